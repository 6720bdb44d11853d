//! Each stage on the way of a clause, on a site of 37 editions and ten policies, each beside its floor: what the parser alone,
//! or writing the finished bytes alone, costs.
//!
//! `cargo bench`, or `cargo bench -- compose` for some of them.
#![allow(clippy::disallowed_methods, reason = "benchmarks that write files")]

mod workload;

use divan::{Bencher, black_box};
use lexloci::compose::Composition;
use lexloci::history::History;
use lexloci::load::Loaded;
use lexloci::locale::Date;
use lexloci::release::Request;
use lexloci::site::{Opened, Overrides, Route, Site};
use lexloci::source::FileTree;
use std::sync::Arc;
use std::sync::LazyLock;

static TREE: LazyLock<FileTree> = LazyLock::new(workload::site);
static LOADED: LazyLock<Loaded> = LazyLock::new(|| lexloci::load::load(&TREE, None));
static COMPOSITION: LazyLock<Composition> =
    LazyLock::new(|| lexloci::compose::compose(LOADED.site.as_ref().expect("a site")).0);
static HISTORY: LazyLock<History> = LazyLock::new(History::default);
/// The site with everything released.
static RELEASED: LazyLock<FileTree> = LazyLock::new(|| {
    let site = open(&TREE).site.expect("a site");
    let request = Request::on("2024-01-01".parse().expect("a day"));
    let mut tree = TREE.clone();
    for policy in site.sources().policies.keys() {
        let planned = site.release(policy, &request).expect("nothing is refused");
        lexloci::release::apply(&mut tree, planned.as_slice());
    }
    tree
});
static SITE: LazyLock<std::sync::Arc<Site>> = LazyLock::new(|| {
    let Opened { site, report, .. } = open(&RELEASED);
    assert!(!report.has_errors(), "the workload has errors: {:#?}", report.findings.first());
    site.expect("a site")
});

fn open(tree: &FileTree) -> Opened {
    lexloci::site::open(tree, &Overrides::default())
}

fn main() {
    divan::main();
}

mod parse {
    use super::*;
    use divan::counter::BytesCount;

    /// The floor: the Markdown parser alone, for one text of 3,500 words.
    #[divan::bench]
    fn one_text_pulldown_cmark_alone(bencher: Bencher) {
        let text = workload::text("en", 1);
        let options = pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES | pulldown_cmark::Options::ENABLE_TABLES;
        bencher
            .counter(BytesCount::of_str(&text))
            .bench(|| pulldown_cmark::Parser::new_ext(black_box(&text), options).count());
    }

    /// A site without texts: theme and wording.
    #[divan::bench]
    fn no_text(bencher: Bencher) {
        let tree = workload::small_site();
        bencher.bench(|| lexloci::load::load(black_box(&tree), None));
    }

    /// The same site with one text; what it costs more than `no_text` is the text.
    #[divan::bench]
    fn one_text(bencher: Bencher) {
        let text = workload::text("en", 1);
        let tree = workload::small_site()
            .with("content/terms/policy.toml", "kind = \"terms\"\n")
            .with("content/terms/en.md", &text);
        bencher.bench(|| lexloci::load::load(black_box(&tree), None));
    }

    /// All texts of the site, on all cores.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn whole_site(bencher: Bencher) {
        bencher.bench(|| lexloci::load::load(black_box(&TREE), None));
    }
}

mod compose {
    use super::*;

    /// 370 documents.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn whole_site(bencher: Bencher) {
        let site = LOADED.site.as_ref().expect("a site");
        bencher.bench(|| lexloci::compose::compose(black_box(site)));
    }

    /// Every rule about the whole site.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn check_whole_site(bencher: Bencher) {
        let site = LOADED.site.as_ref().expect("a site");
        let composition = &*COMPOSITION;
        bencher.bench(|| lexloci::check::check(black_box(site), composition, &LOADED.theme, &HISTORY, Date::LAST));
    }

    /// All texts, as a proofreader reads them.
    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn proofread(bencher: Bencher) {
        let site = LOADED.site.as_ref().expect("a site");
        bencher.bench(|| {
            lexloci::check::proofread(
                black_box(site),
                &COMPOSITION,
                &HISTORY,
                &LOADED.sources,
                lexloci::locale::Date::LAST,
            )
        });
    }

    /// From files in memory to a site that can render any page.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn open_whole_site(bencher: Bencher) {
        bencher.bench(|| open(black_box(&RELEASED)));
    }
}

mod history {
    use super::*;

    /// 370 frozen texts, with what is written of them.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn read_and_verify(bencher: Bencher) {
        bencher.bench(|| lexloci::history::read(black_box(&RELEASED), &mut lexloci::source::Sources::default()));
    }

    /// One policy in 37 editions, all of them new.
    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn release_one_policy(bencher: Bencher) {
        let site = open(&TREE).site.expect("a site");
        let policy = site.sources().policies.keys().next().expect("a policy").clone();
        let request = Request::on("2024-01-01".parse().expect("a day"));
        bencher.bench(|| site.release(black_box(&policy), &request).is_ok());
    }
}

mod compare {
    use super::*;
    use lexloci::compare::Redline;
    use lexloci::id::SectionId;
    use lexloci::locale::Language;
    use lexloci::model::markup::{Block, Inline};
    use lexloci::model::text::{Line, Text, TextBody, TextSection};

    /// A text of paragraphs, all in its preamble.
    fn text(paragraphs: impl Iterator<Item = String>) -> Text {
        let language = Language::parse("en").unwrap();
        let words = |words: String| vec![Inline::Text(words)];
        let blocks = paragraphs.map(|paragraph| Block::Paragraph(words(paragraph))).collect();
        Text {
            title: Line { language: language.clone(), content: words("Terms".to_owned()) },
            description: None,
            preamble: Some(TextBody { language, blocks }),
            precedence: Vec::new(),
            sections: Vec::new(),
            footnotes: Vec::new(),
        }
    }

    /// A hundred words. Every `gap`th is another one in an edited text.
    fn paragraph(seed: usize, gap: Option<usize>) -> String {
        let word = |at: usize| {
            let edited = gap.is_some_and(|gap| (seed * 100 + at) % gap == gap / 2);
            let word = (seed * 100 + at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
            let word = word % 1500;
            if edited { format!("edited{word}") } else { format!("word{word}") }
        };
        (0..100).map(word).collect::<Vec<_>>().join(" ") + "."
    }

    /// Twelve sections of five paragraphs, 6,000 words; of the section `edited` one word in ten is another one.
    fn sections(edited: Option<usize>) -> Text {
        let mut text = text(std::iter::empty());
        let section = |at: usize| {
            let gap = (Some(at) == edited).then_some(10);
            let paragraph = |seed| Block::Paragraph(vec![Inline::Text(paragraph(seed, gap))]);
            TextSection {
                id: SectionId::parse(&format!("part-{at}")).expect("an id"),
                was: Vec::new(),
                level: 2,
                label: Some(format!("{}.", at + 1)),
                heading: Line {
                    language: text.title.language.clone(),
                    content: vec![Inline::Text(format!("Part {at}"))],
                },
                blocks: (at * 5..at * 5 + 5).map(paragraph).collect(),
            }
        };
        let sections = (0..12).map(section).map(Arc::new).collect();
        text.sections = sections;
        text
    }

    fn one(bencher: Bencher, old: &Text, new: &Text) {
        bencher.bench(|| Redline::between(black_box(old), black_box(new)));
    }

    /// Two texts of 6,000 words that are equal.
    #[divan::bench]
    fn six_thousand_words_equal(bencher: Bencher) {
        one(bencher, &sections(None), &sections(None));
    }

    /// The floor of that: copying one of them.
    #[divan::bench]
    fn six_thousand_words_copied(bencher: Bencher) {
        let text = sections(None);
        bencher.bench(|| black_box(&text).clone());
    }

    /// Two texts of 6,000 words; in one section of twelve, one word in ten differs.
    #[divan::bench]
    fn six_thousand_words_one_section_changed(bencher: Bencher) {
        one(bencher, &sections(None), &sections(Some(4)));
    }

    /// Two texts of 6,000 words; one in thirty differs.
    #[divan::bench]
    fn six_thousand_words(bencher: Bencher) {
        let edited = |gap| text((0..60).map(move |seed| paragraph(seed, gap)));
        one(bencher, &edited(None), &edited(Some(30)));
    }

    /// Two texts of 100,000 words; one in thirty differs.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn a_hundred_thousand_words(bencher: Bencher) {
        let edited = |gap| text((0..1000).map(move |seed| paragraph(seed, gap)));
        one(bencher, &edited(None), &edited(Some(30)));
    }

    /// Ten thousand times the same paragraph, and as often another one.
    #[divan::bench(sample_count = 5, sample_size = 1)]
    fn the_same_paragraph_again_and_again(bencher: Bencher) {
        let repeated = |words: &'static str| text((0..10_000).map(move |_| words.to_owned()));
        one(bencher, &repeated("We keep your data for thirty days."), &repeated("We keep your data for ninety days."));
    }

    /// A thousand paragraphs, of which three hundred went and as many came elsewhere; every one is edited.
    #[divan::bench(sample_count = 5, sample_size = 1)]
    fn every_paragraph_edited_and_displaced(bencher: Bencher) {
        let old = text((0..1000).map(|seed| paragraph(seed, None)));
        let new = text((300..1300).map(|seed| paragraph(seed, Some(10))));
        one(bencher, &old, &new);
    }

    /// A paragraph of 5 MB, edited everywhere.
    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn one_huge_paragraph(bencher: Bencher) {
        let huge =
            |gap| text(std::iter::once((0..6000).map(|seed| paragraph(seed, gap)).collect::<Vec<_>>().join(" ")));
        one(bencher, &huge(None), &huge(Some(7)));
    }

    /// A paragraph of 5 MB, and one of the same words in another order.
    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn one_huge_paragraph_in_another_order(bencher: Bencher) {
        let huge = |step: usize| {
            let paragraphs = (0..6000).map(|seed| paragraph(seed * step % 6007, None));
            text(std::iter::once(paragraphs.collect::<Vec<_>>().join(" ")))
        };
        one(bencher, &huge(1), &huge(4001));
    }
}

mod render {
    use super::*;
    use rayon::prelude::*;

    fn one(bencher: Bencher, kind: fn(&Route) -> bool) {
        let route = SITE.routes().into_iter().find(kind).expect("a route");
        bencher.bench(|| SITE.render(black_box(&route)).is_ok());
    }

    #[divan::bench]
    fn one_page(bencher: Bencher) {
        one(bencher, |route| matches!(route, Route::Policy(..)));
    }

    #[divan::bench]
    fn one_comparison(bencher: Bencher) {
        one(bencher, |route| matches!(route, Route::Local(..)));
    }

    #[divan::bench]
    fn one_data_file(bencher: Bencher) {
        one(bencher, |route| matches!(route, Route::PolicyData(..)));
    }

    /// Every route, on all cores, nothing written.
    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn whole_site(bencher: Bencher) {
        let routes = SITE.routes();
        bencher
            .bench(|| routes.par_iter().map(|route| SITE.render(route).map_or(0, |bytes| bytes.len())).sum::<usize>());
    }
}

mod build {
    use super::*;
    use lexloci::source::FileEntry;
    use std::path::Path;
    use std::process::Command;

    /// The command, from sources on disk to a finished folder.
    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn whole_site(bencher: Bencher) {
        let folder = tempfile::tempdir().unwrap();
        let files = RELEASED.iter().map(|(path, entry)| match entry {
            FileEntry::Bytes(bytes) => (path, &bytes[..]),
            _ => unreachable!("the workload is bytes"),
        });
        lexloci::system::write_files(&folder.path().join("site"), files).unwrap();
        let out = folder.path().join("out");
        bencher.with_inputs(|| drop(std::fs::remove_dir_all(&out))).bench_values(|()| build(folder.path(), &out));
    }

    /// The floor: writing the same bytes, one after the other.
    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn writing_the_same_bytes(bencher: Bencher) {
        let files: Vec<(String, Vec<u8>)> =
            SITE.routes().iter().map(|route| (SITE.output_path(route), SITE.render(route).unwrap())).collect();
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        bencher.with_inputs(|| drop(std::fs::remove_dir_all(&out))).bench_values(|()| {
            for (path, bytes) in &files {
                let path = out.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
        });
    }

    fn build(folder: &Path, out: &Path) {
        let status = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(["build", "--quiet", "--site"])
            .arg(folder.join("site"))
            .arg("--out")
            .arg(out)
            .status()
            .unwrap();
        assert!(status.success());
    }
}
