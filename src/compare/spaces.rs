//! White space as the [text digest](super::TEXT_RULE) takes it: each run of ASCII white space is one space.

/// Whether all ASCII white space in a text is single spaces already.
pub(super) fn is_spaced(text: &str) -> bool {
    // Without a way out on the way, many bytes are looked at at once.
    let bytes = text.as_bytes();
    let other = |byte: u8| (byte == b'\t') | (byte == b'\n') | (byte == 0x0c) | (byte == b'\r');
    let others = bytes.iter().fold(0, |any, &byte| any | u8::from(other(byte)));
    let next = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(next).fold(0, |any, (&one, &next)| any | u8::from((one == b' ') & (next == b' ')));
    others | pairs == 0
}

/// A text with each run of ASCII white space as one space.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    collapse(text, 0, false, &mut out);
    out
}

/// Puts `text` behind `out`, with one space for white space, none at an edge: where `out` begins anew, at `start`.
pub(super) fn collapse(text: &str, start: usize, edge: bool, out: &mut String) {
    if is_spaced(text) {
        let begins = out.len() == start;
        let superfluous = if begins { edge } else { out.ends_with(' ') };
        return out.push_str(text.strip_prefix(' ').filter(|_| superfluous).unwrap_or(text));
    }
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(length);
        out.push_str(word);
        rest = behind.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let begins = out.len() == start;
        if rest.len() < behind.len() && !(begins && edge) && (begins || !out.ends_with(' ')) {
            out.push(' ');
        }
    }
}
