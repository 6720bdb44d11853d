//! The printed document.

use super::chromium::{Browser, missing};
use super::serve;
use super::sites::{redlines, sample};
use std::process::Command;

/// The text of each sheet of a printed page.
fn sheets(pdf: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, pdf).unwrap();
    match Command::new("pdftotext").args(["-layout", path.to_str().unwrap(), "-"]).output() {
        Ok(run) => {
            let text = String::from_utf8(run.stdout).unwrap();
            Some(text.trim_end_matches('\u{C}').split('\u{C}').map(str::to_owned).collect())
        }
        Err(error) => {
            missing(format!("pdftotext: {error}"));
            None
        }
    }
}

#[test]
fn each_sheet_says_which_document_in_which_version_it_belongs_to() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    browser.open(&format!("{origin}/gb/en/privacy-statement/2022-03-01/"));
    let headings =
        browser.run("return [...document.querySelectorAll('.text h2, .text h3')].map((h) => h.innerText.trim())");
    let Some(sheets) = sheets(&browser.printed()) else { return };
    assert!((7..=12).contains(&sheets.len()), "{} sheets", sheets.len());
    for (at, sheet) in sheets.iter().enumerate() {
        let running = "Aurora Devices privacy statement – United Kingdom · English – Version 2022-03-01 (Superseded)";
        assert!(sheet.lines().next().is_some_and(|line| line.contains(running)), "sheet {}: {sheet}", at + 1);
        let foot = sheet.trim_end().lines().next_back().unwrap();
        assert!(foot.contains("https://legal.aurora.example/gb/en/privacy-statement/2022-03-01/"), "{foot}");
        assert!(foot.ends_with(&format!("{} / {}", at + 1, sheets.len())), "{foot}");
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = words(&sheets.concat());
    for heading in headings.as_array().unwrap() {
        assert!(text.contains(&words(heading.as_str().unwrap())), "{heading} is printed");
    }
    let tail = |sheet: &String| {
        sheet.trim_end().lines().rev().map(str::trim).filter(|line| !line.is_empty()).nth(1).unwrap().to_owned()
    };
    for last in sheets.iter().map(tail) {
        assert!(
            !headings.as_array().unwrap().iter().any(|heading| words(heading.as_str().unwrap()) == words(&last)),
            "a heading stands alone at the foot of a sheet: {last}"
        );
    }
    let head = &sheets[0];
    assert!(head.contains("This version is no longer in force.") && head.contains("Published: 1 March 2022"), "{head}");
    for gone in ["Contents", "Phones", "Version history", "Show a link", "Community", "¶"] {
        assert!(!text.contains(gone), "{gone} is for the screen");
    }
    assert!(text.contains("Office (\u{2066}https://ico.org.uk/\u{2069})"), "links say where they lead: {text}");
    let address = "https://www.aurora.example/uk/support/";
    assert!(
        text.contains(address) && !text.contains(&format!("(\u{2066}{address}")),
        "once, where they say it themselves"
    );
}

#[test]
fn what_went_is_told_from_what_came_without_colours() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    browser.open(&format!("{origin}/ch/de/privacy-statement/2025-06-16/changes/"));
    let Some(sheets) = sheets(&browser.printed()) else { return };
    let text = sheets.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("[Förrlibuckstrasse 70, 8005]Hardturmstrasse 161, 8005 Zürich"), "{text}");
}

#[test]
fn no_sheet_is_printed_for_the_foot_of_the_page_alone() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    for page in ["/ch/en/terms-of-use/", "/ae/ar/aurora-cloud-notice/", "/cn/zh-hans/cookie-notice/"] {
        browser.open(&format!("{origin}{page}"));
        let Some(sheets) = sheets(&browser.printed()) else { return };
        let lines = |sheet: &str| sheet.lines().filter(|line| !line.trim().is_empty()).count();
        let last = sheets.last().unwrap();
        // Title and address stand on every sheet.
        assert!(lines(last) > 2 && !last.contains('©'), "{page}: {last}");
    }
}

#[test]
fn each_sheet_of_two_columns_names_them() {
    let Some(browser) = Browser::found() else { return };
    let folder = redlines();
    browser.open(&format!("file://{}/aside.html", folder.path().display()));
    let names = browser.run("return [...document.querySelectorAll('.names p')].map((name) => name.innerText.trim())");
    let Some(sheets) = sheets(&browser.printed()) else { return };
    assert!(sheets.len() > 2, "{} sheets", sheets.len());
    for sheet in &sheets[1..] {
        let head = sheet.lines().find(|line| !line.trim().is_empty()).unwrap();
        for name in names.as_array().unwrap() {
            assert!(head.contains(name.as_str().unwrap()), "{names} at the head of {sheet}");
        }
    }
}
