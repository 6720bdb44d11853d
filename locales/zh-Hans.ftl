
## Cookies

-aurora-account = Aurora 账号
cookie-purpose-session = 在您访问我们的网站期间，使您保持登录 { -aurora-account }的状态，并记住您的购物车。
cookie-purpose-csrf = 保护表单，防止其他网站冒用您的名义发送请求。
cookie-purpose-consent = 存储您接受或者拒绝了哪些类别的 Cookie 以及作出选择的时间。
cookie-purpose-region = 存储您选择的国家或者地区以及语言。
cookie-purpose-display = 存储您希望的页面显示方式：浅色或者深色、文字大小、减弱动态效果。
cookie-purpose-recent = 列出您最近浏览过的产品，便于您再次找到。
cookie-purpose-notice = 记住您已关闭 Cookie 提示，仅在所提示的内容发生变更时再次显示。
cookie-purpose-visitor = 通过随机数字识别再次访问的浏览器，使我们统计的是访客人数而非访问次数。
cookie-purpose-visit = 将同一次访问中的各个页面关联起来，便于我们了解访客在何处未能找到所需内容。
cookie-purpose-mail = 告知我们您订阅的电子邮件资讯是否已被打开。
cookie-purpose-campaign = 存储是我们的哪一则广告将您引导至我们的网站，以便我们衡量广告效果。
cookie-purpose-advertising-id = 在其他公司的网站上识别您的浏览器，使该处的广告符合您的兴趣，且不会过于频繁地重复展示。
cookie-purpose-store = 存储您为取货和维修选择的门店。

## Navigation

nav-phones = 手机
nav-watches = 手表
nav-cloud = Aurora Cloud
nav-support = 支持
nav-products = 产品
nav-accessories = 配件
nav-help = 帮助
nav-repair = 维修
nav-security-updates = 安全更新
nav-shops = 查找门店
nav-company = 公司
nav-about = 关于我们
nav-press = 新闻中心
nav-sustainability = 可持续发展
nav-accessibility = 无障碍
nav-community = 社区
nav-videos = 视频
nav-developers = 开发者

## Regions

region-global = 全球
