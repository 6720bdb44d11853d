//! Words in another language than the page's are marked, and names do not disturb the direction around them.

use super::support::Fixture;

fn site() -> Fixture {
    Fixture::small()
        .edit("site.toml", "reference_language", "copyright = \"© 2019–2026 Aurora Devices\"\nreference_language")
        .write("locales/ae/region.toml", "parent = \"global\"\ncode = \"AE\"\nlanguages = [\"ar\"]\n")
        .write("content/terms/ar.md", "# الشروط\n\n## الاستخدام\n\nاستخدموه.\n\n## القانون\n\nالقانون.\n")
}

#[test]
fn names_and_years_keep_their_order_in_pages_from_right_to_left() {
    let page = site().build().page("/ae/ar/terms/");
    assert!(page.contains("<p class=\"copyright\"><bdi>© 2019–2026 Aurora Devices</bdi></p>"), "{page}");
    assert!(page.contains("<bdi>Test</bdi></a>"), "the title of the site");
    assert!(page.contains("data-running=\"الشروط"), "{page}");
    assert!(
        page.contains("\u{2068}2024-01-01\u{2069}"),
        "what is printed is plain words: the version is isolated in them"
    );
}

#[test]
fn a_label_that_fell_back_says_in_which_language_it_is() {
    let navigation = "\n[[navigation.header]]\nlabel = \"nav-shop\"\nurl = \"/shop/\"\n";
    let site = site().write("locales/en.ftl", "nav-shop = Shop\n");
    let settings = String::from_utf8(site.tree().bytes("site.toml").unwrap().to_vec()).unwrap();
    let built = site.write("site.toml", &(settings + navigation)).build();
    let link = "<a href=\"/shop/\" lang=\"en\" dir=\"ltr\">Shop</a>";
    assert!(built.page("/ae/ar/terms/").contains(link), "{}", built.page("/ae/ar/terms/"));
    assert!(built.page("/global/en/terms/").contains("<a href=\"/shop/\">Shop</a>"));
}

/// An edition in Dhivehi, for which the theme has no words.
fn dhivehi() -> Fixture {
    Fixture::small()
        .edit("site.toml", "\"en\"\n", "\"en\"\n[severity]\nuntranslated-legal-string = \"off\"\n")
        .write("locales/mv/region.toml", "parent = \"global\"\ncode = \"MV\"\nlanguages = [\"dv\"]\n")
        .write("content/terms/dv.md", "# ޝަރުތު\n\n## ބޭނުން {#use}\n\nބޭނުން.\n")
}

#[test]
fn words_that_fell_back_say_so_wherever_they_stand() {
    let built = dhivehi().build();
    let page = built.page("/mv/dv/");
    assert!(page.contains("<h1><span lang=\"en\" dir=\"ltr\">Legal documents</span></h1>"), "{page}");
    let page = built.page("/mv/dv/terms/history/");
    assert!(page.contains("lang=\"en\" dir=\"ltr\">Home</a>"), "a step to elsewhere: {page}");
    assert!(page.contains("<span aria-current=\"page\" lang=\"en\" dir=\"ltr\">Version history</span>"), "{page}");
    assert!(page.contains("<bdi lang=\"dv\">ޝަރުތު</bdi>"), "the title is not in English: {page}");
    assert!(page.contains("<bdi>2024-01-01</bdi>"), "a number is in no language: {page}");
    let fragment = String::from_utf8(built.bytes("/mv/dv/terms/fragment.html")).unwrap();
    assert!(fragment.contains("<p class=\"notice\" role=\"note\" lang=\"en\" dir=\"ltr\">"), "{fragment}");
}

#[test]
fn remarks_on_changes_say_in_which_language_they_are() {
    let once = dhivehi().released("2024-01-01");
    let later = once.edit("content/terms/dv.md", "ބޭނުން.", "**ބޭނުން**.").released("2024-02-01");
    let changes = later.as_of("2024-02-01").page("/mv/dv/terms/2024-02-01/changes/");
    let remark = "<span class=\"note\"><span lang=\"en\" dir=\"ltr\">Emphasis changed</span></span>";
    assert!(changes.contains(remark), "{changes}");
}

#[test]
fn a_title_within_words_of_the_page_says_in_which_language_it_is() {
    let built = site().edit("content/terms/ar.md", "# الشروط\n\n", "").build();
    let page = built.page("/ae/ar/terms/history/");
    let heading = page.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>")).unwrap().0;
    assert!(heading.contains("<bdi lang=\"en\">Terms</bdi>"), "{heading}");
    assert!(!built.page("/global/en/terms/history/").contains("<bdi lang"), "in its own language it is not marked");
}

#[test]
fn a_related_document_in_another_language_says_so() {
    let built = site()
        .write("content/notice/policy.toml", "kind = \"notice\"\nprevails_over = [\"terms\"]\n")
        .write("content/notice/en.md", "# Notice\n\n## Use {#use}\n\nHere.\n")
        .build();
    let page = built.page("/ae/ar/terms/");
    assert!(page.contains("<a href=\"/ae/ar/notice/\" lang=\"en\" dir=\"ltr\">Notice</a>"), "{page}");
    let page = built.page("/global/en/notice/");
    let (_, related) = page.split_once("In a conflict, this document prevails over these").expect("a heading");
    assert!(related.contains("<a href=\"/global/en/terms/\">Terms</a>"), "{related}");
}

#[test]
fn a_title_that_fell_back_is_called_a_title() {
    let arabic = "## الاستخدام {#use}\n\nاستخدموه.\n\n## القانون {#law}\n\nالقانون.\n";
    let page = site().write("content/terms/ar.md", arabic).build().page("/ae/ar/terms/");
    assert!(page.contains("<h1 lang=\"en\" dir=\"ltr\">Terms</h1>"), "{page}");
    assert!(page.contains("عنوان هذه الوثيقة غير متاح بلغتكم"), "{page}");
    assert!(!page.contains("هذا القسم غير متاح"), "no section stands in another language");
}
