//! Caddy: a file to be imported into a site block that has a `root`.
//!
//! What a header says of a file is said only where there is that file, and not of files that are hidden: headers that were set stay
//! on the page of an error.

use super::super::{HTML, Lifetime, Site};
use super::redirects::slashes;
use super::{BY_DIGEST, EDITION, HostFile, Links, POLICY, SHARED, VERSION, WRITTEN, any_of, literal};

impl Site {
    pub(super) fn caddy(&self) -> String {
        let mut out = format!(
            "# {WRITTEN}\n# Import it into a site block that has a `root`, and reload Caddy after a build.\n\n"
        );
        self.caddy_redirects(&mut out);
        self.caddy_headers(&mut out);
        self.caddy_files(&mut out);
        out
    }

    fn caddy_redirects(&self, out: &mut String) {
        let base = self.base_path();
        let site = literal(base);
        if !base.is_empty() {
            out.push_str(&format!("redir {base} {base}/ 301\n"));
        }
        for redirect in self.redirects() {
            let to = self.target(redirect);
            for slash in slashes(&redirect.from) {
                out.push_str(&format!("redir {base}/{}{slash} {to} 301\n", redirect.from));
            }
        }
        let mut number = 0;
        let mut moved = |pattern: &str, to: &dyn Fn(&str) -> String, status: u16| {
            number += 1;
            let name = format!("lexloci_moved_{number}");
            let to = to(&format!("re.{name}"));
            out.push_str(&format!("@{name} path_regexp {name} `{pattern}`\nredir @{name} {to} {status}\n"));
        };
        for (former, now, _) in self.former_policies() {
            let to = |found: &str| format!("{base}/{{{found}.1}}/{now}/{{{found}.2}}");
            moved(&format!("^{site}/({EDITION})/{former}(?:/(.*))?$"), &to, 301);
        }
        for (former, now, _) in self.former_regions() {
            let to = |found: &str| format!("{base}/{now}/{{{found}.1}}");
            moved(&format!("^{site}/{former}(?:/(.*))?$"), &to, 301);
        }
        let to = |found: &str| format!("{base}/{{{found}.1}}/");
        moved(&format!("^{site}/({EDITION}/{POLICY})/latest/?$"), &to, 302);
        if self.sources.settings.negotiates() {
            out.push_str(
                "# By the first language that a browser asks for; whoever asks for the list of all editions gets it.\n",
            );
            for (number, preference) in self.preferences().iter().enumerate() {
                out.push_str(&format!(
                    "@lexloci_language_{number} {{\n\tpath {base}/\n\theader_regexp Accept-Language `(?i){}`\n\
                     \tnot query choose=*\n}}\n\
                     redir @lexloci_language_{number} {} 302\n",
                    preference.pattern, preference.folder
                ));
            }
        }
        out.push('\n');
    }

    fn caddy_headers(&self, out: &mut String) {
        let base = self.base_path();
        let site = literal(base);
        out.push_str(&format!("header {base}/* {{\n"));
        for (name, value) in self.headers_of_all() {
            out.push_str(&format!("\t{name} \"{value}\"\n"));
        }
        // Only where nothing else says it.
        out.push_str(&format!("\t?Cache-Control \"{}\"\n}}\n", Lifetime::Current.cache_control()));
        for (folder, locale) in self.folders() {
            out.push_str(&format!("header {folder}/* Content-Language {locale}\n"));
        }
        let unusual = self.unusual_links();
        let all: Vec<String> = unusual.values().flatten().cloned().collect();
        // Their relations are said once: what would be said of other documents is not said of these.
        let but_for = match all.is_empty() {
            true => String::new(),
            false => format!("\tnot path_regexp `^{site}/(?:{})/`\n", any_of(&all)),
        };
        let mut where_there_is = |name: &str, pattern: &str, but_for: &str, headers: &[(&str, &str)]| {
            let name = format!("lexloci_{name}");
            out.push_str(&format!(
                "@{name} {{\n\tpath_regexp {name} `{pattern}`\n\tnot path {base}/.lexloci-*\n{but_for}\tfile {{\n\t\ttry_files {{path}} {{path}}index.html\n\t}}\n}}\n\
                 header @{name} {{\n"
            ));
            for (header, value) in headers {
                let value = value.replace("RE.", &format!("{{re.{name}.1}}")).replace('"', "\\\"");
                out.push_str(&format!("\t{header} \"{value}\"\n"));
            }
            out.push_str("}\n");
        };
        where_there_is(
            "by_digest",
            &format!("^{site}/{BY_DIGEST}"),
            "",
            &[("Cache-Control", Lifetime::Immutable.cache_control())],
        );
        let permanent = Lifetime::Permanent.cache_control();
        let data = r"index\.json|fragment\.html";
        let others = r"(?:local/|history/(?:.*)|feed\.xml|timemap\.link|cookies\.json)?";
        let mut relate = |number: String, documents: &str, but_for: &str, links: &Links| {
            let [document, version, canonical] = self.link_headers("RE.", links);
            let mut said = |name: &str, end: &str, headers: &[(&str, &str)]| {
                let headers: Vec<_> = headers.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
                if !headers.is_empty() {
                    where_there_is(
                        &format!("{name}{number}"),
                        &format!("^{site}/({documents})/{end}"),
                        but_for,
                        &headers,
                    );
                }
            };
            said("document", &format!("{others}$"), &[("Link", &document)]);
            said("data", &format!("(?:{data})$"), &[("Link", &canonical)]);
            said("version", &format!("{VERSION}/"), &[("Link", &version), ("Cache-Control", permanent)]);
        };
        relate(String::new(), &format!("{EDITION}/{POLICY}"), &but_for, &self.usual_links());
        for (number, (links, documents)) in unusual.iter().enumerate() {
            relate(format!("_{}", number + 1), &any_of(documents), "", links);
        }
        where_there_is("shared", &format!("^{site}(?:/.*)?{SHARED}"), "", &[("Access-Control-Allow-Origin", "*")]);
        let pages = [("html".to_owned(), HTML)];
        for (ending, kind) in self.media_types().into_iter().filter(|told| *told != pages[0]) {
            where_there_is(
                &format!("type_{ending}"),
                &format!("^{site}/.*\\.{ending}$"),
                "",
                &[("Content-Type", kind)],
            );
        }
        for (name, file, kind) in [
            ("type_feed", r"feed\.xml", "application/atom+xml"),
            ("type_schema", r"[a-z]+\.schema\.json", "application/schema+json"),
        ] {
            where_there_is(name, &format!("^{site}/(?:.*/)?{file}$"), "", &[("Content-Type", kind)]);
        }
        if self.sources.settings.negotiates() {
            out.push_str(&format!("header {base}/ Vary Accept-Language\nheader {base}/ Cache-Control no-cache\n"));
        }
        out.push('\n');
    }

    fn caddy_files(&self, out: &mut String) {
        let base = self.base_path();
        out.push_str(&format!("file_server {base}/* {{\n\thide {} .lexloci-*\n", HostFile::Caddy.name()));
        // Where there is a compressed form: a build can be asked for it without `site.toml`.
        out.push_str("\tprecompressed br gzip\n}\n\nhandle_errors {\n");
        let folders: Vec<String> = self.folders().map(|(folder, _)| literal(folder.trim_start_matches(base))).collect();
        let site = literal(base);
        for (name, pattern, page) in [
            ("lexloci_in_edition", format!("^{site}({})/", folders.join("|")), "{re.lexloci_in_edition.1}/404.html"),
            ("lexloci_anywhere", format!("^{site}/"), "/404.html"),
        ] {
            out.push_str(&format!(
                "\t@{name} {{\n\t\texpression {{http.error.status_code}} == 404\n\t\tpath_regexp {name} `{pattern}`\n\t}}\n\
                 \thandle @{name} {{\n\t\trewrite * {base}{page}\n\t\tfile_server\n\t}}\n"
            ));
        }
        out.push_str("}\n");
    }
}
