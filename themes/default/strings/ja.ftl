### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = 第{ $number }章「{ $title }」
reference-unnumbered = 「{ $title }」
reference-item = 第{ $number }章 { $item }
reference-labelled = { $label }「{ $title }」
reference-labelled-item = { $label } { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = 「{ $policy }」
reference-policy-section = 「{ $policy }」{ $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = この文書には、{ $region }に適用される地域別規定（{ $sections }）が含まれています。共通本文と異なる場合は、{ $region }に適用される地域別規定が優先します。
precedence-local-document = この文書は{ $region }のために作成されたものであり、共通本文に代わるものです。
precedence-general = 一部の国および地域については、地域別規定があります。地域別規定がこの本文と異なる場合、その国または地域においては地域別規定が優先します。
# For policies that declare that the global text prevails.
precedence-global-over-local = この文書には、{ $region }に適用される地域別規定（{ $sections }）が含まれています。共通本文と異なる場合は、共通本文が優先します。
precedence-global = 一部の国および地域については、地域別規定があります。地域別規定がこの本文と異なる場合は、この本文が優先します。
precedence-language = この文書は複数の言語で提供されています。各言語版の間に相違がある場合は、次の言語版が優先します：{ $language }。
# $policies: titles of other policies, as a list.
precedence-over = この文書が次の文書と矛盾する場合は、この文書が優先します：{ $policies }。

## Cookie tables: part of the text.

cookie-name = 名称
cookie-provider = 提供者
cookie-purpose = 目的
cookie-category = 区分
cookie-duration = 保存期間
cookie-kind = 種類
cookie-kind-http = HTTPクッキー
cookie-kind-local-storage = ローカルストレージ
cookie-kind-pixel = ピクセル
cookie-party-first = ファーストパーティ
cookie-party-third = サードパーティ
# Kind and party of a cookie, side by side.
cookie-type = { $kind }、{ $party }
cookie-category-necessary = 必須
cookie-category-preferences = 設定
cookie-category-analytics = 分析
cookie-category-advertising = 広告
duration-session = ブラウザーを閉じるまで
duration-persistent = ブラウザーから削除するまで
duration-years = { $count ->
   *[other] { $count }年
}
duration-months = { $count ->
   *[other] { $count }か月
}
duration-weeks = { $count ->
   *[other] { $count }週間
}
duration-days = { $count ->
   *[other] { $count }日
}
duration-hours = { $count ->
   *[other] { $count }時間
}
duration-minutes = { $count ->
   *[other] { $count }分
}
duration-seconds = { $count ->
   *[other] { $count }秒
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = このセクションは、お客様の言語では提供されていません。次の言語で表示しています：{ $language }。
fallback-document-notice = この文書は、お客様の言語では提供されていません。次の言語で表示しています：{ $language }。
fallback-title-notice = 表題は、お客様の言語では提供されていません。次の言語で表示しています：{ $language }。
draft-notice = 草案：この本文は公表されていません。
draft-same-notice = 草案：本文は{ $version }版と同一です。
superseded-notice = この版は、すでに効力を失っています。
overtaken-notice = この版は、発効前に、より新しい版に差し替えられました。
upcoming-notice = この版は、まだ発効していません。発効日は{ $date }です。
withdrawn-notice = この文書は、{ $date }以降適用されていません。
ending-notice = この文書は、{ $date }以降適用されなくなります。
stale-notice = この翻訳の元となった本文は、翻訳後に変更されています。
local-notice = このセクションが適用される国または地域：{ $region }。
cancelled-notice = この版は、発効前に撤回され、効力を生じませんでした。撤回日は{ $date }です。
new-version-notice = この文書の新しい版は、{ $date }に発効します。
not-yet-notice = この文書は、{ $date }に発効します。
unpublished-notice = この文書は、まだ公表されていません。
replaced-by = この文書は、次の文書に置き換えられました：
will-be-replaced-by = この文書は、次の文書に置き換えられます：
uneven-notice = 次の言語では、この文書のより新しい版が公表されています：{ $languages }

## The page around the text.

skip-to-content = 本文へ移動
contents = 目次
home = ホーム
legal-documents = 法的文書
region-and-language = 国・地域と言語
choose-region = 国・地域と言語を選択してください
choose-language = 言語を選択してください
current-edition = 表示中の版：{ $region }、{ $language }
area-africa = アフリカ
area-asia-pacific = アジア太平洋
area-europe = ヨーロッパ
area-latin-america = 中南米
area-middle-east = 中東
area-north-america = 北米
area-global = 全世界
suggested-editions = ブラウザーの言語設定に基づく候補：
last-updated = 最終更新日：{ $date }
effective = 発効日：{ $date }
not-released = 未公表
version-in-force = 現行の版
upcoming-version = 今後発効する版
previous-version = 前の版
next-version = 次の版
permanent-address = この版の固定アドレス：
source-text = 次の言語の現行本文：{ $language }
version-history = 改定履歴
history-title = 改定履歴：{ $policy }
history-introduction = ここで公表されたこの文書のすべての版を、新しい順に示します。
version-title = { $policy }（{ $version }版）
version-heading = { $version }版
state-in-force = 有効
state-superseded = 旧版
state-upcoming = 発効前
state-cancelled = 発効前に撤回
state-withdrawn = 適用終了
state-draft = 草案
kind-new = 初回公表
kind-material = 内容の変更
kind-editorial = 字句の修正
kind-translation = 新しい翻訳
kind-imported = 以前の公表
published-on = 公表日：{ $date }
withdrawn-on = 適用されなくなった日：{ $date }
what-changed = 変更点
no-documents = ここで公表された文書は、まだありません。
local-here = 地域別規定
local-versions = 地域版
compare-local = 共通本文と比較
local-title = 地域別規定：{ $policy }
local-introduction = 相違点の一覧（{ $region }）。各地域別規定を、その規定によって置き換えられた本文とともに示します。
local-text = 地域別本文：{ $region }
displaced-text = 置き換えられた本文
displaced-nothing = 追加された規定です。置き換えられた本文はありません。
removed-text = 適用されない本文：{ $region }
related-documents = 関連文書
prevails-over = 矛盾がある場合にこの文書が優先する文書
prevailed-over-by = 矛盾がある場合にこの文書に優先する文書
footnotes = 脚注
back-to-text = 本文に戻る
section-link = このセクションへのリンク
paragraph-links = 各段落にリンクを表示
document-count = { $count ->
   *[other] { $count }件の文書
}
not-found-title = ページが見つかりません
not-found-text = このアドレスにページはありません。
main-navigation = メインナビゲーション
footer-navigation = フッターナビゲーション
breadcrumbs = 現在位置
social-media = ソーシャルメディア

## Comparisons.

show-changes = 変更点を表示
changes-title = { $policy }：{ $old }版から{ $version }版への変更点
draft-changes-title = { $policy }：未公表の変更点
compared-with = 比較対象：
compare-also = 他の版との比較：
changes-legend = 追加された文言には下線を、削除された文言には取消線を付しています。
list-of-changes = 変更点の一覧
nothing-changed = 本文に変更はありません。
only-renumbered = 番号のみが異なります。
changed-here = このセクションは、この版で変更されました。
sections-added = 追加されたセクション：{ $count }件
sections-removed = 削除されたセクション：{ $count }件
sections-moved = 移動されたセクション：{ $count }件
sections-amended = 変更されたセクション：{ $count }件
sections-translated = 新たに翻訳されたセクション：{ $count }件
words-inserted = 追加された語数：{ $count }
words-deleted = 削除された語数：{ $count }
change-added = 追加
change-removed = 削除
change-moved = 移動
change-amended = 変更
change-translated = 新規翻訳
part-title = 表題
part-description = 説明
part-preamble = 前文
part-precedence = 優先条項
part-note = 脚注
remark-moved-away = ここから移動
remark-moved-here = ここへ移動
remark-restyled = 強調の変更
remark-relinked = リンクの変更：{ $old } → { $new }
remark-no-link = リンクなし
remark-bullets = 番号を行頭記号に変更
remark-numbers = 行頭記号を番号に変更
remark-divided = 段落を分割
remark-joined = 段落を結合
remark-level = 見出しレベルの変更：{ $old } → { $new }
remark-language = 言語の変更：{ $old } → { $new }
local-legend = 地域別本文には下線を、地域別本文によって置き換えられた本文には取消線を付しています。
local-other-language = 置き換えられた本文は、地域別本文の言語では存在しません。いずれの本文も、下線および取消線を付さずに表示しています。

## Notices beside the text

cookie-notice-label = クッキーに関するお知らせ
cookie-notice-text = 当社は、当社のウェブサイトにおいてクッキーおよび類似の技術を使用しています。使用するクッキーの種類、目的および保存期間については、クッキーに関する通知をご覧ください。
cookie-notice-more = 詳細を見る
cookie-notice-close = 閉じる
leaving-title = 当社のウェブサイトから移動します
leaving-text = このリンクの移動先は、第三者のウェブサイトです。当該ウェブサイトには、独自の利用規約およびプライバシーステートメントがあります。当社は、当該ウェブサイトを管理していません。
leaving-address = 移動先：
leaving-continue = 続行する
leaving-stay = このページにとどまる
