### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = раздел { $number } «{ $title }»
reference-unnumbered = «{ $title }»
reference-item = раздел { $number }, { $item }
reference-labelled = { $label } «{ $title }»
reference-labelled-item = { $label }, { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }», { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Этот документ содержит положения, предназначенные для следующей страны или региона: { $region }. Такие положения содержатся в следующих разделах: { $sections }. В случае их расхождения с общим текстом преимущественную силу имеют положения для этой страны или региона.
precedence-local-document = Этот документ заменяет общий текст и составлен для следующей страны или региона: { $region }.
precedence-general = Для некоторых стран и регионов установлены местные положения. В случае их расхождения с этим текстом преимущественную силу в этих странах и регионах имеют местные положения.
# For policies that declare that the global text prevails.
precedence-global-over-local = Этот документ содержит положения, предназначенные для следующей страны или региона: { $region }. Такие положения содержатся в следующих разделах: { $sections }. В случае их расхождения с общим текстом преимущественную силу имеет общий текст.
precedence-global = Для некоторых стран и регионов установлены местные положения. В случае их расхождения с этим текстом преимущественную силу имеет этот текст.
precedence-language = Этот документ доступен на нескольких языках. В случае расхождений между языковыми версиями преимущественную силу имеет версия на следующем языке: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Если этот документ противоречит одному из следующих документов, преимущественную силу имеет этот документ: { $policies }.

## Cookie tables: part of the text.

cookie-name = Название
cookie-provider = Поставщик
cookie-purpose = Назначение
cookie-category = Категория
cookie-duration = Срок хранения
cookie-kind = Тип
cookie-kind-http = HTTP-файл cookie
cookie-kind-local-storage = Локальное хранилище
cookie-kind-pixel = Пиксель
cookie-party-first = Первая сторона
cookie-party-third = Третья сторона
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Необходимые
cookie-category-preferences = Настройки
cookie-category-analytics = Аналитика
cookie-category-advertising = Реклама
duration-session = До закрытия браузера
duration-persistent = До удаления в браузере
duration-years = { $count ->
    [one] { $count } год
    [few] { $count } года
    [many] { $count } лет
   *[other] { $count } года
}
duration-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
}
duration-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
}
duration-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
duration-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
duration-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
duration-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунды
    [many] { $count } секунд
   *[other] { $count } секунды
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Этот раздел недоступен на Вашем языке. Он показан на следующем языке: { $language }.
fallback-document-notice = Этот документ недоступен на Вашем языке. Он показан на следующем языке: { $language }.
fallback-title-notice = Название документа недоступно на Вашем языке. Оно показано на следующем языке: { $language }.
draft-notice = Проект: этот текст не опубликован.
draft-same-notice = Проект: текст совпадает с текстом редакции { $version }.
superseded-notice = Эта редакция больше не действует.
overtaken-notice = Эта редакция заменена более новой редакцией до вступления в силу.
upcoming-notice = Эта редакция ещё не вступила в силу. Дата вступления в силу: { $date }
withdrawn-notice = Этот документ больше не применяется. Дата, с которой он не применяется: { $date }
ending-notice = Этот документ перестанет применяться. Дата, с которой он не будет применяться: { $date }
stale-notice = Текст, с которого выполнен этот перевод, с тех пор изменился.
local-notice = Страна или регион, где действует этот раздел: { $region }.
cancelled-notice = Эта редакция отменена до вступления в силу и никогда не действовала. Дата отмены: { $date }
new-version-notice = Опубликована новая редакция этого документа. Дата её вступления в силу: { $date }
not-yet-notice = Этот документ ещё не вступил в силу. Дата вступления в силу: { $date }
unpublished-notice = Этот документ ещё не опубликован.
replaced-by = Этот документ заменён следующим документом:
will-be-replaced-by = Этот документ будет заменён следующим документом:
uneven-notice = На других языках имеются более новые редакции этого документа: { $languages }

## The page around the text.

skip-to-content = Перейти к содержанию
contents = Оглавление
home = Главная
legal-documents = Правовые документы
region-and-language = Регион и язык
choose-region = Выберите регион и язык
choose-language = Выберите язык
current-edition = Вы читаете версию: { $region }, { $language }
area-africa = Африка
area-asia-pacific = Азиатско-Тихоокеанский регион
area-europe = Европа
area-latin-america = Латинская Америка
area-middle-east = Ближний Восток
area-north-america = Северная Америка
area-global = Весь мир
suggested-editions = Предложение по языковым настройкам Вашего браузера:
last-updated = Последнее обновление: { $date }
effective = Дата вступления в силу: { $date }
not-released = Ещё не опубликовано
version-in-force = Действующая редакция
upcoming-version = Будущая редакция
previous-version = Предыдущая редакция
next-version = Следующая редакция
permanent-address = Постоянный адрес этой редакции:
source-text = Актуальный текст на следующем языке: { $language }
version-history = История редакций
history-title = История редакций: { $policy }
history-introduction = Все опубликованные здесь редакции этого документа, начиная с самой новой.
version-title = { $policy }, редакция { $version }
version-heading = Редакция { $version }
state-in-force = Действует
state-superseded = Заменена
state-upcoming = Ещё не вступила в силу
state-cancelled = Отменена до вступления в силу
state-withdrawn = Больше не применяется
state-draft = Проект
kind-new = Первая публикация
kind-material = Изменение содержания
kind-editorial = Редакционная правка
kind-translation = Новый перевод
kind-imported = Более ранняя публикация
published-on = Дата публикации: { $date }
withdrawn-on = Дата, с которой документ не применяется: { $date }
what-changed = Изменения
no-documents = Здесь ещё не опубликовано ни одного документа.
local-here = Местное положение
local-versions = Местные версии
compare-local = Сравнить с общим текстом
local-title = Местные положения: { $policy }
local-introduction = Страна или регион, для которых показаны отличия: { $region }. Каждое местное положение приведено вместе с текстом, который оно замещает.
local-text = Текст для региона: { $region }
displaced-text = Замещённый текст
displaced-nothing = Добавлено; ничего не замещено.
removed-text = Исключено для региона: { $region }
related-documents = Связанные документы
prevails-over = Документы, перед которыми этот документ имеет при противоречиях преимущественную силу
prevailed-over-by = Документы, имеющие при противоречиях преимущественную силу перед этим документом
footnotes = Сноски
back-to-text = Вернуться к тексту
section-link = Ссылка на этот раздел
paragraph-links = Показать ссылку у каждого абзаца
document-count = { $count ->
    [one] { $count } документ
    [few] { $count } документа
    [many] { $count } документов
   *[other] { $count } документа
}
not-found-title = Страница не найдена
not-found-text = По этому адресу страницы нет.
main-navigation = Основная навигация
footer-navigation = Навигация в нижней части страницы
breadcrumbs = Навигационная цепочка
social-media = Социальные сети

## Comparisons.

show-changes = Показать изменения
changes-title = { $policy }: изменения в редакции { $version } по сравнению с редакцией { $old }
draft-changes-title = { $policy }: неопубликованные изменения
compared-with = Основа сравнения:
compare-also = Сравнение с другой редакцией:
changes-legend = Добавленный текст подчёркнут. Исключённый текст зачёркнут.
list-of-changes = Перечень изменений
nothing-changed = Текст не изменился.
only-renumbered = Отличается только нумерация.
changed-here = Этот раздел изменён в данной редакции.
sections-added = Добавлено разделов: { $count }
sections-removed = Исключено разделов: { $count }
sections-moved = Перемещено разделов: { $count }
sections-amended = Изменено разделов: { $count }
sections-translated = Разделов с новым переводом: { $count }
words-inserted = Добавлено слов: { $count }
words-deleted = Исключено слов: { $count }
change-added = Добавлено
change-removed = Исключено
change-moved = Перемещено
change-amended = Изменено
change-translated = Новый перевод
part-title = Название
part-description = Описание
part-preamble = Введение
part-precedence = Положения о преимущественной силе
part-note = Сноска
remark-moved-away = Перемещено отсюда
remark-moved-here = Перемещено сюда
remark-restyled = Выделение изменено
remark-relinked = Ссылка изменена: { $old } → { $new }
remark-no-link = без ссылки
remark-bullets = Номера заменены маркерами
remark-numbers = Маркеры заменены номерами
remark-divided = Абзац разделён
remark-joined = Абзацы объединены
remark-level = Уровень заголовка изменён: { $old } → { $new }
remark-language = Язык изменён: { $old } → { $new }
local-legend = Местный текст подчёркнут. Текст, который он замещает, зачёркнут.
local-other-language = Замещённый текст отсутствует на языке местного текста. Оба текста показаны без пометок.

## Notices beside the text

cookie-notice-label = Сообщение о файлах cookie
cookie-notice-text = На наших сайтах мы используем файлы cookie и аналогичные технологии. В нашем уведомлении о файлах cookie указано, какие это файлы, для чего они нужны и как долго они хранятся.
cookie-notice-more = Подробнее
cookie-notice-close = Закрыть
leaving-title = Вы покидаете наш сайт
leaving-text = Эта ссылка ведёт на сайт третьего лица. У этого сайта собственные условия использования и собственное заявление о конфиденциальности. Мы не контролируем этот сайт.
leaving-address = Адрес перехода:
leaving-continue = Продолжить
leaving-stay = Остаться здесь
