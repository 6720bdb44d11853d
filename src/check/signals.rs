//! The signal Global Privacy Control: what `/.well-known/gpc.json` tells programs, and what the texts tell people.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::site::SiteSources;
use crate::source::{FileId, Sources, Span};
use std::ops::Range;

const NAME: &str = "Global Privacy Control";
const SHORT: &str = "GPC";

pub(super) fn check(site: &SiteSources, sources: &Sources, problems: &mut Diagnostics) {
    let declared = site.settings.global_privacy_control;
    let mentions: Vec<Span> =
        texts(site, sources).filter_map(|(file, text)| Some(Span::new(file, mention(text)?))).collect();
    match (declared, mentions.first()) {
        (Some(declared), None) if declared.honoured => problems.push(
            Diagnostic::new(
                Code::GPC_UNMENTIONED,
                format!("`gpc.json` says that {NAME} is honoured, and no text says so"),
            )
            .at(declared.span)
            .hint(format!("say in the privacy statement what happens when a browser sends {NAME}")),
        ),
        (None, Some(first)) => problems.push(undeclared(mentions.len(), *first, "has no `[well_known.gpc]`")),
        (Some(declared), Some(first)) if !declared.honoured => {
            problems.push(
                undeclared(mentions.len(), *first, "says that it is not honoured").related(declared.span, "here"),
            );
        }
        _ => {}
    }
}

fn undeclared(texts: usize, first: Span, fact: &str) -> Diagnostic {
    let others = match texts {
        1 => String::new(),
        2 => ", as another text does".to_owned(),
        more => format!(", as {} other texts do", more - 1),
    };
    Diagnostic::new(Code::GPC_UNDECLARED, format!("this text speaks of {NAME}{others}, and `site.toml` {fact}"))
        .at(first)
        .hint("write `[well_known.gpc]` with `honoured = true` and `last_update`: then `/.well-known/gpc.json` tells browsers")
}

/// All that is shown: texts of policies, and messages.
fn texts<'a>(site: &'a SiteSources, sources: &'a Sources) -> impl Iterator<Item = (FileId, &'a str)> {
    let documents = site.policies.values().flat_map(|policy| policy.texts.values().flat_map(|texts| texts.values()));
    let messages = site.wording.files().iter().filter_map(|file| file.file);
    documents.map(|document| document.file).chain(messages).map(|file| (file, sources.text(file)))
}

/// Where a text names the signal first.
fn mention(text: &str) -> Option<Range<usize>> {
    let long = text.find(NAME).map(|at| at..at + NAME.len());
    let mut short = text.match_indices(SHORT).map(|(at, _)| at..at + SHORT.len());
    let is_word = |range: &Range<usize>| {
        let beside = |c: char| c.is_ascii_alphanumeric() || c == '_';
        !text[..range.start].ends_with(beside) && !text[range.end..].starts_with(beside)
    };
    [long, short.find(is_word)].into_iter().flatten().min_by_key(|range| range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signal_is_found_by_name_and_by_its_short_name() {
        assert_eq!(mention("We honour **Global Privacy Control**."), Some(12..34));
        assert_eq!(mention("浏览器的GPC信号"), Some(12..15), "words without spaces between them");
        assert_eq!(mention("the (GPC) signal"), Some(5..8));
        assert_eq!(mention("a GPCX, an EGPC"), None);
    }
}
