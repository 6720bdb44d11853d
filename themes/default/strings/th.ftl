### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = หมวด { $number } “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = หมวด { $number } ข้อ { $item }
reference-labelled = { $label } “{ $title }”
reference-labelled-item = { $label } ข้อ { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }” { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = เอกสารนี้มีข้อกำหนดเฉพาะสำหรับ { $region } ดังนี้: { $sections } ในกรณีที่ข้อกำหนดดังกล่าวแตกต่างจากข้อความทั่วไป ให้ใช้ข้อกำหนดเฉพาะสำหรับ { $region } เป็นหลัก
precedence-local-document = เอกสารนี้จัดทำขึ้นสำหรับ { $region } และใช้แทนข้อความทั่วไป
precedence-general = บางประเทศและบางเขตพื้นที่มีข้อกำหนดเฉพาะ ในกรณีที่ข้อกำหนดเฉพาะแตกต่างจากข้อความนี้ ให้ใช้ข้อกำหนดเฉพาะเป็นหลักในประเทศหรือเขตพื้นที่นั้น
# For policies that declare that the global text prevails.
precedence-global-over-local = เอกสารนี้มีข้อกำหนดเฉพาะสำหรับ { $region } ดังนี้: { $sections } ในกรณีที่ข้อกำหนดดังกล่าวแตกต่างจากข้อความทั่วไป ให้ใช้ข้อความทั่วไปเป็นหลัก
precedence-global = บางประเทศและบางเขตพื้นที่มีข้อกำหนดเฉพาะ ในกรณีที่ข้อกำหนดเฉพาะแตกต่างจากข้อความนี้ ให้ใช้ข้อความนี้เป็นหลัก
precedence-language = เอกสารนี้จัดทำขึ้นในหลายภาษา ในกรณีที่ฉบับภาษาต่าง ๆ แตกต่างกัน ให้ใช้ฉบับภาษาต่อไปนี้เป็นหลัก: { $language }
# $policies: titles of other policies, as a list.
precedence-over = ในกรณีที่เอกสารนี้ขัดหรือแย้งกับเอกสารต่อไปนี้ ให้ใช้เอกสารนี้เป็นหลัก: { $policies }

## Cookie tables: part of the text.

cookie-name = ชื่อ
cookie-provider = ผู้ให้บริการ
cookie-purpose = วัตถุประสงค์
cookie-category = ประเภท
cookie-duration = ระยะเวลาการจัดเก็บ
cookie-kind = ชนิด
cookie-kind-http = คุกกี้ HTTP
cookie-kind-local-storage = ที่จัดเก็บข้อมูลในเครื่อง
cookie-kind-pixel = พิกเซล
cookie-party-first = บุคคลที่หนึ่ง
cookie-party-third = บุคคลที่สาม
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = จำเป็น
cookie-category-preferences = การจดจำการตั้งค่า
cookie-category-analytics = การวิเคราะห์
cookie-category-advertising = การโฆษณา
duration-session = จนกว่าท่านจะปิดเบราว์เซอร์
duration-persistent = จนกว่าท่านจะลบออกจากเบราว์เซอร์
duration-years = { $count ->
   *[other] { $count } ปี
}
duration-months = { $count ->
   *[other] { $count } เดือน
}
duration-weeks = { $count ->
   *[other] { $count } สัปดาห์
}
duration-days = { $count ->
   *[other] { $count } วัน
}
duration-hours = { $count ->
   *[other] { $count } ชั่วโมง
}
duration-minutes = { $count ->
   *[other] { $count } นาที
}
duration-seconds = { $count ->
   *[other] { $count } วินาที
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = ส่วนนี้ไม่มีในภาษาของท่าน จึงแสดงในภาษาต่อไปนี้: { $language }
fallback-document-notice = เอกสารนี้ไม่มีในภาษาของท่าน จึงแสดงในภาษาต่อไปนี้: { $language }
fallback-title-notice = ชื่อเอกสารไม่มีในภาษาของท่าน จึงแสดงในภาษาต่อไปนี้: { $language }
draft-notice = ฉบับร่าง: ข้อความนี้ยังไม่ได้ประกาศใช้
draft-same-notice = ฉบับร่าง: ข้อความตรงกับฉบับ { $version }
superseded-notice = ฉบับนี้ไม่มีผลใช้บังคับแล้ว
overtaken-notice = ฉบับนี้ถูกแทนที่ด้วยฉบับที่ใหม่กว่าก่อนมีผลใช้บังคับ
upcoming-notice = ฉบับนี้ยังไม่มีผลใช้บังคับ โดยจะมีผลใช้บังคับในวันที่ต่อไปนี้: { $date }
withdrawn-notice = เอกสารนี้สิ้นผลใช้บังคับตั้งแต่วันที่ต่อไปนี้: { $date }
ending-notice = เอกสารนี้จะสิ้นผลใช้บังคับตั้งแต่วันที่ต่อไปนี้: { $date }
stale-notice = ข้อความต้นฉบับของคำแปลนี้มีการเปลี่ยนแปลงภายหลังการแปล
local-notice = ส่วนนี้ใช้บังคับใน: { $region }
cancelled-notice = ฉบับนี้ถูกยกเลิกก่อนมีผลใช้บังคับและไม่เคยมีผลใช้บังคับ วันที่ยกเลิก: { $date }
new-version-notice = ฉบับใหม่ของเอกสารนี้จะมีผลใช้บังคับในวันที่ต่อไปนี้: { $date }
not-yet-notice = เอกสารนี้จะมีผลใช้บังคับในวันที่ต่อไปนี้: { $date }
unpublished-notice = เอกสารนี้ยังไม่ได้เผยแพร่
replaced-by = เอกสารนี้ถูกแทนที่ด้วยเอกสารต่อไปนี้:
will-be-replaced-by = เอกสารนี้จะถูกแทนที่ด้วยเอกสารต่อไปนี้:
uneven-notice = ฉบับภาษาอื่นของเอกสารนี้เป็นฉบับที่ใหม่กว่า: { $languages }

## The page around the text.

skip-to-content = ข้ามไปยังเนื้อหา
contents = สารบัญ
home = หน้าแรก
legal-documents = เอกสารทางกฎหมาย
region-and-language = ประเทศหรือเขตพื้นที่และภาษา
choose-region = เลือกประเทศหรือเขตพื้นที่และภาษา
choose-language = เลือกภาษา
current-edition = ท่านกำลังอ่านฉบับ: { $region }, { $language }
area-africa = แอฟริกา
area-asia-pacific = เอเชียแปซิฟิก
area-europe = ยุโรป
area-latin-america = ลาตินอเมริกา
area-middle-east = ตะวันออกกลาง
area-north-america = อเมริกาเหนือ
area-global = ทั่วโลก
suggested-editions = คำแนะนำตามการตั้งค่าภาษาของเบราว์เซอร์:
last-updated = ปรับปรุงล่าสุด: { $date }
effective = วันที่มีผลใช้บังคับ: { $date }
not-released = ยังไม่ได้ประกาศใช้
version-in-force = ฉบับที่มีผลใช้บังคับ
upcoming-version = ฉบับที่จะมีผลใช้บังคับ
previous-version = ฉบับก่อนหน้า
next-version = ฉบับถัดไป
permanent-address = ที่อยู่ถาวรของฉบับนี้:
source-text = ข้อความปัจจุบันในภาษาต่อไปนี้: { $language }
version-history = ประวัติการปรับปรุง
history-title = ประวัติการปรับปรุง: { $policy }
history-introduction = ฉบับทั้งหมดของเอกสารนี้ที่เผยแพร่ไว้ที่นี่ เรียงจากใหม่ที่สุดไปเก่าที่สุด
version-title = { $policy } ฉบับ { $version }
version-heading = ฉบับ { $version }
state-in-force = มีผลใช้บังคับ
state-superseded = ถูกแทนที่แล้ว
state-upcoming = ยังไม่มีผลใช้บังคับ
state-cancelled = ยกเลิกก่อนมีผลใช้บังคับ
state-withdrawn = เอกสารสิ้นผลใช้บังคับ
state-draft = ฉบับร่าง
kind-new = การเผยแพร่ครั้งแรก
kind-material = การแก้ไขเนื้อหา
kind-editorial = การแก้ไขถ้อยคำ
kind-translation = คำแปลใหม่
kind-imported = การเผยแพร่ก่อนหน้านี้
published-on = วันที่เผยแพร่: { $date }
withdrawn-on = สิ้นผลใช้บังคับตั้งแต่วันที่ต่อไปนี้: { $date }
what-changed = สิ่งที่เปลี่ยนแปลง
no-documents = ยังไม่มีเอกสารที่เผยแพร่ไว้ที่นี่
local-here = ข้อกำหนดเฉพาะ
local-versions = ฉบับเฉพาะประเทศหรือเขตพื้นที่
compare-local = เปรียบเทียบกับข้อความทั่วไป
local-title = ข้อกำหนดเฉพาะ: { $policy }
local-introduction = ส่วนที่แตกต่างสำหรับ: { $region } ข้อกำหนดเฉพาะแต่ละข้อแสดงไว้พร้อมกับข้อความที่ถูกแทนที่
local-text = ข้อความสำหรับ: { $region }
displaced-text = ข้อความที่ถูกแทนที่
displaced-nothing = เป็นข้อความที่เพิ่มเข้ามา ไม่มีข้อความใดถูกแทนที่
removed-text = ข้อความที่ตัดออกสำหรับ: { $region }
related-documents = เอกสารที่เกี่ยวข้อง
prevails-over = ในกรณีที่ขัดหรือแย้งกัน ให้ใช้เอกสารนี้เป็นหลักเหนือเอกสารต่อไปนี้
prevailed-over-by = ในกรณีที่ขัดหรือแย้งกัน ให้ใช้เอกสารต่อไปนี้เป็นหลักเหนือเอกสารนี้
footnotes = เชิงอรรถ
back-to-text = กลับไปยังข้อความ
section-link = ลิงก์ไปยังส่วนนี้
paragraph-links = แสดงลิงก์ที่ทุกย่อหน้า
document-count = { $count ->
   *[other] เอกสาร { $count } ฉบับ
}
not-found-title = ไม่พบหน้าที่ต้องการ
not-found-text = ไม่มีหน้าเว็บตามที่อยู่นี้
main-navigation = เมนูนำทางหลัก
footer-navigation = เมนูนำทางท้ายหน้า
breadcrumbs = เส้นทางนำทาง
social-media = สื่อสังคมออนไลน์

## Comparisons.

show-changes = แสดงการเปลี่ยนแปลง
changes-title = { $policy }: การเปลี่ยนแปลงในฉบับ { $version } เมื่อเทียบกับฉบับ { $old }
draft-changes-title = { $policy }: การเปลี่ยนแปลงที่ยังไม่ได้เผยแพร่
compared-with = เปรียบเทียบกับ:
compare-also = เปรียบเทียบกับฉบับอื่น:
changes-legend = ข้อความที่เพิ่มเข้ามาแสดงด้วยเส้นใต้ ข้อความที่ตัดออกแสดงด้วยเส้นขีดฆ่า
list-of-changes = รายการเปลี่ยนแปลง
nothing-changed = ข้อความไม่มีการเปลี่ยนแปลง
only-renumbered = แตกต่างกันเพียงหมายเลขลำดับเท่านั้น
changed-here = ส่วนนี้มีการแก้ไขในฉบับนี้
sections-added = จำนวนส่วนที่เพิ่มเข้ามา: { $count }
sections-removed = จำนวนส่วนที่ตัดออก: { $count }
sections-moved = จำนวนส่วนที่ย้าย: { $count }
sections-amended = จำนวนส่วนที่แก้ไข: { $count }
sections-translated = จำนวนส่วนที่มีคำแปลใหม่: { $count }
words-inserted = จำนวนคำที่เพิ่มเข้ามา: { $count }
words-deleted = จำนวนคำที่ตัดออก: { $count }
change-added = เพิ่มเข้ามา
change-removed = ตัดออก
change-moved = ย้าย
change-amended = แก้ไข
change-translated = คำแปลใหม่
part-title = ชื่อเอกสาร
part-description = คำอธิบาย
part-preamble = บทนำ
part-precedence = ข้อกำหนดเกี่ยวกับข้อความที่ให้ใช้เป็นหลัก
part-note = เชิงอรรถ
remark-moved-away = ย้ายจากตำแหน่งนี้
remark-moved-here = ย้ายมายังตำแหน่งนี้
remark-restyled = เปลี่ยนการเน้นข้อความ
remark-relinked = เปลี่ยนลิงก์: { $old } → { $new }
remark-no-link = ไม่มีลิงก์
remark-bullets = เปลี่ยนหมายเลขเป็นสัญลักษณ์แสดงหัวข้อย่อย
remark-numbers = เปลี่ยนสัญลักษณ์แสดงหัวข้อย่อยเป็นหมายเลข
remark-divided = แบ่งย่อหน้า
remark-joined = รวมย่อหน้า
remark-level = เปลี่ยนระดับหัวเรื่อง: { $old } → { $new }
remark-language = เปลี่ยนภาษา: { $old } → { $new }
local-legend = ข้อความเฉพาะประเทศหรือเขตพื้นที่แสดงด้วยเส้นใต้ ข้อความที่ถูกแทนที่แสดงด้วยเส้นขีดฆ่า
local-other-language = ไม่มีข้อความที่ถูกแทนที่ในภาษาของข้อความเฉพาะประเทศหรือเขตพื้นที่ จึงแสดงข้อความทั้งสองโดยไม่มีเครื่องหมายกำกับ

## Notices beside the text

cookie-notice-label = ข้อความแจ้งเกี่ยวกับคุกกี้
cookie-notice-text = บริษัทใช้คุกกี้และเทคโนโลยีที่คล้ายกันบนเว็บไซต์ของบริษัท ประกาศเกี่ยวกับคุกกี้ของบริษัทระบุว่าใช้คุกกี้ใดบ้าง ใช้เพื่อวัตถุประสงค์ใด และจัดเก็บไว้นานเท่าใด
cookie-notice-more = ดูข้อมูลเพิ่มเติม
cookie-notice-close = ปิด
leaving-title = ท่านกำลังออกจากเว็บไซต์ของบริษัท
leaving-text = ลิงก์นี้นำไปยังเว็บไซต์ของบุคคลที่สาม ซึ่งมีข้อกำหนดการใช้งานและประกาศความเป็นส่วนตัวของตนเอง เว็บไซต์ดังกล่าวมิได้อยู่ภายใต้การควบคุมของบริษัท
leaving-address = ปลายทางของลิงก์:
leaving-continue = ดำเนินการต่อ
leaving-stay = อยู่ที่หน้านี้
