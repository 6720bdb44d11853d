use super::*;

#[test]
fn look() {
    let cases: Vec<(&str, &str, &str)> = vec![
        ("en", "We keep data for 30 days.", "We keep your data for 90 days."),
        (
            "en",
            "We may share your data with partners in the European Union, and with nobody else.",
            "We share personal data only with processors in Switzerland, and with nobody else.",
        ),
        (
            "en",
            "The fee is € 1'000.50, due on 2024-05-01 under § 12a. Opt-out costs 1,5 %.",
            "The fee is € 1'200.50, due on 2024-06-01 under § 12b. Opt-in costs 1.5 %.",
        ),
        (
            "en",
            "We **must** keep it. See [our notice](https://a.example/old) for more.",
            "We must keep it. See [our notice](https://a.example/new) *for more*.",
        ),
        (
            "en",
            "You may withdraw consent. We will delete the data.",
            "You may withdraw consent. You may complain. We will delete the data.",
        ),
        (
            "en",
            "You have the right to access, to rectify and to erase.",
            "You have the right to access, to rectify, to restrict and to erase.",
        ),
        (
            "zh-Hans",
            "我们会在三十天内删除您的个人信息。您可以随时撤回同意。",
            "我们会在九十天内删除您的个人数据。您可以随时撤回您的同意，并要求更正。",
        ),
        ("zh-Hans", "本声明于2024年5月1日生效。", "本声明于2025年6月1日生效。"),
        (
            "ja",
            "当社は、お客様の個人情報を30日間保存します。",
            "当社は、お客様の個人データを90日間保存し、その後削除します。",
        ),
        ("th", "เราเก็บรักษาข้อมูลส่วนบุคคลของคุณเป็นเวลา 30 วัน", "เราเก็บรักษาข้อมูลของคุณเป็นเวลา 90 วัน และลบหลังจากนั้น"),
        ("ar", "نحتفظ ببياناتك الشخصية لمدة ٣٠ يومًا.", "نحتفظ ببياناتك لمدة ٩٠ يومًا، ثم نحذفها."),
        (
            "de",
            "Die Datenschutzbeauftragte prüft die Auftragsverarbeitungsvereinbarung innert 30 Tagen.",
            "Der Datenschutzbeauftragte prüft die Auftragsverarbeitungsverträge innerhalb von 30 Tagen.",
        ),
        (
            "en",
            "| Cookie | Purpose | Duration |\n|---|---|---|\n| `_ga` | Counts visits | 2 years |\n| `sid` | Keeps you signed in | session |\n| `lang` | Remembers your language | 1 year |",
            "| Cookie | Purpose | Duration |\n|---|---|---|\n| `lang` | Remembers your language | 1 year |\n| `_ga` | Counts visits to pages | 13 months |\n| `sid` | Keeps you signed in | session |\n| `ads` | Chooses advertisements | 90 days |",
        ),
        (
            "en",
            "| Cookie | Duration |\n|---|---|\n| `_ga` | 2 years |\n| `sid` | session |",
            "| Cookie | Purpose | Duration |\n|---|---|---|\n| `_ga` | Counts visits | 2 years |\n| `sid` | Signs in | session |",
        ),
        (
            "en",
            "- Data that you give us:\n  - your name\n  - your e-mail address\n- Data that we collect:\n  - the pages that you visit\n  - the time of your visit",
            "1. Data that you give us:\n   - your name\n   - your telephone number\n   - your e-mail address\n2. Data that we collect:\n   - the time of your visit",
        ),
        (
            "en",
            "## 1. Use <!-- #use label=\"1.\" -->\n\nUse it well.\n\n## 2. Data <!-- #data label=\"2.\" -->\n\nWe collect data about the use of our phones, and nothing else.\n\n## 3. Law <!-- #law label=\"3.\" -->\n\nSwiss law applies.",
            "## 1. Use <!-- #use label=\"1.\" -->\n\nUse it well.\n\n## 2. Children <!-- #children label=\"2.\" -->\n\nNot for children.\n\n## 3. Law <!-- #law label=\"3.\" -->\n\nSwiss law applies.\n\n## 4. Data <!-- #data label=\"4.\" -->\n\nWe collect data about the use of our tablets and phones, and nothing else.",
        ),
        (
            "en",
            "## A <!-- #a -->\n\nWe delete your data after thirty days at the latest.\n\nOther things stay here as they were before.\n\n## B <!-- #b -->\n\nSomething else.",
            "## A <!-- #a -->\n\nOther things stay here as they were before.\n\n## B <!-- #b -->\n\nSomething else.\n\n## C <!-- #c -->\n\nWe delete your data after sixty days at the latest.",
        ),
        (
            "en",
            "## Minors <!-- #minors -->\n\nChildren under 16 may not use the service without consent of a parent.",
            "## Children <!-- #children -->\n\nChildren under 16 may not use the service without the consent of a parent.",
        ),
        (
            "de",
            "## Minors <!-- #minors lang=\"en\" -->\n\nChildren under 16 may not use it.",
            "## Minderjährige <!-- #minors -->\n\nKinder unter 16 dürfen es nicht benutzen.",
        ),
        (
            "en",
            "First we say one thing about cookies. Then we say another thing about logs. Finally we say goodbye.",
            "Nothing of what was written before is here any more, except perhaps a word or two.",
        ),
        (
            "en",
            "1. (a) First rule of all. <!-- label=\"(a)\" -->\n2. (b) Second rule of all. <!-- label=\"(b)\" -->\n3. (c) Third rule. <!-- label=\"(c)\" -->",
            "1. (a) First rule of all. <!-- label=\"(a)\" -->\n2. (b) A rule between. <!-- label=\"(b)\" -->\n3. (c) Second rule of all. <!-- label=\"(c)\" -->\n4. (d) Third rule. <!-- label=\"(d)\" -->",
        ),
        (
            "en",
            "We use it.[^1] We keep it.[^2]\n\n[^1]: For the purposes named above.\n\n[^2]: For thirty days.",
            "We use it.[^1] We need it.[^2] We keep it.[^3]\n\n[^1]: For the purposes named above.\n\n[^2]: By law, that is.\n\n[^3]: For thirty days.",
        ),
        (
            "en",
            "If you are a resident of California, you may ask us once in twelve months, free of charge, what we know about you, and we answer within 45 days.",
            "If you live in California, you can ask us twice a year, at no cost, what we know about you, and we will answer within 30 days.",
        ),
        (
            "ko",
            "당사는 이용자의 개인정보를 2024년 5월 1일까지 보관합니다.",
            "당사는 이용자의 개인정보를 2025년 5월 1일까지 안전하게 보관합니다.",
        ),
    ];
    for (language, old, new) in cases {
        println!("{}--------", redlined(language, old, new));
    }
}
