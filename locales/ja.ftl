
## Cookies

-aurora-account = Auroraアカウント
cookie-purpose-session = { -aurora-account }へのサインイン状態を維持し、当社ウェブサイトの閲覧中に買い物かごの内容を保持します。
cookie-purpose-csrf = 他のウェブサイトがお客様になりすまして送信するリクエストからフォームを保護します。
cookie-purpose-consent = お客様が同意または拒否したクッキーの区分と、その日時を保存します。
cookie-purpose-region = お客様が選択した国または地域および言語を保存します。
cookie-purpose-display = ページの表示に関するお客様の設定（明るい表示または暗い表示、文字の大きさ、視覚効果の抑制）を保存します。
cookie-purpose-recent = お客様が最近閲覧した製品を記録し、再び見つけやすくします。
cookie-purpose-notice = お客様がクッキーに関するお知らせを閉じたことを記録し、その内容が変わるまで再び表示しないようにします。
cookie-purpose-visitor = 訪問の回数ではなく訪問者の数を集計するため、乱数により再訪したブラウザーを識別します。
cookie-purpose-visit = 訪問者が目的の情報を見つけられない箇所を把握するため、1回の訪問で閲覧されたページを関連付けます。
cookie-purpose-mail = お客様が購読しているニュースレターが開封されたかどうかを当社に知らせます。
cookie-purpose-campaign = 広告の成果を測定するため、お客様がどの広告から当社のウェブサイトに訪れたかを保存します。
cookie-purpose-advertising-id = 他社のウェブサイトにおいてお客様のブラウザーを識別し、お客様の関心に合った広告を表示するとともに、同じ広告が過度に繰り返されないようにします。
cookie-purpose-store = お客様が製品の受け取りおよび修理のために選択した店舗を保存します。

## Navigation

nav-phones = スマートフォン
nav-watches = ウォッチ
nav-cloud = Aurora Cloud
nav-support = サポート
nav-products = 製品
nav-accessories = アクセサリー
nav-help = ヘルプ
nav-repair = 修理
nav-security-updates = セキュリティアップデート
nav-shops = 店舗を探す
nav-company = 企業情報
nav-about = 当社について
nav-press = 報道関係者の皆様へ
nav-sustainability = サステナビリティ
nav-accessibility = アクセシビリティ
nav-community = コミュニティ
nav-videos = 動画
nav-developers = 開発者の皆様へ

## Regions

region-global = グローバル
