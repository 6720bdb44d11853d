//! The day that a text shows of itself, beside the ledger. Every page shows when its text was updated and since when it is
//! effective; a line in the text that says the same is wrong as soon as somebody forgets it.

use super::dates::days_in;
use super::vocabulary::base;
use crate::check::shown::in_each_edition;
use crate::compare::text_digest;
use crate::compose::{Composition, fill};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, PolicyHistory, newest, standings};
use crate::id::PolicyName;
use crate::load::Proof;
use crate::locale::{Date, folded};
use crate::model::document::Document;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::source::Span;

/// A day that a text shows of itself.
#[derive(Clone, Debug)]
pub(super) struct ShownDay {
    what: What,
    day: Date,
    span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Updated,
    Effective,
}

/// How many lines from the top, and how many from the end, a text shows its day.
const AT_THE_TOP: usize = 6;
const AT_THE_END: usize = 3;

/// A line longer than this, in characters, tells of something else.
const LONGEST_LINE: usize = 120;

/// The days that a text shows of itself, near its top or its end.
pub(super) fn shown_days(proof: &Proof<'_>) -> Vec<ShownDay> {
    let Some(words) = WORDS.iter().find(|(language, ..)| *language == base(&proof.language)) else { return Vec::new() };
    let last = proof.lines.len().saturating_sub(AT_THE_END);
    let near = proof.lines.iter().enumerate().filter(|(at, line)| {
        (*at < AT_THE_TOP || *at >= last)
            && line.words.chars().count() <= LONGEST_LINE
            && line.words.contains(|c: char| c.is_ascii_digit())
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
        Some(ShownDay { what, day, span: proof.span_of(line, at) })
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
            let what = match shown.what {
                What::Updated => "was last updated on",
                What::Effective => "is effective from",
            };
            problems.push(
                Diagnostic::new(
                    Code::DATES_DISAGREE,
                    format!("the text says that it {what} {}, and the ledger says {ledger}", shown.day),
                )
                .at(shown.span)
                .hint("take the line away, for every page shows these days itself; or correct it and release the text")
                .for_edition(edition),
            );
        },
    );
}

/// What the ledger says instead, on a day; `None` where it says the same, or nothing yet.
fn disagrees(
    past: &PolicyHistory,
    edition: &Edition,
    day: Date,
    shown: &ShownDay,
    unreleased: &dyn Fn() -> bool,
) -> Option<Date> {
    let standings = standings(past, day);
    let standing = standings.get(edition)?;
    let said = |version: &crate::history::Published| match shown.what {
        What::Updated => version.entry.published,
        What::Effective => version.effective,
    };
    let in_force = standing.in_force()?;
    let mut known = std::iter::once(in_force).chain(standing.upcoming());
    if known.any(|version| said(version) == shown.day) {
        return None;
    }
    // What is not released yet may tell the day on which it will be.
    let newest = standing.versions.iter().map(said).max()?;
    (shown.day <= newest || !unreleased()).then(|| said(in_force))
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
    fn other_days_are_not_those_of_the_text() {
        for (language, line) in [
            ("en", "The shop opened on 1 May 2025."),
            ("en", "Last updated: {{ day }}"),
            ("de", "Der Stand der Technik vom 1. Mai 2025 gilt."),
            ("en", "The Act is in force since 1 May 2025."),
        ] {
            assert_eq!(shown(language, line), None, "{language}: {line}");
        }
    }
}
