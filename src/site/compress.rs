//! Files in compressed form beside the plain ones, for servers that hand them out as they are.

use brotli::enc::{BrotliEncoderParams, backward_references::BrotliEncoderMode};
use flate2::{Compression, GzBuilder};
use std::io::{Read as _, Write as _};

/// Below this many bytes an answer fits into one packet, and compressing it gains nothing.
const LEAST: usize = 1_024;

/// The ending of a compressed file's name, and its bytes.
pub type Compressed = (&'static str, Vec<u8>);

/// The endings of compressed files.
pub const COMPRESSED: [&str; 2] = [".br", ".gz"];

/// A file in the forms that browsers ask for (RFC 1952, RFC 7932); none of a file that is compressed already, or short. The same
/// bytes give the same bytes: neither form has a time or a name in it.
#[must_use]
pub fn compressed(media_type: &str, bytes: &[u8]) -> Vec<Compressed> {
    COMPRESSED.into_iter().filter_map(|ending| Some((ending, compressed_as(ending, media_type, bytes)?))).collect()
}

/// One of these forms, by its ending; none where [`compressed`] has none.
#[must_use]
pub fn compressed_as(ending: &str, media_type: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() < LEAST || !is_text(media_type) {
        return None;
    }
    let form = match ending {
        ".br" => brotli(bytes),
        ".gz" => gzip(bytes),
        _ => None,
    };
    form.filter(|form| form.len() < bytes.len())
}

fn is_text(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or(media_type);
    kind.starts_with("text/") || ["json", "xml", "link-format"].iter().any(|text| kind.ends_with(text))
}

/// Writing into memory does not fail.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 5,
        lgwin: 22,
        size_hint: bytes.len(),
        mode: BrotliEncoderMode::BROTLI_MODE_TEXT,
        ..BrotliEncoderParams::default()
    };
    let mut form = Vec::with_capacity(bytes.len() / 3);
    brotli::CompressorReader::with_params(bytes, 64 * 1024, &parameters).read_to_end(&mut form).ok()?;
    Some(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked((ending, bytes): &Compressed) -> Vec<u8> {
        let mut out = Vec::new();
        match *ending {
            ".br" => brotli::Decompressor::new(&bytes[..], 4_096).read_to_end(&mut out).expect("Brotli"),
            _ => flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut out).expect("gzip"),
        };
        out
    }

    #[test]
    fn both_forms_say_the_same_in_fewer_bytes() {
        let page = "Switzerland replaces the section on minors. ".repeat(100).into_bytes();
        let forms = compressed("text/html; charset=utf-8", &page);
        assert_eq!(forms.iter().map(|(ending, _)| *ending).collect::<Vec<_>>(), [".br", ".gz"]);
        for form in &forms {
            assert_eq!(unpacked(form), page);
            assert!(form.1.len() * 10 < page.len(), "{}: {}", form.0, form.1.len());
        }
        assert_eq!(compressed("text/html; charset=utf-8", &page), forms, "the same bytes again");
    }

    #[test]
    fn what_is_short_or_no_text_stays_as_it_is() {
        assert!(compressed("text/html", b"short").is_empty());
        assert!(compressed("image/png", &[7; 5_000]).is_empty());
        assert_eq!(compressed("application/link-format", &[b'a'; 5_000]).len(), 2);
    }
}
