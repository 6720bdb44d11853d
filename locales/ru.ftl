
## Cookies

-aurora-account = аккаунт Aurora
cookie-purpose-session = Сохраняет Ваш вход в { -aurora-account } и содержимое корзины на время посещения наших сайтов.
cookie-purpose-csrf = Защищает формы от запросов, которые другие сайты отправляют от Вашего имени.
cookie-purpose-consent = Хранит сведения о том, какие категории файлов cookie Вы приняли или отклонили и когда.
cookie-purpose-region = Хранит выбранные Вами страну или регион и язык.
cookie-purpose-display = Хранит выбранный Вами вид страниц: светлое или тёмное оформление, размер текста, уменьшение движения.
cookie-purpose-recent = Хранит перечень товаров, которые Вы недавно просматривали, чтобы Вы могли найти их снова.
cookie-purpose-visitor = Распознаёт вернувшийся браузер по случайному числу, чтобы мы учитывали посетителей, а не посещения.
cookie-purpose-visit = Связывает страницы одного посещения, чтобы мы видели, где посетители не находят того, что ищут.
cookie-purpose-mail = Сообщает нам, открыто ли письмо рассылки, на которую Вы подписались.
cookie-purpose-campaign = Хранит сведения о том, какое из наших рекламных объявлений привело Вас на наши сайты, чтобы мы могли оценить его результативность.
cookie-purpose-advertising-id = Распознаёт Ваш браузер на сайтах других лиц, чтобы реклама на них соответствовала Вашим интересам и не повторялась слишком часто.
cookie-purpose-store = Хранит выбранный Вами магазин для получения заказов и ремонта.

## Navigation

nav-phones = Телефоны
nav-watches = Часы
nav-cloud = Aurora Cloud
nav-support = Поддержка
nav-products = Продукты
nav-accessories = Аксессуары
nav-help = Помощь
nav-repair = Ремонт
nav-security-updates = Обновления безопасности
nav-shops = Найти магазин
nav-company = Компания
nav-about = О нас
nav-press = Пресса
nav-sustainability = Устойчивое развитие
nav-accessibility = Доступность
nav-community = Сообщество
nav-videos = Видео
nav-developers = Разработчикам

## Regions

region-global = Весь мир
