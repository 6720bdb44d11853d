### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = Bölüm { $number }, “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = Bölüm { $number }, { $item }
reference-labelled = { $label }, “{ $title }”
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Bu belge yerel hükümler içermektedir ({ $region }): { $sections }. Bu hükümler ile genel metin arasında farklılık bulunması hâlinde yerel hükümler geçerlidir.
precedence-local-document = Bu belge şu bölge için hazırlanmıştır ve genel metnin yerine geçer: { $region }.
precedence-general = Bazı ülke ve bölgeler için yerel hükümler bulunmaktadır. Yerel hükümler ile bu metin arasında farklılık bulunması hâlinde, ilgili ülke veya bölgede yerel hükümler geçerlidir.
# For policies that declare that the global text prevails.
precedence-global-over-local = Bu belge yerel hükümler içermektedir ({ $region }): { $sections }. Bu hükümler ile genel metin arasında farklılık bulunması hâlinde genel metin geçerlidir.
precedence-global = Bazı ülke ve bölgeler için yerel hükümler bulunmaktadır. Yerel hükümler ile bu metin arasında farklılık bulunması hâlinde bu metin geçerlidir.
precedence-language = Bu belge birden fazla dilde sunulmaktadır. Dil sürümleri arasında farklılık bulunması hâlinde şu dildeki sürüm geçerlidir: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Bu belgenin aşağıdaki belgelerden biriyle çelişmesi hâlinde bu belge geçerlidir: { $policies }.

## Cookie tables: part of the text.

cookie-name = Ad
cookie-provider = Sağlayıcı
cookie-purpose = Amaç
cookie-category = Kategori
cookie-duration = Saklama süresi
cookie-kind = Tür
cookie-kind-http = HTTP çerezi
cookie-kind-local-storage = Yerel depolama
cookie-kind-pixel = Piksel
cookie-party-first = Birinci taraf
cookie-party-third = Üçüncü taraf
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Zorunlu
cookie-category-preferences = Tercih
cookie-category-analytics = Analiz
cookie-category-advertising = Reklam
duration-session = Tarayıcı kapatılana kadar
duration-persistent = Tarayıcıdan silinene kadar
duration-years = { $count ->
    [one] { $count } yıl
   *[other] { $count } yıl
}
duration-months = { $count ->
    [one] { $count } ay
   *[other] { $count } ay
}
duration-weeks = { $count ->
    [one] { $count } hafta
   *[other] { $count } hafta
}
duration-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
}
duration-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
duration-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
}
duration-seconds = { $count ->
    [one] { $count } saniye
   *[other] { $count } saniye
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Bu bölüm dilinizde mevcut değildir. Gösterildiği dil: { $language }.
fallback-document-notice = Bu belge dilinizde mevcut değildir. Gösterildiği dil: { $language }.
fallback-title-notice = Belgenin başlığı dilinizde mevcut değildir. Gösterildiği dil: { $language }.
draft-notice = Taslak: Bu metin henüz yayımlanmamıştır.
draft-same-notice = Taslak: Metin, { $version } sürümünün metniyle aynıdır.
superseded-notice = Bu sürüm artık yürürlükte değildir.
overtaken-notice = Bu sürüm, yürürlüğe girmeden önce daha yeni bir sürümle değiştirilmiştir.
upcoming-notice = Bu sürüm henüz yürürlüğe girmemiştir. Yürürlük tarihi: { $date }.
withdrawn-notice = Bu belge şu tarihten itibaren yürürlükte değildir: { $date }.
ending-notice = Bu belge şu tarihten itibaren yürürlükte olmayacaktır: { $date }.
stale-notice = Bu çevirinin esas alındığı metin sonradan değişmiştir.
local-notice = Bu bölümün geçerli olduğu yer: { $region }.
cancelled-notice = Bu sürüm iptal edilmiş ve hiçbir zaman yürürlüğe girmemiştir. İptal tarihi: { $date }.
new-version-notice = Bu belgenin yeni bir sürümü yürürlüğe girecektir. Yeni sürümün yürürlük tarihi: { $date }.
not-yet-notice = Bu belge henüz yürürlüğe girmemiştir. Yürürlük tarihi: { $date }.
unpublished-notice = Bu belge henüz yayımlanmamıştır.
replaced-by = Bu belgenin yerine şu belge geçmiştir:
will-be-replaced-by = Bu belgenin yerine şu belge geçecektir:
uneven-notice = Bu belgenin diğer dillerdeki sürümleri daha yenidir: { $languages }

## The page around the text.

skip-to-content = İçeriğe geç
contents = İçindekiler
home = Ana sayfa
legal-documents = Hukuki belgeler
region-and-language = Bölge ve dil
choose-region = Bölgenizi ve dilinizi seçin
choose-language = Dilinizi seçin
current-edition = Okuduğunuz sürüm: { $region }, { $language }
area-africa = Afrika
area-asia-pacific = Asya Pasifik
area-europe = Avrupa
area-latin-america = Latin Amerika
area-middle-east = Orta Doğu
area-north-america = Kuzey Amerika
area-global = Tüm dünya
suggested-editions = Tarayıcınızın dil ayarlarına göre öneri:
last-updated = Son güncelleme: { $date }
effective = Yürürlük tarihi: { $date }
not-released = Henüz yayımlanmadı
version-in-force = Yürürlükteki sürüm
upcoming-version = Yürürlüğe girecek sürüm
previous-version = Önceki sürüm
next-version = Sonraki sürüm
permanent-address = Bu sürümün kalıcı adresi:
source-text = Şu dildeki güncel metin: { $language }
version-history = Sürüm geçmişi
history-title = Sürüm geçmişi: { $policy }
history-introduction = Bu belgenin burada yayımlanan tüm sürümleri, en yeniden en eskiye doğru.
version-title = { $policy }, sürüm { $version }
version-heading = Sürüm { $version }
state-in-force = Yürürlükte
state-superseded = Yerine başka bir sürüm geçti
state-upcoming = Henüz yürürlüğe girmedi
state-cancelled = Yürürlüğe girmeden iptal edildi
state-withdrawn = Yürürlükten kalktı
state-draft = Taslak
kind-new = İlk yayım
kind-material = İçerik değişikliği
kind-editorial = Redaksiyonel düzeltme
kind-translation = Yeni çeviri
kind-imported = Daha önceki yayım
published-on = Yayım tarihi: { $date }
withdrawn-on = Şu tarihten itibaren yürürlükte değildir: { $date }
what-changed = Değişiklikler
no-documents = Burada henüz hiçbir belge yayımlanmamıştır.
local-here = Yerel hüküm
local-versions = Yerel sürümler
compare-local = Genel metinle karşılaştır
local-title = Yerel hükümler: { $policy }
local-introduction = Farklılıkların geçerli olduğu yer: { $region }. Her yerel hüküm, yerine geçtiği metinle birlikte gösterilmektedir.
local-text = Yerel metin: { $region }
displaced-text = Uygulanmayan metin
displaced-nothing = Eklenmiştir; hiçbir metnin yerine geçmemiştir.
removed-text = Çıkarılan metin: { $region }
related-documents = İlgili belgeler
prevails-over = Çelişki hâlinde bu belgenin öncelikli olduğu belgeler
prevailed-over-by = Çelişki hâlinde bu belgeye göre öncelikli olan belgeler
footnotes = Dipnotlar
back-to-text = Metne dön
section-link = Bu bölümün bağlantısı
paragraph-links = Her paragrafta bir bağlantı göster
document-count = { $count ->
    [one] { $count } belge
   *[other] { $count } belge
}
not-found-title = Sayfa bulunamadı
not-found-text = Bu adreste bir sayfa yoktur.
main-navigation = Ana gezinme
footer-navigation = Alt bilgi gezinmesi
breadcrumbs = Sayfa yolu
social-media = Sosyal medya

## Comparisons.

show-changes = Değişiklikleri göster
changes-title = { $policy }: { $old } sürümüne göre { $version } sürümündeki değişiklikler
draft-changes-title = { $policy }: yayımlanmamış değişiklikler
compared-with = Karşılaştırmada esas alınan:
compare-also = Başka bir sürümle karşılaştırma:
changes-legend = Eklenen metnin altı çizilidir. Çıkarılan metnin üstü çizilidir.
list-of-changes = Değişikliklerin listesi
nothing-changed = Metin aynıdır.
only-renumbered = Yalnızca numaralandırma farklıdır.
changed-here = Bu bölüm bu sürümde değiştirilmiştir.
sections-added = Eklenen bölüm sayısı: { $count }
sections-removed = Çıkarılan bölüm sayısı: { $count }
sections-moved = Taşınan bölüm sayısı: { $count }
sections-amended = Değiştirilen bölüm sayısı: { $count }
sections-translated = Yeni çevrilen bölüm sayısı: { $count }
words-inserted = Eklenen kelime sayısı: { $count }
words-deleted = Çıkarılan kelime sayısı: { $count }
change-added = Eklendi
change-removed = Çıkarıldı
change-moved = Taşındı
change-amended = Değiştirildi
change-translated = Yeni çevrildi
part-title = Başlık
part-description = Açıklama
part-preamble = Giriş
part-precedence = Öncelik hükümleri
part-note = Dipnot
remark-moved-away = Buradan taşındı
remark-moved-here = Buraya taşındı
remark-restyled = Vurgulama değiştirildi
remark-relinked = Bağlantı değiştirildi: { $old } → { $new }
remark-no-link = bağlantı yok
remark-bullets = Numaraların yerine madde işaretleri konuldu
remark-numbers = Madde işaretlerinin yerine numaralar konuldu
remark-divided = Paragraf bölündü
remark-joined = Paragraflar birleştirildi
remark-level = Bölüm başlığının düzeyi değiştirildi: { $old } → { $new }
remark-language = Dil değiştirildi: { $old } → { $new }
local-legend = Yerel metnin altı çizilidir. Yerel metnin yerine geçtiği metnin üstü çizilidir.
local-other-language = Yerel metnin yerine geçtiği metin, yerel metnin dilinde mevcut değildir. Her iki metin de işaretsiz gösterilmektedir.

## Notices beside the text

cookie-notice-label = Çerezler hakkında bilgilendirme
cookie-notice-text = İnternet sitelerimizde çerezler ve benzeri teknolojiler kullanılmaktadır. Hangi çerezlerin hangi amaçlarla kullanıldığı ve ne kadar süreyle saklandığı çerez bildirimimizde açıklanmaktadır.
cookie-notice-more = Daha fazla bilgi
cookie-notice-close = Kapat
leaving-title = İnternet sitemizden ayrılıyorsunuz
leaving-text = Bu bağlantı, üçüncü bir tarafın internet sitesine götürür. O sitenin kendi kullanım koşulları ve kendi gizlilik bildirimi vardır. O site denetimimiz altında değildir.
leaving-address = Bağlantının hedefi:
leaving-continue = Devam et
leaving-stay = Burada kal
