
## Cookies

-aurora-account = حساب Aurora
cookie-purpose-session = يُبقيكم مسجّلي الدخول باستخدام { -aurora-account } الخاص بكم، ويتذكر سلة تسوقكم أثناء زيارتكم لمواقعنا الإلكترونية.
cookie-purpose-csrf = يحمي النماذج من الطلبات التي ترسلها مواقع إلكترونية أخرى باسمكم.
cookie-purpose-consent = يخزّن فئات ملفات تعريف الارتباط التي قبلتموها أو رفضتموها، ووقت قيامكم بذلك.
cookie-purpose-region = يخزّن البلد أو المنطقة واللغة التي اخترتموها.
cookie-purpose-display = يخزّن الطريقة التي تفضلونها لعرض الصفحات: المظهر الفاتح أو الداكن، وحجم النص، وتقليل الحركة.
cookie-purpose-recent = يسرد المنتجات التي اطّلعتم عليها مؤخرًا، كي تجدوها مرة أخرى.
cookie-purpose-notice = يتذكر أنكم أغلقتم التنبيه بشأن ملفات تعريف الارتباط، كي لا يظهر مجددًا إلا عند تغيّر ما يُعلِم به.
cookie-purpose-visitor = يتعرّف على المتصفح العائد بواسطة رقم عشوائي، كي نحصي الزوار لا الزيارات.
cookie-purpose-visit = يربط بين صفحات الزيارة الواحدة، كي نعرف أين لا يجد الزوار ما يبحثون عنه.
cookie-purpose-mail = يُعلمنا بما إذا كانت النشرة الإخبارية التي اشتركتم فيها قد فُتحت.
cookie-purpose-campaign = يخزّن أيًّا من إعلاناتنا قادكم إلى مواقعنا الإلكترونية، كي نتمكن من قياس نجاحه.
cookie-purpose-advertising-id = يتعرّف على متصفحكم في مواقع إلكترونية تابعة لغيرنا، كي تناسب الإعلانات المعروضة فيها اهتماماتكم ولا تتكرر أكثر مما ينبغي.
cookie-purpose-store = يخزّن المتجر الذي اخترتموه للاستلام والإصلاح.

## Navigation

nav-phones = الهواتف
nav-watches = الساعات
nav-cloud = Aurora Cloud
nav-support = الدعم
nav-products = المنتجات
nav-accessories = الملحقات
nav-help = المساعدة
nav-repair = الإصلاح
nav-security-updates = تحديثات الأمان
nav-shops = البحث عن متجر
nav-company = الشركة
nav-about = من نحن
nav-press = الصحافة
nav-sustainability = الاستدامة
nav-accessibility = إمكانية الوصول
nav-community = المجتمع
nav-videos = مقاطع الفيديو
nav-developers = المطورون

## Regions

region-global = عالمي
