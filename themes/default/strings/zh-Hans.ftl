### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = 第 { $number } 节“{ $title }”
reference-unnumbered = “{ $title }”
reference-item = 第 { $number } 节 { $item }
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
cookie-category-necessary = 必要
cookie-category-preferences = 偏好
cookie-category-analytics = 分析
cookie-category-advertising = 广告
duration-session = 直至您关闭浏览器
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
draft-notice = 草案：本文本尚未发布。
superseded-notice = 本版本已失效。
upcoming-notice = 本版本尚未生效。生效日期：{ $date }。
withdrawn-notice = 本文件自 { $date }起不再适用。
stale-notice = 本译文所依据的原文已有变更，译文正在修订。
local-notice = 本节适用于：{ $region }。

## The page around the text.

skip-to-content = 跳至正文
contents = 目录
home = 首页
legal-documents = 法律文件
region-and-language = 地区和语言
choose-region = 选择您所在的地区和语言
choose-language = 选择语言
current-edition = 您正在阅读：{ $region }，{ $language }
last-updated = 更新日期：{ $date }
effective = 生效日期：{ $date }
not-released = 尚未发布
local-here = 地区条款
local-versions = 地区版本
compare-local = 与通用文本对照
local-title = 地区条款：{ $policy }
local-introduction = 下列地区的不同规定：{ $region }。每项地区条款之后列出其所取代的文本。
local-text = 适用于{ $region }的文本
displaced-text = 被取代的文本
displaced-nothing = 新增条款，未取代任何文本。
removed-text = 对{ $region }不适用，已删除
related-documents = 相关文件
prevailed-over-by = 与本文件相抵触时，以下列文件为准
footnotes = 脚注
back-to-text = 返回正文
section-link = 本节链接
document-count = { $count ->
   *[other] { $count } 份文件
}
not-found-title = 未找到页面
not-found-text = 此地址没有对应的页面。
main-navigation = 主导航
footer-navigation = 页脚导航
breadcrumbs = 当前位置
social-media = 社交媒体
