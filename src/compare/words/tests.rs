use super::count::segmented;
use super::*;

fn divided(text: &str) -> Vec<&str> {
    words(text).into_iter().map(|word| &text[word.word]).collect()
}

#[test]
fn letters_and_digits_are_those_of_unicode() {
    assert!((char::MIN..=char::MAX).all(|c| is_letter_or_digit(c) == c.is_alphanumeric()));
}

#[test]
fn words_are_counted_in_every_script() {
    assert_eq!(count("We keep data for 30 days."), 6);
    assert_eq!(count("我们保存您的数据。"), count("我们保存数据。") + 2, "您 and 的");
    assert_eq!(count("ข้อมูลส่วนบุคคล"), count("ข้อมูลส่วนบุคคล "));
}

#[test]
fn plain_letters_and_digits_make_one_word() {
    for c in (char::MIN..=char::MAX).filter(|c| is_plain(*c)) {
        assert_eq!(c.is_numeric(), c.is_ascii_digit(), "{c}");
        for text in [format!("{c}"), format!("é{c}я"), format!("{c}س{c}한")] {
            assert_eq!(segmented(&text), 1, "{text}");
        }
    }
}

#[test]
fn plain_words_are_counted_as_the_segmenter_counts_them() {
    // Marks that combine are left out: with one before a space, the segmenter forgets that there was a word.
    let parts = [
        "a",
        "Ab",
        "é",
        "1",
        "_",
        "-",
        "'",
        "’",
        ".",
        ",",
        ";",
        ":",
        "...",
        "(",
        ")",
        " ",
        "  ",
        "\u{a0}",
        "\n",
        "\u{200b}",
        "ข้อมูล",
        "数据",
        "データ",
        "한국",
        "العربية",
        "🙂",
        "@",
        "/",
        "€",
        "א\"",
        "“",
        "»",
        "2FA",
    ];
    let three = parts.iter().flat_map(|a| parts.iter().map(move |b| (a, b)));
    for text in three.flat_map(|(a, b)| parts.map(|c| [a, b, c].concat())) {
        assert_eq!(count(&text), segmented(&text), "{text:?}");
        let text = format!("Keep {text} it{text}.");
        assert_eq!(count(&text), segmented(&text), "{text:?}");
    }
}

#[test]
fn plain_words_are_those_of_the_segmenter() {
    let parts = [
        "a",
        "Ab",
        "é",
        "в",
        "한국",
        "العربية",
        "1",
        "2.1",
        "30",
        "2024",
        "1.a",
        "12a",
        "§",
        "-",
        ".",
        ",",
        ";",
        ":",
        "’",
        "(",
        "\u{301}",
        "\u{a0}",
        "  ",
        "数据",
        "ข้อมูล",
        "日",
        "%",
    ];
    let three = parts.iter().flat_map(|a| parts.iter().map(move |b| (a, b)));
    for (a, b) in three {
        for c in parts {
            for text in [
                format!("{a} {b} {c}"),
                format!("{a}{b} {c}"),
                format!("is {a} {b}{c} it"),
                format!("of {a}. {b}, {c}"),
                format!("{a}. is {b} {c}"),
            ] {
                assert_eq!(words(&text), segmented_words(&text), "{text:?}");
            }
        }
    }
}

#[test]
fn white_space_belongs_to_the_word_before() {
    let text = " We keep  it. ";
    let words = words(text);
    let pieces: Vec<(&str, &str)> =
        words.iter().map(|word| (&text[word.word.clone()], &text[word.word.end..word.end])).collect();
    assert_eq!(pieces, [("", " "), ("We", " "), ("keep", "  "), ("it", ""), (".", " ")]);
}

#[test]
fn numbers_dates_and_amounts_are_whole() {
    for whole in [
        "1,5",
        "1.5",
        "2024-05-01",
        "01/05/2024",
        "€ 1'000.50",
        "1’000.50",
        "§ 12a",
        "§\u{a0}12",
        "10%",
        "10 %",
        "1\u{202f}000,50",
        "1 000 000",
        "$5",
        "24/7",
        "09:30",
        "+41",
        "2024年5月1日",
        "2024 年 5 月 1 日",
        "1, 2024",
        "30–60",
        "50٪",
        "§§ 5–7",
        "§§\u{a0}12",
        "5 °C",
        "-10 °F",
        "5℃",
        "二〇二四年五月一日",
        "二〇二四年十一月二十三日",
    ] {
        assert_eq!(divided(whole), [whole]);
    }
    assert_eq!(divided("30 days"), ["30", "days"]);
    assert_eq!(divided("May 31, 2024, or"), ["May", "31, 2024", ",", "or"]);
    assert_eq!(divided("items 1, 2, 2024"), ["items", "1", ",", "2, 2024"], "as a date would be");
    assert_eq!(divided("Chapter 6 200 words"), ["Chapter", "6 200", "words"], "read as a number by some");
    assert_eq!(divided("in 2024 300 people"), ["in", "2024", "300", "people"]);
    assert_eq!(divided("§§, 5 ° and 5 °Celsius"), ["§§", ",", "5 °", "and", "5 °", "Celsius"]);
}

#[test]
fn numbers_in_han_characters_are_whole() {
    assert_eq!(divided("自二〇二四年五月一日起生效")[..2], ["自", "二〇二四年五月一日"]);
    assert_eq!(divided("第二十三条"), ["第", "二十三", "条"]);
    assert_eq!(divided("按万分之五支付").last_chunk(), Some(&["五", "支付"]));
    assert_eq!(divided("贰万元整")[0], "贰万");
    assert_eq!(divided("三十日以内")[0], "三十日");
    // What is a word is none.
    for word in ["一般", "统一", "一切"] {
        assert_eq!(divided(word), [word]);
    }
    assert!(!divided("第三方").contains(&"三"));
}

#[test]
fn addresses_and_compounds_are_whole() {
    for whole in ["opt-out", "and/or", "privacy@aurora.example", "https://www.aurora.example/a-b", "l’accès"] {
        assert_eq!(divided(whole), [whole]);
    }
    assert_eq!(divided("end. Next"), ["end", ".", "Next"]);
    assert_eq!(divided("word—word"), ["word", "—", "word"]);
}

#[test]
fn scripts_without_spaces_have_words() {
    assert_eq!(divided("我们保存数据。"), ["我们", "保存", "数据", "。"]);
    assert_eq!(divided("2024 年 5 月 1 日生效")[0], "2024 年 5 月 1 日");
    assert_eq!(divided("ข้อมูลส่วนบุคคล"), ["ข้อมูล", "ส่วน", "บุคคล"]);
    assert!(divided("個人情報を保護します").len() > 3);
    assert!(divided("ຂໍ້ມູນສ່ວນຕົວ").len() > 1 && divided("ទិន្នន័យផ្ទាល់ខ្លួន").len() > 1);
}
