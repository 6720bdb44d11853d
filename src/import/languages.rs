//! From the names of a day's files to languages.
//!
//! In: names as a foreign repository spelt them (`zh-CN`, `pt_BR`, `kab`, `templates`) and what `--map` says about
//! them. Out: at most one file for each language, and a note on every name that was not taken as it stood.

use std::collections::BTreeMap;

use super::notes::{Note, NoteKind, Notes};
use crate::locale::{Language, TagError, likely_country};

/// How far a name is from the language that it was taken for; the nearest of several files has the language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    Exact,
    Mapped,
    Canonical,
}

/// The file of each language, and the notes by file.
pub(super) struct Chosen {
    pub(super) files: BTreeMap<Language, String>,
    pub(super) notes: Vec<Note>,
}

/// Decides which file is the text of which language.
pub(super) fn choose<'a>(names: impl Iterator<Item = &'a str>, map: &BTreeMap<String, String>) -> Chosen {
    let mut candidates: BTreeMap<Language, BTreeMap<(Distance, &str), Vec<Note>>> = BTreeMap::new();
    let mut notes = Vec::new();
    for name in names {
        let mut about = Notes::about(name);
        match language_of(name, map, &mut about) {
            Some((distance, language)) => {
                _ = candidates.entry(language).or_default().insert((distance, name), about.finish());
            }
            None => notes.extend(about.finish()),
        }
    }
    let mut files = BTreeMap::new();
    for (language, names) in candidates {
        let mut names = names.into_iter();
        let Some(((_, winner), taken)) = names.next() else { continue };
        notes.extend(taken);
        // Of a file that is left out it is not said that it was taken.
        for ((distance, name), _) in names {
            let although = if distance == Distance::Mapped { ", although `--map` names this one" } else { "" };
            let message = format!("left out: `{winner}.md` is the text in `{language}`{although}");
            notes.push(Note::on_file(format!("{name}.md"), NoteKind::Skipped, message));
        }
        files.insert(language, winner.to_owned());
    }
    Chosen { files, notes }
}

/// Whether a file's name says a language, as it stands or as `map` has it.
#[must_use]
pub fn is_language(name: &str, map: &BTreeMap<String, String>) -> bool {
    language_of(name, map, &mut Notes::about(name)).is_some()
}

fn language_of(name: &str, map: &BTreeMap<String, String>, notes: &mut Notes) -> Option<(Distance, Language)> {
    let mapped = map.get(name).or_else(|| map.get(&name.replace('_', "-")));
    let (distance, tag) = mapped.map_or((Distance::Exact, name), |tag| (Distance::Mapped, tag));
    let skipped = match Language::parse(tag) {
        Ok(language) => {
            if distance == Distance::Mapped {
                notes.one(NoteKind::Mapped, 0, format!("`{name}` is taken as `{language}`, as `--map` says"));
            } else if let Some(meant) = likely_country(&language) {
                let message =
                    format!("`{name}` looks like a country, not a language; `--map {name}={meant}` if that is meant");
                notes.one(NoteKind::Mapped, 0, message);
            }
            return Some((distance, language));
        }
        Err(TagError::NotCanonical { canonical }) => {
            let message =
                format!("`{name}` is taken as `{canonical}`; write `--map {name}={canonical}` to say that it is meant");
            notes.one(NoteKind::Mapped, 0, message);
            return Some((if mapped.is_some() { distance } else { Distance::Canonical }, canonical));
        }
        Err(TagError::Unknown { suggestion: Some(meant) }) => {
            format!("left out: `{tag}` is no known language; `--map {name}={meant}` if that is meant")
        }
        Err(TagError::Unknown { suggestion: None }) => {
            format!("left out: `{tag}` is no known language; `--map {name}=LANGUAGE` can name it")
        }
        Err(TagError::Malformed) => {
            format!("left out: `{tag}` is no language tag; `--map {name}=LANGUAGE` can name one")
        }
    };
    notes.one(NoteKind::Skipped, 0, skipped);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(names: &[&str], map: &[(&str, &str)]) -> (Vec<String>, Vec<(NoteKind, String)>) {
        let map = map.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        let chosen = choose(names.iter().copied(), &map);
        let files = chosen.files.iter().map(|(language, name)| format!("{language}={name}")).collect();
        (files, chosen.notes.into_iter().map(|note| (note.kind, note.file)).collect())
    }

    #[test]
    fn good_names_need_no_note() {
        assert_eq!(chosen(&["cnh", "es-ES", "hy-AM"], &[]).1, []);
    }

    #[test]
    fn other_spellings_are_taken_with_a_note() {
        let (files, notes) = chosen(&["pt_BR", "zh-CN"], &[]);
        assert_eq!(files, ["pt-BR=pt_BR", "zh-Hans=zh-CN"]);
        assert_eq!(notes, [(NoteKind::Mapped, "pt_BR.md".into()), (NoteKind::Mapped, "zh-CN.md".into())]);
    }

    #[test]
    fn what_is_no_language_is_left_out_unless_mapped() {
        assert_eq!(chosen(&["README", "xx"], &[]).0, <[String; 0]>::default());
        assert_eq!(chosen(&["kg"], &[("kg", "ky")]).0, ["ky=kg"]);
    }

    #[test]
    fn a_country_is_taken_as_the_language_of_that_tag_with_a_note() {
        let (files, notes) = chosen(&["kg"], &[]);
        assert_eq!((files, notes), (vec!["kg=kg".to_owned()], vec![(NoteKind::Mapped, "kg.md".to_owned())]));
    }

    #[test]
    fn the_exact_name_wins() {
        let (files, notes) = chosen(&["zh-CN", "zh-Hans", "zh_CN"], &[]);
        assert_eq!(files, ["zh-Hans=zh-Hans"]);
        assert_eq!(notes, [(NoteKind::Skipped, "zh-CN.md".into()), (NoteKind::Skipped, "zh_CN.md".into())]);
    }

    #[test]
    fn a_mapped_file_that_is_left_out_is_not_said_to_be_taken() {
        let map = BTreeMap::from([("kg".to_owned(), "ky".to_owned())]);
        let chosen = choose(["kg", "ky"].into_iter(), &map);
        let told: Vec<_> = chosen.notes.iter().map(|note| (note.file.as_str(), note.message.as_str())).collect();
        assert_eq!(told, [("kg.md", "left out: `ky.md` is the text in `ky`, although `--map` names this one")]);
    }
}
