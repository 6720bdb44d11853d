//! Which files of a repository are texts of which policy and language.
//!
//! In: patterns such as `{policy}/{language}.md`, and paths. Out: what stands for the placeholders. A placeholder is a part
//! of a name, never a whole path. Words of a pattern match in any case: folders change theirs over the years.

/// A pattern of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<Piece>,
    written: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Policy,
    Language,
}

/// What a path says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The policy's name as the path spells it; none where the pattern does not ask for it.
    pub policy: Option<String>,
    /// The language as the path spells it.
    pub language: String,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// With a sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}').ok_or("a `{` has no `}`")?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            let piece = match name {
                "language" => Piece::Language,
                "policy" => Piece::Policy,
                _ => return Err(format!("`{{{name}}}` is neither `{{language}}` nor `{{policy}}`")),
            };
            if pieces.contains(&piece) {
                return Err(format!("`{{{name}}}` stands in it twice"));
            }
            if matches!(pieces.last(), Some(Piece::Language | Piece::Policy)) {
                return Err("between `{policy}` and `{language}` must stand something, such as `/`".to_owned());
            }
            pieces.push(piece);
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        if !pieces.contains(&Piece::Language) {
            return Err("it has no `{language}`: write `{policy}/{language}.md`".to_owned());
        }
        Ok(Self { pieces, written: text.to_owned() })
    }

    /// What a path says, if it matches.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<Found> {
        let mut found = Found::default();
        matches(&self.pieces, path, &mut found).then_some(found)
    }

    /// The first of `patterns` that a path matches in such a way that its language is one, else the first that it matches:
    /// `de/terms.md` is `{language}/{policy}.md`, even where texts stood at `{policy}/{language}.md` once.
    #[must_use]
    pub fn first<'a>(
        patterns: &'a [Self],
        path: &str,
        is_language: impl Fn(&str) -> bool,
    ) -> Option<(&'a Self, Found)> {
        let matching = || patterns.iter().filter_map(|pattern| Some((pattern, pattern.find(path)?)));
        matching().find(|(_, found)| is_language(&found.language)).or_else(|| matching().next())
    }

    /// Whether it says which policy a file belongs to.
    #[must_use]
    pub fn names_policies(&self) -> bool {
        self.pieces.contains(&Piece::Policy)
    }

    /// The last folder that is written out: `legal/privacy_notice/{language}.md` has `privacy_notice`.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        let mut folders: Vec<&str> = self.written.split('/').collect();
        folders.pop();
        folders.into_iter().rev().find(|folder| !folder.is_empty() && !folder.contains('{'))
    }
}

fn matches(pieces: &[Piece], path: &str, found: &mut Found) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return path.is_empty() };
    if let Piece::Words(words) = piece {
        return path.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
            && matches(rest, &path[words.len()..], found);
    }
    let name = path.find('/').unwrap_or(path.len());
    // The longest part of a name that leaves the rest a match.
    for (end, _) in path[..name].char_indices().skip(1).chain([(name, ' ')]).collect::<Vec<_>>().into_iter().rev() {
        if end == 0 || !matches(rest, &path[end..], found) {
            continue;
        }
        match piece {
            Piece::Policy => found.policy = Some(path[..end].to_owned()),
            _ => path[..end].clone_into(&mut found.language),
        }
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, path: &str) -> Option<(Option<String>, String)> {
        let found = Pattern::parse(pattern).expect("a pattern").find(path)?;
        Some((found.policy, found.language))
    }

    #[test]
    fn a_path_says_policy_and_language() {
        let both = Some((Some("Terms".to_owned()), "pt-BR".to_owned()));
        assert_eq!(found("{policy}/{language}.md", "Terms/pt-BR.md"), both);
        assert_eq!(found("{language}/{policy}.md", "pt-BR/Terms.md"), both);
        assert_eq!(found("docs/{policy}_{language}.md", "docs/Terms_pt-BR.md"), both);
    }

    #[test]
    fn of_two_patterns_the_one_with_a_language_counts() {
        let patterns = ["{policy}/{language}.md", "{language}/{policy}.md"];
        let patterns = patterns.map(|pattern| Pattern::parse(pattern).expect("a pattern"));
        let language = |path| {
            let (_, found) = Pattern::first(&patterns, path, |name| ["de", "fr"].contains(&name)).expect("a match");
            found.language
        };
        assert_eq!(["terms/de.md", "de/terms.md", "terms/draft.md"].map(language), ["de", "de", "draft"]);
    }

    #[test]
    fn a_placeholder_is_within_one_name() {
        assert_eq!(found("{policy}/{language}.md", "old/Terms/de.md"), None);
        assert_eq!(found("{policy}/{language}.md", "Terms/.md"), None);
        assert_eq!(found("{policy}/{language}.md", "Terms/de.txt"), None);
    }

    #[test]
    fn folders_may_have_changed_their_case() {
        assert_eq!(found("privacy_notice/{language}.md", "Privacy_Notice/de.md"), Some((None, "de".to_owned())));
    }

    #[test]
    fn names_need_not_be_ascii() {
        assert_eq!(found("é/{language}.md", "é/dé.md"), Some((None, "dé".to_owned())));
        assert_eq!(found("ab/{language}.md", "é/de.md"), None);
    }

    #[test]
    fn what_is_no_pattern_is_said() {
        for wrong in ["{policy}/en.md", "{language", "{lang}.md", "{language}{policy}.md", "{language}/{language}.md"] {
            assert!(Pattern::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Pattern::parse("legal/Terms/{language}.md").expect("a pattern").folder(), Some("Terms"));
    }
}
