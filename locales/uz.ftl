
## Cookies

-aurora-account = Aurora akkaunti
cookie-purpose-session = Veb-saytlarimizga tashrifingiz davomida { -aurora-account } seansingizni ochiq holda saqlaydi va savatingizni eslab qoladi.
cookie-purpose-csrf = Shakllarni boshqa veb-saytlar Sizning nomingizdan yuboradigan soʻrovlardan himoya qiladi.
cookie-purpose-consent = Cookie-fayllarning qaysi toifalarini qabul qilganingiz yoki rad etganingizni hamda buning vaqtini saqlaydi.
cookie-purpose-region = Siz tanlagan mamlakat yoki hududni va tilni saqlaydi.
cookie-purpose-display = Sahifalar qanday koʻrsatilishi borasidagi tanlovingizni saqlaydi: yorugʻ yoki toʻq koʻrinish, matn oʻlchami, kamaytirilgan harakat.
cookie-purpose-recent = Siz yaqinda koʻrgan mahsulotlarni qayta topishingiz uchun ularning roʻyxatini tuzadi.
cookie-purpose-notice = Cookie-fayllar haqidagi xabarni yopganingizni eslab qoladi, u faqat xabar qilinadigan maʼlumotlar oʻzgarganda qayta koʻrsatiladi.
cookie-purpose-visitor = Tashriflarni emas, tashrif buyuruvchilarni sanashimiz uchun qaytib kelgan brauzerni tasodifiy raqam orqali taniydi.
cookie-purpose-visit = Tashrif buyuruvchilar izlagan narsasini qayerda topa olmasligini koʻrishimiz uchun bitta tashrif davomida ochilgan sahifalarni oʻzaro bogʻlaydi.
cookie-purpose-mail = Siz obuna boʻlgan axborot xati ochilgan yoki ochilmaganini bizga bildiradi.
cookie-purpose-campaign = Reklama samarasini oʻlchashimiz uchun qaysi reklamamiz Sizni veb-saytlarimizga yoʻnaltirganini saqlaydi.
cookie-purpose-advertising-id = Boshqalarning veb-saytlaridagi reklamalar qiziqishlaringizga mos boʻlishi va haddan tashqari koʻp takrorlanmasligi uchun brauzeringizni oʻsha saytlarda taniydi.
cookie-purpose-store = Buyurtmani olib ketish va taʼmirlash uchun tanlagan doʻkoningizni saqlaydi.

## Navigation

nav-phones = Telefonlar
nav-watches = Soatlar
nav-cloud = Aurora Cloud
nav-support = Qoʻllab-quvvatlash
nav-products = Mahsulotlar
nav-accessories = Aksessuarlar
nav-help = Yordam
nav-repair = Taʼmirlash
nav-security-updates = Xavfsizlik yangilanishlari
nav-shops = Doʻkon topish
nav-company = Kompaniya
nav-about = Biz haqimizda
nav-press = Matbuot
nav-sustainability = Barqaror rivojlanish
nav-accessibility = Maxsus imkoniyatlar
nav-community = Hamjamiyat
nav-videos = Videolar
nav-developers = Dasturchilar

## Regions

region-global = Xalqaro
