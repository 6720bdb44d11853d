### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = { $number }-bob, “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = { $number }-bob, { $item }
reference-labelled = { $label }, “{ $title }”
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Mazkur hujjatda mahalliy qoidalar mavjud ({ $region }): { $sections }. Ular umumiy matndan farq qilgan taqdirda mahalliy qoidalar ustun kuchga ega boʻladi.
precedence-local-document = Mazkur hujjat quyidagi hudud uchun tuzilgan va umumiy matn oʻrnini bosadi: { $region }.
precedence-general = Ayrim mamlakatlar va hududlar uchun mahalliy qoidalar mavjud. Ular mazkur matndan farq qilgan taqdirda, tegishli joyda mahalliy qoidalar ustun kuchga ega boʻladi.
# For policies that declare that the global text prevails.
precedence-global-over-local = Mazkur hujjatda mahalliy qoidalar mavjud ({ $region }): { $sections }. Ular umumiy matndan farq qilgan taqdirda umumiy matn ustun kuchga ega boʻladi.
precedence-global = Ayrim mamlakatlar va hududlar uchun mahalliy qoidalar mavjud. Ular mazkur matndan farq qilgan taqdirda mazkur matn ustun kuchga ega boʻladi.
precedence-language = Mazkur hujjat bir necha tilda mavjud. Turli tillardagi matnlar bir-biridan farq qilgan taqdirda quyidagi tildagi matn ustun kuchga ega boʻladi: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Mazkur hujjat quyidagi hujjatlardan biriga zid kelgan taqdirda mazkur hujjat ustun kuchga ega boʻladi: { $policies }.

## Cookie tables: part of the text.

cookie-name = Nomi
cookie-provider = Provayder
cookie-purpose = Maqsadi
cookie-category = Toifasi
cookie-duration = Saqlash muddati
cookie-kind = Turi
cookie-kind-http = HTTP cookie-fayli
cookie-kind-local-storage = Lokal xotira
cookie-kind-pixel = Piksel
cookie-party-first = Birinchi tomon
cookie-party-third = Uchinchi tomon
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Zarur
cookie-category-preferences = Sozlamalar
cookie-category-analytics = Tahlil
cookie-category-advertising = Reklama
duration-session = Brauzer yopilgunga qadar
duration-persistent = Brauzerdan oʻchirilgunga qadar
duration-years = { $count ->
    [one] { $count } yil
   *[other] { $count } yil
}
duration-months = { $count ->
    [one] { $count } oy
   *[other] { $count } oy
}
duration-weeks = { $count ->
    [one] { $count } hafta
   *[other] { $count } hafta
}
duration-days = { $count ->
    [one] { $count } kun
   *[other] { $count } kun
}
duration-hours = { $count ->
    [one] { $count } soat
   *[other] { $count } soat
}
duration-minutes = { $count ->
    [one] { $count } daqiqa
   *[other] { $count } daqiqa
}
duration-seconds = { $count ->
    [one] { $count } soniya
   *[other] { $count } soniya
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Ushbu boʻlim Sizning tilingizda mavjud emas. Koʻrsatilgan til: { $language }.
fallback-document-notice = Mazkur hujjat Sizning tilingizda mavjud emas. Koʻrsatilgan til: { $language }.
fallback-title-notice = Hujjat nomi Sizning tilingizda mavjud emas. Koʻrsatilgan til: { $language }.
draft-notice = Loyiha: mazkur matn hali eʼlon qilinmagan.
draft-same-notice = Loyiha: matn { $version } tahriri matni bilan bir xil.
superseded-notice = Ushbu tahrir oʻz kuchini yoʻqotgan.
overtaken-notice = Ushbu tahrir kuchga kirmasdan yangiroq tahrir bilan almashtirilgan.
upcoming-notice = Ushbu tahrir hali kuchga kirmagan. Kuchga kirish sanasi: { $date }.
withdrawn-notice = Mazkur hujjat quyidagi sanadan boshlab oʻz kuchini yoʻqotgan: { $date }.
ending-notice = Mazkur hujjat quyidagi sanadan boshlab oʻz kuchini yoʻqotadi: { $date }.
stale-notice = Ushbu tarjimaga asos boʻlgan matn keyinchalik oʻzgargan.
local-notice = Ushbu boʻlim amal qiladigan hudud: { $region }.
cancelled-notice = Ushbu tahrir kuchga kirmasdan bekor qilingan va hech qachon amal qilmagan. Bekor qilingan sanasi: { $date }.
new-version-notice = Mazkur hujjatning yangi tahriri eʼlon qilingan. Yangi tahrirning kuchga kirish sanasi: { $date }.
not-yet-notice = Mazkur hujjat hali kuchga kirmagan. Kuchga kirish sanasi: { $date }.
unpublished-notice = Mazkur hujjat hali eʼlon qilinmagan.
replaced-by = Mazkur hujjat quyidagi hujjat bilan almashtirilgan:
will-be-replaced-by = Mazkur hujjat quyidagi hujjat bilan almashtiriladi:
uneven-notice = Mazkur hujjatning boshqa tillardagi matnlari yangiroq: { $languages }

## The page around the text.

skip-to-content = Asosiy matnga oʻtish
contents = Mundarija
home = Bosh sahifa
legal-documents = Huquqiy hujjatlar
region-and-language = Hudud va til
choose-region = Hududingiz va tilingizni tanlang
choose-language = Tilingizni tanlang
current-edition = Siz oʻqiyotgan nashr: { $region }, { $language }
area-africa = Afrika
area-asia-pacific = Osiyo va Tinch okeani mintaqasi
area-europe = Yevropa
area-latin-america = Lotin Amerikasi
area-middle-east = Yaqin Sharq
area-north-america = Shimoliy Amerika
area-global = Butun dunyo
suggested-editions = Brauzeringizning til sozlamalariga koʻra taklif:
last-updated = Soʻnggi yangilanish: { $date }
effective = Kuchga kirish sanasi: { $date }
not-released = Hali eʼlon qilinmagan
version-in-force = Amaldagi tahrir
upcoming-version = Kuchga kiradigan tahrir
previous-version = Oldingi tahrir
next-version = Keyingi tahrir
permanent-address = Ushbu tahrirning doimiy manzili:
source-text = Quyidagi tildagi joriy matn: { $language }
version-history = Tahrirlar tarixi
history-title = Tahrirlar tarixi: { $policy }
history-introduction = Mazkur hujjatning shu yerda eʼlon qilingan barcha tahrirlari, eng yangisidan boshlab.
version-title = { $policy }, { $version } tahriri
version-heading = { $version } tahriri
state-in-force = Amalda
state-superseded = Almashtirilgan
state-upcoming = Hali kuchga kirmagan
state-cancelled = Kuchga kirmasdan bekor qilingan
state-withdrawn = Endi amal qilmaydi
state-draft = Loyiha
kind-new = Birinchi marta eʼlon qilingan
kind-material = Mazmundagi oʻzgarish
kind-editorial = Tahririy tuzatish
kind-translation = Yangi tarjima
kind-imported = Avval eʼlon qilingan
published-on = Eʼlon qilingan sanasi: { $date }
withdrawn-on = Quyidagi sanadan boshlab kuchini yoʻqotgan: { $date }
what-changed = Oʻzgarishlar
no-documents = Bu yerda hali birorta ham hujjat eʼlon qilinmagan.
local-here = Mahalliy qoida
local-versions = Mahalliy matnlar
compare-local = Umumiy matn bilan taqqoslash
local-title = Mahalliy qoidalar: { $policy }
local-introduction = Farqlar amal qiladigan hudud: { $region }. Har bir mahalliy qoida u oʻrnini bosgan matn bilan birga keltirilgan.
local-text = Mahalliy matn: { $region }
displaced-text = Almashtirilgan matn
displaced-nothing = Qoʻshilgan; hech qanday matn oʻrnini bosmagan.
removed-text = Chiqarib tashlangan matn: { $region }
related-documents = Aloqador hujjatlar
prevails-over = Ziddiyat yuzaga kelganda mazkur hujjat ustun turadigan hujjatlar
prevailed-over-by = Ziddiyat yuzaga kelganda mazkur hujjatdan ustun turadigan hujjatlar
footnotes = Izohlar
back-to-text = Matnga qaytish
section-link = Ushbu boʻlimga havola
paragraph-links = Har bir xatboshi yonida havolani koʻrsatish
document-count = { $count ->
    [one] { $count } hujjat
   *[other] { $count } hujjat
}
not-found-title = Sahifa topilmadi
not-found-text = Ushbu manzilda sahifa mavjud emas.
main-navigation = Asosiy navigatsiya
footer-navigation = Sahifa quyi qismidagi navigatsiya
breadcrumbs = Sahifa yoʻli
social-media = Ijtimoiy tarmoqlar

## Comparisons.

show-changes = Oʻzgarishlarni koʻrsatish
changes-title = { $policy }: { $old } tahririga nisbatan { $version } tahriridagi oʻzgarishlar
draft-changes-title = { $policy }: eʼlon qilinmagan oʻzgarishlar
compared-with = Quyidagi bilan taqqoslangan:
compare-also = Boshqa tahrir bilan taqqoslash:
changes-legend = Qoʻshilgan matnning tagiga chizilgan. Chiqarib tashlangan matnning ustidan chizilgan.
list-of-changes = Oʻzgarishlar roʻyxati
nothing-changed = Matn oʻzgarmagan.
only-renumbered = Faqat raqamlanishi farq qiladi.
changed-here = Ushbu boʻlim mazkur tahrirda oʻzgartirilgan.
sections-added = Qoʻshilgan boʻlimlar: { $count }
sections-removed = Chiqarib tashlangan boʻlimlar: { $count }
sections-moved = Koʻchirilgan boʻlimlar: { $count }
sections-amended = Oʻzgartirilgan boʻlimlar: { $count }
sections-translated = Yangi tarjima qilingan boʻlimlar: { $count }
words-inserted = Qoʻshilgan soʻzlar: { $count }
words-deleted = Chiqarib tashlangan soʻzlar: { $count }
change-added = Qoʻshilgan
change-removed = Chiqarib tashlangan
change-moved = Koʻchirilgan
change-amended = Oʻzgartirilgan
change-translated = Yangi tarjima qilingan
part-title = Hujjat nomi
part-description = Tavsif
part-preamble = Kirish
part-precedence = Ustun kuch toʻgʻrisidagi qoidalar
part-note = Izoh
remark-moved-away = Bu yerdan koʻchirilgan
remark-moved-here = Bu yerga koʻchirilgan
remark-restyled = Matnning ajratib koʻrsatilishi oʻzgartirilgan
remark-relinked = Havola oʻzgartirilgan: { $old } → { $new }
remark-no-link = havola yoʻq
remark-bullets = Raqamlar roʻyxat belgilari bilan almashtirilgan
remark-numbers = Roʻyxat belgilari raqamlar bilan almashtirilgan
remark-divided = Xatboshi boʻlingan
remark-joined = Xatboshilar birlashtirilgan
remark-level = Sarlavha darajasi oʻzgartirilgan: { $old } → { $new }
remark-language = Til oʻzgartirilgan: { $old } → { $new }
local-legend = Mahalliy matnning tagiga chizilgan. U oʻrnini bosgan matnning ustidan chizilgan.
local-other-language = Almashtirilgan matn mahalliy matn tilida mavjud emas. Har ikkala matn belgilarsiz koʻrsatilgan.

## Notices beside the text

cookie-notice-label = Cookie-fayllar toʻgʻrisida maʼlumot
cookie-notice-text = Biz veb-saytlarimizda cookie-fayllar va shunga oʻxshash texnologiyalardan foydalanamiz. Qaysi cookie-fayllardan foydalanilishi, ular nima uchun kerakligi va qancha muddat saqlanishi cookie-fayllar toʻgʻrisidagi bildirishnomamizda koʻrsatilgan.
cookie-notice-more = Batafsil
cookie-notice-close = Yopish
leaving-title = Siz veb-saytimizdan chiqmoqdasiz
leaving-text = Ushbu havola uchinchi shaxsning veb-saytiga olib boradi. U veb-saytning oʻz foydalanish shartlari va oʻz maxfiylik bayonoti mavjud. U veb-sayt bizning nazoratimizda emas.
leaving-address = Havola olib boradigan manzil:
leaving-continue = Davom etish
leaving-stay = Shu yerda qolish
