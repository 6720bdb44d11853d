//! A legal site in memory: 37 editions in 20 languages, ten policies of about 3,500 words each, and local versions that
//! replace about a tenth of the chapters. The words are nonsense in the letters of each language, the same on every run.

#![allow(unreachable_pub, dead_code, reason = "each benchmark uses its own part of this")]

use lexloci::source::FileTree;
use std::fmt::Write as _;

/// Regions with their languages; the first one is the root.
pub const REGIONS: [(&str, &str, &[&str]); 32] = [
    ("global", "001", &["en"]),
    ("au", "AU", &["en"]),
    ("br", "BR", &["pt"]),
    ("ca", "CA", &["en"]),
    ("cn", "CN", &["zh-Hans"]),
    ("europe", "150", &["en"]),
    ("fr", "FR", &["fr"]),
    ("de", "DE", &["de"]),
    ("ie", "IE", &["en"]),
    ("it", "IT", &["it"]),
    ("jp", "JP", &["ja"]),
    ("kz", "KZ", &["kk", "ru"]),
    ("ke", "KE", &["en"]),
    ("kr", "KR", &["ko"]),
    ("my", "MY", &["en"]),
    ("mx", "MX", &["es"]),
    ("mn", "MN", &["mn"]),
    ("nz", "NZ", &["en"]),
    ("nl", "NL", &["nl"]),
    ("pl", "PL", &["pl"]),
    ("ro", "RO", &["ro"]),
    ("ru", "RU", &["ru"]),
    ("sg", "SG", &["en"]),
    ("za", "ZA", &["en"]),
    ("es", "ES", &["es"]),
    ("ch", "CH", &["de", "fr", "it", "en"]),
    ("th", "TH", &["th"]),
    ("tr", "TR", &["tr"]),
    ("ua", "UA", &["uk"]),
    ("gb", "GB", &["en"]),
    ("uz", "UZ", &["uz", "ru"]),
    ("vn", "VN", &["vi"]),
];

/// The policies.
pub const POLICIES: [&str; 10] = [
    "privacy-statement",
    "cookie-policy",
    "terms-of-use",
    "terms-of-service",
    "acceptable-use",
    "data-processing",
    "licence",
    "accessibility",
    "modern-slavery",
    "candidate-privacy",
];

const CHAPTERS: u64 = 10;

/// The whole site.
pub fn site() -> FileTree {
    let mut tree = small_site();
    let mut languages: Vec<&str> = REGIONS.iter().flat_map(|(_, _, languages)| *languages).copied().collect();
    languages.sort_unstable();
    languages.dedup();
    for (region, code, languages) in REGIONS {
        let parent = if region == "global" { "" } else { "parent = \"global\"\n" };
        let values = format!("[values]\ncontroller = \"Aurora Devices {code}\"\n");
        tree = tree.with(
            &format!("locales/{region}/region.toml"),
            &format!("{parent}code = \"{code}\"\nlanguages = {languages:?}\n\n{values}"),
        );
    }
    for (number, policy) in POLICIES.iter().enumerate() {
        tree = tree.with(&format!("content/{policy}/policy.toml"), "kind = \"notice\"\n");
        for language in &languages {
            tree = tree.with(&format!("content/{policy}/{language}.md"), &text(language, number as u64));
        }
        for (region, _, languages) in &REGIONS[1..] {
            let seed = hash(&[region, policy]);
            let replaced: Vec<u64> = (1..=CHAPTERS).filter(|chapter| (seed >> chapter).is_multiple_of(10)).collect();
            for language in languages.iter().filter(|_| !replaced.is_empty()) {
                let mut text = String::new();
                for chapter in &replaced {
                    write_chapter(&mut text, &mut Voice::new(language, seed + chapter), *chapter);
                }
                tree = tree.with(&format!("locales/{region}/{policy}/{language}.md"), &text);
            }
        }
    }
    tree
}

/// A site of one edition and no policy: what loading costs without texts.
pub fn small_site() -> FileTree {
    FileTree::new()
        .with("site.toml", "title = \"Legal\"\nbase_url = \"https://legal.example.com\"\nreference_language = \"en\"\n")
        .with(
            "locales/global/region.toml",
            "code = \"001\"\nlanguages = [\"en\"]\n\n[values]\ncontroller = \"Aurora\"\n",
        )
}

/// One text of about 3,500 words.
pub fn text(language: &str, seed: u64) -> String {
    let mut voice = Voice::new(language, seed);
    let mut text = String::from("# ");
    voice.words(&mut text, 4);
    text.push_str("\n\n");
    for chapter in 1..=CHAPTERS {
        write_chapter(&mut text, &mut voice, chapter);
    }
    text
}

/// A chapter of about 350 words: three sections, each with paragraphs and a list in three levels.
fn write_chapter(text: &mut String, voice: &mut Voice, chapter: u64) {
    let _ = write!(text, "## ");
    voice.words(text, 4);
    let _ = write!(text, " {{#ch-{chapter}}}\n\n");
    voice.sentence(text, 30);
    text.push_str("\n\n");
    for section in 1..=3 {
        text.push_str("### ");
        voice.words(text, 3);
        let _ = write!(text, " {{#ch-{chapter}-{section}}}\n\n{{{{ controller }}}} ");
        voice.sentence(text, 40);
        text.push_str("\n\n");
        for item in 1..=2 {
            let _ = write!(text, "{item}. **");
            voice.words(text, 2);
            text.push_str("** ");
            voice.sentence(text, 12);
            text.push('\n');
            for inner in 1..=2 {
                let _ = write!(text, "   {inner}. ");
                voice.sentence(text, 9);
                text.push_str("\n      - ");
                voice.sentence(text, 5);
                text.push('\n');
            }
        }
        text.push('\n');
    }
}

/// Words in the letters of a language, from a generator of its own (xorshift), so that every run has the same text.
struct Voice {
    letters: Vec<char>,
    space: &'static str,
    state: u64,
}

impl Voice {
    fn new(language: &str, seed: u64) -> Self {
        let (letters, space) = match language {
            "zh-Hans" => (('\u{4e00}'..'\u{5600}').collect(), ""),
            "ja" => (('\u{3042}'..'\u{3094}').collect(), ""),
            "ko" => (('\u{ac00}'..'\u{b400}').collect(), " "),
            "th" => ("กขคงจชดตถทนบปพฟมยรลวสหอ".chars().collect(), ""),
            "ru" | "uk" | "kk" | "mn" => (('а'..='я').collect(), " "),
            "vi" | "tr" | "pl" | "ro" => ("abcdeghiklmnopqrstuvxyăâđêôơư".chars().collect(), " "),
            _ => (('a'..='z').collect(), " "),
        };
        Self { letters, space, state: hash(&[language]) ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    fn next(&mut self) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 32) as usize
    }

    fn words(&mut self, text: &mut String, count: usize) {
        for word in 0..count {
            if word > 0 {
                text.push_str(self.space);
            }
            let length = if self.letters.len() > 100 { 2 } else { 3 + self.next() % 6 };
            for _ in 0..length {
                let letter = self.next() % self.letters.len();
                text.push(self.letters[letter]);
            }
        }
    }

    /// Some words, three of them strong and three a link where there are enough.
    fn sentence(&mut self, text: &mut String, count: usize) {
        if count < 20 {
            self.words(text, count);
        } else {
            self.words(text, count - 6);
            text.push_str(" **");
            self.words(text, 3);
            text.push_str("** [");
            self.words(text, 3);
            text.push_str("](https://www.example.com/more)");
        }
        text.push('.');
    }
}

/// FNV-1a.
fn hash(parts: &[&str]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
