//! Slips that real texts were published with: leftovers of another language, halves of quotations, words that ran together.

use super::{beside, codes, in_file, places};

fn found(language: &str, text: &str) -> Vec<(&'static str, usize)> {
    in_file(language, &format!("# Aurora\n\n{text}\n")).iter().map(|one| (one.code, one.line.unwrap_or(0))).collect()
}

fn is_clean(language: &str, text: &str) {
    assert_eq!(found(language, text), [], "{language}: {text}");
}

fn has(language: &str, text: &str, code: &'static str) {
    assert_eq!(found(language, text), [(code, 3)], "{language}: {text}");
}

#[test]
fn neighbours_are_told_by_their_words() {
    for (language, own, theirs) in [
        ("nb", "Vi lagrer ikke noe om hvordan du bruker klokken.", "Vi lagrar ikkje noko om korleis du bruker klokka."),
        ("nn", "Vi lagrar ikkje noko om korleis du bruker klokka.", "Vi lagrer ikke noe om hvordan du bruker klokken."),
        (
            "cs",
            "Hodinky můžete používat, jak dlouho chcete, nebo je můžete půjčit.",
            "Hodinky môžete používať tak dlho, ako chcete, alebo ich môžete požičať.",
        ),
        (
            "hr",
            "Uvjeti za korištenje sata vrijede uvijek, a obavijest o njima također.",
            "Uslovi za korišćenje sata važe uvek, a obaveštenje o njima takođe.",
        ),
        (
            "id",
            "Anda boleh memakai layanan ini karena informasi itu aman.",
            "Anda boleh menggunakan perkhidmatan ini kerana maklumat itu selamat.",
        ),
        (
            "gl",
            "Pode usar o reloxo cando queira, e tamén prestalo.",
            "Puede usar el reloj cuando quiera, y también prestarlo.",
        ),
        (
            "bg",
            "Това е часовник, който може да използвате, и които ще са с вас.",
            "Часовникот ќе го користите како сакате, што е ваше право.",
        ),
    ] {
        is_clean(language, own);
        has(language, theirs, "foreign-language");
    }
    is_clean("pt", "A Aurora tem lojas em Los Angeles, Las Vegas e El Paso, del Norte.");
}

#[test]
fn letters_tell_a_language_that_no_program_knows() {
    let own = "Сіз сағатты қалағаныңызша пайдалана аласыз және оны отбасыңызға бере аласыз, егер олар осы шарттармен келіссе. \
               Біз жазбаларды отыз күн сақтаймыз, содан кейін оларды серверлерімізден өшіреміз.";
    let russian = "Вы можете использовать часы и давать их на время тем, кто живет с вами в одном доме, если они согласны с этими условиями и \
                   достаточно взрослые, чтобы понимать их.";
    let text = format!("{own}\n\n{own} Қош келдіңіз.\n\n{own} Рақмет сізге.\n\n{russian}");
    assert_eq!(found("kk", &text).last(), Some(&("foreign-language", 9)));
    has(
        "sv",
        "Vi lagrer ikke opplysninger, så lenge du ønsker å få bøker på øya, og når du får lønn.",
        "foreign-language",
    );
    is_clean("sv", "Du får låna ut klockan till dem som du bor tillsammans med, om de godtar villkoren.");
    is_clean("en", "A café has a naïve façade, and we keep its name.");
}

#[test]
fn headings_and_links_are_not_left_in_english() {
    let text = "# Bedingungen\n\n## Contact us\n\nSchreiben Sie uns.\n\n## Rechte\n\nSie haben [Rechte](https://aurora.example/).\n";
    assert_eq!(places(&in_file("de", text)), [("foreign-language", 3)]);
    has("tr", "Haklarınız var. [Learn more](https://aurora.example/).", "foreign-language");
    has("sv", "Det gäller enligt the [CC0](https://aurora.example/)-licensen.", "foreign-language");
    is_clean("sv", "Läs “terms of the [CC0](https://aurora.example/) licence”.");
    is_clean("nl", "Lees meer over [cookies of websites](https://aurora.example/).");
    is_clean("de", "Lesen Sie die [Privacy Policy](https://aurora.example/).");
}

#[test]
fn what_says_the_same_as_its_source_was_not_translated() {
    let source = "# Terms\n\n## Who may use it\n\nYou may use it. Read [more about cookies](https://aurora.example/a).\n\n## Contact \
                  information\n\nThe information is here. Make contact.\n\n## Aurora Cloud\n\nSwiss.\n";
    let translation = "# Bedingungen\n\n## Wer sie nutzt\n\nSie. Lesen Sie [more about cookies](https://aurora.example/a).\n\n## Contact \
                       information\n\nSie finden sie hier.\n\n## Aurora Cloud\n\nSchweizer.\n";
    let found = beside("de", translation, Some(source), None);
    assert_eq!(places(&found), [("foreign-language", 5), ("foreign-language", 7)]);
    let whole = translation.replace("more about cookies", "mehr").replace("Contact information", "Kontakt");
    assert_eq!(codes(&beside("de", &whole, Some(source), None)), <[&str; 0]>::default(), "a name may stay");
}

#[test]
fn a_title_has_the_level_of_its_source() {
    let source = "# Terms\n\nIn force.\n\n## Use\n\nUse it.\n";
    let found = beside("de", "## Bedingungen\n\nGültig.\n\n## Nutzung\n\nNutzen.\n", Some(source), None);
    assert_eq!(places(&found), [("outline-differs", 1)]);
    assert_eq!(found[0].message, "the first heading is of level 2, and in the text in `en` of level 1");
}

#[test]
fn spaces_stand_outside_of_links() {
    has("pl", "Pisz do[ nas](https://aurora.example/).", "glued-link");
    has("pl", "Czytaj [naszą informację ](https://aurora.example/).", "glued-link");
    is_clean("pl", "Czytaj [naszą informację ](https://aurora.example/) albo pisz.");
    is_clean("en", "Read [{{ notice }}](https://aurora.example/).");
}

#[test]
fn sentences_do_not_touch() {
    for text in ["We run the service.you may use it.", "This is Aurora.We run it.", "Ask us (see the notice.the end)."]
    {
        has("en", text, "misplaced-mark");
    }
    for text in
        ["Write to aurora.example.", "Open notes.txt, node.in or aurora.we.example.", "Ask Booking.com, e.g.the desk."]
    {
        is_clean("en", text);
    }
}

#[test]
fn marks_stand_by_their_words() {
    has("en", "Use it , or lend it.", "misplaced-mark");
    has("eo", "Vi povas uzi ĝin ( se vi volas).", "misplaced-mark");
    has("eo", "Kun la permesilo([CC0](https://aurora.example/)).", "misplaced-mark");
    has("kab", "Nezmer ad nseqdec isallen .", "misplaced-mark");
    for text in [
        "Ask {{ controller }}, who answers.",
        "Use .NET, or 5 . 3 ... or not.",
        "Read [this](https://aurora.example/), please.",
    ] {
        is_clean("en", text);
    }
}

#[test]
fn brackets_stand_apart_from_words() {
    has("en", "The versions of the watch are versions(beta and nightly ones).", "misplaced-mark");
    has("pa", "ਲਾਇਸੰਸ (Aurora)ਦੇ ਅਧੀਨ, ਸਾਡੇ ਘੜੀ ਦੇ ਨਿਯਮ, ਤੁਹਾਡੇ ਦੇ ਨਿਯਮ।", "misplaced-mark");
    has("en", "Use it if (i) it is yours or (ii)somebody lends it.", "misplaced-mark");
    for text in ["The cookie(s) and (e)mail of the (re)used watch.", "Call it(first, second) or the watch (as it is)."]
    {
        is_clean("en", text);
    }
}

#[test]
fn words_do_not_run_together() {
    has("en", "Who we areAurora is a maker. Others are makers, as Aurora is.", "glued-words");
    has("fa", "این خدماتAurora است. خدمات ما خوب است.", "glued-words");
    has("ar", "إلغاء الاشتراك فيAurora ممكن.", "glued-words");
    has("ru", "Скачайте вашFirefox и откройте ваш счет.", "glued-words");
    for (language, text) in [
        ("en", "The iPhone, the userName and the user's name."),
        ("ar", "إلغاء وAurora ممكن."),
        ("bn", "Auroraকে লিখুন, কে লেখেন।"),
        ("he", "הצטרפו לAurora."),
        ("ja", "私たちはAuroraです。"),
    ] {
        is_clean(language, text);
    }
}

#[test]
fn quotations_end_as_they_began() {
    for (language, text) in [
        ("de", "Wir nennen sie „Uhr\" und mehr."),
        ("fr", "Nous disons « montre et plus."),
        ("en", "We call it the “watch."),
        ("zh-Hans", "我们称它为“手表。"),
    ] {
        has(language, text, "unmatched-quotation");
    }
    for (language, text) in [
        ("de", "Wir nennen sie „Uhr“, »Uhr« oder ‚Uhr‘."),
        ("fr", "Nous disons « montre » et (« plus »)."),
        ("sv", "Vi säger ”klocka”."),
        ("he", "חברה בע\"מ"),
        ("en", "It says:\n\n“We keep it.\n\nWe keep it long.”"),
        ("en", "Open Settings » Privacy » Cookies on a 7\" screen."),
        ("en", "Say \"{{ controller }}\" and “{{ controller }}”."),
    ] {
        is_clean(language, text);
    }
}

#[test]
fn numbers_of_headings_follow_each_other_in_all_digits() {
    let text =
        |second: &str, third: &str| format!("## ۱. الف\n\nخوب.\n\n## {second}. ب\n\nخوب.\n\n## {third}. پ\n\nخوب.");
    is_clean("fa", &text("۲", "۳"));
    assert_eq!(found("fa", &text("۳", "۴")), [("wrong-number", 7)]);
    assert_eq!(found("fa", &text("۲", "۲")), [("wrong-number", 11)]);
    assert_eq!(found("bn", "(১) ক।\n\n(২) খ।\n\n(২) গ।"), [("wrong-number", 7)]);
    is_clean("en", "## 1. Use\n\n(1) Use it.\n\n(2) Lend it.\n\n## 2. Law\n\n(1) None.");
}

#[test]
fn fragments_make_no_paragraph() {
    has("en", "s", "stray-fragment");
    assert_eq!(found("en", "Use it.\n\n."), [("stray-fragment", 5)]);
    for (language, text) in
        [("zh-Hans", "附件"), ("en", "A\n\nAurora is ours."), ("en", "---"), ("en", "[x](https://aurora.example/)")]
    {
        is_clean(language, text);
    }
}

#[test]
fn look_alikes_and_lost_joiners_are_counted() {
    has("bn", "আপনি ব্যবহার করুন৷ আপনি ধার দিন।", "look-alike");
    is_clean("as", "আপুনি ব্যৱহাৰ কৰক৷");
    has("fa", "قانون کشور شما حاكم است. آن را کار کنید.", "look-alike");
    has("ro", "Datele și informațiile noastre și ale dvs. sunt în siguranţă.", "look-alike");
    is_clean("ro", "Datele şi informaţiile noastre sunt în siguranţă.");
    let lost = in_file("fa", "# شرایط\n\nشما میتوانید و او می کند، و داده‌ها خوب است، دادهها خوب است.\n");
    assert_eq!(places(&lost), [("lost-joiner", 3)]);
    assert_eq!(lost[0].message, "`میتوانید` has lost its zero-width non-joiner, and 2 other words");
    is_clean("fa", "شما می‌توانید آن را به کار ببرید.");
    is_clean("fa", "کلید‌های ما و کلیدهای شما؛ بزرگ‌نمایی، بزرگنمایی و بزرگنمایی.");
}

#[test]
fn days_are_read_as_small_teams_write_them() {
    for (language, line) in [
        ("bn", "১৫ই আগস্ট, ২০১৯ থেকে"),
        ("ca", "Vigent des del 15 d’agost de 2019"),
        ("ca", "Vigent des del 15 d'agost del 2019"),
        ("sl", "V veljavi od 15. avgust 2019"),
        ("sl", "V veljavi od 15. 8. 2019"),
        ("mn", "2019 оны 8-р сарын 15-ны өдөр"),
        ("mn", "2019 оны наймдугаар сарын 15"),
        ("lt", "Galioja nuo 2019 m. rugpjūčio 15 d."),
        ("lv", "Spēkā no 2019. gada 15. augusta"),
        ("ka", "ძალაშია 2019 წლის 15 აგვისტოდან"),
        ("eu", "2019ko abuztuaren 15a"),
        ("eo", "Valida ekde la 15-a de aŭgusto 2019"),
    ] {
        let text = |day: &str| format!("# Aurora\n\n{line} {{: datetime=\"{day}\" }}\n");
        assert_eq!(codes(&in_file(language, &text("2019-08-15"))), <[&str; 0]>::default(), "{language}: {line}");
        assert_eq!(codes(&in_file(language, &text("2014-04-15"))), ["dates-disagree"], "{language}: {line}");
    }
    let eleventh = "# Aurora\n\n2018 оны арван нэгдүгээр сарын 30 {: datetime=\"2018-01-30\" }\n";
    assert_eq!(codes(&in_file("mn", eleventh)), ["dates-disagree"]);
}

#[test]
fn a_date_at_the_top_has_a_year() {
    has("en", "In force since December 5\n{: datetime=\"2023-12-05\" }", "impossible-date");
    has("de", "Gültig ab 5. Dezember", "impossible-date");
    has("bn", "25 শে, 2014", "impossible-date");
    is_clean("en", "In force since December 5, 2023");
    is_clean("en", "You may use the watch on May 5 and on all other days of the year.");
}

#[test]
fn one_list_of_attributes_stands_on_a_line() {
    let text = "# Terms\n\n## Use {: #use } {: #other }\n\nUse it.\n";
    assert_eq!(places(&in_file("en", text)), [("attribute-not-read", 3)]);
}
