//! Word by word, in every language.

use super::{between, html, redlined};

fn is(language: &str, old: &str, new: &str, expected: &str) {
    assert_eq!(redlined(language, old, new), expected);
}

#[test]
fn a_period_grows() {
    is(
        "en",
        "We keep data for 30 days.",
        "We keep your data for 90 days.",
        "We keep {+your+} data for [-30-]{+90+} days.",
    );
}

#[test]
fn amounts_dates_and_clauses_are_replaced_whole() {
    is(
        "en",
        "The fee is € 1'000.50, due on 2024-05-01 under § 12a. Opt-out costs 1,5 %.",
        "The fee is € 1'200.50, due on 2024-06-01 under § 12b. Opt-in costs 1.5 %.",
        "The fee is [-€ 1'000.50-]{+€ 1'200.50+}, due on [-2024-05-01-]{+2024-06-01+} under [-§ 12a-]{+§ 12b+}. \
         [-Opt-out-]{+Opt-in+} costs [-1,5 %-]{+1.5 %+}.",
    );
    is(
        "zh-Hans",
        "本声明于2024年5月1日生效。",
        "本声明于2025年6月1日生效。",
        "本声明于[-2024年5月1日-]{+2025年6月1日+}生效。",
    );
}

#[test]
fn an_inserted_sentence_begins_where_the_one_before_ends() {
    is(
        "en",
        "You may withdraw consent. We will delete the data.",
        "You may withdraw consent. You may complain. We will delete the data.",
        "You may withdraw consent. {+You may complain.+} We will delete the data.",
    );
}

#[test]
fn a_clause_inserted_before_a_space_takes_only_itself() {
    is(
        "en",
        "You have the right to access, to rectify and to erase.",
        "You have the right to access, to rectify, to restrict and to erase.",
        "You have the right to access, to rectify{+, to restrict+} and to erase.",
    );
}

#[test]
fn an_insertion_closes_the_brackets_that_it_opens() {
    is(
        "en",
        "We rely on contract (Art. 6(1)(b) GDPR) and interests (Art. 6(1)(f) GDPR).",
        "We rely on contract (Art. 6(1)(b) GDPR), legal obligation (Art. 6(1)(c) GDPR) and interests (Art. 6(1)(f) GDPR).",
        "We rely on contract (Art. 6(1)(b) GDPR){+, legal obligation (Art. 6(1)(c) GDPR)+} and interests (Art. 6(1)(f) GDPR).",
    );
}

#[test]
fn a_list_that_became_shorter_is_cut_not_written_anew() {
    is(
        "en",
        "It is stated in: “Legal grounds”, “Your rights”, “Data portability”, “Restriction”, “Objection” and “Children”.",
        "It is stated in: “Data portability” and “Objection”.",
        "It is stated in: [-“Legal grounds”, “Your rights”,-] “Data portability”[-, “Restriction”,-]{+ and+} \
         “Objection”[- and “Children”-].",
    );
}

#[test]
fn confetti_becomes_one_replacement() {
    is(
        "en",
        "We may share your data with partners in the European Union, and with nobody else.",
        "We share personal data only with processors in Switzerland, and with nobody else.",
        "We [-may-] share [-your data with partners in the European Union-]\
         {+personal data only with processors in Switzerland+}, and with nobody else.",
    );
}

#[test]
fn a_paragraph_that_says_something_else_is_another_one() {
    is(
        "en",
        "First we say one thing about cookies. Then we say another thing about logs.",
        "Nothing of what was written before is here any more, except perhaps a word or two.",
        "[-First we say one thing about cookies. Then we say another thing about logs.-]\n\
         {+Nothing of what was written before is here any more, except perhaps a word or two.+}",
    );
}

#[test]
fn a_heading_that_runs_in_stays_whichever_text_has_a_colon_behind_it() {
    let (old, new) =
        ("**Payment data** We receive none of it.", "**Payment data**: whoever buys a lamp pays in our shop.");
    let (gone, came) = (" We receive none of it.", ": whoever buys a lamp pays in our shop.");
    is("en", old, new, &format!("Payment data[-{gone}-]{{+{came}+}}"));
    is("en", new, old, &format!("Payment data[-{came}-]{{+{gone}+}}"));
}

#[test]
fn what_begins_with_one_heading_is_one_clause_whatever_it_says_now() {
    is(
        "en",
        "- **Account data.** A name is needed to log in here.\n\
         - **Newsletter.** Whoever subscribes gives us an address.\n\
         - **Diagnostics.** Reports are sent when the device fails.",
        "- **Account data.** You may use most features without any account; if you open one, we receive your picture.\n\
         - **Voice:** Recordings stay on the speaker.\n\
         - **Diagnostics:** Nothing leaves the watch unless its owner agrees first.",
        "- Account data. [-A name is needed to log in here.-]{+You may use most features without any account; if you open \
         one, we receive your picture.+}\n\
         - [-Newsletter.-]<strong>[- Whoever subscribes gives us an address.-]\n\
         - {+Voice:+}<strong>{+ Recordings stay on the speaker.+}\n\
         - Diagnostics[-. Reports are sent when the device fails-]{+: Nothing leaves the watch unless its owner agrees \
         first+}.",
    );
}

#[test]
fn what_many_paragraphs_begin_with_tells_none_of_them() {
    is(
        "en",
        "**Note:** Parcels are sent on Monday.\n\n**Note:** Repairs take four weeks in most shops.",
        "**Note:** Repairs take six weeks in most shops.\n\n**Note:** Nobody reads this.",
        "[-Note:-]<strong>[- Parcels are sent on Monday.-]\n\
         Note: Repairs take [-four-]{+six+} weeks in most shops.\n\
         {+Note:+}<strong>{+ Nobody reads this.+}",
    );
}

#[test]
fn chinese_has_words() {
    is(
        "zh-Hans",
        "我们会在三十天内删除您的个人信息。您可以随时撤回同意。",
        "我们会在九十天内删除您的个人数据。您可以随时撤回您的同意，并要求更正。",
        "我们会在[-三十-]{+九十+}天内删除您的个人[-信息-]{+数据+}。您可以随时撤回{+您的+}同意{+，并要求更正+}。",
    );
}

#[test]
fn japanese_has_words() {
    is(
        "ja",
        "当社は、お客様の個人情報を30日間保存します。",
        "当社は、お客様の個人データを90日間保存し、その後削除します。",
        "当社は、お客様の個人[-情報-]{+データ+}を[-30日-]{+90日+}間保存{+し、その後削除+}します。",
    );
}

#[test]
fn thai_has_words() {
    is(
        "th",
        "เราเก็บรักษาข้อมูลส่วนบุคคลของคุณเป็นเวลา 30 วัน",
        "เราเก็บรักษาข้อมูลของคุณเป็นเวลา 90 วัน และลบหลังจากนั้น",
        "เราเก็บรักษาข้อมูล[-ส่วนบุคคล-]ของคุณเป็นเวลา [-30-]{+90+} วัน{+ และลบหลังจากนั้น+}",
    );
}

#[test]
fn arabic_and_its_digits() {
    is(
        "ar",
        "نحتفظ ببياناتك الشخصية لمدة ٣٠ يومًا.",
        "نحتفظ ببياناتك لمدة ٩٠ يومًا، ثم نحذفها.",
        "نحتفظ ببياناتك [-الشخصية-] لمدة [-٣٠-]{+٩٠+} يومًا{+، ثم نحذفها+}.",
    );
}

#[test]
fn german_compounds_are_words() {
    is(
        "de",
        "Die Stelle prüft die Auftragsverarbeitungsvereinbarung innert 30 Tagen.",
        "Die Stelle prüft die Auftragsverarbeitungsverträge innert 30 Tagen.",
        "Die Stelle prüft die [-Auftragsverarbeitungsvereinbarung-]{+Auftragsverarbeitungsverträge+} innert 30 Tagen.",
    );
}

#[test]
fn emphasis_and_links_change_without_their_words() {
    is(
        "en",
        "We **must** keep it. See [our notice](https://a.example/old) for more.",
        "We must keep it. See [our notice](https://a.example/new) *for more*.",
        "We must<no longer strong: must> keep it. See our notice\
         <link to https://a.example/old → link to https://a.example/new: our notice> for more<now emphasized: for more>.",
    );
}

#[test]
fn emphasis_within_a_word_changes_no_word() {
    is("en", "An **un**believable fee.", "An unbelievable fee.", "An un<no longer strong: un>believable fee.");
}

#[test]
fn a_note_in_between_renumbers_the_next_quietly() {
    is(
        "en",
        "We use it.[^1] We keep it.[^2]\n\n[^1]: For the purposes named above.\n\n[^2]: For thirty days.",
        "We use it.[^1] We need it.[^2] We keep it.[^3]\n\n[^1]: For the purposes named above.\n\n\
         [^2]: By law, that is.\n\n[^3]: For thirty days.",
        "We use it.[^1]{+ We need it.[^2]+} We keep it.[^3]\n# <note 1>\nFor the purposes named above.\n\
         # <note 2>\n{+By law, that is.+}\n# <note 3>\nFor thirty days.",
    );
}

#[test]
fn the_same_number_of_another_note_is_a_change() {
    is(
        "en",
        "Prices[^1] exclude tax. Delivery costs extra.\n\n[^1]: VAT is added at the rate of the country of delivery.",
        "Prices[^1] exclude tax. Delivery costs extra[^2].\n\n[^1]: They are subject to change without notice.\n\n\
         [^2]: VAT is added at the rate of the country of delivery.",
        "Prices[-[^1]-]{+[^1]+} exclude tax. Delivery costs extra{+[^2]+}.\n# <note 1>\n\
         {+They are subject to change without notice.+}\n# <note 2>\n\
         VAT is added at the rate of the country of delivery.",
    );
    // Nothing else changed in the paragraph.
    is(
        "en",
        "Prices[^1] exclude tax.\n\nIt costs extra[^2].\n\n[^1]: VAT is added.\n\n[^2]: They are subject to change.",
        "Prices[^1] exclude tax.\n\nIt costs extra[^2].\n\n[^1]: They are subject to change.\n\n[^2]: VAT is added.",
        "Prices[-[^1]-]{+[^1]+} exclude tax.\nIt costs extra[-[^2]-]{+[^2]+}.\n# <note 1 before>\n[-VAT is added.-]\n\
         # <note 1>\nThey are subject to change.\n# <note 2>\n{+VAT is added.+}",
    );
}

#[test]
fn what_came_or_went_has_its_style_told() {
    is(
        "en",
        "We keep data for 60 days.",
        "We keep data for ~~30~~ 60 days.",
        "We keep data for {+30+}<struck through>{+ +}60 days.",
    );
    is(
        "en",
        "See [here](https://good.example/x) for it.",
        "See [there](https://evil.example/y) for it.",
        "See [-here-]{+there+}<link to https://good.example/x → link to https://evil.example/y> for it.",
    );
    // What both texts have around the words is not told.
    is("en", "**You must not sell it.**", "**You must never sell it.**", "You must [-not-]{+never+} sell it.");
    is(
        "en",
        "We keep it.\n\nWe sell it.",
        "We keep it.\n\nIt is **at your own risk** under [our terms](https://a.example/).\n\nWe sell it.",
        "We keep it.\n{+It is at your own risk+}<strong: at your own risk>{+ under our terms+}\
         <link to https://a.example/: our terms>{+.+}\nWe sell it.",
    );
    is(
        "en",
        "See [it](https://a.example/ \"Terms\").",
        "See [it](https://a.example/ \"Our terms\").",
        "See it<link to https://a.example/ “Terms” → link to https://a.example/ “Our terms”: it>.",
    );
}

#[test]
fn a_reference_that_leads_elsewhere_is_replaced_whole() {
    is(
        "en",
        "See [Chapter 2, “Payment and invoicing”](#b).",
        "See [Chapter 3, “Limitation of liability”](#c).",
        "See [-Chapter 2, “Payment and invoicing”-]{+Chapter 3, “Limitation of liability”+}.",
    );
    is(
        "en",
        "See [our *policy*](https://a.example/1) and [the *old* terms](https://a.example/3) now.",
        "See [our new *policy*](https://a.example/2) and [the *old* terms](https://a.example/4) now.",
        "See [-our policy-]<emphasized: policy>{+our new policy+}\
         <emphasized: policy, link to https://a.example/1 → link to https://a.example/2> and the old terms\
         <link to https://a.example/3 → link to https://a.example/4: the old terms> now.",
    );
    // A link that leads where it led is told no more than other words.
    is("en", "See [here](https://a.example/).", "See [there](https://a.example/).", "See [-here-]{+there+}.");
}

#[test]
fn a_note_on_style_names_its_words() {
    is(
        "en",
        "The fee is due and payable at once.",
        "The **fee** is due and **payable** at once.",
        "The fee<now strong: fee> is due and payable<now strong: payable> at once.",
    );
    is(
        "en",
        "The fee is due and payable at once, whatever the reason for the delay may be.",
        "**The fee is [due](https://a.example/) and payable at once, whatever the reason for the delay may be.**",
        "The fee is<now strong: The fee is> due<now strong, link to https://a.example/: due> and payable at once, whatever the \
         reason for the delay may be.<now strong: and payable at once, … the delay may be.>",
    );
    // White space alone is nothing to speak of.
    is(
        "en",
        "***Important:** read this*",
        "**Important:** *read this*",
        "Important:<no longer emphasized: Important:> read this",
    );
}

#[test]
fn numbers_in_han_characters_are_replaced_whole() {
    is(
        "zh-Hans",
        "本协议自二〇二四年五月一日起生效。依照第二十三条处理，每日按万分之五支付违约金，共壹万元整。",
        "本协议自二〇二五年五月一日起生效。依照第二十四条处理，每日按万分之三支付违约金，共贰万元整。",
        "本协议自[-二〇二四年五月一日-]{+二〇二五年五月一日+}起生效。依照第[-二十三-]{+二十四+}条处理，\
         每日按万分之[-五-]{+三+}支付违约金，共[-壹万-]{+贰万+}元整。",
    );
}

#[test]
fn signs_beside_numbers_belong_to_them() {
    is(
        "en",
        "Under §§ 5–7 it is stored at 5 °C, or at -5 °C.",
        "Under §§ 5–9 it is stored at 6 °C, or at -10 °C.",
        "Under [-§§ 5–7-]{+§§ 5–9+} it is stored at [-5 °C-]{+6 °C+}, or at [--5 °C-]{+-10 °C+}.",
    );
}

#[test]
fn characters_that_nobody_sees_are_named() {
    is("en", "Within 30 days.", "Within 30\u{a0}days.", "Within 30[- -]{+\u{a0}+}<U+0020 → U+00A0>days.");
    is("en", "See the agreement.", "See the agree\u{ad}ment.", "See the [-agreement-]{+agree\u{ad}ment+}<+ U+00AD>.");
    is("en", "The cafe\u{301} pays.", "The café pays.", "The [-cafe\u{301}-]{+café+}<U+0065 U+0301 → U+00E9> pays.");
    is("en", "It is our right.", "It is your right.", "It is [-our-]{+your+} right.");
    is(
        "en",
        "The \u{421}lause applies.",
        "The Clause applies.",
        "The [-\u{421}lause-]{+Clause+}<U+0421 → U+0043> applies.",
    );
    is(
        "en",
        "It is non-exclusive.",
        "It is non\u{2011}exclusive.",
        "It is [-non-exclusive-]{+non\u{2011}exclusive+}<U+002D → U+2011>.",
    );
    // Both are shown as what cannot be read.
    is("en", "Aurora\u{92}s lamps.", "Aurora\u{93}s lamps.", "Aurora[-\u{fffd}-]{+\u{fffd}+}<U+0092 → U+0093>s lamps.");
    // Word by word.
    is(
        "en",
        "We write agree\u{ad}ment cafe\u{301} soft\u{ad}ly in all of our texts.",
        "We write agreement café softly in all of our texts.",
        "We write [-agree\u{ad}ment cafe\u{301} soft\u{ad}ly-]{+agreement café softly+}<− U+00AD, U+0065 U+0301 → U+00E9> \
         in all of our texts.",
    );
}

#[test]
fn a_paragraph_with_soft_hyphens_is_the_same_one() {
    let old = "Daten\u{ad}schutz und Ver\u{ad}trags\u{ad}recht gelten.";
    is(
        "de",
        &format!("{old}\n\nEnde."),
        &format!("{}\n\nEnde.", old.replace('\u{ad}', "")),
        "[-Daten\u{ad}schutz und Ver\u{ad}trags\u{ad}recht-]{+Datenschutz und Vertragsrecht+}<− U+00AD> gelten.\nEnde.",
    );
}

#[test]
fn words_that_are_now_in_the_language_of_the_text_around_them_did_not_change() {
    let text = |part: &str, title: &str| {
        format!("## Cookies <!-- #cookies lang=\"{part}\" -->\n\nSee [{title}](#cookies) on the site for cookies.")
    };
    let foreign = "<span class=\"foreign\" lang=\"de\">Cookie-Hinweis</span>";
    let redline = between("de", &text("en", foreign), &text("de", "Cookie-Hinweis"));
    let shown = lexloci::render::redline::text(&redline, &lexloci::render::redline::Marks::PLAIN);
    assert!(shown.contains("See Cookie-Hinweis on the site"), "{shown}");
    assert!(!html(&redline).contains("Emphasis changed"), "{}", html(&redline));
    let within =
        html(&between("de", &text("de", "<span class=\"foreign\" lang=\"fr\">Cookies</span>"), &text("de", "Cookies")));
    assert!(within.contains("Language changed: French → German"), "{within}");
}

#[test]
fn what_emphasis_is_divided_by_tells_that_it_is() {
    assert_eq!(
        redlined("en", "See **Section 4 and Annex A** below.", "See **Section 4** and **Annex A** below."),
        "See Section 4 and<no longer strong: and> Annex A below."
    );
    assert_eq!(
        redlined("en", "See **Section 4** and **Annex A** below.", "See **Section 4 and Annex A** below."),
        "See Section 4 and<now strong: and> Annex A below."
    );
    assert_eq!(
        redlined("en", "See **Section 4, Annex A**.", "See **Section 4,** **Annex A**."),
        "See Section 4, Annex A<divided otherwise: Annex A>."
    );
}

#[test]
fn a_sentence_in_italics_ends_by_itself() {
    assert_eq!(
        redlined("en", "Credits are capped at 50 %.", "Credits are capped at 25 %. *They are the sole remedy.*"),
        "Credits are capped at [-50 %-]{+25 %+}.{+ They are the sole remedy.+}<emphasized: They are the sole remedy.>"
    );
    assert_eq!(
        redlined(
            "de",
            "Wir löschen Protokolle nach 7 Tagen.",
            "Wir löschen Protokolle nach 14 Tagen, **spätestens nach 30 Tagen.**"
        ),
        "Wir löschen Protokolle nach [-7-]{+14+} Tagen{+, spätestens nach 30 Tagen+}<strong: spätestens nach 30 Tagen>.<now strong: .>"
    );
    assert_eq!(
        redlined(
            "en",
            "We share your data with partners, and sell none.",
            "We **share your data with partners, and sell none**."
        ),
        "We share your data with partners, and sell none<now strong: share your data with partners, and sell none>."
    );
}

#[test]
fn a_bracket_stays_with_its_own() {
    assert_eq!(
        redlined(
            "de",
            "Wir schreiben Ihnen nur mit Einwilligung (nach § 7 Abs. 2 Nr. 3 UWG).",
            "Wir schreiben Ihnen nur mit Einwilligung (nach § 7 Abs. 2 Nr. 2 UWG) oder, falls Sie bei uns gekauft haben, nach § 7 Abs. 3 UWG."
        ),
        "Wir schreiben Ihnen nur mit Einwilligung (nach § 7 Abs. 2 Nr. [-3-]{+2+} UWG){+ oder, falls Sie bei uns gekauft haben, \
         nach § 7 Abs. 3 UWG+}."
    );
}

#[test]
fn a_date_with_the_name_of_a_month_is_one() {
    let cases = [
        (
            "en",
            "In force from 25 May 2018 on.",
            "In force from 1 June 2018 on.",
            "In force from [-25 May 2018-]{+1 June 2018+} on.",
        ),
        (
            "en",
            "In force from May 25, 2018.",
            "In force from May 28, 2018.",
            "In force from [-May 25, 2018-]{+May 28, 2018+}.",
        ),
        ("de", "Stand: 25. Mai 2018.", "Stand: 1. September 2023.", "Stand: [-25. Mai 2018-]{+1. September 2023+}."),
        (
            "fr",
            "Depuis le 1er janvier 2021.",
            "Depuis le 1er mars 2021.",
            "Depuis le [-1er janvier 2021-]{+1er mars 2021+}.",
        ),
        (
            "es",
            "Vigente desde el 25 de mayo de 2018.",
            "Vigente desde el 3 de enero de 2024.",
            "Vigente desde el [-25 de mayo de 2018-]{+3 de enero de 2024+}.",
        ),
        (
            "kk",
            "Осы нұсқа 2018 жылғы 25 мамыр күнгі.",
            "Осы нұсқа 2023 жылғы 1 қыркүйек күнгі.",
            "Осы нұсқа [-2018 жылғы 25 мамыр-]{+2023 жылғы 1 қыркүйек+} күнгі.",
        ),
        ("ru", "С 25 мая 2018 года.", "С 1 июня 2018 года.", "С [-25 мая 2018-]{+1 июня 2018+} года."),
        ("ar", "في 25 مايو 2018 أو بعده", "في 25 يونيو 2018 أو بعده", "في [-25 مايو 2018-]{+25 يونيو 2018+} أو بعده"),
        ("th", "วันที่ 25 พฤษภาคม 2561", "วันที่ 25 มิถุนายน 2561", "วันที่ [-25 พฤษภาคม 2561-]{+25 มิถุนายน 2561+}"),
        (
            "vi",
            "ngày 25 tháng 5 năm 2018",
            "ngày 1 tháng 6 năm 2018",
            "ngày [-25 tháng 5 năm 2018-]{+1 tháng 6 năm 2018+}",
        ),
    ];
    for (language, old, new, shown) in cases {
        assert_eq!(redlined(language, old, new), shown);
    }
    // A number beside a year is no day.
    assert_eq!(
        redlined("en", "We had 3000 users in 2018.", "We had 3001 users in 2018."),
        "We had [-3000-]{+3001+} users in 2018."
    );
}
