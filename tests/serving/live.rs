//! Files on a disk, written as editors and people write them; what a browser hears and gets.

use crate::sockets::{Served, site, status};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

/// Waits until a page says something.
fn until(served: &Served, path: &str, says: impl Fn(&str) -> bool) -> String {
    let started = Instant::now();
    loop {
        let page = served.page(path);
        if says(&page) {
            return page;
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{path} still says {page}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

const DRAFT: &str = "/global/en/terms/draft/";
const TEXT: &str = "content/terms/en.md";

fn write(site: &Path, path: &str, text: &str) {
    fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
    fs::write(site.join(path), text).unwrap();
}

fn read(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(path)).unwrap()
}

#[test]
fn files_are_written_in_many_ways_and_all_are_seen() {
    let folder = site();
    let site = folder.path();
    let served = Served::start(site);
    let first = read(site, TEXT);
    let says = |words: &'static str| move |page: &str| page.contains(words);
    until(&served, DRAFT, |page| status(page) == 200);

    // In its place.
    write(site, TEXT, &format!("{first}\nWritten in place.\n"));
    until(&served, DRAFT, says("Written in place."));

    // Beside it, and renamed over it.
    write(site, "content/terms/.en.md.swp", "swap");
    write(site, "content/terms/en.md~", "backup");
    write(site, "content/terms/4913", "");
    fs::remove_file(site.join("content/terms/4913")).unwrap();
    write(site, "content/terms/en.md.tmp", &format!("{first}\nRenamed over it.\n"));
    fs::rename(site.join("content/terms/en.md.tmp"), site.join(TEXT)).unwrap();
    until(&served, DRAFT, says("Renamed over it."));

    // The same length, and an older time.
    write(site, TEXT, &format!("{first}\nRenamed OVER it.\n"));
    let file = fs::File::options().write(true).open(site.join(TEXT)).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
    until(&served, DRAFT, says("Renamed OVER it."));

    // In a burst, whose end counts.
    for number in 0..200 {
        write(site, TEXT, &format!("{first}\nBurst {number}.\n"));
    }
    until(&served, DRAFT, says("Burst 199."));

    // Taken away and put back.
    fs::remove_file(site.join(TEXT)).unwrap();
    until(&served, "/_desk/bar?path=/", says("missing-document"));
    write(site, TEXT, &format!("{first}\nBack again.\n"));
    until(&served, DRAFT, says("Back again."));

    // In a folder that was not there, written at once.
    write(site, "content/notice/policy.toml", "kind = \"notice\"\n");
    write(site, "content/notice/en.md", "# Notice\n\n## What {#what}\n\nA new policy.\n");
    until(&served, "/global/en/notice/draft/", says("A new policy."));

    // Below a folder that was moved away and back.
    fs::rename(site.join("content"), site.join("elsewhere")).unwrap();
    until(&served, "/_desk/bar?path=/", says("published-text-would-vanish"));
    fs::rename(site.join("elsewhere"), site.join("content")).unwrap();
    write(site, TEXT, &format!("{first}\nHome again.\n"));
    until(&served, DRAFT, says("Home again."));

    // A theme that comes and goes.
    write(site, "themes/default/static/style.css", "body { color: teal }\n");
    until(&served, "/assets/style.css", says("teal"));
    fs::remove_dir_all(site.join("themes")).unwrap();
    until(&served, "/assets/style.css", |page| !page.contains("teal"));
}

#[test]
fn a_release_in_another_terminal_shows() {
    let folder = site();
    let site = folder.path();
    let served = Served::start(site);
    write(site, TEXT, &format!("{}\nSoon released.\n", read(site, TEXT)));
    until(&served, DRAFT, |page| page.contains("Soon released."));
    assert!(!served.page("/global/en/terms/").contains("Soon released."));
    let released = std::process::Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(["release", "--all", "--kind", "editorial"])
        .current_dir(site)
        .env("SOURCE_DATE_EPOCH", "1717200000")
        .output()
        .unwrap();
    assert!(released.status.success(), "{}", crate::support::said(&released));
    until(&served, "/global/en/terms/", |page| page.contains("Soon released."));
}

#[test]
fn a_browser_hears_of_an_edit_when_it_can_have_the_new_page() {
    let folder = site();
    let site = folder.path();
    let served = Served::start(site);
    let mut stream = served.connect();
    let request = format!("GET /_desk/live HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut heard = BufReader::new(stream)
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("data: ").and_then(|serial| serial.parse::<u64>().ok()));
    let mut last = heard.next().expect("the present state");
    let first = read(site, TEXT);
    for number in 0..10 {
        let words = format!("Heard of {number}.");
        write(site, TEXT, &format!("{first}\n{words}\n"));
        // The state before may be told once more, when it has been checked.
        loop {
            let now = heard.next().expect("the server goes on");
            assert!(now > last, "{now} after {last}");
            last = now;
            if served.page(DRAFT).contains(&words) {
                break;
            }
        }
    }
}

#[test]
fn a_frozen_text_that_was_edited_is_not_shown() {
    let folder = site();
    let site = folder.path();
    let frozen = "history/terms/2024-01-01/global/en.md";
    let text = read(site, frozen);
    write(site, frozen, &text.replacen("e", "o", 1));
    let served = Served::start(site);
    let page = until(&served, "/global/en/terms/", |page| status(page) != 503);
    assert_eq!(status(&page), 500, "{page}");
    assert!(page.contains("it was edited: its SHA-256 is"), "{page}");
    // What was verified as a whole says so too, without anybody having asked for the page.
    until(&served, "/_desk/bar?path=/", |bar| bar.contains("a published file was edited"));
    write(site, frozen, &text);
    until(&served, "/global/en/terms/", |page| status(page) == 200);
}
