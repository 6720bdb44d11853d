### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = «{ $title }» деген { $number }-бөлім
reference-unnumbered = «{ $title }»
reference-item = { $number }-бөлім, { $item }
reference-labelled = { $label }, «{ $title }»
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }», { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Бұл құжатта мына елге немесе өңірге арналған ережелер бар: { $region }. Ол ережелер мына бөлімдерде берілген: { $sections }. Олар жалпы мәтіннен өзгеше болған жағдайда осы елге немесе өңірге арналған ережелер басым күшке ие болады.
precedence-local-document = Бұл құжат жалпы мәтінді алмастырады және мына елге немесе өңірге арналған: { $region }.
precedence-general = Кейбір елдер мен өңірлер үшін жергілікті ережелер бар. Олар осы мәтіннен өзгеше болған жағдайда сол елдер мен өңірлерде жергілікті ережелер басым күшке ие болады.
# For policies that declare that the global text prevails.
precedence-global-over-local = Бұл құжатта мына елге немесе өңірге арналған ережелер бар: { $region }. Ол ережелер мына бөлімдерде берілген: { $sections }. Олар жалпы мәтіннен өзгеше болған жағдайда жалпы мәтін басым күшке ие болады.
precedence-global = Кейбір елдер мен өңірлер үшін жергілікті ережелер бар. Олар осы мәтіннен өзгеше болған жағдайда осы мәтін басым күшке ие болады.
precedence-language = Бұл құжат бірнеше тілде қолжетімді. Тілдік нұсқалар арасында айырмашылық болған жағдайда мына тілдегі нұсқа басым күшке ие болады: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Бұл құжат мына құжаттардың біріне қайшы келген жағдайда осы құжат басым күшке ие болады: { $policies }.

## Cookie tables: part of the text.

cookie-name = Атауы
cookie-provider = Провайдері
cookie-purpose = Мақсаты
cookie-category = Санаты
cookie-duration = Сақтау мерзімі
cookie-kind = Түрі
cookie-kind-http = HTTP cookie файлы
cookie-kind-local-storage = Жергілікті қойма
cookie-kind-pixel = Пиксель
cookie-party-first = Бірінші тарап
cookie-party-third = Үшінші тарап
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Қажетті
cookie-category-preferences = Баптаулар
cookie-category-analytics = Аналитика
cookie-category-advertising = Жарнама
duration-session = Браузер жабылғанға дейін
duration-persistent = Браузерден жойылғанға дейін
duration-years = { $count ->
    [one] { $count } жыл
   *[other] { $count } жыл
}
duration-months = { $count ->
    [one] { $count } ай
   *[other] { $count } ай
}
duration-weeks = { $count ->
    [one] { $count } апта
   *[other] { $count } апта
}
duration-days = { $count ->
    [one] { $count } күн
   *[other] { $count } күн
}
duration-hours = { $count ->
    [one] { $count } сағат
   *[other] { $count } сағат
}
duration-minutes = { $count ->
    [one] { $count } минут
   *[other] { $count } минут
}
duration-seconds = { $count ->
    [one] { $count } секунд
   *[other] { $count } секунд
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Бұл бөлім Сіздің тіліңізде қолжетімді емес. Ол мына тілде көрсетілген: { $language }.
fallback-document-notice = Бұл құжат Сіздің тіліңізде қолжетімді емес. Ол мына тілде көрсетілген: { $language }.
fallback-title-notice = Құжаттың атауы Сіздің тіліңізде қолжетімді емес. Ол мына тілде көрсетілген: { $language }.
draft-notice = Жоба: бұл мәтін жарияланбаған.
draft-same-notice = Жоба: мәтін { $version } редакциясының мәтінімен бірдей.
superseded-notice = Бұл редакция күшін жойған.
overtaken-notice = Бұл редакция күшіне енгенге дейін жаңарақ редакциямен ауыстырылды.
upcoming-notice = Бұл редакция әлі күшіне енген жоқ. Күшіне енетін күні: { $date }.
withdrawn-notice = Бұл құжаттың қолданылуы мына күннен бастап тоқтатылған: { $date }.
ending-notice = Бұл құжаттың қолданылуы мына күннен бастап тоқтатылады: { $date }.
stale-notice = Осы аударма жасалған мәтін содан кейін өзгерді.
local-notice = Бұл бөлім мына елде немесе өңірде қолданылады: { $region }.
cancelled-notice = Бұл редакция күшіне енгенге дейін кері қайтарып алынды және ешқашан қолданыста болған жоқ. Кері қайтарып алынған күні: { $date }.
new-version-notice = Бұл құжаттың жаңа редакциясы жарияланды. Жаңа редакцияның күшіне енетін күні: { $date }.
not-yet-notice = Бұл құжат әлі күшіне енген жоқ. Күшіне енетін күні: { $date }.
unpublished-notice = Бұл құжат әлі жарияланған жоқ.
replaced-by = Бұл құжат мына құжатпен алмастырылды:
will-be-replaced-by = Бұл құжат мына құжатпен алмастырылады:
uneven-notice = Бұл құжаттың басқа тілдердегі нұсқалары жаңарақ: { $languages }

## The page around the text.

skip-to-content = Мазмұнға өту
contents = Мазмұны
home = Басты бет
legal-documents = Құқықтық құжаттар
region-and-language = Өңір және тіл
choose-region = Өңір мен тілді таңдаңыз
choose-language = Тілді таңдаңыз
current-edition = Сіз оқып отырған нұсқа: { $region }, { $language }
area-africa = Африка
area-asia-pacific = Азия және Тынық мұхит аймағы
area-europe = Еуропа
area-latin-america = Латын Америкасы
area-middle-east = Таяу Шығыс
area-north-america = Солтүстік Америка
area-global = Бүкіл әлем
suggested-editions = Браузеріңіздің тіл баптаулары бойынша ұсыныс:
last-updated = Соңғы жаңартылған күні: { $date }
effective = Күшіне енетін күні: { $date }
not-released = Әлі жарияланбаған
version-in-force = Қолданыстағы редакция
upcoming-version = Күшіне енетін редакция
previous-version = Алдыңғы редакция
next-version = Келесі редакция
permanent-address = Осы редакцияның тұрақты мекенжайы:
source-text = Мәтіннің мына тілдегі қазіргі нұсқасы: { $language }
version-history = Редакциялар тарихы
history-title = Редакциялар тарихы: { $policy }
history-introduction = Бұл құжаттың осы жерде жарияланған барлық редакциялары, ең жаңасынан бастап.
version-title = { $policy }, { $version } редакциясы
version-heading = { $version } редакциясы
state-in-force = Қолданыста
state-superseded = Алмастырылған
state-upcoming = Әлі күшіне енбеген
state-cancelled = Күшіне енгенге дейін кері қайтарып алынған
state-withdrawn = Енді қолданылмайды
state-draft = Жоба
kind-new = Алғашқы жарияланым
kind-material = Мазмұндық өзгеріс
kind-editorial = Редакциялық түзету
kind-translation = Жаңа аударма
kind-imported = Бұрынғы жарияланым
published-on = Жарияланған күні: { $date }
withdrawn-on = Қолданылуы мына күннен бастап тоқтатылған: { $date }
what-changed = Өзгерістер
no-documents = Мұнда әлі бірде-бір құжат жарияланған жоқ.
local-here = Жергілікті ереже
local-versions = Жергілікті нұсқалар
compare-local = Жалпы мәтінмен салыстыру
local-title = Жергілікті ережелер: { $policy }
local-introduction = Айырмашылықтары көрсетілген ел немесе өңір: { $region }. Әрбір жергілікті ереже ол алмастырған мәтінмен бірге берілген.
local-text = Мына елге немесе өңірге арналған мәтін: { $region }
displaced-text = Алмастырылған мәтін
displaced-nothing = Қосылған; ештеңе алмастырылмаған.
removed-text = Мына ел немесе өңір үшін алып тасталған: { $region }
related-documents = Байланысты құжаттар
prevails-over = Қайшылық болған жағдайда бұл құжат мына құжаттарға қарағанда басым күшке ие болады
prevailed-over-by = Қайшылық болған жағдайда мына құжаттар бұл құжатқа қарағанда басым күшке ие болады
footnotes = Ескертпелер
back-to-text = Мәтінге оралу
section-link = Осы бөлімге сілтеме
paragraph-links = Әр абзацтың жанында сілтеме көрсету
document-count = { $count ->
    [one] { $count } құжат
   *[other] { $count } құжат
}
not-found-title = Бет табылмады
not-found-text = Бұл мекенжайда бет жоқ.
main-navigation = Негізгі навигация
footer-navigation = Беттің төменгі жағындағы навигация
breadcrumbs = Навигация тізбегі
social-media = Әлеуметтік желілер

## Comparisons.

show-changes = Өзгерістерді көрсету
changes-title = { $policy }: { $old } редакциясымен салыстырғанда { $version } редакциясындағы өзгерістер
draft-changes-title = { $policy }: жарияланбаған өзгерістер
compared-with = Мынамен салыстырылған:
compare-also = Басқа редакциямен салыстыру:
changes-legend = Қосылған мәтіннің асты сызылған. Алып тасталған мәтіннің үсті сызылған.
list-of-changes = Өзгерістер тізімі
nothing-changed = Мәтін өзгермеген.
only-renumbered = Тек нөмірленуі ғана өзгеше.
changed-here = Бұл бөлім осы редакцияда өзгертілді.
sections-added = Қосылған бөлімдер: { $count }
sections-removed = Алып тасталған бөлімдер: { $count }
sections-moved = Орны ауыстырылған бөлімдер: { $count }
sections-amended = Өзгертілген бөлімдер: { $count }
sections-translated = Жаңадан аударылған бөлімдер: { $count }
words-inserted = Қосылған сөздер: { $count }
words-deleted = Алып тасталған сөздер: { $count }
change-added = Қосылған
change-removed = Алып тасталған
change-moved = Орны ауыстырылған
change-amended = Өзгертілген
change-translated = Жаңадан аударылған
part-title = Атауы
part-description = Сипаттамасы
part-preamble = Кіріспе
part-precedence = Басым күш туралы ережелер
part-note = Ескертпе
remark-moved-away = Осы жерден басқа орынға ауыстырылған
remark-moved-here = Басқа орыннан осы жерге ауыстырылған
remark-restyled = Мәтіннің ерекшеленуі өзгертілген
remark-relinked = Гиперсілтеме өзгертілген: { $old } → { $new }
remark-no-link = гиперсілтеме жоқ
remark-bullets = Нөмірлер таңбалауыштармен алмастырылған
remark-numbers = Таңбалауыштар нөмірлермен алмастырылған
remark-divided = Абзац бөлінген
remark-joined = Абзацтар біріктірілген
remark-level = Тақырып деңгейі өзгертілген: { $old } → { $new }
remark-language = Тілі өзгертілген: { $old } → { $new }
local-legend = Жергілікті мәтіннің асты сызылған. Ол алмастырған мәтіннің үсті сызылған.
local-other-language = Алмастырылған мәтіннің жергілікті мәтін тіліндегі нұсқасы жоқ. Екі мәтін де белгілерсіз көрсетілген.

## Notices beside the text

cookie-notice-label = Cookie файлдары туралы ақпарат
cookie-notice-text = Біз веб-сайттарымызда cookie файлдарын және ұқсас технологияларды пайдаланамыз. Олардың қайсысы пайдаланылатыны, не үшін қажет екені және қанша уақыт сақталатыны cookie файлдары туралы хабарламамызда көрсетілген.
cookie-notice-more = Толығырақ
cookie-notice-close = Жабу
leaving-title = Сіз біздің веб-сайтымыздан шығып барасыз
leaving-text = Бұл сілтеме үшінші тараптың веб-сайтына апарады. Ол веб-сайттың өз пайдалану шарттары және құпиялылық туралы өз мәлімдемесі бар. Біз ол веб-сайтты бақыламаймыз.
leaving-address = Сілтеме апаратын мекенжай:
leaving-continue = Жалғастыру
leaving-stay = Осында қалу
