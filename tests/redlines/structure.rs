//! Sections, lists, tables: what stays, comes, goes and moves.

use super::{between, html, page, redlined};
use lexloci::compare::Redline;
use lexloci::history::frozen;

fn is(old: &str, new: &str, expected: &str) {
    assert_eq!(redlined("en", old, new), expected);
}

#[test]
fn numbering_that_shifts_is_quiet() {
    let old = "## 1. Use <!-- #use label=\"1.\" -->\n\nUse it.\n\n## 2. Law <!-- #law label=\"2.\" -->\n\nSwiss law.";
    let shifted = old.replace("2.", "3.");
    let redline = between("en", old, &shifted);
    assert!(redline.is_quiet() && !redline.is_empty(), "it is in the text digest");
    assert_eq!(redline.summary().sections, 0);
    let other = between("en", old, &old.replace("2.", "§ 2"));
    assert!(!other.is_quiet());
    is(old, &old.replace("2.", "§ 2"), "# 1. Use <#use>\nUse it.\n# [-2.-] {+§ 2+} Law <#law>\nSwiss law.");
}

#[test]
fn a_reference_to_a_chapter_that_shifted_is_quiet() {
    let text = |number: &str, words: &str| {
        format!("## {number}. Law <!-- #law label=\"{number}.\" -->\n\n{words} [Chapter {number}](#law) applies.")
    };
    assert!(between("en", &text("2", "Here"), &text("3", "Here")).is_quiet());
    let redline = between("en", &text("2", "Here"), &text("3", "There"));
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (1, 1));
}

#[test]
fn a_number_of_the_text_in_a_link_is_no_reference() {
    let text = |number: &str, link: &str| {
        format!("## {number}. Cancel <!-- #cancel label=\"{number}.\" -->\n\nYou may [{link}](#cancel) of delivery.")
    };
    let redline = between("en", &text("3", "cancel within 3 days"), &text("2", "cancel within 2 days"));
    assert!(!redline.is_quiet());
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (1, 1));
    for named in ["Chapter {} “Cancel”", "«Cancel» деген {}-бөлім", "Clause {}"] {
        let named = |number: &str| text(number, &named.replace("{}", number));
        assert!(between("en", &named("3"), &named("2")).is_quiet(), "{}", named("3"));
    }
    for amount in ["Cancel in a period of {} months", "Fees of EUR {} for whoever would cancel", "Cancel: EUR {} each"]
    {
        let amount =
            |number: &str| text(number, &amount.replace("{}", number)).replace(". Cancel", ". Cancel in a period");
        let redline = between("en", &amount("3"), &amount("2"));
        assert_eq!((redline.summary().inserted, redline.summary().deleted), (1, 1), "{}", amount("3"));
    }
}

#[test]
fn a_reference_to_an_item_that_shifted_is_quiet() {
    let text = |chapter: u64, before: &str, item: u64| {
        format!(
            "## {chapter}. A <!-- #a label=\"{chapter}.\" -->\n\n{before}{item}. ({item}) Beta, the second of them \
             <!-- #beta label=\"({item})\" -->\n\n## B <!-- #b -->\n\nSee [Chapter {chapter}, ({item})](#beta)."
        )
    };
    let quiet = |old: &str, new: &str| {
        let redline = between("en", old, new);
        redline.parts.iter().all(|part| part.content.place.name() != "section" || !part.content.is_changed())
    };
    assert!(quiet(&text(1, "", 2), &text(2, "", 2)));
    let item =
        |number: u64, id: &str| format!("{number}. ({number}) {id} of the items <!-- #{id} label=\"({number})\" -->\n");
    let redline = between("en", &text(1, &item(1, "one"), 2), &text(1, &(item(1, "new") + &item(2, "one")), 3));
    let b = redline
        .parts
        .iter()
        .find(|part| part.content.heading.iter().any(|piece| format!("{:?}", piece.content).contains("B")));
    assert!(b.is_some_and(|b| b.is_quiet() && !b.is_unchanged()), "{redline:#?}");
    // It leads to the same item, and says more of it.
    let more = text(2, "", 2).replace("[Chapter 2, (2)]", "[within 2 days, (2)]");
    assert!(!quiet(&text(1, "", 2).replace("[Chapter 1, (2)]", "[within 1 days, (2)]"), &more));
}

/// A text in which the heading "Fees" has this label, and the link to it these words.
fn referring(label: &str, link: &str) -> String {
    format!("## {label} Fees <!-- #fees label=\"{label}\" -->\n\nSee [{link}](#fees).")
}

#[test]
fn a_reference_with_the_word_or_sign_of_the_label_itself_is_quiet() {
    for (label, link) in [
        ("§ {}", "§ {}, “Fees”"),
        ("Chapter {}.", "Chapter {}, “Fees”"),
        ("Art. {}", "Art. {} „Fees“"),
        ("第{}条", "第{}条「Fees」"),
        ("제{}조", "제{}조 “Fees”"),
        ("({})", "Chapter ({}), “Fees”"),
    ] {
        let text = |number: &str| referring(&label.replace("{}", number), &link.replace("{}", number));
        for (old, new) in [("3", "4"), ("9", "10")] {
            let redline = between("en", &text(old), &text(new));
            assert!(redline.is_quiet() && !redline.is_empty(), "{} {}: {redline:#?}", text(old), text(new));
        }
    }
    let paid = |days: &str| referring(&format!("§ {days}"), &format!("Fees within {days} days by § {days}"));
    assert!(!between("en", &paid("3"), &paid("4")).is_quiet(), "a term of payment is no number of a section");
}

#[test]
fn a_reference_that_cites_the_numbers_above_is_quiet() {
    // Chapter, section and clause, with the number that a reference cites and what is referred to.
    let text = |chapter: &str, section: &str, clause: &str, cited: &str| {
        format!(
            "## {chapter} A <!-- #a label=\"{chapter}\" -->\n\nSee [Chapter {cited}, “C”](#c) and [Chapter {cited}, (2)](#item).\n\n\
             ### {section} B <!-- #b label=\"{section}\" -->\n\n\
             #### {clause} C <!-- #c label=\"{clause}\" -->\n\n2. (2) Item <!-- #item label=\"(2)\" -->"
        )
    };
    let old = text("1.", "1.1", "(a)", "1.1 (a)");
    for new in
        [text("2.", "2.1", "(a)", "2.1 (a)"), text("1.", "1.2", "(b)", "1.2 (b)"), text("1.", "1.1", "(b)", "1.1 (b)")]
    {
        let redline = between("en", &old, &new);
        assert!(redline.is_quiet() && !redline.is_empty(), "{new}: {redline:#?}");
    }
    let other = text("1.", "1.1", "(b)", "1.3 (b)");
    assert!(!between("en", &old, &other).is_quiet(), "no section has that number");
}

#[test]
fn labels_of_another_kind_are_no_shift() {
    let text = |label: &str| format!("## {label} Use <!-- #use label=\"{label}\" -->\n\nUse it.");
    assert!(between("en", &text("II."), &text("III.")).is_quiet());
    for (old, new) in [("II.", "B."), ("I.", "A."), ("(i)", "(a)")] {
        assert!(!between("en", &text(old), &text(new)).is_quiet(), "{old} {new}");
    }
}

#[test]
fn a_text_that_left_its_language_is_no_translation() {
    let old = "## Your rights <!-- #rights -->\n\nYou may ask us to erase your data at any time.";
    let new = "## Ihre Rechte <!-- #rights lang=\"de\" -->\n\nNach dem DSG haben Sie keinen Anspruch auf Löschung.";
    let redline = between("en", old, new);
    assert!(!redline.is_only_translated());
    assert_eq!((redline.summary().translated, redline.summary().amended), (0, 1));
}

#[test]
fn a_clause_of_precedence_that_came_is_no_translation() {
    let part = |name: &str, words: &str| format!("<!-- {name} -->\n\n{words}\n\n");
    let clause = part("precedence", "Die örtlichen Bestimmungen gehen vor.");
    let old = part("preamble", "Willkommen.") + "## Minors <!-- #minors lang=\"en\" -->\n\nChildren under 16 may not.";
    let minors = "## Minderjährige <!-- #minors -->\n\nKinder unter 16 dürfen es nicht benutzen.";
    let new = part("preamble", "Willkommen.") + minors;
    let local = part("preamble", "Willkommen.") + &clause + minors;
    let between = |old: &str, new: &str| {
        let said = |body: &str| {
            let head = "+++\nformat = \"frozen-1\"\nlanguage = \"de\"\n+++\n\n# T <!-- title -->\n\n";
            frozen::read(&format!("{head}{body}\n")).unwrap()
        };
        Redline::between(&said(old), &said(new))
    };
    assert!(between(&old, &new).is_only_translated());
    assert!(!between(&old, &local).is_only_translated());
}

#[test]
fn the_lighter_section_moves() {
    let data = "## Data <!-- #data -->\n\nWe collect data about the use of our phones, and nothing else.";
    let law = "## Law <!-- #law -->\n\nSwiss law applies.";
    is(
        &format!("{data}\n\n{law}"),
        &format!("{law}\n\n{data}"),
        "# Law <#law; moved to here, 1>\nSwiss law applies.\n\
         # Data <#data>\nWe collect data about the use of our phones, and nothing else.\n\
         # [-Law-] <#law; moved away, 1>\n[-Swiss law applies.-]",
    );
}

#[test]
fn a_section_that_only_resembles_another_moves_no_section_that_has_its_name() {
    let other =
        "## Law <!-- #law -->\n\nSwiss law applies.\n\n## Misc <!-- #misc -->\n\nNothing else was agreed by us.";
    let hosting =
        "## Hosting <!-- #host -->\n\nThe Supplier provides hosting as described in Annex 1. The fee is EUR 100.";
    let support =
        "## Support <!-- #supp -->\n\nThe Supplier provides support as described in Annex 2. The fee is EUR 900.";
    let redline = between("en", &format!("{hosting}\n\n{other}"), &format!("{other}\n\n{support}"));
    let summary = redline.summary();
    assert_eq!((summary.added, summary.removed, summary.moved, summary.amended), (1, 1, 0, 0));
    // What is in its place is the same one, rewritten.
    let summary = between("en", &format!("{hosting}\n\n{other}"), &format!("{support}\n\n{other}")).summary();
    assert_eq!((summary.added, summary.removed, summary.moved, summary.amended), (0, 0, 0, 1));
    // And what says nearly the same has moved, whatever it is called.
    let renamed = hosting.replace("#host", "#hosting").replace("EUR 100", "EUR 120");
    let summary = between("en", &format!("{hosting}\n\n{other}"), &format!("{other}\n\n{renamed}")).summary();
    assert_eq!((summary.added, summary.removed, summary.moved), (0, 0, 1));
}

#[test]
fn a_section_that_was_put_into_another_chapter_has_moved_not_the_chapter() {
    let a = "## A <!-- #a -->\n\nShort.";
    let exceptions = "### Exceptions <!-- #exceptions -->\n\nThey apply to companies with fewer than ten employees.";
    let b = "## B <!-- #b -->\n\nText b.";
    is(
        &[a, exceptions, b].join("\n\n"),
        &[a, b, exceptions].join("\n\n"),
        "# A <#a>\nShort.\n\
         # [-Exceptions-] <#exceptions; moved away, 1>\n[-They apply to companies with fewer than ten employees.-]\n\
         # B <#b>\nText b.\n\
         # Exceptions <#exceptions; moved to here, 1>\nThey apply to companies with fewer than ten employees.",
    );
}

#[test]
fn a_renamed_section_is_found_by_what_it_was_or_says() {
    let old = "## Minors <!-- #minors -->\n\nChildren under 16 may not use it without consent.";
    let says = "## Children <!-- #children -->\n\nChildren under 16 may not use it without our consent.";
    is(
        old,
        says,
        "# [-Minors-]{+Children+} <#minors → #children>\nChildren under 16 may not use it without {+our+} consent.",
    );
    let was = "## Young people <!-- #young was=\"minors\" -->\n\nWe say all of it in other words.";
    assert!(redlined("en", old, was).starts_with("# [-Minors-]{+Young people+} <#minors → #young>"));
}

#[test]
fn a_section_under_its_heading_is_the_same_whatever_its_number_and_words_are() {
    is(
        "## Minors <!-- #minors -->\n\nAsk a parent.\n\n## Updates <!-- #updates -->\n\nThis notice may be revised at any hour.",
        "## 1. Minors <!-- #1-minors -->\n\nAsk a parent, or a guardian.\n\n## 2. Updates <!-- #2-updates -->\n\n\
         We announce every change thirty days before.",
        "# {+1.+} Minors <#minors → #1-minors>\nAsk a parent{+, or a guardian+}.\n\
         # {+2.+} Updates <#updates → #2-updates>\n\
         [-This notice may be revised at any hour.-]\n{+We announce every change thirty days before.+}",
    );
}

#[test]
fn a_section_whose_heading_was_shortened_is_the_same() {
    is(
        "## Your recordings and our licence <!-- #recordings-licence -->\n\nYour recordings stay yours. You grant us a licence to use \
         them for the training of our own voice models, without any payment.",
        "## 2. Your recordings <!-- #2-recordings -->\n\nYour recordings stay yours. Once they are public, anybody may hear, copy and \
         share what you have said there, for any purpose at all.",
        "# {+2.+} Your recordings[- and our licence-] <#recordings-licence → #2-recordings>\n\
         Your recordings stay yours. [-You grant us a licence to use them for the training of our own voice models, without any payment-]\
         {+Once they are public, anybody may hear, copy and share what you have said there, for any purpose at all+}.",
    );
}

#[test]
fn a_date_in_the_place_of_another_one_is_one_line() {
    is(
        "February 28, 2022\n\nWe care about you.",
        "April 3, 2024\n\nNew here: a list of partners.\n\nWe care about you.",
        "[-February 28, 2022-]{+April 3, 2024+}\n{+New here: a list of partners.+}\nWe care about you.",
    );
}

#[test]
fn a_translation_that_arrived_is_shown_whole() {
    let old = "## Minors <!-- #minors lang=\"en\" -->\n\nChildren under 16 may not use it.";
    let new = "## Minderjährige <!-- #minors -->\n\nKinder unter 16 dürfen es nicht benutzen.";
    assert_eq!(
        redlined("de", old, new),
        "# [-Minors-]{+Minderjährige+} <#minors; language en → de>\n\
         [-Children under 16 may not use it.-]\n{+Kinder unter 16 dürfen es nicht benutzen.+}"
    );
    let redline = between("de", old, new);
    assert!(redline.is_only_translated());
    assert_eq!((redline.summary().translated, redline.summary().amended), (1, 0));
    let more = format!("{new}\n\n## Neu <!-- #neu -->\n\nNeu.");
    assert!(!between("de", old, &more).is_only_translated());
}

#[test]
fn a_language_named_anew_is_no_translation() {
    let old = "## Minors <!-- #minors lang=\"en\" -->\n\nChildren under 16 may not use it.";
    let new = "## Minors <!-- #minors lang=\"en-GB\" -->\n\nChildren under 14 may not use it.";
    assert_eq!(
        redlined("de", old, new),
        "# Minors <#minors; language en → en-GB>\nChildren under [-16-]{+14+} may not use it."
    );
    let summary = |old: &str, new: &str| between("en", old, new).summary();
    let edition = |other: &str| other.replace(" lang=\"en-GB\"", "");
    for (old, new) in
        [(edition(new), old.replace("\"en\"", "\"en-GB\"")), (old.replace("\"en\"", "\"en-GB\""), edition(new))]
    {
        let summary = summary(&old, &new);
        assert_eq!((summary.translated, summary.amended), (0, 1), "{old} → {new}");
    }
}

#[test]
fn a_paragraph_moves_into_a_new_section_and_changes() {
    is(
        "## A <!-- #a -->\n\nWe delete your data after thirty days at the latest.\n\nOther things stay.",
        "## A <!-- #a -->\n\nOther things stay.\n\n## C <!-- #c -->\n\nWe delete your data after sixty days at the latest.",
        "# A <#a>\n<moved away, 1>\n[-We delete your data after thirty days at the latest.-]\nOther things stay.\n\
         # {+C+} <#c>\n<moved to here, 1>\nWe delete your data after [-thirty-]{+sixty+} days at the latest.",
    );
}

#[test]
fn items_of_nested_lists_are_compared_one_by_one() {
    is(
        "- Data that you give us:\n  - your name\n  - your address\n- Data that we collect:\n  - the pages\n  - the time",
        "- Data that you give us:\n  - your name\n  - your telephone number\n  - your address\n\
         - Data that we collect:\n  - the time",
        "- Data that you give us:\n  - your name\n  - {+your telephone number+}\n  - your address\n\
         - Data that we collect:\n  - [-the pages-]\n  - the time",
    );
}

#[test]
fn a_list_that_is_numbered_now_says_so() {
    let old = "- First rule of all\n- Second rule of all";
    let new = "1. First rule of all\n2. Second rule of all";
    is(old, new, "<bullets → numbers from 1>\n1. First rule of all\n2. Second rule of all");
    assert!(!between("en", old, new).is_quiet());
}

#[test]
fn an_item_that_moved_up_is_not_what_came_in_its_place() {
    is(
        "- your name\n- what you write to us, and when\n- the serial number of your device\n- the amount",
        "- your name\n- the serial number of your device\n- what you write to us, and when\n- your birthday\n- the amount",
        "- your name\n- <moved to here, 1> the serial number of your device\n- what you write to us, and when\n\
         - <moved away, 1> [-the serial number of your device-]\n- {+your birthday+}\n- the amount",
    );
}

#[test]
fn items_in_another_order_have_moved() {
    is(
        "- the name and address of the customer;\n- the price paid for it;\n- the date of delivery and the name of the carrier.",
        "- the date of delivery and the name of the carrier;\n- the price paid for it;\n- the name and address of the customer.",
        "- <moved away, 2> [-the name and address of the customer;-]\n- <moved away, 1> [-the price paid for it;-]\n\
         - the date of delivery and the name of the carrier[-.-]{+;+}\n- <moved to here, 1> the price paid for it;\n\
         - <moved to here, 2> the name and address of the customer[-;-]{+.+}",
    );
    let old = "- We share data with our affiliates.\n- We share data with our suppliers.";
    let new = "- We share data with our suppliers.\n- We share data with our affiliates.";
    let summary = between("en", old, new).summary();
    assert_eq!((summary.inserted, summary.deleted, summary.sections), (0, 0, 1));
    // One of two that are the same came: nothing moved, and the other item became it.
    is(
        "- We share data with our affiliates.\n- We share data with our suppliers.",
        "- We share data with our affiliates.\n- We share data with our affiliates.",
        "- We share data with our affiliates.\n- We share data with our [-suppliers-]{+affiliates+}.",
    );
}

#[test]
fn an_item_that_was_put_below_another_has_moved_alone() {
    let flat = "- Access to your data;\n- Erasure of data that are no longer needed;\n- Objection.";
    let nested = "- Access to your data;\n  - Erasure of data that are no longer needed;\n- Objection.";
    is(
        flat,
        nested,
        "- Access to your data;\n  - <moved to here, 1> Erasure of data that are no longer needed;\n\
         - <moved away, 1> [-Erasure of data that are no longer needed;-]\n- Objection.",
    );
    let summary = between("en", nested, flat).summary();
    assert_eq!((summary.inserted, summary.deleted), (0, 0));
    let supplier = "- The Supplier delivers the goods to the warehouse in Basel;";
    let customer =
        "- The Customer inspects them within ten days:\n  - counts the boxes;\n  - opens one of each pallet;";
    let flat = format!("{supplier}\n{customer}\n- Other things.");
    let nested = format!("{supplier}\n  {}\n- Other things.", customer.replace('\n', "\n  "));
    let summary = between("en", &flat, &nested).summary();
    assert_eq!((summary.inserted, summary.deleted), (0, 0), "{}", redlined("en", &flat, &nested));
}

#[test]
fn what_went_is_not_what_came_elsewhere_with_another_name_and_another_price() {
    let fee = |service: &str, price: u64| format!("- Fee for service {service}: EUR {price} per month.\n");
    let old = [fee("A", 100), fee("B", 200), fee("C", 300), fee("D", 400)].concat();
    let new = [fee("B", 200), fee("C", 350), fee("E", 250), fee("D", 400)].concat();
    is(
        old.trim(),
        new.trim(),
        "- [-Fee for service A: EUR 100 per month.-]\n- Fee for service B: EUR 200 per month.\n\
         - Fee for service C: EUR [-300-]{+350+} per month.\n- {+Fee for service E: EUR 250 per month.+}\n\
         - Fee for service D: EUR 400 per month.",
    );
}

#[test]
fn items_move_into_lists_that_came_and_out_of_lists_that_went() {
    let (one, two) = ("- your name and your address;\n", "- your telephone number at home;\n- your date of birth.\n");
    let whole = format!("We collect:\n\n{one}{two}\nThat is all.");
    let parted = format!("We collect:\n\n{one}\nWith your consent:\n\n{two}\nThat is all.");
    let (there, back) = (between("en", &whole, &parted).summary(), between("en", &parted, &whole).summary());
    assert_eq!((there.inserted, there.deleted), (3, 0));
    assert_eq!((back.inserted, back.deleted), (0, 3));
    let nested = "- Fees are due monthly in advance on the first day of each month.\n  - By credit card of the customer.\n  - By transfer to our account.";
    let flat = "- Fees are due monthly in advance on the first day of each month.\n- By credit card of the customer.\n- By transfer to our account.";
    let promoted = between("en", nested, flat).summary();
    assert_eq!((promoted.inserted, promoted.deleted), (0, 0));
}

#[test]
fn a_running_number_is_no_name_of_a_row() {
    let head = "| No. | Service | Fee |\n|---|---|---|\n";
    is(
        &format!("{head}| 1 | Setup of the account | 100 |\n| 2 | Monthly fee | 20 |\n| 3 | Support per hour | 150 |"),
        &format!(
            "{head}| 1 | Registration with us | 10 |\n| 2 | Setup of the account | 100 |\n| 3 | Monthly fee | 25 |\n| 4 | Support per hour | 150 |"
        ),
        "| No. | Service | Fee |\n| {+1+} | {+Registration with us+} | {+10+} |\n| 2 | Setup of the account | 100 |\n\
         | 3 | Monthly fee | [-20-]{+25+} |\n| 4 | Support per hour | 150 |",
    );
}

#[test]
fn an_item_inserted_shifts_the_labels_behind_it() {
    let item =
        |number: usize, label: &str, words: &str| format!("{number}. ({label}) {words} <!-- label=\"({label})\" -->\n");
    let old = item(1, "a", "First rule.") + &item(2, "b", "Second rule.");
    let new = item(1, "a", "First rule.") + &item(2, "b", "A rule between.") + &item(3, "c", "Second rule.");
    is(old.trim(), new.trim(), "1. (a) First rule.\n2. {+(b) A rule between.+}\n3. (c) Second rule.");
}

#[test]
fn rows_are_known_by_their_first_cell() {
    let head = "| Cookie | Purpose | Duration |\n|---|---|---|\n";
    is(
        &format!("{head}| `_ga` | Counts visits | 2 years |\n| `sid` | Keeps you signed in | session |"),
        &format!(
            "{head}| `_ga` | Measures use | 13 months |\n| `ads` | Chooses | 90 days |\n| `sid` | Keeps you signed in | session |"
        ),
        "| Cookie | Purpose | Duration |\n| `_ga` | [-Counts visits-]{+Measures use+} | [-2 years-]{+13 months+} |\n\
         | {+`ads`+} | {+Chooses+} | {+90 days+} |\n| `sid` | Keeps you signed in | session |",
    );
}

#[test]
fn a_row_about_something_else_moves_no_row_that_stayed() {
    let head = "| Item | Price |\n|---|---|\n";
    let (archive, of) = ("| Archive | EUR 10 |", |name: &str, price: u64| {
        format!("| {name} licence for one user per year | EUR {price} |\n")
    });
    is(
        &format!("{head}{}{}{archive}", of("Standard", 100), of("Premium", 200)),
        format!("{head}{archive}\n{}", of("Enterprise", 900)).trim(),
        "| Item | Price |\n| [-Standard licence for one user per year-] | [-EUR 100-] |\n\
         | [-Premium licence for one user per year-] | [-EUR 200-] |\n| Archive | EUR 10 |\n\
         | {+Enterprise licence for one user per year+} | {+EUR 900+} |",
    );
}

#[test]
fn a_new_column_stands_where_it_came() {
    is(
        "| Cookie | Duration |\n|---|---|\n| `_ga` | 2 years |\n| `sid` | session |",
        "| Cookie | Purpose | Duration |\n|---|---|---|\n| `_ga` | Counts | 2 years |\n| `sid` | Signs in | session |",
        "| Cookie | {+Purpose+} | Duration |\n| `_ga` | {+Counts+} | 2 years |\n| `sid` | {+Signs in+} | session |",
    );
}

#[test]
fn a_first_text_is_all_new() {
    let redline = lexloci::compare::Redline::first(&super::said("en", "We keep it."));
    let summary = redline.summary();
    assert_eq!((summary.added, summary.inserted, summary.deleted), (2, 4, 0), "title and preamble");
    assert!(!redline.is_only_translated());
}

#[test]
fn an_item_between_two_that_stayed_is_the_same_item() {
    is(
        "- By post: Aurora Devices Pte. Ltd., 12 Harbour View, Singapore\n- By e-mail: a@aurora.example\n- In a shop near you",
        "- By post: Aurora Devices Limited, Level 9, 45 Queen Street, Auckland\n- By e-mail: b@aurora.example\n- In a shop near you",
        "- By post: Aurora Devices [-Pte. Ltd., 12 Harbour View, Singapore-]{+Limited, Level 9, 45 Queen Street, Auckland+}\n\
         - By e-mail: [-a@aurora.example-]{+b@aurora.example+}\n- In a shop near you",
    );
}

const LOGS: &str =
    "We keep the logs of our servers for 30 days. They hold addresses of the network and times. Nobody else sees them.";

#[test]
fn a_paragraph_that_is_divided_keeps_its_words() {
    let divided = LOGS.replace("30 days. They", "45 days.\n\nThey").replace("times. Nobody", "times.\n\nNobody");
    is(
        LOGS,
        &divided,
        "We keep the logs of our servers for [-30-]{+45+} days.{+¶+}\n<paragraph divided> They hold addresses of the network \
         and times.{+¶+}\n<paragraph divided> Nobody else sees them.",
    );
    let redline = between("en", LOGS, &divided);
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (1, 1));
    assert!(!between("en", LOGS, &divided.replace("45", "30")).is_quiet(), "it is in the text digest");
}

#[test]
fn paragraphs_that_are_joined_keep_their_words() {
    let divided = LOGS.replace("days. They", "days.\n\nThey");
    is(
        &divided,
        &LOGS.replace("30", "45"),
        "We keep the logs of our servers for [-30-]{+45+} days.[-¶-]\n<paragraphs joined> They hold addresses of the network \
         and times. Nobody else sees them.",
    );
    let both = format!("Before all.\n\n{divided}\n\nBehind all of them.");
    let redline = between("en", &both, &both.replace("days.\n\nThey", "days. They"));
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (0, 0));
    assert_eq!(redline.summary().amended, 1);
}

#[test]
fn emphasis_across_a_division_and_signs_without_spaces() {
    let old = "**Wir löschen die Daten nach 30 Tagen. Protokolle** löschen wir sofort danach.";
    let new = "**Wir löschen die Daten nach 30 Tagen.**\n\n**Protokolle** löschen wir sofort danach.";
    let redline = between("de", old, new);
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (0, 0));
    assert_eq!(lexloci::compare::text_digest(&redline.old()), lexloci::compare::text_digest(&super::said("de", old)));
    assert_eq!(lexloci::compare::text_digest(&redline.new()), lexloci::compare::text_digest(&super::said("de", new)));
    let shown = redlined(
        "zh-Hans",
        "我们会在三十天内删除日志。日志包含网络地址。",
        "我们会在三十天内删除日志。\n\n日志包含网络地址。",
    );
    assert_eq!(shown, "我们会在三十天内删除日志。{+¶+}\n<paragraph divided> 日志包含网络地址。");
}

#[test]
fn what_is_added_to_a_paragraph_or_written_anew_is_no_division() {
    let added = format!("{LOGS}\n\nYou may ask for the logs that concern you.");
    assert!(!redlined("en", LOGS, &added).contains('¶'));
    let rewritten = "We keep the logs of our servers for 30 days.\n\nAll your data stay in the countries of the Union.";
    assert!(!redlined("en", LOGS, rewritten).contains('¶'));
}

#[test]
fn in_a_list_and_side_by_side_paragraphs_that_were_divided_stand_apart() {
    let item = format!("- {LOGS}\n- Second.");
    let divided = item.replace("days. They", "days.\n\n  They");
    let redline = between("en", &item, &divided);
    let inline = html(&redline);
    assert!(inline.contains("days.<del class=\"shifted\"> </del><ins class=\"divided\"><br>\n</ins>"), "{inline}");
    assert!(inline.contains("<span class=\"note\">Paragraph divided</span>They hold"), "{inline}");
    let page = page(&redline);
    let aside = &page[page.find("class=\"row changed\"").expect("a row")..];
    assert!(aside.contains("<p>We keep the logs of our servers for 30 days.</p>\n<p><span"), "{aside}");
}

#[test]
fn paragraphs_that_became_items_have_moved_into_the_list() {
    let old = "We collect:\n\nYour name and the address that you give us.\n\nThe words that you write to us yourself.\n\nThat is all.";
    let new = "We collect:\n\n- Your name and the address that you give us.\n- The words that you write to us today.\n\nThat is all.";
    let redline = between("en", old, new);
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (1, 1));
    let shown = redlined("en", old, new);
    assert!(shown.contains("The words that you write to us [-yourself-]{+today+}."), "{shown}");
    let back = between("en", new, old);
    assert_eq!((back.summary().inserted, back.summary().deleted), (1, 1));
}

#[test]
fn a_note_that_another_one_precedes_now_has_moved() {
    let text = |first: &str, second: &str, notes: [&str; 2]| {
        format!("{first}\n\n{second}\n\n[^1]: {}\n\n[^2]: {}", notes[0], notes[1])
    };
    let prices = "Prices are those of the day on which you order";
    let goods = "You may send goods back within thirty days";
    let (tax, postage) =
        ("Tax is in them at the rate of 19 %.", "Return postage is for your account, by law, in all cases.");
    let old = text(&format!("{prices}.[^1]"), &format!("{goods}.[^2]"), [tax, postage]);
    let new =
        text(&format!("{goods}.[^1]"), &format!("{prices}.[^2]"), [postage, "Tax is in them at the rate of 20 %."]);
    let redline = between("en", &old, &new);
    let shown = redlined("en", &old, &new);
    let notes = "# <note 1; moved away, 1>\n[-Tax is in them at the rate of 19 %.-]\n# <note 1>\nReturn postage is for your account, by \
                 law, in all cases.\n# <note 2; moved to here, 1>\nTax is in them at the rate of [-19 %-]{+20 %+}.";
    assert!(shown.ends_with(notes), "{shown}");
    assert_eq!((redline.summary().moved, redline.summary().added, redline.summary().removed), (1, 0, 0));
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (1, 1));
}

#[test]
fn a_paragraph_that_became_a_quotation_has_moved_into_it() {
    let clause = "We share your data with nobody but the partners that this page names, and never sell them.";
    let old = format!("Our promise:\n\n{clause}\n\nThat is all.");
    let new = format!("Our promise:\n\n> {}\n\nThat is all.", clause.replace("never", "do not"));
    let redline = between("en", &old, &new);
    assert_eq!((redline.summary().inserted, redline.summary().deleted), (2, 1));
    let shown = redlined("en", &old, &new);
    assert!(shown.contains("and [-never-]{+do not+} sell them."), "{shown}");
    let back = between("en", &new, &old);
    assert_eq!((back.summary().inserted, back.summary().deleted), (1, 2));
}

#[test]
fn cells_stand_in_their_columns_where_columns_came_and_went() {
    let table = |rows: &[&str]| rows.join("\n");
    let removed = redlined(
        "en",
        &table(&["|Category|Sold|Retention|", "|--|--|--|", "|Identifiers|No|3 years|", "|Geolocation|No|30 days|"]),
        &table(&[
            "|Category|Retention|",
            "|--|--|",
            "|Identifiers|3 years|",
            "|Geolocation|30 days|",
            "|Biometrics|90 days|",
        ]),
    );
    assert!(removed.ends_with("| {+Biometrics+} |  | {+90 days+} |"), "{removed}");
    let added = between(
        "en",
        &table(&[
            "|Category|Retention|",
            "|--|--|",
            "|Identifiers|3 years|",
            "|Geolocation|30 days|",
            "|Biometrics|90 days|",
        ]),
        &table(&[
            "|Category|Basis|Retention|",
            "|--|--|--|",
            "|Identifiers|contract|3 years|",
            "|Geolocation|consent|30 days|",
        ]),
    );
    let went = "<td>Biometrics</td><td class=\"inserted\"></td><td>90 days</td>";
    assert!(html(&added).replace("<del>", "").replace("</del>", "").contains(went), "{}", html(&added));
}

#[test]
fn a_row_that_moved_is_compared_in_the_columns_of_its_table() {
    let old = "|Plan|Price|Storage|\n|--|--|--|\n|Basic|$9.99|10 GB|\n|Pro|$19.99|100 GB|";
    let new = "|Plan|Storage|Price|\n|--|--|--|\n|Pro|100 GB|$19.99|\n|Basic|10 GB|$9.99|";
    let shown = redlined("en", old, new);
    assert!(shown.contains("Basic | {+10 GB+} | $9.99 | [-10 GB-] |"), "{shown}");
}

#[test]
fn a_column_that_moved_is_not_what_came_in_its_place() {
    let old = "|Processor|Purpose|Location|\n|--|--|--|\n|Google Ireland Ltd.|Analytics|Ireland|";
    let new = "|Processor|Location|Purpose|Since|\n|--|--|--|--|\n|Google Ireland Ltd.|Ireland|Analytics|2018|";
    let shown = redlined("en", old, new);
    assert!(shown.contains("| Processor | {+Location+} | Purpose | [-Location-] | {+Since+} |"), "{shown}");
    assert!(shown.contains("| {+Ireland+} | Analytics | [-Ireland-] | {+2018+} |"), "{shown}");
}

#[test]
fn a_picture_that_another_one_replaced_is_told_by_its_file_and_title() {
    let title = between(
        "en",
        "![Data flows](https://a.example/f.png \"Flows in 2019\")",
        "![Data flows](https://a.example/f.png \"Flows in 2024\")",
    );
    assert!(
        html(&title).contains("https://a.example/f.png “Flows in 2019” → https://a.example/f.png “Flows in 2024”"),
        "{}",
        html(&title)
    );
    let link = between("en", "See [them](https://a.example/ \"Terms of 2019\").", "See [them](https://a.example/).");
    assert!(
        html(&link).contains("Link changed: https://a.example/ “Terms of 2019” → https://a.example/<"),
        "{}",
        html(&link)
    );
}
