### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = розділ { $number } «{ $title }»
reference-unnumbered = «{ $title }»
reference-item = розділ { $number }, { $item }
reference-labelled = { $label } «{ $title }»
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }», { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Цей документ містить положення, призначені для такої країни або регіону: { $region }. Ці положення містяться в таких розділах: { $sections }. У разі їх розбіжності із загальним текстом переважну силу мають положення для цієї країни або регіону.
precedence-local-document = Цей документ замінює загальний текст і складений для такої країни або регіону: { $region }.
precedence-general = Для деяких країн і регіонів установлено місцеві положення. У разі їх розбіжності з цим текстом переважну силу в цих країнах і регіонах мають місцеві положення.
# For policies that declare that the global text prevails.
precedence-global-over-local = Цей документ містить положення, призначені для такої країни або регіону: { $region }. Ці положення містяться в таких розділах: { $sections }. У разі їх розбіжності із загальним текстом переважну силу має загальний текст.
precedence-global = Для деяких країн і регіонів установлено місцеві положення. У разі їх розбіжності з цим текстом переважну силу має цей текст.
precedence-language = Цей документ доступний кількома мовами. У разі розбіжностей між мовними версіями переважну силу має версія такою мовою: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Якщо цей документ суперечить одному з таких документів, переважну силу має цей документ: { $policies }.

## Cookie tables: part of the text.

cookie-name = Назва
cookie-provider = Постачальник
cookie-purpose = Призначення
cookie-category = Категорія
cookie-duration = Строк зберігання
cookie-kind = Тип
cookie-kind-http = HTTP-файл cookie
cookie-kind-local-storage = Локальне сховище
cookie-kind-pixel = Піксель
cookie-party-first = Перша сторона
cookie-party-third = Третя сторона
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Необхідні
cookie-category-preferences = Налаштування
cookie-category-analytics = Аналітика
cookie-category-advertising = Реклама
duration-session = До закриття браузера
duration-persistent = До видалення у браузері
duration-years = { $count ->
    [one] { $count } рік
    [few] { $count } роки
    [many] { $count } років
   *[other] { $count } року
}
duration-months = { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
}
duration-weeks = { $count ->
    [one] { $count } тиждень
    [few] { $count } тижні
    [many] { $count } тижнів
   *[other] { $count } тижня
}
duration-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
}
duration-hours = { $count ->
    [one] { $count } година
    [few] { $count } години
    [many] { $count } годин
   *[other] { $count } години
}
duration-minutes = { $count ->
    [one] { $count } хвилина
    [few] { $count } хвилини
    [many] { $count } хвилин
   *[other] { $count } хвилини
}
duration-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунди
    [many] { $count } секунд
   *[other] { $count } секунди
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Цей розділ недоступний Вашою мовою. Його наведено такою мовою: { $language }.
fallback-document-notice = Цей документ недоступний Вашою мовою. Його наведено такою мовою: { $language }.
fallback-title-notice = Назва документа недоступна Вашою мовою. Її наведено такою мовою: { $language }.
draft-notice = Проєкт: цей текст не опубліковано.
draft-same-notice = Проєкт: текст збігається з текстом редакції { $version }.
superseded-notice = Ця редакція більше не чинна.
overtaken-notice = Цю редакцію замінено новішою редакцією до набрання нею чинності.
upcoming-notice = Ця редакція ще не набрала чинності. Дата набрання чинності: { $date }
withdrawn-notice = Цей документ більше не застосовується. Дата, з якої він не застосовується: { $date }
ending-notice = Цей документ перестане застосовуватися. Дата, з якої він не застосовуватиметься: { $date }
stale-notice = Текст, з якого виконано цей переклад, відтоді змінився.
local-notice = Країна або регіон, де діє цей розділ: { $region }.
cancelled-notice = Цю редакцію скасовано до набрання нею чинності, і вона ніколи не діяла. Дата скасування: { $date }
new-version-notice = Опубліковано нову редакцію цього документа. Дата набрання нею чинності: { $date }
not-yet-notice = Цей документ ще не набрав чинності. Дата набрання чинності: { $date }
unpublished-notice = Цей документ ще не опубліковано.
replaced-by = Цей документ замінено таким документом:
will-be-replaced-by = Цей документ буде замінено таким документом:
uneven-notice = Іншими мовами є новіші редакції цього документа: { $languages }

## The page around the text.

skip-to-content = Перейти до вмісту
contents = Зміст
home = Головна
legal-documents = Правові документи
region-and-language = Регіон і мова
choose-region = Виберіть регіон і мову
choose-language = Виберіть мову
current-edition = Ви читаєте версію: { $region }, { $language }
area-africa = Африка
area-asia-pacific = Азійсько-Тихоокеанський регіон
area-europe = Європа
area-latin-america = Латинська Америка
area-middle-east = Близький Схід
area-north-america = Північна Америка
area-global = Увесь світ
suggested-editions = Пропозиція за мовними налаштуваннями Вашого браузера:
last-updated = Останнє оновлення: { $date }
effective = Дата набрання чинності: { $date }
not-released = Ще не опубліковано
version-in-force = Чинна редакція
upcoming-version = Майбутня редакція
previous-version = Попередня редакція
next-version = Наступна редакція
permanent-address = Постійна адреса цієї редакції:
source-text = Актуальний текст такою мовою: { $language }
version-history = Історія редакцій
history-title = Історія редакцій: { $policy }
history-introduction = Усі опубліковані тут редакції цього документа, починаючи з найновішої.
version-title = { $policy }, редакція { $version }
version-heading = Редакція { $version }
state-in-force = Чинна
state-superseded = Замінена
state-upcoming = Ще не набрала чинності
state-cancelled = Скасована до набрання чинності
state-withdrawn = Більше не застосовується
state-draft = Проєкт
kind-new = Перша публікація
kind-material = Зміна змісту
kind-editorial = Редакційне виправлення
kind-translation = Новий переклад
kind-imported = Раніша публікація
published-on = Дата публікації: { $date }
withdrawn-on = Дата, з якої документ не застосовується: { $date }
what-changed = Зміни
no-documents = Тут ще не опубліковано жодного документа.
local-here = Місцеве положення
local-versions = Місцеві версії
compare-local = Порівняти із загальним текстом
local-title = Місцеві положення: { $policy }
local-introduction = Країна або регіон, для яких показано відмінності: { $region }. Кожне місцеве положення наведено разом із текстом, який воно заміщує.
local-text = Текст для країни або регіону: { $region }
displaced-text = Заміщений текст
displaced-nothing = Додано; нічого не заміщено.
removed-text = Вилучено для країни або регіону: { $region }
related-documents = Пов’язані документи
prevails-over = Документи, щодо яких цей документ у разі суперечностей має переважну силу
prevailed-over-by = Документи, що в разі суперечностей мають переважну силу щодо цього документа
footnotes = Виноски
back-to-text = Повернутися до тексту
section-link = Посилання на цей розділ
paragraph-links = Показати посилання біля кожного абзацу
document-count = { $count ->
    [one] { $count } документ
    [few] { $count } документи
    [many] { $count } документів
   *[other] { $count } документа
}
not-found-title = Сторінку не знайдено
not-found-text = За цією адресою сторінки немає.
main-navigation = Основна навігація
footer-navigation = Навігація внизу сторінки
breadcrumbs = Навігаційний ланцюжок
social-media = Соціальні мережі

## Comparisons.

show-changes = Показати зміни
changes-title = { $policy }: зміни в редакції { $version } порівняно з редакцією { $old }
draft-changes-title = { $policy }: неопубліковані зміни
compared-with = Основа порівняння:
compare-also = Порівняння з іншою редакцією:
changes-legend = Доданий текст підкреслено. Вилучений текст закреслено.
list-of-changes = Перелік змін
nothing-changed = Текст не змінився.
only-renumbered = Відрізняється лише нумерація.
changed-here = Цей розділ змінено в цій редакції.
sections-added = Додано розділів: { $count }
sections-removed = Вилучено розділів: { $count }
sections-moved = Переміщено розділів: { $count }
sections-amended = Змінено розділів: { $count }
sections-translated = Розділів із новим перекладом: { $count }
words-inserted = Додано слів: { $count }
words-deleted = Вилучено слів: { $count }
change-added = Додано
change-removed = Вилучено
change-moved = Переміщено
change-amended = Змінено
change-translated = Новий переклад
part-title = Назва
part-description = Опис
part-preamble = Вступ
part-precedence = Положення про переважну силу
part-note = Виноска
remark-moved-away = Переміщено звідси
remark-moved-here = Переміщено сюди
remark-restyled = Виділення змінено
remark-relinked = Посилання змінено: { $old } → { $new }
remark-no-link = без посилання
remark-bullets = Номери замінено маркерами
remark-numbers = Маркери замінено номерами
remark-divided = Абзац поділено
remark-joined = Абзаци об’єднано
remark-level = Рівень заголовка змінено: { $old } → { $new }
remark-language = Мову змінено: { $old } → { $new }
local-legend = Місцевий текст підкреслено. Текст, який він заміщує, закреслено.
local-other-language = Мовою місцевого тексту заміщеного тексту немає. Обидва тексти показано без позначок.

## Notices beside the text

cookie-notice-label = Інформація про файли cookie
cookie-notice-text = На наших вебсайтах ми використовуємо файли cookie та подібні технології. У нашому повідомленні про файли cookie зазначено, які це файли, для чого вони потрібні та як довго вони зберігаються.
cookie-notice-more = Докладніше
cookie-notice-close = Закрити
leaving-title = Ви залишаєте наш вебсайт
leaving-text = Це посилання веде на вебсайт третьої особи. Цей вебсайт має власні умови використання та власну заяву про конфіденційність. Ми не контролюємо цей вебсайт.
leaving-address = Адреса переходу:
leaving-continue = Продовжити
leaving-stay = Залишитися тут
