### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = 第 { $number } 节“{ $title }”
reference-unnumbered = “{ $title }”
reference-item = 第 { $number } 节 { $item }
reference-labelled = { $label }“{ $title }”
reference-labelled-item = { $label } { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = 《{ $policy }》
reference-policy-section = 《{ $policy }》{ $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = 本文件载有专门适用于{ $region }的条款：{ $sections }。该等条款与通用文本不一致的，以适用于{ $region }的条款为准。
precedence-local-document = 本文件专为{ $region }制定，并取代通用文本。
precedence-general = 部分国家和地区另有地区条款。地区条款与本文本不一致的，在相应国家或者地区以地区条款为准。
# For policies that declare that the global text prevails.
precedence-global-over-local = 本文件载有专门适用于{ $region }的条款：{ $sections }。该等条款与通用文本不一致的，以通用文本为准。
precedence-global = 部分国家和地区另有地区条款。地区条款与本文本不一致的，以本文本为准。
precedence-language = 本文件有多种语言版本。各语言版本不一致的，以下列语言版本为准：{ $language }。
# $policies: titles of other policies, as a list.
precedence-over = 本文件与下列文件相抵触的，以本文件为准：{ $policies }。

## Cookie tables: part of the text.

cookie-name = 名称
cookie-provider = 提供方
cookie-purpose = 用途
cookie-category = 类别
cookie-duration = 存储期限
cookie-kind = 类型
cookie-kind-http = HTTP Cookie
cookie-kind-local-storage = 本地存储
cookie-kind-pixel = 像素
cookie-party-first = 第一方
cookie-party-third = 第三方
# Kind and party of a cookie, side by side.
cookie-type = { $kind }，{ $party }
cookie-category-necessary = 必要
cookie-category-preferences = 偏好
cookie-category-analytics = 分析
cookie-category-advertising = 广告
duration-session = 直至您关闭浏览器
duration-persistent = 直至您从浏览器中删除
duration-years = { $count ->
   *[other] { $count } 年
}
duration-months = { $count ->
   *[other] { $count } 个月
}
duration-weeks = { $count ->
   *[other] { $count } 周
}
duration-days = { $count ->
   *[other] { $count } 天
}
duration-hours = { $count ->
   *[other] { $count } 小时
}
duration-minutes = { $count ->
   *[other] { $count } 分钟
}
duration-seconds = { $count ->
   *[other] { $count } 秒
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = 本节暂无您所选语言的版本，现以下列语言显示：{ $language }。
fallback-document-notice = 本文件暂无您所选语言的版本，现以下列语言显示：{ $language }。
fallback-title-notice = 标题暂无您所选语言的版本，现以下列语言显示：{ $language }。
draft-notice = 草案：本文本尚未发布。
draft-same-notice = 草案：本文本与版本 { $version } 相同。
superseded-notice = 本版本已失效。
overtaken-notice = 本版本在生效前已被较新的版本取代。
upcoming-notice = 本版本尚未生效。生效日期：{ $date }。
withdrawn-notice = 本文件自 { $date }起不再适用。
ending-notice = 本文件将自 { $date }起不再适用。
stale-notice = 本译文所依据的原文在翻译后已有变更。
local-notice = 本节适用于：{ $region }。
cancelled-notice = 本版本已于 { $date }撤回，从未生效。
new-version-notice = 本文件的新版本将于 { $date }生效。
not-yet-notice = 本文件将于 { $date }生效。
unpublished-notice = 本文件尚未发布。
replaced-by = 本文件已由下列文件取代：
will-be-replaced-by = 本文件将由下列文件取代：
uneven-notice = 本文件的下列语言版本较新：{ $languages }

## The page around the text.

skip-to-content = 跳至正文
contents = 目录
home = 首页
legal-documents = 法律文件
region-and-language = 地区和语言
choose-region = 选择您所在的地区和语言
choose-language = 选择语言
current-edition = 您正在阅读：{ $region }，{ $language }
area-africa = 非洲
area-asia-pacific = 亚太地区
area-europe = 欧洲
area-latin-america = 拉丁美洲
area-middle-east = 中东
area-north-america = 北美洲
area-global = 全球
suggested-editions = 根据您浏览器的语言设置推荐：
last-updated = 更新日期：{ $date }
effective = 生效日期：{ $date }
not-released = 尚未发布
version-in-force = 现行有效版本
upcoming-version = 待生效版本
previous-version = 上一版本
next-version = 下一版本
permanent-address = 本版本的永久地址：
source-text = 下列语言的现行文本：{ $language }
version-history = 版本历史
history-title = 版本历史：{ $policy }
history-introduction = 在此发布的本文件全部版本，按由新到旧的顺序排列。
version-title = { $policy }，版本 { $version }
version-heading = 版本 { $version }
state-in-force = 现行有效
state-superseded = 已被取代
state-upcoming = 尚未生效
state-cancelled = 生效前已撤回
state-withdrawn = 不再适用
state-draft = 草案
kind-new = 首次发布
kind-material = 内容变更
kind-editorial = 文字更正
kind-translation = 新译文
kind-imported = 此前发布
published-on = 发布日期：{ $date }
withdrawn-on = 自下列日期起不再适用：{ $date }
what-changed = 变更内容
no-documents = 此处尚未发布任何文件。
local-here = 地区条款
local-versions = 地区版本
compare-local = 与通用文本对照
local-title = 地区条款：{ $policy }
local-introduction = 下列地区的不同规定：{ $region }。每项地区条款与其所取代的文本一并列出。
local-text = 适用于下列地区的文本：{ $region }
displaced-text = 被取代的文本
displaced-nothing = 新增条款，未取代任何文本。
removed-text = 针对下列地区删除的文本：{ $region }
related-documents = 相关文件
prevails-over = 下列文件与本文件相抵触时，以本文件为准
prevailed-over-by = 与本文件相抵触时，以下列文件为准
footnotes = 脚注
back-to-text = 返回正文
section-link = 本节链接
paragraph-links = 在各段落处显示链接
document-count = { $count ->
   *[other] { $count } 份文件
}
not-found-title = 未找到页面
not-found-text = 此地址没有对应的页面。
main-navigation = 主导航
footer-navigation = 页脚导航
breadcrumbs = 当前位置
social-media = 社交媒体

## Comparisons.

show-changes = 显示变更
changes-title = { $policy }：版本 { $version } 相对于版本 { $old } 的变更
draft-changes-title = { $policy }：尚未发布的变更
compared-with = 对照基准：
compare-also = 与其他版本对照：
changes-legend = 新增的文本标有下划线。删除的文本标有删除线。
list-of-changes = 变更列表
nothing-changed = 文本无变更。
only-renumbered = 仅编号有所不同。
changed-here = 本节在本版本中有变更。
sections-added = 新增节数：{ $count }
sections-removed = 删除节数：{ $count }
sections-moved = 移动节数：{ $count }
sections-amended = 修改节数：{ $count }
sections-translated = 新增译文的节数：{ $count }
words-inserted = 新增词数：{ $count }
words-deleted = 删除词数：{ $count }
change-added = 新增
change-removed = 删除
change-moved = 移动
change-amended = 修改
change-translated = 新增译文
part-title = 标题
part-description = 说明
part-preamble = 引言
part-precedence = 优先适用条款
part-note = 脚注
remark-moved-away = 已从此处移走
remark-moved-here = 已移至此处
remark-restyled = 强调样式已变更
remark-relinked = 链接已变更：{ $old } → { $new }
remark-no-link = 无链接
remark-bullets = 编号改为项目符号
remark-numbers = 项目符号改为编号
remark-divided = 段落已拆分
remark-joined = 段落已合并
remark-level = 节标题级别已变更：{ $old } → { $new }
remark-language = 语言已变更：{ $old } → { $new }
local-legend = 地区文本标有下划线。其所取代的文本标有删除线。
local-other-language = 被取代的文本没有地区文本所用语言的版本。两者均不加标记显示。

## Notices beside the text

cookie-notice-label = Cookie 提示
cookie-notice-text = 我们在网站上使用 Cookie 及类似技术。我们的 Cookie 声明列明所使用的 Cookie 及其用途和保存期限。
cookie-notice-more = 了解详情
cookie-notice-close = 关闭
leaving-title = 您即将离开我们的网站
leaving-text = 该链接指向第三方网站。该网站有其自身的使用条款和隐私声明，不受我们控制。
leaving-address = 您将前往：
leaving-continue = 继续前往
leaving-stay = 留在本站
