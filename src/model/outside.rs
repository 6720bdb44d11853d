//! Which links leave the site, and whether a reader is told so.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// What `[external_links]` of `site.toml` says.
#[derive(Clone, Debug, Default)]
pub struct ExternalLinks {
    /// Whether a reader is told before a link to a third party is followed.
    pub notice: bool,
    /// Hosts that belong to the company, with all below them: `aurora.example`. The host of the site itself is one without
    /// being named.
    pub own: Vec<String>,
}

/// The hosts of the company, which links to others leave.
#[derive(Clone, Debug)]
pub struct OwnHosts {
    /// With all below them.
    named: Vec<String>,
    /// Those of the site, of which each is one alone.
    of_site: BTreeSet<String>,
}

impl OwnHosts {
    /// Those that are named, and those of a site with these addresses.
    #[must_use]
    pub fn new<'u>(external: &ExternalLinks, base_urls: impl IntoIterator<Item = &'u str>) -> Self {
        let of_site = base_urls.into_iter().filter_map(host_of).map(Cow::into_owned).collect();
        Self { named: external.own.clone(), of_site }
    }

    /// Whether a URL leads to the host of somebody else. What names no host (`mailto:`, `tel:`, a path) leads to nobody's.
    #[must_use]
    pub fn are_left_by(&self, url: &str) -> bool {
        host_of(url)
            .is_some_and(|host| !self.of_site.contains(&*host) && !self.named.iter().any(|own| is_within(&host, own)))
    }
}

/// The host of an `http:` or `https:` URL in lower case, as browsers read it (WHATWG URL): without user and port, `\` being
/// a `/`. Empty where there is none, which is no host of anybody known.
#[must_use]
pub fn host_of(url: &str) -> Option<Cow<'_, str>> {
    let (scheme, rest) = url.trim().split_once(':')?;
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host).trim_end_matches('.');
    let lower = !host.bytes().any(|byte| byte.is_ascii_uppercase());
    Some(if lower { Cow::Borrowed(host) } else { Cow::Owned(host.to_ascii_lowercase()) })
}

/// Whether a host is another one, or below it: `shop.aurora.example` is within `aurora.example`, `my-aurora.example` is not.
fn is_within(host: &str, own: &str) -> bool {
    host.strip_suffix(own).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Whether a text is the name of a host, as an address has it: labels of lower-case letters, digits and hyphens (RFC 1123), at
/// least two of them or `localhost`. Names in other scripts stand in their ASCII form (`xn--...`).
#[must_use]
pub fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && (text.contains('.') || text == "localhost") && text.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://legal.aurora.example/docs";

    fn leaves(url: &str) -> bool {
        let external = ExternalLinks { notice: true, own: vec!["aurora.example".to_owned()] };
        OwnHosts::new(&external, [BASE]).are_left_by(url)
    }

    #[test]
    fn own_hosts_are_those_named_with_all_below_them() {
        for own in ["https://aurora.example", "https://WWW.Aurora.example/phones/", "http://shop.aurora.example:8080/x"]
        {
            assert!(!leaves(own), "{own}");
        }
        for foreign in
            ["https://my-aurora.example/", "https://aurora.example.org/", "https://authority.example/?x=aurora.example"]
        {
            assert!(leaves(foreign), "{foreign}");
        }
        for nobody in ["mailto:a@authority.example", "tel:+41", "/terms/", "#id"] {
            assert!(!leaves(nobody), "{nobody}");
        }
    }

    #[test]
    fn the_host_of_the_site_is_its_own_but_not_those_beside_it() {
        let alone = OwnHosts::new(&ExternalLinks::default(), [BASE]);
        assert!(!alone.are_left_by("https://legal.aurora.example/terms/"));
        assert!(alone.are_left_by("https://www.aurora.example/"));
    }

    #[test]
    fn a_host_is_read_as_browsers_read_it() {
        for (url, host) in [
            ("https://aurora.example@other.example/", "other.example"),
            ("https://aurora.example\\@other.example/", "aurora.example"),
            ("https:other.example/aurora.example", "other.example"),
            ("https:///other.example", "other.example"),
            ("HTTPS://Other.Example.:443/", "other.example"),
            ("https://", ""),
        ] {
            assert_eq!(host_of(url).as_deref(), Some(host), "{url}");
        }
        assert!(leaves("https://"), "what has no host is not taken for one's own");
    }

    #[test]
    fn a_host_has_no_scheme_path_port_or_capital() {
        for host in ["aurora.example", "xn--brse-5qa.example", "a-b.c", "localhost"] {
            assert!(is_host(host), "{host}");
        }
        for wrong in [
            "",
            "https://aurora.example",
            "aurora.example/",
            "aurora.example:8080",
            "Aurora.example",
            "*.aurora.example",
            ".aurora.example",
            "aurora..example",
            "-a.example",
            "example",
            "bücher.example",
        ] {
            assert!(!is_host(wrong), "{wrong}");
        }
    }
}
