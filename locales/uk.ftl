
## Cookies

-aurora-account = обліковий запис Aurora
cookie-purpose-session = Зберігає Ваш вхід в { -aurora-account } і вміст кошика на час відвідування наших вебсайтів.
cookie-purpose-csrf = Захищає форми від запитів, які інші вебсайти надсилають від Вашого імені.
cookie-purpose-consent = Зберігає відомості про те, які категорії файлів cookie Ви прийняли або відхилили та коли.
cookie-purpose-region = Зберігає вибрані Вами країну або регіон і мову.
cookie-purpose-display = Зберігає вибраний Вами вигляд сторінок: світле чи темне оформлення, розмір тексту, зменшення руху.
cookie-purpose-recent = Зберігає перелік товарів, які Ви нещодавно переглядали, щоб Ви могли знайти їх знову.
cookie-purpose-visitor = Розпізнає браузер, що повернувся, за випадковим числом, щоб ми обліковували відвідувачів, а не відвідування.
cookie-purpose-visit = Пов’язує сторінки одного відвідування, щоб ми бачили, де відвідувачі не знаходять того, що шукають.
cookie-purpose-mail = Повідомляє нам, чи відкрито лист розсилки, на яку Ви підписалися.
cookie-purpose-campaign = Зберігає відомості про те, яке з наших рекламних оголошень привело Вас на наші вебсайти, щоб ми могли оцінити його результативність.
cookie-purpose-advertising-id = Розпізнає Ваш браузер на вебсайтах інших осіб, щоб реклама на них відповідала Вашим інтересам і не повторювалася надто часто.
cookie-purpose-store = Зберігає вибраний Вами магазин для отримання замовлень і ремонту.

## Navigation

nav-phones = Телефони
nav-watches = Годинники
nav-cloud = Aurora Cloud
nav-support = Підтримка
nav-products = Продукти
nav-accessories = Аксесуари
nav-help = Допомога
nav-repair = Ремонт
nav-security-updates = Оновлення безпеки
nav-shops = Знайти магазин
nav-company = Компанія
nav-about = Про нас
nav-press = Преса
nav-sustainability = Сталий розвиток
nav-accessibility = Доступність
nav-community = Спільнота
nav-videos = Відео
nav-developers = Розробникам

## Regions

region-global = Весь світ
