//! The commands as people run them.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use std::fs;
use std::process::Output;
use support::{lexloci, said};

fn data(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A new site in `<folder>/site`.
fn initialised() -> tempfile::TempDir {
    let folder = folder();
    assert_eq!(code(&lexloci(&["init", "site"], folder.path())), 0);
    folder
}

#[test]
fn init_then_build_works_anywhere() {
    let folder = initialised();
    let site = folder.path().join("site");
    let built = lexloci(&["build"], &site);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let page = fs::read_to_string(site.join("public/ch/de/privacy-statement/index.html")).unwrap();
    assert!(page.contains("Eidgenössischen"), "the local version prevails");
    assert!(page.contains("<html lang=\"de-CH\" dir=\"ltr\""));
    let checked = lexloci(&["check"], &site);
    assert_eq!(code(&checked), 0);
    assert!(said(&checked).contains("nothing found"), "{}", said(&checked));
}

#[test]
fn init_leaves_a_folder_with_files_alone() {
    let folder = folder();
    fs::write(folder.path().join("letter.txt"), "mine").unwrap();
    let output = lexloci(&["init"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("is not empty"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn outside_of_a_site_the_message_says_what_to_do() {
    let folder = folder();
    let output = lexloci(&["build"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("lexloci init DIR"), "{}", said(&output));
}

#[test]
fn a_folder_that_is_no_build_is_left_alone() {
    let folder = initialised();
    let site = folder.path().join("site");
    fs::create_dir(site.join("public")).unwrap();
    fs::write(site.join("public/thesis.txt"), "mine").unwrap();
    let output = lexloci(&["build"], &site);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("no build of lexloci wrote"), "{}", said(&output));
    assert_eq!(fs::read_to_string(site.join("public/thesis.txt")).unwrap(), "mine");
}

#[test]
fn a_build_replaces_the_one_before_and_nothing_of_it_stays() {
    let folder = initialised();
    let site = folder.path().join("site");
    assert_eq!(code(&lexloci(&["build"], &site)), 0);
    fs::write(site.join("public/stale.html"), "old").unwrap();
    assert_eq!(code(&lexloci(&["build"], &site)), 0);
    assert!(!site.join("public/stale.html").exists());
    let left: Vec<_> = fs::read_dir(&site).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("lexloci-")), "{left:?}");
}

#[test]
fn an_error_leaves_the_old_build_standing() {
    let folder = initialised();
    let site = folder.path().join("site");
    assert_eq!(code(&lexloci(&["build"], &site)), 0);
    let before = fs::read(site.join("public/global/en/privacy-statement/index.html")).unwrap();
    fs::write(site.join("content/privacy-statement/en.md"), "# T\n\n## A {#a}\n\n{{ nobody }}\n").unwrap();
    let output = lexloci(&["build"], &site);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("undefined-value"), "{}", said(&output));
    assert_eq!(fs::read(site.join("public/global/en/privacy-statement/index.html")).unwrap(), before);
}

#[test]
fn one_region_gives_the_same_bytes_at_the_same_paths() {
    let folder = initialised();
    let site = folder.path().join("site");
    assert_eq!(code(&lexloci(&["build"], &site)), 0);
    assert_eq!(code(&lexloci(&["build", "--region", "ch"], &site)), 2, "a part needs a folder of its own");
    assert_eq!(code(&lexloci(&["build", "--region", "ch", "--out", "swiss"], &site)), 0);
    let mut files = 0;
    for entry in walkdir::WalkDir::new(site.join("swiss")) {
        let entry = entry.unwrap();
        let inner = entry.path().strip_prefix(site.join("swiss")).unwrap();
        if entry.file_type().is_file() && inner.to_string_lossy() != ".lexloci-build" {
            assert_eq!(fs::read(entry.path()).unwrap(), fs::read(site.join("public").join(inner)).unwrap());
            files += 1;
        }
    }
    assert!(files > 4);
    assert!(site.join("swiss/ch/de/privacy-statement/index.html").exists());
    assert!(!site.join("swiss/global").exists());
    let other = lexloci(&["build", "--out", "swiss"], &site);
    assert!(said(&other).contains("holds a build of the region ch"), "{}", said(&other));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = initialised();
    let site = folder.path().join("site");
    assert_eq!(code(&lexloci(&["build", "--out", "one", "--jobs", "1"], &site)), 0);
    assert_eq!(code(&lexloci(&["build", "--out", "many", "--jobs", "8"], &site)), 0);
    for entry in walkdir::WalkDir::new(site.join("one")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let inner = entry.path().strip_prefix(site.join("one")).unwrap();
            assert_eq!(fs::read(entry.path()).unwrap(), fs::read(site.join("many").join(inner)).unwrap(), "{inner:?}");
        }
    }
}

#[test]
fn check_writes_findings_as_json() {
    let folder = initialised();
    let site = folder.path().join("site");
    fs::write(site.join("locales/ch/privacy-statement/de.md"), "## Jugend {#minor}\n\nText.\n").unwrap();
    let output = lexloci(&["check", "--format", "json"], &site);
    assert_eq!(code(&output), 1);
    let findings: Vec<serde_json::Value> =
        data(&output).lines().map(|line| serde_json::from_str(line).expect("an object on each line")).collect();
    let finding = findings.iter().find(|f| f["code"] == "local-section-without-place").expect("the finding");
    assert_eq!(finding["file"], "locales/ch/privacy-statement/de.md");
    assert_eq!(finding["line"], 1);
    assert_eq!(finding["column"], 1);
    assert_eq!(finding["severity"], "error");
    assert!(finding["hint"].as_str().unwrap().contains("minors"), "{finding}");
    assert!(finding["editions"].is_array());
}

#[test]
fn severities_of_the_site_are_honoured_and_strict_takes_warnings_for_errors() {
    let folder = initialised();
    let site = folder.path().join("site");
    fs::remove_file(site.join("content/privacy-statement/de.md")).unwrap();
    fs::write(
        site.join("locales/ch/region.toml"),
        "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n",
    )
    .unwrap();
    assert_eq!(code(&lexloci(&["check"], &site)), 0, "a fallback is a warning");
    assert_eq!(code(&lexloci(&["check", "--strict"], &site)), 1);
    let settings = fs::read_to_string(site.join("site.toml")).unwrap();
    fs::write(site.join("site.toml"), format!("{settings}\n[severity]\nfallback = \"error\"\n")).unwrap();
    assert_eq!(code(&lexloci(&["check"], &site)), 1);
}

#[test]
fn explain_says_where_a_section_comes_from() {
    let folder = initialised();
    let site = folder.path().join("site");
    let outline = data(&lexloci(&["explain", "privacy-statement", "ch/de"], &site));
    assert!(outline.starts_with("privacy-statement in ch/de: global > ch\n"), "{outline}");
    assert!(outline.contains("[replaced by ch]"), "{outline}");
    let section = data(&lexloci(&["explain", "privacy-statement", "ch/de", "rights"], &site));
    assert!(section.contains("locales/ch/privacy-statement/de.md:1"), "{section}");
    assert!(section.contains("displaced: rights from global de"), "{section}");
}

#[test]
fn explain_knows_the_parts_that_have_no_heading() {
    let folder = initialised();
    let site = folder.path().join("site");
    let outline = data(&lexloci(&["explain", "privacy-statement", "ch/de"], &site));
    for part in ["title", "description", "preamble"].into_iter().filter(|part| outline.contains(&format!("\n{part} ")))
    {
        let said = data(&lexloci(&["explain", "privacy-statement", "ch/de", part], &site));
        assert!(said.starts_with(&format!("{part}:")) && said.contains(&format!("supplies the {part}")), "{said}");
    }
    let title = data(&lexloci(&["explain", "privacy-statement", "ch/de", "title"], &site));
    assert!(title.contains("region:    global") && title.contains("content/privacy-statement/de.md:2"), "{title}");
}

#[test]
fn explain_corrects_what_is_misspelt() {
    let folder = initialised();
    let site = folder.path().join("site");
    for (arguments, near) in [
        (vec!["explain", "privacy-statment", "ch/de"], "privacy-statement"),
        (vec!["explain", "privacy-statement", "ch/ed"], "ch/de"),
        (vec!["explain", "privacy-statement", "ch/de", "right"], "rights"),
        (vec!["explain", "undefined-vlaue"], "undefined-value"),
    ] {
        let output = lexloci(&arguments, &site);
        assert_eq!(code(&output), 2);
        assert!(said(&output).contains(&format!("did you mean `{near}`?")), "{}", said(&output));
    }
}

#[test]
fn explain_knows_every_code() {
    let folder = folder();
    let listed = data(&lexloci(&["explain"], folder.path()));
    for line in listed.lines() {
        let name = line.split_whitespace().last().unwrap();
        let page = lexloci(&["explain", name], folder.path());
        assert_eq!(code(&page), 0);
        assert!(data(&page).starts_with(name));
    }
    assert!(listed.lines().count() > 40);
}

#[test]
fn completions_and_manual_page_are_data() {
    let folder = folder();
    for shell in ["bash", "zsh", "fish"] {
        assert!(data(&lexloci(&["completions", shell], folder.path())).contains("explain"));
    }
    assert!(data(&lexloci(&["man"], folder.path())).starts_with(".ie"));
}

#[test]
fn a_wrong_command_line_exits_with_2() {
    let folder = folder();
    assert_eq!(code(&lexloci(&["biuld"], folder.path())), 2);
    assert_eq!(code(&lexloci(&["build", "--jobs", "0"], folder.path())), 2);
    assert_eq!(code(&lexloci(&["build", "--base-url", "nonsense"], folder.path())), 2);
    assert_eq!(code(&lexloci(&["--help"], folder.path())), 0);
}

#[test]
fn the_base_url_may_have_a_path() {
    let folder = initialised();
    let site = folder.path().join("site");
    assert_eq!(code(&lexloci(&["build", "--base-url", "https://example.com/legal/"], &site)), 0);
    let page = fs::read_to_string(site.join("public/ch/de/index.html")).unwrap();
    assert!(page.contains("href=\"/legal/ch/de/privacy-statement/\""), "{page}");
    assert!(page.contains("https://example.com/legal/ch/de/"), "{page}");
}

#[test]
fn explain_lists_the_duties_of_laws_and_says_what_they_are_not() {
    let folder = folder();
    let listed = data(&lexloci(&["explain", "packs"], folder.path()));
    for (name, pack) in lexloci::load::shipped_packs() {
        assert!(listed.contains(&name), "{name} is not listed");
        let page = data(&lexloci(&["explain", &name], folder.path()));
        assert!(page.contains("not legal advice"), "{page}");
        for (duty, _) in &pack.duties {
            assert!(page.contains(&format!("{}\n    {}: {}", duty.id, duty.law, duty.what)), "{}", duty.id);
        }
    }
    let output = lexloci(&["explain", "gdrp-13"], folder.path());
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("did you mean `gdpr-13`?"), "{}", said(&output));
}

/// The links of a page that lead to files: what stands in `href` and `src` without a scheme.
fn links_to_files(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" href=\"").chain(html.split(" src=\"")).filter(|rest| !rest.starts_with('<'));
    let links = values.filter_map(|rest| rest.split('"').next());
    links
        .filter(|link| !link.contains(['<', '\n']) && !link.contains(':') && !link.is_empty() && !link.starts_with('#'))
}

fn html_files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    walk.filter(|path| path.extension().is_some_and(|ending| ending == "html")).collect()
}

#[test]
fn a_build_for_reading_from_a_disk_links_from_file_to_file() {
    let folder = initialised();
    let site = folder.path().join("site");
    let out = folder.path().join("disk");
    let built = lexloci(&["build", "--relative", "--base-path", "/legal/", "--out", out.to_str().unwrap()], &site);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let mut count = 0;
    for page in html_files(&out) {
        let html = fs::read_to_string(&page).unwrap();
        for link in links_to_files(&html) {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = page.parent().unwrap().join(path);
            assert!(!link.starts_with('/') && target.is_file(), "{}: {link}", page.display());
            let target = fs::read_to_string(target).unwrap_or_default();
            assert!(
                fragment.is_empty() || target.contains(&format!("id=\"{fragment}\"")),
                "{}: {link}",
                page.display()
            );
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
    let page = fs::read_to_string(out.join("ch/de/privacy-statement/index.html")).unwrap();
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://legal.example.com/legal/ch/de/privacy-statement/"),
        "{page}"
    );
    // It does not take the place of a site that is to be served.
    assert_eq!(code(&lexloci(&["build"], &site)), 0);
    assert_eq!(code(&lexloci(&["build", "--relative"], &site)), 1);
}

#[test]
fn a_part_of_a_site_on_a_disk_leads_to_the_rest_of_it_by_whole_addresses() {
    let folder = initialised();
    let out = folder.path().join("disk");
    let arguments = ["build", "--relative", "--region", "ch", "--out", out.to_str().unwrap()];
    assert_eq!(code(&lexloci(&arguments, &folder.path().join("site"))), 0);
    let page = fs::read_to_string(out.join("ch/de/privacy-statement/index.html")).unwrap();
    assert!(page.contains("href=\"https://legal.example.com/global/en/privacy-statement/\""), "{page}");
    assert!(page.contains("href=\"../../en/privacy-statement/index.html\""), "{page}");
    assert!(links_to_files(&page).all(|link| !link.starts_with('/')), "{page}");
}
