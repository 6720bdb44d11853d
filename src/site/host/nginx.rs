//! nginx: a file to be included in a `server` block.
//!
//! Headers are values of variables that `set` gives them by the path, since `add_header` in a location would drop those above it,
//! and since a snippet in a `server` block cannot have a `map`. A header without a value is not sent. Variables are set anew after
//! an internal redirect, so that the page of an error has headers of its own.

use super::super::{Lifetime, Site};
use super::redirects::slashes;
use super::{BY_DIGEST, EDITION, HostFile, POLICY, SHARED, VERSION, WRITTEN, any_of, literal};
use std::collections::BTreeMap;
use std::fmt::Write as _;

impl Site {
    pub(super) fn nginx(&self) -> String {
        let mut out = format!(
            "# {WRITTEN}\n# Include it in a `server` block that has a `root`, and reload nginx after a build.\n\n"
        );
        // What leads elsewhere at once has the headers that were set before.
        self.nginx_variables(&mut out);
        self.nginx_redirects(&mut out);
        self.nginx_files(&mut out);
        out
    }

    fn nginx_redirects(&self, out: &mut String) {
        let base = self.base_path();
        let pattern = literal(base);
        line(out, "absolute_redirect off;");
        for redirect in self.redirects() {
            let to = self.target(redirect);
            for slash in slashes(&redirect.from) {
                let from = &redirect.from;
                line(out, &format!("location = \"{base}/{from}{slash}\" {{ return 301 \"{to}\"; }}"));
            }
        }
        for (former, now, _) in self.former_policies() {
            line(
                out,
                &format!("rewrite \"^{pattern}/({EDITION})/{former}(?:/(.*))?$\" \"{base}/$1/{now}/$2\" permanent;"),
            );
        }
        for (former, now, _) in self.former_regions() {
            line(out, &format!("rewrite \"^{pattern}/{former}(?:/(.*))?$\" \"{base}/{now}/$1\" permanent;"));
        }
        line(out, &format!("rewrite \"^{pattern}/({EDITION}/{POLICY})/latest/?$\" \"{base}/$1/\" redirect;"));
        if self.sources.settings.negotiates() {
            // Whoever asks for the list of all editions gets it.
            line(out, "set $lexloci_accept $http_accept_language;");
            line(out, "if ($args ~ \"(?:^|&)choose=\") { set $lexloci_accept \"\"; }");
            line(out, &format!("location = \"{base}/\" {{"));
            for preference in self.preferences() {
                let (pattern, folder) = (preference.pattern, preference.folder);
                line(out, &format!("\tif ($lexloci_accept ~* \"{pattern}\") {{ return 302 \"{folder}\"; }}"));
            }
            line(out, "}");
        }
        out.push('\n');
    }

    fn nginx_variables(&self, out: &mut String) {
        let base = self.base_path();
        let site = literal(base);
        for name in ["policy", "nosniff", "referrer", "cache", "language", "link", "origin", "vary"] {
            line(out, &format!("set $lexloci_{name} \"\";"));
        }
        line(out, &format!("set $lexloci_missing \"{base}/404.html\";"));
        let [policy, nosniff, referrer] = self.headers_of_all().map(|(_, value)| value);
        let current = Lifetime::Current.cache_control();
        when(
            out,
            &format!("^{site}/"),
            &[("policy", &policy), ("nosniff", &nosniff), ("referrer", &referrer), ("cache", current)],
        );
        for (folder, locale) in self.folders() {
            let missing = format!("{folder}/404.html");
            when(out, &format!("^{}/", literal(&folder)), &[("language", &locale), ("missing", &missing)]);
        }
        let [document, version, canonical] = self.link_headers("$1", &self.usual_links());
        when(out, &format!("^{site}/({EDITION}/{POLICY})/"), &[("link", &document)]);
        when(out, &format!("^{site}/({EDITION}/{POLICY})/(?:index\\.json|fragment\\.html)$"), &[("link", &canonical)]);
        let permanent = Lifetime::Permanent.cache_control();
        when(out, &format!("^{site}/({EDITION}/{POLICY})/{VERSION}/"), &[("link", &version), ("cache", permanent)]);
        for (links, documents) in self.unusual_links() {
            let documents = any_of(&documents);
            let [document, version, canonical] = self.link_headers("$1", &links);
            when(out, &format!("^{site}/({documents})/"), &[("link", &document)]);
            when(out, &format!("^{site}/({documents})/(?:index\\.json|fragment\\.html)$"), &[("link", &canonical)]);
            when(out, &format!("^{site}/({documents})/{VERSION}/"), &[("link", &version)]);
        }
        when(out, &format!("^{site}/(?:assets|files)/"), &[("link", "")]);
        when(out, &format!("^{site}/{BY_DIGEST}"), &[("cache", Lifetime::Immutable.cache_control())]);
        when(out, &format!("^{site}(?:/.*)?{SHARED}"), &[("origin", "*")]);
        if self.sources.settings.negotiates() {
            when(out, &format!("^{site}/(?:index\\.html)?$"), &[("cache", "no-cache"), ("vary", "Accept-Language")]);
        }
        for (header, variable) in [
            ("Content-Security-Policy", "policy always"),
            ("X-Content-Type-Options", "nosniff always"),
            ("Referrer-Policy", "referrer always"),
            ("Content-Language", "language always"),
            ("Cache-Control", "cache"),
            ("Link", "link"),
            ("Access-Control-Allow-Origin", "origin"),
            ("Vary", "vary"),
        ] {
            line(out, &format!("add_header {header} $lexloci_{variable};"));
        }
        out.push('\n');
    }

    /// Media types, errors, and what is served to nobody. A site below a path shares its server with others: what would hold for
    /// all of it holds below the path.
    fn nginx_files(&self, out: &mut String) {
        let base = self.base_path();
        if !base.is_empty() {
            line(out, &format!("location \"{base}/\" {{"));
        }
        line(out, "index index.html;");
        line(out, "error_page 404 $lexloci_missing;");
        // Of a folder without a page nginx would say that it is forbidden.
        line(out, "error_page 403 =404 $lexloci_missing;");
        line(out, "charset utf-8;");
        line(out, "charset_types text/css text/javascript text/plain;");
        line(out, "default_type application/octet-stream;");
        line(out, "types {");
        let mut endings: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (ending, kind) in self.media_types() {
            endings.entry(kind.split(';').next().unwrap_or(kind)).or_default().push(ending);
        }
        endings.iter().for_each(|(kind, endings)| line(out, &format!("\t{kind} {};", endings.join(" "))));
        line(out, "}");
        // Where there is a compressed form: a build can be asked for it without `site.toml`.
        line(out, "gzip_static on;");
        line(out, "gzip_vary on;");
        line(out, "gzip_proxied any;");
        for (name, kind) in
            [(r"feed\.xml", "application/atom+xml"), (r"[a-z]+\.schema\.json", "application/schema+json")]
        {
            let site = literal(base);
            line(out, &format!("location ~ \"^{site}/(?:.*/)?{name}$\" {{ types {{ }} default_type {kind}; }}"));
        }
        // This file, and what builds and publishers keep for themselves.
        line(out, &format!("location = \"{base}/{}\" {{ return 404; }}", HostFile::Nginx.name()));
        line(out, &format!("location ^~ \"{base}/.lexloci-\" {{ return 404; }}"));
        if !base.is_empty() {
            line(out, "}");
        }
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// Variables that have these values where a path matches.
fn when(out: &mut String, pattern: &str, values: &[(&str, &str)]) {
    let _ = write!(out, "if ($uri ~ \"{pattern}\") {{");
    for (name, value) in values {
        let _ = write!(out, " set $lexloci_{name} \"{}\";", value.replace('"', "\\\""));
    }
    out.push_str(" }\n");
}
