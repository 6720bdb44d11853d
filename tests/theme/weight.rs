//! What a reader downloads.

use super::support::{Fixture, repository};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Bytes after compression as hosts do it.
fn compressed(bytes: &[u8]) -> usize {
    let mut gzip = Command::new("gzip").arg("-6").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("gzip");
    let mut input = gzip.stdin.take().expect("piped");
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let length = gzip.wait_with_output().expect("gzip").stdout.len();
    writer.join().expect("written").expect("written");
    length
}

fn words(page: &str) -> usize {
    let text = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    text.flat_map(str::split_whitespace).count()
}

/// The sample site, whose global statement is made as long as asked by chapters that repeat its own words.
fn statement_of(length: usize) -> String {
    let path = "content/privacy-statement/en.md";
    let mut site = Fixture::at(&repository());
    let mut text = String::from_utf8(site.tree().bytes(path).expect(path).to_vec()).expect("UTF-8");
    let passages: Vec<String> = text.split("\n\n").filter(|passage| passage.len() > 200).map(str::to_owned).collect();
    for number in 1.. {
        if text.split_whitespace().count() > length {
            break;
        }
        text += &format!("\n\n## Chapter {number} {{#chapter-{number}}}\n");
        for passage in passages.iter().cycle().skip(number * 3).take(3) {
            text += &format!(
                "\n{}\n",
                passage
                    .split_whitespace()
                    .rev()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .replace(['#', '{', '}', '[', ']', '|', '*'], "")
            );
        }
    }
    site = site.write(path, &text);
    let built = site.drafts();
    let site = built.opened.site.as_ref().expect("a site");
    let route = site
        .routes()
        .into_iter()
        .find(|route| site.href(route) == "/global/en/privacy-statement/draft/")
        .expect("a draft");
    String::from_utf8(site.render(&route).expect("a page")).expect("UTF-8")
}

#[test]
fn style_sheet_and_script_are_light() {
    let css = std::fs::read(repository().join("themes/default/static/style.css")).unwrap();
    let script = std::fs::read(repository().join("themes/default/static/suggest.js")).unwrap();
    let (css, script) = (compressed(&css), compressed(&script));
    assert!(css < 15_000, "style.css has {css} bytes");
    assert!(script < 5_000, "suggest.js has {script} bytes");
}

#[test]
fn all_scripts_together_are_light() {
    let scripts = ["suggest.js", "cookie-notice.js", "leaving.js"];
    let read = |name: &str| std::fs::read(repository().join("themes/default/static").join(name)).unwrap();
    let all: usize = scripts.iter().map(|name| compressed(&read(name))).sum();
    println!("scripts: {all} bytes");
    assert!(all < 5_000, "the scripts have {all} bytes");
}

#[test]
fn a_long_statement_is_read_after_60_kilobytes() {
    let page = statement_of(3_500);
    let words = words(&page);
    assert!(words > 3_500, "{words} words");
    let css = std::fs::read(repository().join("themes/default/static/style.css")).unwrap();
    let (html, css) = (compressed(page.as_bytes()), compressed(&css));
    println!("{words} words: {html} bytes of HTML, {css} of CSS");
    assert!(html + css < 60_000, "{html} bytes of HTML, {css} of CSS");
    assert_eq!(page.matches("<script").count() + page.matches("<img").count(), 0, "and nothing else is loaded");
}
