
## Cookies

-aurora-account = Aurora hesabı
cookie-purpose-session = { -aurora-account } oturumunuzu açık tutar ve internet sitelerimizi ziyaretiniz sırasında sepetinizi hatırlar.
cookie-purpose-csrf = Formları, başka internet sitelerinin sizin adınıza gönderdiği isteklere karşı korur.
cookie-purpose-consent = Hangi çerez kategorilerini ne zaman kabul veya reddettiğinizi saklar.
cookie-purpose-region = Seçtiğiniz ülkeyi veya bölgeyi ve dili saklar.
cookie-purpose-display = Sayfaların nasıl gösterilmesini istediğinizi saklar: açık veya koyu görünüm, metin boyutu, azaltılmış hareket.
cookie-purpose-recent = Son baktığınız ürünleri, yeniden bulabilmeniz için listeler.
cookie-purpose-notice = Çerezler hakkındaki bilgilendirmeyi kapattığınızı hatırlar; böylece bilgilendirme yalnızca bildirdiği hususlar değiştiğinde yeniden gösterilir.
cookie-purpose-visitor = Ziyaretleri değil ziyaretçileri sayabilmemiz için, geri gelen tarayıcıyı rastgele bir sayıyla tanır.
cookie-purpose-visit = Ziyaretçilerin aradıklarını nerede bulamadıklarını görebilmemiz için, tek bir ziyaretteki sayfaları birbirine bağlar.
cookie-purpose-mail = Abone olduğunuz bir bültenin açılıp açılmadığını bize bildirir.
cookie-purpose-campaign = Başarısını ölçebilmemiz için, hangi reklamımızın sizi internet sitelerimize yönlendirdiğini saklar.
cookie-purpose-advertising-id = Başkalarına ait internet sitelerindeki reklamların ilgi alanlarınıza uygun olması ve gereğinden sık tekrarlanmaması için tarayıcınızı bu sitelerde tanır.
cookie-purpose-store = Teslim alma ve onarım için seçtiğiniz mağazayı saklar.

## Navigation

nav-phones = Telefonlar
nav-watches = Saatler
nav-cloud = Aurora Cloud
nav-support = Destek
nav-products = Ürünler
nav-accessories = Aksesuarlar
nav-help = Yardım
nav-repair = Onarım
nav-security-updates = Güvenlik güncellemeleri
nav-shops = Mağaza bulun
nav-company = Şirket
nav-about = Hakkımızda
nav-press = Basın
nav-sustainability = Sürdürülebilirlik
nav-accessibility = Erişilebilirlik
nav-community = Topluluk
nav-videos = Videolar
nav-developers = Geliştiriciler

## Regions

region-global = Uluslararası
