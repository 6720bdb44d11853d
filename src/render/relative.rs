//! Pages that are read from a disk: links from the root of a host become relative, and name the file that a server would find.
//!
//! Only attributes with an address that begins at the root are touched; text, scripts and whole addresses (`canonical`, alternates,
//! links to others) stay as they are. A link to what is not written beside the page, because only a part of the site is, gets its
//! whole address.

use super::addresses::with_addresses;

/// What is relative to what.
pub struct Relative<'a> {
    /// The address of the site, without a slash at its end.
    pub base_url: &'a str,
    /// The path of that address, without a slash at its end.
    pub base_path: &'a str,
    /// Whether there is a file at this path below the root of the output.
    pub is_written: &'a dyn Fn(&str) -> bool,
}

impl Relative<'_> {
    /// The page at `path`, a file below the root of the output, with relative links.
    #[must_use]
    pub fn page(&self, html: &str, path: &str) -> String {
        with_addresses(html, false, &|address| self.address(address, path))
    }

    /// An address as the page at `path` has it; none where it stays.
    fn address(&self, address: &str, path: &str) -> Option<String> {
        let below = address.strip_prefix(self.base_path)?.strip_prefix('/').filter(|below| !below.starts_with('/'))?;
        let end = below.find(['?', '#']).unwrap_or(below.len());
        let (target, behind) = below.split_at(end);
        let target =
            if target.is_empty() || target.ends_with('/') { format!("{target}index.html") } else { target.to_owned() };
        Some(if (self.is_written)(&target) {
            format!("{}{behind}", between(path, &target))
        } else {
            format!("{}/{below}", self.base_url)
        })
    }
}

/// The way from one file to another one.
fn between(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(from, to)| from == to).count();
    let up = "../".repeat(folders - shared);
    let down = to[shared..].join("/");
    // A name with a colon would be taken for a scheme (RFC 3986, 4.2).
    let first = down.split('/').next().unwrap_or_default();
    if up.is_empty() && first.contains(':') { format!("./{down}") } else { format!("{up}{down}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(html: &str, path: &str) -> String {
        let is_written = |path: &str| !path.starts_with("us/");
        let relative = Relative { base_url: "https://legal.example/law", base_path: "/law", is_written: &is_written };
        relative.page(html, path)
    }

    #[test]
    fn links_lead_from_file_to_file() {
        for (link, from, way) in [
            ("/law/", "index.html", "index.html"),
            ("/law/ch/de/", "index.html", "ch/de/index.html"),
            ("/law/", "ch/de/terms/index.html", "../../../index.html"),
            ("/law/ch/de/terms/#law", "ch/de/index.html", "terms/index.html#law"),
            ("/law/ch/de/terms/", "ch/de/terms/index.html", "index.html"),
            ("/law/ch/fr/", "ch/de/terms/index.html", "../../fr/index.html"),
            ("/law/assets/style.css?v=1", "ch/index.html", "../assets/style.css?v=1"),
            ("/law/files/a:b.pdf", "files/c.html", "./a:b.pdf"),
        ] {
            assert_eq!(
                relative(&format!("<a href=\"{link}\">"), from),
                format!("<a href=\"{way}\">"),
                "{link} from {from}"
            );
        }
    }

    #[test]
    fn other_addresses_stay() {
        for html in [
            "<a href=\"#law\">",
            "<a href=\"https://legal.example/law/\">",
            "<a href=\"//host/law/\">",
            "<a href=\"mailto:a@b\">",
            "<a href=\"/elsewhere/\">",
            "<a href=\"/lawful/\">",
            "<a title=\"href=&quot;/law/&quot;\">",
            "<p data-href=\"/law/\">",
        ] {
            assert_eq!(relative(html, "ch/index.html"), html);
        }
    }

    #[test]
    fn no_bytes_are_vouched_for_that_a_browser_may_not_compare() {
        let link = "<link rel=\"stylesheet\" href=\"/law/a.css\" integrity=\"sha384-x\"><script src=\"/law/a.js\" integrity=\"y\" defer>";
        let read = "<link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js\" defer>";
        assert_eq!(relative(link, "index.html"), read);
    }

    #[test]
    fn what_is_not_written_has_its_whole_address() {
        assert_eq!(relative("<a href='/law/us/en/#x'>", "index.html"), "<a href='https://legal.example/law/us/en/#x'>");
    }

    #[test]
    fn texts_comments_and_scripts_stay() {
        for html in [
            "<p>Write href=\"/law/\" &lt;so&gt;</p>",
            "<!-- <a href=\"/law/\"> --><p>",
            "<script>a = '<a href=\"/law/\">'</script>",
            "<script type=\"application/ld+json\">{\"a\": \"<a href='/law/'>\"}</script>",
            "<p>1 < 2 and href=\"/law/\"",
            "<a href=\"/l",
            "<!doctype html>",
            "<",
            "<a",
        ] {
            assert_eq!(relative(html, "index.html"), html);
        }
        assert_eq!(
            relative("<script src=\"/law/a.js\" defer></script>", "ch/index.html"),
            "<script src=\"../a.js\" defer></script>"
        );
        assert_eq!(
            relative("<a title='a > b' href=\"/law/\">ä</a>", "index.html"),
            "<a title='a > b' href=\"index.html\">ä</a>"
        );
    }
}
