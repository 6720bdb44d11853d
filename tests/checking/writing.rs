//! Mistakes of writing, and what only looks like one.

use super::{codes, in_file, in_site, places};

fn found_in_site(text: &str) -> Vec<String> {
    in_site(text).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_clean_text_is_left_alone() {
    for text in [
        "You may use the watch. You may lend it:\n\n- to friends, and\n- to family.",
        "(1) You may use the watch.\n(2) You may lend it.",
        "Article XX of the treaty applies.",
        "The rates (a) to (c) apply.",
        "Read [this](https://www.aurora.example/).",
        "| A | B |\n| --- | --- |\n| a \\| b | c |",
        "**Use it with care.**\n\nIt may break.",
        "Write to legal@aurora.example or to Aurora Devices, Hardturmstrasse 161, 8005 Zürich, Schweiz.",
        "> Dear reader, and\n\nmore.",
        "See section 230 of the act, and section 7, which is another law's.",
        "**Calls** and __names__ are kept; prices** and dates** are not.",
        "Write \\*\\*this\\*\\* or ____ there.",
        "a) You may use it. The rates in 1.) and iv) apply (see lit. b).",
        "You may lend it (to\n\n- friends,\n- family).",
        "Wait... It costs 1,000.50, etc., at aurora.example or www.aurora.example,which is ours.",
        "Read [this](https://test.example/) and [that](https://dev.aurora.example/).",
        "You know that that watch is ours.",
        "(1) Use it.\n(2) Lend it.\n(3) Mend it.\n(4) Keep it.",
        "– Use it.\n– Lend it.\n– Mend it.\n– Keep it.",
        "Aurora Devices  \nLegal  \nHardturmstrasse 161  \n8005 Zürich",
        "- Use it,\n- lend it,\n\nbut keep it.",
        "In force from Tuesday, November 16, 2021.",
        "Write [sic] to (https://www.aurora.example/).",
        "You may lend it to these persons, at these times and places:\nto friends, and to family.",
    ] {
        assert_eq!(in_site(text), [], "{text}");
    }
}

#[test]
fn each_mistake_is_found_where_it_stands() {
    for (text, code, line) in [
        ("Use it.\n\n##Care\n", "glued-block", 7),
        ("You may:\n•  lend it", "glued-block", 6),
        ("Use it.\n\nLend it.\n---\n\nMore.", "glued-block", 7),
        ("Use it.\n\n    You may lend it to your friends and your family.", "glued-block", 7),
        ("a. Use it. b. Lend it.", "labels-run-together", 5),
        ("Use{#x} it.", "attribute-not-read", 5),
        ("| A | B |\n| --- | --- |\n| a | b | c |", "uneven-table", 7),
        ("Use it until [date].", "placeholder", 5),
        ("Lorem ipsum dolor sit amet.", "placeholder", 5),
        ("Lend it to XX persons.", "placeholder", 5),
        ("You may lend it to your friends. You may lend it to your friends.", "repeated-sentence", 5),
        ("You may lend it to your friends and your family,\n\nThey may use it.", "unfinished-paragraph", 5),
        ("**Care**\n\nHandle it with care.", "bold-paragraph", 5),
        ("Read[this](https://www.aurora.example/) now.", "glued-link", 5),
        ("Read [this](https://www.aurora.example/hilfe?lang=de).", "foreign-link", 5),
        ("From 2023-02-30 on.", "impossible-date", 5),
        ("From April 31, 2023 on.", "impossible-date", 5),
        ("From 2023-4-01 on.", "unpadded-date", 5),
        ("Use\u{202e} it.", "invisible-character", 5),
        ("Z\u{fffd}rich is in Switzerland.", "garbled-text", 5),
        ("That isnâ€™t all.", "garbled-text", 5),
        ("Call it a snippetâ€\u{9d} here.", "control-character", 5),
        (
            "We show the words that you write to all who use the watch and to nobody else (we show the words that you write to \
             all who use the watch and to nobody else in the world).",
            "repeated-sentence",
            5,
        ),
        ("Pусский текст", "mixed-scripts", 5),
        ("- **Calls. ** We keep them.", "emphasis-not-read", 5),
        ("録画は**保存。**三十日間です。", "emphasis-not-read", 5),
        ("You may lend it. Nobody else may use it.), and nobody may sell it.", "unmatched-bracket", 5),
        ("You may lend it (to friends. They may use it.", "unmatched-bracket", 5),
        ("You may lend it.. They may use it.", "misplaced-mark", 5),
        ("You may lend it to friends,family and others.", "misplaced-mark", 5),
        ("You may lend the watch.Then they may use it.", "misplaced-mark", 5),
        ("Read [this](https://staging.aurora.example/).", "staging-link", 5),
        ("Read [this](https://10.0.0.7/).", "staging-link", 5),
        ("You may lend the the watch.", "repeated-sentence", 5),
        ("You may lend it.[This](https://www.aurora.example/) says how.", "glued-link", 5),
        ("Aurora Devices\nLegal\nHardturmstrasse 161\n8005 Zürich", "glued-block", 5),
        ("- Use it,\n- lend it,\n\nNobody else may.", "unfinished-paragraph", 6),
        ("Read [the terms]of Aurora(https://www.aurora.example/).", "space-in-link", 5),
        ("You may lend it to everybody., who may use it.", "misplaced-mark", 5),
        ("In force from Thursday, November 16, 2021.", "impossible-date", 5),
        ("You may:\nuse it as you like,\nlend it to your friends, and\nsell it.", "glued-block", 6),
        ("Cafe\u{301}", "not-nfc", 5),
    ] {
        assert_eq!(in_site(text), [(code.to_owned(), line)], "{text}");
    }
}

#[test]
fn a_paragraph_and_its_repetition_may_be_two_blocks() {
    let twice = "You may lend it to your friends.\n\nYou may lend it to your friends.";
    assert_eq!(in_site(twice), [("repeated-sentence".to_owned(), 7)]);
    assert_eq!(found_in_site("Yes.\n\nYes."), Vec::<String>::new(), "a short one may be meant");
}

#[test]
fn numbers_of_sections_are_compared_with_titles() {
    let text = |reference: &str| {
        format!(
            "# T\n\n## 1. Use {{: #use }}\n\nUse it.\n\n## 2. Lending {{: #lending }}\n\n{reference}\n\n## 3. Warranty {{: #law }}\n\nNone.\n"
        )
    };
    for right in
        ["See Section 3 – Warranty.", "See Section 3.", "See [Section 3](#law).", "Section 12 of the act applies."]
    {
        assert_eq!(codes(&in_file("en", &text(right))), <[&str; 0]>::default(), "{right}");
    }
    for wrong in
        ["See Section 2 – Warranty.", "See Section 7.", "See [Section 2](#law).", "See Section 1 (“Warranty”)."]
    {
        assert_eq!(places(&in_file("en", &text(wrong))), [("wrong-number", 9)], "{wrong}");
    }
}

#[test]
fn scripts_and_languages_are_those_of_the_file() {
    let english = "You may use the watch as long as you like, and you may lend it to those who live with you, if they agree to these \
                   terms and if they are old enough to understand them.";
    let german = "Sie dürfen die Uhr nutzen, solange Sie möchten, und Sie dürfen sie denen leihen, die mit Ihnen leben, wenn diese den \
                  Bedingungen zustimmen und alt genug sind, sie zu verstehen.";
    assert_eq!(codes(&in_file("en", english)), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("de", english)), ["foreign-language"]);
    assert_eq!(codes(&in_file("en", german)), ["foreign-language"]);
    assert_eq!(codes(&in_file("ru", english)), ["foreign-script"]);
    assert_eq!(
        codes(&in_file("ja", "Aurora Devices (Schweiz) AG, 8005 Zürich")),
        <[&str; 0]>::default(),
        "a name is no text"
    );
}

#[test]
fn months_are_words_of_the_language() {
    assert_eq!(codes(&in_file("de", "Gültig ab 5. December 2023.")), ["foreign-date"]);
    assert_eq!(codes(&in_file("ru", "Действует с 5 August 2023 года.")), ["foreign-date"]);
    assert_eq!(codes(&in_file("de", "Gültig ab 5. Dezember 2023.")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("de", "Gültig ab 31. Juni 2023.")), ["impossible-date"]);
}

#[test]
fn dates_are_read_in_the_digits_and_cases_of_their_language() {
    for (language, right, day) in [
        ("fa", "تاریخ اجرا: ۱۵ اوت ۲۰۱۹", "2019-08-15"),
        ("hi", "24 जून 2016 से", "2016-06-24"),
        ("kk", "2018 жылдың 1 мамырында күшіне енеді", "2018-05-01"),
        ("ky", "2018-жылдын 30-ноябрында күчүнө кирет", "2018-11-30"),
        ("ja", "2019 年 8 月 15 日から", "2019-08-15"),
        ("pt", "A partir de 15 de agosto de 2019", "2019-08-15"),
        ("id", "Berlaku 1 Mei, 2018", "2018-05-01"),
        ("hu", "Hatályos: 2018. május 25.", "2018-05-25"),
        ("pt", "Vigência: quinta-feira, 15 de agosto de 2019", "2019-08-15"),
        ("ko", "2021년 10월 14일 목요일", "2021-10-14"),
    ] {
        let text = |day: &str| format!("# Aurora\n\n{right} {{: datetime=\"{day}\" }}\n");
        assert_eq!(codes(&in_file(language, &text(day))), <[&str; 0]>::default(), "{right}");
        assert_eq!(codes(&in_file(language, &text("2014-04-15"))), ["dates-disagree"], "{right}");
    }
    assert_eq!(codes(&in_file("nl", "Van kracht vanaf donderdag 16 november 2021.")), ["impossible-date"]);
    assert_eq!(codes(&in_file("tr", "Pazartesi, 1 Ocak 2024")), <[&str; 0]>::default(), "no Sunday");
    assert_eq!(codes(&in_file("he", "בתוקף מיום 3 ביוני 019")), ["impossible-date"]);
    assert_eq!(codes(&in_file("he", "בתוקף מיום 3 ביוני 2019")), <[&str; 0]>::default());
}

#[test]
fn a_phrase_stands_twice_in_scripts_without_spaces_too() {
    let once = "録画は三十日のあいだ保存し、その後に当社のサーバーから消去します";
    assert_eq!(codes(&in_file("ja", &format!("{once}（{once}。第三者には渡しません。）。"))), ["repeated-sentence"]);
    assert_eq!(codes(&in_file("ja", &format!("{once}。第三者には渡しません。"))), <[&str; 0]>::default());
    let short = "您可以随时删除录像，届时将删除您的姓名和地址。您可以随时删除帐户，届时将删除您的姓名和地址。";
    assert_eq!(codes(&in_file("zh-Hans", short)), <[&str; 0]>::default(), "two sentences of one form");
    let name = "参加 Aurora Devices Spontaneous Speech Recordings 项目的人可以登录。请登录 Aurora Devices Spontaneous Speech Recordings 项目。";
    assert_eq!(codes(&in_file("zh-Hans", name)), <[&str; 0]>::default(), "a long name");
}

#[test]
fn signs_stand_with_their_letters_and_links_apart_from_words() {
    assert_eq!(codes(&in_file("ta", "மேலும் அறியலாம ்.")), ["misplaced-mark"]);
    assert_eq!(codes(&in_file("ta", "மேலும் அறியலாம்.")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("hi", "आप[यहाँ](https://aurora.example/) पढ़ें।")), ["glued-link"]);
    assert_eq!(codes(&in_file("bn", "আপনি [এখানে](https://aurora.example/)-এ পড়ুন।")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("ar", "اقرأ هذا و[هنا](https://aurora.example/)، من فضلك.")), <[&str; 0]>::default());
}

#[test]
fn capitals_are_read_as_words() {
    let capitals = "# Podmienky\n\nAURORA AND ITS PARTNERS ARE NOT LIABLE FOR ANY DAMAGE THAT ARISES FROM THE USE OF THE SERVICE, AND \
                    YOU AGREE TO HOLD THEM HARMLESS FROM ALL CLAIMS OF OTHERS.\n";
    assert_eq!(codes(&in_file("sk", capitals)), ["foreign-language"]);
    assert_eq!(codes(&in_file("en", capitals)), <[&str; 0]>::default());
}

#[test]
fn scripts_that_need_unseen_characters_keep_them() {
    assert_eq!(codes(&in_file("fa", "می\u{200c}خواهم")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("he", "שלום \u{200e}Aurora\u{200e}")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("th", "กา\u{200b}แฟ")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("en", "cof\u{200b}fee")), ["invisible-character"]);
}

#[test]
fn nothing_panics() {
    for text in [
        "",
        "#",
        "# ",
        "|",
        "| |\n|-|\n|",
        "{:",
        "{: }",
        "{#",
        "[",
        "](",
        "[](",
        "\u{feff}",
        "\u{202e}",
        "99999-99-99",
        "Section",
        "Section 1.",
        "a. b.",
        "(i)",
        "[^",
        "<",
        "<a href=\"",
        "<a href='x",
        "**",
        "---",
        "+++\n",
        "---\na: b\n---\n",
        "1. a\n\n\n2. b",
        "日本語。日本語。",
        "İstanbul [İ...]",
        "é{: #é }",
        "> - > 1. a",
        "```\n{: #x }",
        "\u{0}",
        "5 . , 2023",
        "ａ１２３",
    ] {
        for language in ["en", "tr", "ja", "ar", "dv", "kg"] {
            let _ = super::beside(language, text, Some("# A\n\n[a](#b) 30\n"), Some(text));
            let _ = super::beside(language, "# A\n\n30 [a](#b)\n", Some(text), Some(text));
        }
        let _ = in_site(text);
    }
}
