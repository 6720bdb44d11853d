//! Which answer belongs to which address.

use super::{DESK, Method, Request, Response, Snapshot, script};
use crate::diagnostic::{Diagnostic, Diagnostics, Report, Severities};
use crate::render::html::escaped;
use crate::site::{HTML, Route, Site};

const LIVE_SCRIPT: &str = include_str!("files/live.js");
const STYLE: &str = include_str!("files/desk.css");

/// The desk's page of problems.
const PROBLEMS: &str = "/_desk/check/";

impl Snapshot {
    /// The answer to a request that was admitted.
    #[must_use]
    pub fn respond(&self, request: &Request) -> Response {
        let Some(path) = request.decoded_path() else {
            return Response::text(400, "There is no such address.");
        };
        match (request.method, path.strip_prefix(DESK)) {
            (Method::Get | Method::Head, Some(inner)) => self.desk(inner, request),
            (Method::Get | Method::Head, None) => self.page(&path, request),
            _ => Response::text(405, "The preview only shows."),
        }
    }

    fn desk(&self, inner: &str, request: &Request) -> Response {
        let known = request.known.as_deref();
        match inner {
            "live.js" => Response::of(200, "text/javascript; charset=utf-8", LIVE_SCRIPT).tagged(known),
            "status.css" => Response::of(200, "text/css; charset=utf-8", crate::render::status::STYLE).tagged(known),
            "desk.css" => Response::of(200, "text/css; charset=utf-8", STYLE).tagged(known),
            "bar" => self.bar(&request.field("path").unwrap_or_default()),
            "" => self.unreleased_page(),
            "stale/" => self.stale_page(),
            "coverage/" => self.coverage_page(),
            "compare/" => self.compare_page(request),
            "check/" => self.check_page(),
            "stale" | "coverage" | "compare" | "check" => Response::to(format!("{DESK}{inner}/")),
            _ => Response::text(404, "The desk has no such page."),
        }
    }

    /// The bar and the errors for the page at a path, as the script of pages asks for them.
    fn bar(&self, path: &str) -> Response {
        let bar = if path.starts_with(DESK) { String::new() } else { self.bar_of(path) };
        // What is wrong need not lie over the page that says nothing else.
        let overlay = if path == PROBLEMS { String::new() } else { self.overlay(&self.report) };
        let answer = serde_json::json!({ "serial": self.serial, "overlay": overlay, "bar": bar });
        Response::of(200, "application/json", answer.to_string())
    }

    fn page(&self, path: &str, request: &Request) -> Response {
        let Some(site) = self.site() else { return self.nothing_yet() };
        let below = path.strip_prefix(site.base_path()).and_then(|below| below.strip_prefix('/'));
        let Some(below) = below else {
            // The site has its own folder on its host: there is nothing above it.
            return if path == "/" || path == site.base_path() {
                Response::to(site.href(&Route::Root))
            } else {
                self.not_found(site, "")
            };
        };
        if let Some(route) = site.route_at(below) {
            return self.route(site, &route, request);
        }
        if path == "/favicon.ico" {
            // Browsers ask for it by themselves, whether or not a page names it.
            return Response::of(204, "image/x-icon", "");
        }
        match site.route_at(&format!("{below}/")) {
            Some(route) => Response::to(site.href(&route)),
            None => self.not_found(site, below),
        }
    }

    fn route(&self, site: &Site, route: &Route, request: &Request) -> Response {
        let kind = route.media_type();
        match site.render(route) {
            Ok(bytes) => {
                let mut response = Response::of(200, kind, bytes).tagged(request.known.as_deref());
                if kind == HTML && !response.body.is_empty() {
                    self.add_script(&mut response.body);
                }
                response
            }
            Err(diagnostic) => self.broken_page(*diagnostic),
        }
    }

    fn not_found(&self, site: &Site, below: &str) -> Response {
        let edition = site.edition_at(below);
        let mut response = match site.render(&Route::NotFound(edition.cloned())) {
            Ok(bytes) => Response::of(404, HTML, bytes),
            Err(diagnostic) => return self.broken_page(*diagnostic),
        };
        self.add_script(&mut response.body);
        response
    }

    /// Puts the script before the end of the body, or at the end where a theme has none.
    fn add_script(&self, html: &mut Vec<u8>) {
        const END: &[u8] = b"</body>";
        let at = html.windows(END.len()).rposition(|window| window == END).unwrap_or(html.len());
        html.splice(at..at, script(self.serial).into_bytes());
    }

    /// The page of a template that cannot be rendered.
    fn broken_page(&self, diagnostic: Diagnostic) -> Response {
        let mut problems = Diagnostics::new();
        problems.push(diagnostic);
        let report = Report::new(&problems, &self.texts, &Severities::default());
        let errors = self.errors(&report);
        self.page_of_ours(500, "This page cannot be shown", &errors)
    }

    /// Where nothing can be shown: what is wrong, until it is mended.
    fn nothing_yet(&self) -> Response {
        let errors = self.errors(&self.report);
        self.page_of_ours(503, "This site cannot be shown yet", &errors)
    }

    fn page_of_ours(&self, status: u16, title: &str, body: &str) -> Response {
        let title = escaped(title);
        let script = script(self.serial);
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"{DESK}desk.css\">\n</head>\n<body class=\"desk\">\n<main>\n<h1>{title}</h1>\n\
             {body}</main>\n{script}</body>\n</html>\n"
        );
        Response::of(status, HTML, page)
    }
}
