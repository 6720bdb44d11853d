//! The day that a text shows of itself, beside the ledger. Every page shows when its text was updated and since when it is
//! effective; a line in the text that says the same is wrong as soon as somebody forgets it.

use super::dates::{days_in, only_day};
use super::parity::digit_of;
use super::vocabulary::base;
use crate::check::shown::in_each_edition;
use crate::compare::text_digest;
use crate::compose::{Composition, fill};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, PolicyHistory, Published, newest, standings};
use crate::id::PolicyName;
use crate::load::{Kind, Line, OBJECT, Proof};
use crate::locale::{Date, folded};
use crate::model::document::Document;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::source::Span;
use std::ops::Range;

/// A day that a text shows of itself.
#[derive(Clone, Debug)]
pub(super) struct ShownDay {
    what: What,
    pub(super) day: Date,
    pub(super) span: Span,
    /// Days that are shown beside it in the same manner: one of them may be the day of something else.
    beside: Vec<Date>,
}

impl ShownDay {
    /// Whether it is this day, or stands beside it.
    pub(super) fn is_of(&self, day: Date) -> bool {
        self.day == day || self.beside.contains(&day)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Updated,
    Effective,
    /// It stands where a text shows its day, in words that say one or the other.
    OfTheText,
}

/// How many lines from the top, and how many from the end, a text shows its day.
const AT_THE_TOP: usize = 6;
const AT_THE_END: usize = 3;

/// A line longer than this, in characters, tells of something else.
const LONGEST_LINE: usize = 120;

/// What stands beside the day in a line that shows it and nothing else: "Date of entry into force: ...".
const MOST_WORDS_BESIDE: usize = 6;
const MOST_LETTERS_BESIDE: usize = 40;

/// The days that a text shows of itself, near its top or its end.
pub(super) fn shown_days(proof: &Proof<'_>) -> Vec<ShownDay> {
    let told = told_days(proof);
    if told.is_empty() { days_by_form(proof) } else { told }
}

/// Those in a line of the preamble that shows a day and nothing else, in whatever words.
fn days_by_form(proof: &Proof<'_>) -> Vec<ShownDay> {
    let title = usize::from(proof.headings().next().is_some_and(|(_, level, _)| level == 1));
    let top = proof.lines.iter().take(AT_THE_TOP).filter(|line| {
        let alone = line.lists == 0 && !line.quoted && !line.words.contains(OBJECT);
        line.kind == Kind::Paragraph && line.section <= title && alone && line.words.contains(|c| digit_of(c).is_some())
    });
    let mut days: Vec<(Date, Span)> = top
        .filter_map(|line| {
            let (day, at) = only_day(&line.words, &proof.language)?;
            let linked =
                proof.links.iter().any(|link| link.range.start >= line.range.start && link.range.end <= line.range.end);
            (!linked && shows_a_day_alone(proof, line, &at)).then(|| (day, proof.span_of(line, at)))
        })
        .collect();
    let items = proof.lines.iter().take(AT_THE_TOP).filter(|line| line.kind == Kind::Item && line.section <= title);
    days.extend(items.filter_map(|line| day_as_item(proof, line)));
    days.sort_by_key(|(_, span)| span.start);
    let Some((day, span)) = days.first().copied() else { return Vec::new() };
    let beside = days[1..].iter().map(|(day, _)| *day).collect();
    vec![ShownDay { what: What::OfTheText, day, span, beside }]
}

/// `5. November 2020`, which Markdown takes for a list with the item "November 2020".
fn day_as_item(proof: &Proof<'_>, line: &Line) -> Option<(Date, Span)> {
    let start = proof.text.get(..line.range.start)?.rfind('\n').map_or(0, |end| end + 1);
    let written = proof.text.get(start..line.range.end)?.trim_end();
    let (day, at) = only_day(written, &proof.language)?;
    (at == (0..written.len())).then(|| (day, proof.span(start..start + written.len())))
}

/// Whether a line has but a few words beside its day, and is no sentence, which may tell of anything.
fn shows_a_day_alone(proof: &Proof<'_>, line: &Line, at: &Range<usize>) -> bool {
    let words = line.words.trim_end();
    let before = line.words[..at.start].trim();
    let behind = words.get(at.end..).unwrap_or_default().trim();
    let few = before.split_whitespace().chain(behind.split_whitespace()).count() <= MOST_WORDS_BESIDE
        && before.chars().chain(behind.chars()).filter(|c| c.is_alphabetic()).count() <= MOST_LETTERS_BESIDE;
    // The full stop of an ordinal number, and of a short word that belongs to the date, as in "2018 г.", ends no sentence.
    let of_the_date = behind == "." && ["hu", "ko"].contains(&base(&proof.language))
        || behind.strip_suffix('.').is_some_and(|word| (1..=2).contains(&word.chars().count()));
    let sentence = words.ends_with(['.', '!', '?', '。', '।', '۔', '؟']) && !of_the_date;
    few && (!sentence || before.is_empty() && behind.chars().count() <= 1 || before.ends_with([':', '：']) || line.bold)
}

/// Those in a line that begins with words which say so.
fn told_days(proof: &Proof<'_>) -> Vec<ShownDay> {
    let Some(words) = WORDS.iter().find(|(language, ..)| *language == base(&proof.language)) else { return Vec::new() };
    let last = proof.lines.len().saturating_sub(AT_THE_END);
    let near = proof.lines.iter().enumerate().filter(|(at, line)| {
        (*at < AT_THE_TOP || *at >= last)
            && line.words.chars().count() <= LONGEST_LINE
            && line.words.contains(|c| digit_of(c).is_some())
    });
    near.filter_map(|(_, line)| {
        let text = folded(&line.words.replace('’', "'"));
        let says = |phrases: &[&str]| {
            let phrases = phrases.iter().map(|phrase| folded(phrase));
            phrases.into_iter().any(|phrase| begins(&text, &phrase))
        };
        let what = match (says(words.1), says(words.2)) {
            (true, _) => What::Updated,
            (false, true) => What::Effective,
            (false, false) => return None,
        };
        let (day, at) = days_in(&line.words, &proof.language).into_iter().next()?;
        Some(ShownDay { what, day, span: proof.span_of(line, at), beside: Vec::new() })
    })
    .collect()
}

/// Whether a line begins with a phrase, or has it behind a few words of which the first says that the text itself is meant:
/// "This policy is effective ...", "Date of entry into force: ...".
fn begins(text: &str, phrase: &str) -> bool {
    const ITSELF: [&str; 22] = [
        "this",
        "these",
        "date",
        "dies",
        "datum",
        "cette",
        "ces",
        "la presente",
        "le present",
        "questa",
        "il presente",
        "data",
        "esta",
        "este",
        "fecha",
        "deze",
        "dit",
        "niniejsz",
        "настоящ",
        "дата",
        "цеи",
        "ця",
    ];
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].trim();
        before.is_empty()
            || before.split_whitespace().count() <= 4 && ITSELF.iter().any(|word| before.starts_with(word))
    })
}

/// Compares the shown days with those of the ledger, in every edition that shows them.
pub(super) fn check<'a>(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    day: Date,
    shown_days: impl Iterator<Item = (&'a Document, Vec<ShownDay>)>,
    problems: &mut Diagnostics,
) {
    in_each_edition(
        composition,
        shown_days,
        |shown| shown.span,
        |shown, name, edition| {
            let Some(past) = history.policies.get(name) else { return };
            let unreleased = || differs(site, composition, past, name, edition);
            let Some(ledger) = disagrees(past, edition, day, shown, &unreleased) else { return };
            problems.push(
                Diagnostic::new(Code::DATES_DISAGREE, fact(shown, &ledger))
                    .at(shown.span)
                .hint("take the line away, for every page shows these days itself; or correct it and release the text")
                .for_edition(edition),
            );
        },
    );
}

fn fact(shown: &ShownDay, ledger: &Published) -> String {
    let (day, published, effective) = (shown.day, ledger.entry.published, ledger.effective);
    match shown.what {
        What::Updated => format!("the text says that it was last updated on {day}, and the ledger says {published}"),
        What::Effective => format!("the text says that it is effective from {day}, and the ledger says {effective}"),
        What::OfTheText if published == effective => {
            format!("the text shows the day {day} of itself, and the ledger says {published}")
        }
        What::OfTheText => {
            format!(
                "the text shows the day {day} of itself, and the ledger says {published}, effective from {effective}"
            )
        }
    }
}

/// What the ledger says instead, on a day; `None` where it says the same, or nothing yet.
fn disagrees(
    past: &PolicyHistory,
    edition: &Edition,
    day: Date,
    shown: &ShownDay,
    unreleased: &dyn Fn() -> bool,
) -> Option<Published> {
    let standings = standings(past, day);
    let standing = standings.get(edition)?;
    let said = |version: &Published| match shown.what {
        What::Updated => vec![version.entry.published],
        What::Effective => vec![version.effective],
        What::OfTheText => vec![version.entry.published, version.effective],
    };
    let in_force = standing.in_force()?;
    let known: Vec<Date> = std::iter::once(in_force).chain(standing.upcoming()).flat_map(said).collect();
    if std::iter::once(&shown.day).chain(&shown.beside).any(|day| known.contains(day)) {
        return None;
    }
    // What is not released yet may tell the day on which it will be.
    let newest = standing.versions.iter().flat_map(said).max()?;
    (shown.day <= newest || !unreleased()).then(|| in_force.clone())
}

/// Whether the working text of an edition differs from what was released last.
fn differs(
    site: &SiteSources,
    composition: &Composition,
    past: &PolicyHistory,
    name: &PolicyName,
    edition: &Edition,
) -> bool {
    let newest = newest(past);
    let (Some(newest), Some(document)) = (newest.get(edition), composition.document(name, edition)) else {
        return true;
    };
    let text = fill(site, composition, document, &mut Diagnostics::new());
    newest.withdrawn || newest.record.text != text_digest(&text)
}

/// Words with which a text shows when it was updated, and since when it is effective.
const WORDS: [(&str, &[&str], &[&str]); 21] = [
    ("en", &["last updated", "last modified", "last revised", "updated on"], &["effective", "in force", "valid from"]),
    (
        "de",
        &[
            "zuletzt aktualisiert",
            "letzte aktualisierung",
            "zuletzt geändert",
            "letzte änderung",
            "stand:",
            "stand vom",
        ],
        &["gültig ab", "gültig seit", "in kraft", "wirksam ab", "inkrafttreten"],
    ),
    (
        "fr",
        &["dernière mise à jour", "mis à jour le", "mise à jour le", "dernière modification"],
        &["en vigueur", "entrée en vigueur"],
    ),
    (
        "it",
        &["ultimo aggiornamento", "aggiornato il", "ultima modifica"],
        &["in vigore dal", "entrata in vigore", "valido dal"],
    ),
    (
        "es",
        &["última actualización", "actualizado el", "última modificación"],
        &["en vigor", "entrada en vigor", "vigente desde", "fecha de vigencia"],
    ),
    (
        "pt",
        &["última atualização", "atualizado em", "última modificação"],
        &["em vigor", "entrada em vigor", "válido a partir"],
    ),
    (
        "nl",
        &["laatst bijgewerkt", "laatste update", "laatst gewijzigd", "bijgewerkt op"],
        &["geldig vanaf", "van kracht", "ingangsdatum"],
    ),
    (
        "pl",
        &["ostatnia aktualizacja", "data aktualizacji", "ostatnia zmiana"],
        &["obowiązuje od", "wejścia w życie", "wchodzi w życie"],
    ),
    ("ro", &["ultima actualizare", "actualizat la"], &["în vigoare", "intrării în vigoare", "valabil de la"]),
    (
        "ru",
        &["последнее обновление", "дата обновления", "дата последнего обновления"],
        &["действует с", "вступления в силу", "вступает в силу"],
    ),
    (
        "uk",
        &["останнє оновлення", "дата оновлення", "дата останнього оновлення"],
        &["діє з", "набрання чинності", "набирає чинності"],
    ),
    ("tr", &["son güncelleme", "güncelleme tarihi"], &["yürürlük tarihi"]),
    ("kk", &["соңғы жаңарту", "жаңартылған күні"], &["күшіне енген", "күшіне ену"]),
    ("uz", &["oxirgi yangilanish", "yangilangan sana"], &["kuchga kirgan", "kuchga kirish"]),
    ("mn", &["сүүлд шинэчилсэн", "шинэчилсэн огноо"], &["хүчин төгөлдөр болсон", "хүчин төгөлдөр болох"]),
    ("vi", &["cập nhật lần cuối", "ngày cập nhật"], &["ngày có hiệu lực", "có hiệu lực từ"]),
    ("ar", &["آخر تحديث", "تاريخ التحديث"], &["تاريخ السريان", "تاريخ النفاذ", "اعتبارا من"]),
    ("th", &["ปรับปรุงล่าสุด", "อัปเดตล่าสุด", "แก้ไขล่าสุด"], &["มีผลบังคับใช้", "วันที่มีผล"]),
    ("zh", &["最后更新", "最近更新", "更新日期", "更新时间"], &["生效日期", "生效时间"]),
    ("ja", &["最終更新", "最終改定", "改定日"], &["施行日", "発効日"]),
    ("ko", &["최종 업데이트", "최종 수정", "최종 개정", "업데이트 날짜"], &["시행일", "발효일", "시행 일자"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::source::Sources;

    fn shown(language: &str, line: &str) -> Option<(What, String)> {
        let language = Language::parse(language).unwrap_or_else(|error| panic!("{language}: {error}"));
        let text = format!("# Title\n\n{line}\n\n## Section {{#s}}\n\nWords.\n");
        let file = Sources::default().add("a.md", text.clone());
        let found = shown_days(&Proof::read(&text, file, language));
        found.first().map(|shown| (shown.what, shown.day.to_string()))
    }

    #[test]
    fn texts_show_their_day_in_many_forms() {
        let day = "2025-05-01";
        for (language, line) in [
            ("en", "Last updated: May 1, 2025"),
            ("en", "*Last updated on 1 May 2025.*"),
            ("de", "Stand: 1. Mai 2025"),
            ("de", "Zuletzt aktualisiert am 01.05.2025"),
            ("fr", "Dernière mise à jour : 1 mai 2025"),
            ("it", "Ultimo aggiornamento: 1 maggio 2025"),
            ("es", "Última actualización: 1 de mayo de 2025"),
            ("pt", "Última atualização: 1 de maio de 2025"),
            ("nl", "Laatst bijgewerkt: 1 mei 2025"),
            ("pl", "Ostatnia aktualizacja: 1 maja 2025 r."),
            ("ru", "Последнее обновление: 1 мая 2025 г."),
            ("uk", "Останнє оновлення: 1 травня 2025 р."),
            ("vi", "Cập nhật lần cuối: ngày 1 tháng 5 năm 2025"),
            ("zh-Hans", "最后更新：2025年5月1日"),
            ("ja", "最終更新日：2025年5月1日"),
            ("ko", "최종 업데이트: 2025년 5월 1일"),
            ("en", "Last updated 2025-05-01"),
        ] {
            assert_eq!(shown(language, line), Some((What::Updated, day.to_owned())), "{language}: {line}");
        }
        for (language, line) in [
            ("en", "This statement is effective from 1 May 2025."),
            ("de", "Gültig ab 1. Mai 2025"),
            ("de", "Datum des Inkrafttretens: 1. Mai 2025"),
            ("fr", "En vigueur depuis le 1 mai 2025"),
            ("ja", "施行日：2025年5月1日"),
        ] {
            assert_eq!(shown(language, line), Some((What::Effective, day.to_owned())), "{language}: {line}");
        }
    }

    #[test]
    fn a_line_shows_a_day_by_its_form_in_any_language() {
        let day = "2018-11-30";
        for (language, line) in [
            ("fr", "Date d’effet : 30 novembre 2018"),
            ("es", "Válido desde 30 de noviembre de 2018"),
            ("sk", "Platné od 30. novembra 2018"),
            ("cs", "Účinné od 30. listopadu 2018"),
            ("zh-Hans", "2018 年 11 月 30 日起生效"),
            ("ja", "有効日 2018 年 11 月 30 日"),
            ("tr", "Geçerlilik Tarihi: 30 Kasım 2018"),
            ("ar", "تسري اعتبارا من 30 نوفمبر 2018"),
            ("fa", "تاریخ اجرا: ۳۰ نوامبر ۲۰۱۸"),
            ("sl", "V veljavi od 30. novembra 2018"),
            ("el", "Ισχύει από 30 Νοεμβρίου 2018"),
            ("cy", "Mewn grym ers 30 Tachwedd 2018"),
            ("id", "Berlaku mulai 30 November 2018"),
            ("eu", "Indarrean 2018ko azaroaren 30etik"),
            ("lv", "Spēkā no 2018. gada 30. novembra"),
            ("hu", "Hatályos: 2018. november 30."),
            ("lt", "Galioja nuo 2018 m. lapkričio 30 d."),
            ("bg", "В сила от 30 ноември 2018 г."),
            ("de", "30. November 2018"),
            ("de", "**Geltend seit 30. November 2018.**"),
        ] {
            assert_eq!(shown(language, line), Some((What::OfTheText, day.to_owned())), "{language}: {line}");
        }
    }

    #[test]
    fn other_days_are_not_those_of_the_text() {
        for (language, line) in [
            ("en", "The shop opened on 1 May 2025."),
            ("en", "Last updated: {{ day }}"),
            ("de", "Der Stand der Technik vom 1. Mai 2025 gilt."),
            ("en", "The Act is in force since 1 May 2025."),
            ("cs", "Obchod jsme otevřeli 1. května 2025."),
            ("de", "Siehe auch die [Fassung vom 1. Mai 2025](https://aurora.example/alt)"),
            ("en", "- 1 May 2025"),
            ("en", "Open from 1 May 2025 to 3 May 2025"),
            ("en", "Aurora Devices, Hardturmstrasse 161, 8005 Zürich, in May 2025"),
        ] {
            assert_eq!(shown(language, line), None, "{language}: {line}");
        }
    }
}
