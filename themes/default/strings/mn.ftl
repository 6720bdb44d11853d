### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = { $number }-р хэсэг, «{ $title }»
reference-unnumbered = «{ $title }»
reference-item = { $number }-р хэсэг, { $item }
reference-labelled = { $label }, «{ $title }»
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }», { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Энэхүү баримт бичигт дараах улс, бүс нутагт үйлчлэх тусгай заалт орсон болно: { $region }. Тусгай заалт нь: { $sections }. Тусгай заалт ерөнхий бичвэрээс зөрвөл тухайн улс, бүс нутагт тусгай заалтыг баримтална.
precedence-local-document = Энэхүү баримт бичиг нь ерөнхий бичвэрийг орлох бөгөөд дараах улс, бүс нутагт зориулагдсан болно: { $region }.
precedence-general = Зарим улс, бүс нутагт тусгай заалт үйлчилнэ. Тусгай заалт энэхүү бичвэрээс зөрвөл тухайн улс, бүс нутагт тусгай заалтыг баримтална.
# For policies that declare that the global text prevails.
precedence-global-over-local = Энэхүү баримт бичигт дараах улс, бүс нутагт үйлчлэх тусгай заалт орсон болно: { $region }. Тусгай заалт нь: { $sections }. Тусгай заалт ерөнхий бичвэрээс зөрвөл ерөнхий бичвэрийг баримтална.
precedence-global = Зарим улс, бүс нутагт тусгай заалт үйлчилнэ. Тусгай заалт энэхүү бичвэрээс зөрвөл энэхүү бичвэрийг баримтална.
precedence-language = Энэхүү баримт бичгийг хэд хэдэн хэлээр нийтэлсэн болно. Хэлний хувилбарууд хоорондоо зөрвөл дараах хэлээр үйлдсэн хувилбарыг баримтална: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Энэхүү баримт бичиг дараах баримт бичгийн аль нэгтэй зөрчилдвөл энэхүү баримт бичгийг баримтална: { $policies }.

## Cookie tables: part of the text.

cookie-name = Нэр
cookie-provider = Үйлчилгээ үзүүлэгч
cookie-purpose = Зорилго
cookie-category = Ангилал
cookie-duration = Хадгалах хугацаа
cookie-kind = Төрөл
cookie-kind-http = HTTP күүки
cookie-kind-local-storage = Дотоод хадгалалт
cookie-kind-pixel = Пиксел
cookie-party-first = Өөрийн
cookie-party-third = Гуравдагч этгээдийн
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Зайлшгүй шаардлагатай
cookie-category-preferences = Тохиргооны
cookie-category-analytics = Аналитик
cookie-category-advertising = Сурталчилгааны
duration-session = Таныг хөтчөө хаах хүртэл
duration-persistent = Таныг хөтчөөс устгах хүртэл
duration-years = { $count ->
    [one] { $count } жил
   *[other] { $count } жил
}
duration-months = { $count ->
    [one] { $count } сар
   *[other] { $count } сар
}
duration-weeks = { $count ->
    [one] { $count } долоо хоног
   *[other] { $count } долоо хоног
}
duration-days = { $count ->
    [one] { $count } хоног
   *[other] { $count } хоног
}
duration-hours = { $count ->
    [one] { $count } цаг
   *[other] { $count } цаг
}
duration-minutes = { $count ->
    [one] { $count } минут
   *[other] { $count } минут
}
duration-seconds = { $count ->
    [one] { $count } секунд
   *[other] { $count } секунд
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Энэ хэсгийн таны хэл дээрх хувилбар байхгүй тул дараах хэлээр харуулж байна: { $language }.
fallback-document-notice = Энэхүү баримт бичгийн таны хэл дээрх хувилбар байхгүй тул дараах хэлээр харуулж байна: { $language }.
fallback-title-notice = Баримт бичгийн нэрийн таны хэл дээрх хувилбар байхгүй тул дараах хэлээр харуулж байна: { $language }.
draft-notice = Төсөл: энэхүү бичвэрийг албан ёсоор нийтлээгүй байна.
draft-same-notice = Төсөл: бичвэр нь { $version } хувилбарынхтай ижил байна.
superseded-notice = Энэ хувилбар хүчингүй болсон.
overtaken-notice = Энэ хувилбарыг хүчин төгөлдөр болохоос өмнө илүү шинэ хувилбараар сольсон.
upcoming-notice = Энэ хувилбар хүчин төгөлдөр болоогүй байна. Хүчин төгөлдөр болох огноо: { $date }.
withdrawn-notice = Энэхүү баримт бичиг дараах өдрөөс эхлэн үйлчлэхээ больсон: { $date }.
ending-notice = Энэхүү баримт бичиг дараах өдрөөс эхлэн үйлчлэхээ болино: { $date }.
stale-notice = Энэхүү орчуулгын эх бичвэр орчуулснаас хойш өөрчлөгдсөн.
local-notice = Энэ хэсэг дараах улс, бүс нутагт үйлчилнэ: { $region }.
cancelled-notice = Энэ хувилбарыг цуцалсан бөгөөд огт хүчин төгөлдөр болоогүй. Цуцалсан огноо: { $date }.
new-version-notice = Энэхүү баримт бичгийн шинэ хувилбарыг нийтэлсэн болно. Шинэ хувилбар хүчин төгөлдөр болох огноо: { $date }.
not-yet-notice = Энэхүү баримт бичиг хүчин төгөлдөр болоогүй байна. Хүчин төгөлдөр болох огноо: { $date }.
unpublished-notice = Энэхүү баримт бичгийг хараахан нийтлээгүй байна.
replaced-by = Энэхүү баримт бичгийг дараах баримт бичгээр сольсон:
will-be-replaced-by = Энэхүү баримт бичгийг дараах баримт бичгээр солино:
uneven-notice = Энэхүү баримт бичгийн бусад хэл дээрх хувилбар илүү шинэ байна: { $languages }

## The page around the text.

skip-to-content = Үндсэн агуулга руу очих
contents = Гарчиг
home = Нүүр хуудас
legal-documents = Эрх зүйн баримт бичиг
region-and-language = Бүс нутаг ба хэл
choose-region = Бүс нутаг, хэлээ сонгоно уу
choose-language = Хэлээ сонгоно уу
current-edition = Та дараах хувилбарыг уншиж байна: { $region }, { $language }
area-africa = Африк
area-asia-pacific = Ази, Номхон далайн бүс
area-europe = Европ
area-latin-america = Латин Америк
area-middle-east = Ойрх Дорнод
area-north-america = Хойд Америк
area-global = Дэлхий даяар
suggested-editions = Таны хөтчийн хэлний тохиргоонд үндэслэсэн санал:
last-updated = Сүүлд шинэчилсэн огноо: { $date }
effective = Хүчин төгөлдөр болох огноо: { $date }
not-released = Хараахан нийтлээгүй
version-in-force = Хүчин төгөлдөр хувилбар
upcoming-version = Хүчин төгөлдөр болох хувилбар
previous-version = Өмнөх хувилбар
next-version = Дараагийн хувилбар
permanent-address = Энэ хувилбарын байнгын хаяг:
source-text = Дараах хэл дээрх одоогийн бичвэр: { $language }
version-history = Хувилбарын түүх
history-title = Хувилбарын түүх: { $policy }
history-introduction = Энэхүү баримт бичгийн энд нийтэлсэн бүх хувилбар, хамгийн шинээс нь эхлэн.
version-title = { $policy }, хувилбар { $version }
version-heading = Хувилбар { $version }
state-in-force = Хүчин төгөлдөр
state-superseded = Өөр хувилбараар солигдсон
state-upcoming = Хүчин төгөлдөр болоогүй
state-cancelled = Хүчин төгөлдөр болохоос өмнө цуцалсан
state-withdrawn = Үйлчлэхээ больсон
state-draft = Төсөл
kind-new = Анх нийтэлсэн
kind-material = Агуулгын өөрчлөлт
kind-editorial = Найруулгын засвар
kind-translation = Шинэ орчуулга
kind-imported = Өмнө нийтэлсэн
published-on = Нийтэлсэн огноо: { $date }
withdrawn-on = Дараах өдрөөс эхлэн үйлчлэхээ больсон: { $date }
what-changed = Өөрчлөлт
no-documents = Энд одоогоор ямар ч баримт бичиг нийтлээгүй байна.
local-here = Тусгай заалт
local-versions = Бүс нутгийн хувилбарууд
compare-local = Ерөнхий бичвэртэй харьцуулах
local-title = Тусгай заалт: { $policy }
local-introduction = Дараах улс, бүс нутагт өөр байх зүйлс: { $region }. Тусгай заалт бүрийг түүгээр солигдсон бичвэртэй хамт харуулав.
local-text = Дараах улс, бүс нутгийн бичвэр: { $region }
displaced-text = Солигдсон бичвэр
displaced-nothing = Нэмсэн хэсэг; ямар нэгэн бичвэрийг орлоогүй.
removed-text = Дараах улс, бүс нутагт хассан: { $region }
related-documents = Холбогдох баримт бичиг
prevails-over = Дараах баримт бичигтэй зөрчилдсөн тохиолдолд энэхүү баримт бичгийг баримтална
prevailed-over-by = Зөрчилдсөн тохиолдолд энэхүү баримт бичгээс илүүд үзэж баримтлах баримт бичиг
footnotes = Зүүлт тайлбар
back-to-text = Бичвэр рүү буцах
section-link = Энэ хэсгийн холбоос
paragraph-links = Догол мөр бүрт холбоос харуулах
document-count = { $count ->
    [one] { $count } баримт бичиг
   *[other] { $count } баримт бичиг
}
not-found-title = Хуудас олдсонгүй
not-found-text = Энэ хаягаар хуудас алга байна.
main-navigation = Үндсэн цэс
footer-navigation = Хуудасны доод цэс
breadcrumbs = Хуудасны байршил
social-media = Олон нийтийн сүлжээ

## Comparisons.

show-changes = Өөрчлөлтийг харуулах
changes-title = { $policy }: { $old } хувилбартай харьцуулахад { $version } хувилбарт орсон өөрчлөлт
draft-changes-title = { $policy }: нийтлээгүй өөрчлөлт
compared-with = Дараахтай харьцуулсан:
compare-also = Өөр хувилбартай харьцуулах:
changes-legend = Нэмсэн бичвэрийг доогуур нь, хассан бичвэрийг дундуур нь зурж тэмдэглэсэн.
list-of-changes = Өөрчлөлтийн жагсаалт
nothing-changed = Бичвэр өөрчлөгдөөгүй.
only-renumbered = Зөвхөн дугаарлалт өөр байна.
changed-here = Энэ хэсгийг энэ хувилбарт өөрчилсөн.
sections-added = Нэмсэн хэсэг: { $count }
sections-removed = Хассан хэсэг: { $count }
sections-moved = Шилжүүлсэн хэсэг: { $count }
sections-amended = Өөрчилсөн хэсэг: { $count }
sections-translated = Шинээр орчуулсан хэсэг: { $count }
words-inserted = Нэмсэн үг: { $count }
words-deleted = Хассан үг: { $count }
change-added = Нэмсэн
change-removed = Хассан
change-moved = Шилжүүлсэн
change-amended = Өөрчилсөн
change-translated = Шинээр орчуулсан
part-title = Баримт бичгийн нэр
part-description = Тодорхойлолт
part-preamble = Оршил
part-precedence = Илүүд үзэж баримтлах тухай заалт
part-note = Зүүлт тайлбар
remark-moved-away = Эндээс шилжүүлсэн
remark-moved-here = Энд шилжүүлсэн
remark-restyled = Онцлон тэмдэглэснийг өөрчилсөн
remark-relinked = Холбоосыг өөрчилсөн: { $old } → { $new }
remark-no-link = холбоосгүй
remark-bullets = Дугаарыг цэгэн тэмдгээр сольсон
remark-numbers = Цэгэн тэмдгийг дугаараар сольсон
remark-divided = Догол мөрийг хуваасан
remark-joined = Догол мөрүүдийг нэгтгэсэн
remark-level = Гарчгийн түвшнийг өөрчилсөн: { $old } → { $new }
remark-language = Хэлийг өөрчилсөн: { $old } → { $new }
local-legend = Тусгай заалтын бичвэрийг доогуур нь, түүгээр солигдсон бичвэрийг дундуур нь зурж тэмдэглэсэн.
local-other-language = Солигдсон бичвэрийн тусгай заалтын хэл дээрх хувилбар байхгүй. Хоёр бичвэрийг тэмдэглэгээгүй харуулав.

## Notices beside the text

cookie-notice-label = Күүкийн тухай мэдээлэл
cookie-notice-text = Бид цахим хуудсууддаа күүки болон ижил төстэй технологийг ашигладаг. Ямар күүки ашигладаг, ямар зориулалттай, хэр удаан хадгалагддаг талаар манай күүки ашиглах тухай мэдэгдэлд заасан болно.
cookie-notice-more = Дэлгэрэнгүй
cookie-notice-close = Хаах
leaving-title = Та манай цахим хуудаснаас гарах гэж байна
leaving-text = Энэхүү холбоос гуравдагч этгээдийн цахим хуудас руу хөтөлнө. Тухайн цахим хуудас өөрийн ашиглалтын нөхцөл, нууцлалын мэдэгдэлтэй. Тухайн цахим хуудас бидний хяналтад байдаггүй.
leaving-address = Шилжих хаяг:
leaving-continue = Үргэлжлүүлэх
leaving-stay = Энд үлдэх
