//! Places in sources as links that open an editor.

use crate::render::html::escaped;

/// How places are linked.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The address that opens an editor, with `{path}` and `{line}` in it, if the user has one.
    editor_url: Option<String>,
    /// The folder of the site, absolute, without a slash at its end.
    folder: String,
}

impl Places {
    /// Links of a site in `folder`.
    ///
    /// # Errors
    /// When `editor_url` is no address of an editor: it needs `{path}`, and a scheme that runs nothing in the page.
    pub fn new(editor_url: Option<&str>, folder: &str) -> Result<Self, String> {
        if let Some(url) = editor_url {
            let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
            let plain = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
            let runs = ["", "javascript", "data", "vbscript", "blob", "file"].contains(&scheme.as_str());
            if runs || !plain || !url.contains("{path}") || url.contains(|c: char| c.is_control()) {
                return Err(format!("`{url}` opens no editor: write for example `vscode://file/{{path}}:{{line}}`"));
            }
        }
        Ok(Self { editor_url: editor_url.map(str::to_owned), folder: folder.trim_end_matches('/').to_owned() })
    }

    /// The address that opens a file at a line, if the user has an editor that can.
    #[must_use]
    pub fn href(&self, path: &str, line: usize) -> Option<String> {
        let url = self.editor_url.as_deref()?;
        let whole = crate::source::percent_encoded(&format!("{}/{path}", self.folder));
        // `vscode://file/{path}` has the slash already with which an absolute path begins, `edit://{path}` has not.
        let before = url.split("{path}").next().unwrap_or_default();
        let begun = before.ends_with('/') && !before.ends_with("//");
        let url = url.replace("{path}", if begun { whole.trim_start_matches('/') } else { &whole });
        Some(url.replace("{line}", &line.to_string()).replace("{column}", "1"))
    }

    /// A place for reading, `content/terms/en.md:12`, linked where it can be.
    #[must_use]
    pub fn html(&self, path: &str, line: Option<usize>) -> String {
        let words = line.map_or_else(|| path.to_owned(), |line| format!("{path}:{line}"));
        let words = escaped(&words);
        match self.href(path, line.unwrap_or(1)) {
            Some(href) => format!("<a class=\"place\" href=\"{}\">{words}</a>", escaped(&href)),
            None => format!("<code class=\"place\">{words}</code>"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_open_an_editor_where_there_is_one() {
        let places = Places::new(Some("vscode://file/{path}:{line}"), "/home/aurora/legal site/").unwrap();
        let href = places.href("content/terms/en.md", 12);
        assert_eq!(href.as_deref(), Some("vscode://file/home/aurora/legal%20site/content/terms/en.md:12"));
        let html = Places::new(None, "/site").unwrap().html("content/<b>.md", None);
        assert_eq!(html, "<code class=\"place\">content/&lt;b&gt;.md</code>");
    }

    #[test]
    fn an_address_that_would_run_in_the_page_is_refused() {
        for bad in ["javascript:alert('{path}')", "{path}", "DATA:{path}", "vscode://file/", "java\nscript:{path}"] {
            assert!(Places::new(Some(bad), "/site").is_err(), "{bad}");
        }
    }
}
