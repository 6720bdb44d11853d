### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = الفصل { $number }، «{ $title }»
reference-unnumbered = «{ $title }»
reference-item = الفصل { $number }، { $item }
reference-labelled = { $label }، «{ $title }»
reference-labelled-item = { $label }، { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = «{ $policy }»
reference-policy-section = «{ $policy }»، { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = تتضمن هذه الوثيقة أحكامًا محلية ({ $region }): { $sections }. وعند اختلافها عن النص العام تسود الأحكام المحلية.
precedence-local-document = أُعدّت هذه الوثيقة لأجل: { $region }، وهي تحل محل النص العام.
precedence-general = توجد أحكام محلية لبعض البلدان والمناطق. وعند اختلافها عن هذا النص تسود الأحكام المحلية في تلك البلدان والمناطق.
# For policies that declare that the global text prevails.
precedence-global-over-local = تتضمن هذه الوثيقة أحكامًا محلية ({ $region }): { $sections }. وعند اختلافها عن النص العام يسود النص العام.
precedence-global = توجد أحكام محلية لبعض البلدان والمناطق. وعند اختلافها عن هذا النص يسود هذا النص.
precedence-language = هذه الوثيقة متاحة بعدة لغات. وعند اختلاف النسخ اللغوية تسود النسخة المحررة باللغة الآتية: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = إذا تعارضت هذه الوثيقة مع إحدى الوثائق الآتية، سادت هذه الوثيقة: { $policies }.

## Cookie tables: part of the text.

cookie-name = الاسم
cookie-provider = المزوّد
cookie-purpose = الغرض
cookie-category = الفئة
cookie-duration = مدة التخزين
cookie-kind = النوع
cookie-kind-http = ملف تعريف ارتباط HTTP
cookie-kind-local-storage = تخزين محلي
cookie-kind-pixel = بكسل
cookie-party-first = الطرف الأول
cookie-party-third = طرف ثالث
# Kind and party of a cookie, side by side.
cookie-type = { $kind }، { $party }
cookie-category-necessary = ضرورية
cookie-category-preferences = التفضيلات
cookie-category-analytics = التحليلات
cookie-category-advertising = الإعلانات
duration-session = إلى حين إغلاق المتصفح
duration-persistent = إلى حين حذفه من المتصفح
duration-years = { $count ->
    [zero] { $count } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
duration-months = { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
duration-weeks = { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
duration-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
duration-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
duration-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
duration-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = هذا القسم غير متاح بلغتكم، وهو معروض باللغة الآتية: { $language }.
fallback-document-notice = هذه الوثيقة غير متاحة بلغتكم، وهي معروضة باللغة الآتية: { $language }.
fallback-title-notice = عنوان هذه الوثيقة غير متاح بلغتكم، وهو معروض باللغة الآتية: { $language }.
draft-notice = مسودة: لم يصدر هذا النص بعد.
draft-same-notice = مسودة: النص مطابق لنص النسخة { $version }.
superseded-notice = هذه النسخة لم تعد سارية.
overtaken-notice = حلّت نسخة أحدث محل هذه النسخة قبل سريانها.
upcoming-notice = هذه النسخة غير سارية بعد. تاريخ سريانها: { $date }.
withdrawn-notice = لم تعد هذه الوثيقة سارية اعتبارًا من التاريخ الآتي: { $date }.
ending-notice = لن تكون هذه الوثيقة سارية اعتبارًا من التاريخ الآتي: { $date }.
stale-notice = تغيّر النص الذي أُعدّت منه هذه الترجمة بعد إعدادها.
local-notice = نطاق سريان هذا القسم: { $region }.
cancelled-notice = أُلغيت هذه النسخة قبل سريانها ولم تكن سارية في أي وقت. تاريخ الإلغاء: { $date }.
new-version-notice = صدرت نسخة جديدة من هذه الوثيقة. تاريخ سريان النسخة الجديدة: { $date }.
not-yet-notice = هذه الوثيقة غير سارية بعد. تاريخ سريانها: { $date }.
unpublished-notice = لم تُنشر هذه الوثيقة بعد.
replaced-by = حلّت محل هذه الوثيقة الوثيقة الآتية:
will-be-replaced-by = ستحلّ محل هذه الوثيقة الوثيقة الآتية:
uneven-notice = توجد نسخ أحدث من هذه الوثيقة بلغات أخرى: { $languages }

## The page around the text.

skip-to-content = الانتقال إلى المحتوى
contents = المحتويات
home = الصفحة الرئيسية
legal-documents = الوثائق القانونية
region-and-language = المنطقة واللغة
choose-region = اختاروا منطقتكم ولغتكم
choose-language = اختاروا لغتكم
current-edition = أنتم تقرؤون: { $region }، { $language }
area-africa = أفريقيا
area-asia-pacific = آسيا والمحيط الهادئ
area-europe = أوروبا
area-latin-america = أمريكا اللاتينية
area-middle-east = الشرق الأوسط
area-north-america = أمريكا الشمالية
area-global = جميع أنحاء العالم
suggested-editions = اقتراح وفق إعدادات اللغة في متصفحكم:
last-updated = آخر تحديث: { $date }
effective = تاريخ السريان: { $date }
not-released = لم يصدر بعد
version-in-force = النسخة السارية
upcoming-version = النسخة المقبلة
previous-version = النسخة السابقة
next-version = النسخة التالية
permanent-address = العنوان الدائم لهذه النسخة:
source-text = النص الحالي باللغة الآتية: { $language }
version-history = سجل النسخ
history-title = سجل النسخ: { $policy }
history-introduction = جميع نسخ هذه الوثيقة المنشورة هنا، من الأحدث إلى الأقدم.
version-title = { $policy }، النسخة { $version }
version-heading = النسخة { $version }
state-in-force = سارية
state-superseded = حلّت محلها نسخة أخرى
state-upcoming = غير سارية بعد
state-cancelled = أُلغيت قبل سريانها
state-withdrawn = انتهى سريان الوثيقة
state-draft = مسودة
kind-new = النشر الأول
kind-material = تعديل في المضمون
kind-editorial = تصحيح تحريري
kind-translation = ترجمة جديدة
kind-imported = نشر سابق
published-on = تاريخ النشر: { $date }
withdrawn-on = غير سارية اعتبارًا من: { $date }
what-changed = التغييرات
no-documents = لم تُنشر هنا أي وثيقة بعد.
local-here = حكم محلي
local-versions = النسخ المحلية
compare-local = المقارنة بالنص العام
local-title = الأحكام المحلية: { $policy }
local-introduction = أوجه الاختلاف في المنطقة الآتية: { $region }. ويُعرض كلُّ حكم محلي مع النص الذي حلّ ذلك الحكم محله.
local-text = النص المحلي: { $region }
displaced-text = النص الذي جرى استبداله
displaced-nothing = نص مضاف؛ لم يحل محل أي نص.
removed-text = نص محذوف: { $region }
related-documents = وثائق ذات صلة
prevails-over = عند التعارض، تسود هذه الوثيقة على الوثائق الآتية
prevailed-over-by = عند التعارض، تسود الوثائق الآتية على هذه الوثيقة
footnotes = الحواشي
back-to-text = العودة إلى النص
section-link = رابط إلى هذا القسم
paragraph-links = عرض رابط عند كل فقرة
document-count = { $count ->
    [zero] لا توجد وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $count } وثائق
    [many] { $count } وثيقة
   *[other] { $count } وثيقة
}
not-found-title = الصفحة غير موجودة
not-found-text = لا توجد صفحة على هذا العنوان.
main-navigation = التنقل الرئيسي
footer-navigation = التنقل في أسفل الصفحة
breadcrumbs = مسار التنقل
social-media = وسائل التواصل الاجتماعي

## Comparisons.

show-changes = عرض التغييرات
changes-title = { $policy }: التغييرات في النسخة { $version } مقارنةً بالنسخة { $old }
draft-changes-title = { $policy }: تغييرات غير منشورة
compared-with = أساس المقارنة:
compare-also = المقارنة بنسخة أخرى:
changes-legend = النص المضاف موضوع تحته خط، والنص المحذوف مشطوب.
list-of-changes = قائمة التغييرات
nothing-changed = لم يتغيّر النص.
only-renumbered = يقتصر الاختلاف على الترقيم.
changed-here = طرأ تغيير على هذا القسم في هذه النسخة.
sections-added = الأقسام المضافة: { $count }
sections-removed = الأقسام المحذوفة: { $count }
sections-moved = الأقسام المنقولة: { $count }
sections-amended = الأقسام المعدّلة: { $count }
sections-translated = الأقسام المترجمة حديثًا: { $count }
words-inserted = الكلمات المضافة: { $count }
words-deleted = الكلمات المحذوفة: { $count }
change-added = إضافة
change-removed = حذف
change-moved = نقل
change-amended = تعديل
change-translated = ترجمة جديدة
part-title = العنوان
part-description = الوصف
part-preamble = المقدمة
part-precedence = بنود الأولوية
part-note = حاشية
remark-moved-away = نُقل من هنا
remark-moved-here = نُقل إلى هنا
remark-restyled = تغيّر إبراز النص
remark-relinked = تغيّر الرابط من: { $old } إلى: { $new }
remark-no-link = بلا رابط
remark-bullets = حلّت علامات التعداد النقطي محل الأرقام
remark-numbers = حلّت الأرقام محل علامات التعداد النقطي
remark-divided = قُسِّمت الفقرة
remark-joined = دُمجت الفقرات
remark-level = تغيّر مستوى العنوان من: { $old } إلى: { $new }
remark-language = تغيّرت اللغة من: { $old } إلى: { $new }
local-legend = النص المحلي موضوع تحته خط، والنص الذي حلّ النص المحلي محله مشطوب.
local-other-language = النص الذي جرى استبداله غير موجود بلغة النص المحلي. ويُعرض النصان بلا علامات.

## Notices beside the text

cookie-notice-label = معلومات عن ملفات تعريف الارتباط
cookie-notice-text = نستخدم في مواقعنا الإلكترونية ملفات تعريف الارتباط والتقنيات المماثلة. ويبيّن إشعار ملفات تعريف الارتباط ماهية هذه الملفات والغرض منها ومدة الاحتفاظ بها.
cookie-notice-more = معرفة المزيد
cookie-notice-close = إغلاق
leaving-title = أنتم على وشك مغادرة موقعنا الإلكتروني
leaving-text = يؤدي هذا الرابط إلى موقع إلكتروني تابع لطرف ثالث. ولذلك الموقع شروط استخدام وبيان خصوصية خاصان به، وهو لا يخضع لسيطرتنا.
leaving-address = وجهة الرابط:
leaving-continue = متابعة
leaving-stay = البقاء هنا
