//! What stands on the disk: links, folders, outputs.

use super::*;

#[test]
fn a_build_writes_into_its_output_only() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    let before = site.everything_but("public");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(site.path("public/ch/de/terms/index.html").exists());
    assert_eq!(site.everything_but("public"), before);
}

#[test]
fn links_that_leave_the_site_are_not_followed() {
    for path in [
        "content/terms/de.md",
        "locales/ch/terms/de.md",
        "locales/ch/region.toml",
        "site.toml",
        "content/terms/files/a.pdf",
    ] {
        let site = OnDisk::of(&swiss().write("content/terms/files/a.pdf", "x").released("2024-01-01"));
        std::fs::remove_file(site.path(path)).unwrap();
        symlink(site.folder.path().join("secret"), site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains("link-leaves-site"), "{path}: {}", said(&output));
        assert!(said(&output).contains(path), "{path}: {}", said(&output));
        assert!(!said(&output).contains("The secret"), "{path}");
        assert_eq!(site.run(&["build"]).status.code(), Some(1), "{path}");
    }
}

#[test]
fn folders_that_leave_the_site_are_not_followed() {
    for path in ["content/secret", "locales/secret", "content/terms/files"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        if site.path(path).exists() {
            std::fs::remove_dir_all(site.path(path)).unwrap();
        }
        let outside = site.folder.path().join("outside");
        std::fs::create_dir(&outside).unwrap();
        std::fs::write(outside.join("policy.toml"), "kind = \"terms\"\n").unwrap();
        symlink(&outside, site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains("link-leaves-site"), "{path}: {}", said(&output));
    }
}

#[test]
fn links_in_circles_and_pipes_are_reported() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    symlink("loop.md", site.path("content/terms/loop.md")).unwrap();
    symlink("..", site.path("content/terms/up")).unwrap();
    symlink("nowhere.md", site.path("content/terms/fr.md")).unwrap();
    let made = Command::new("mkfifo").arg(site.path("content/terms/it.md")).status().unwrap();
    assert!(made.success());
    // A pipe that is no file of the site itself, behind a link within it.
    assert!(Command::new("mkfifo").arg(site.path("pipe")).status().unwrap().success());
    symlink("../../pipe", site.path("content/terms/es.md")).unwrap();
    let output = site.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let paths = ["loop.md", "up", "fr.md", "it.md", "es.md"].map(|name| format!("content/terms/{name}"));
    for path in &paths {
        assert!(said(&output).contains(path), "{path}: {}", said(&output));
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_reported() {
    for path in [
        "site.toml",
        "locales/ch/region.toml",
        "locales/global/region.toml",
        "content/terms/policy.toml",
        "content/terms/en.md",
    ] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        std::fs::remove_file(site.path(path)).unwrap();
        std::fs::create_dir(site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains(path), "{path}: {}", said(&output));
        std::fs::write(site.path(path).join("en.md"), "x").unwrap();
        assert_eq!(site.run(&["check"]).status.code(), Some(1), "{path}: {}", said(&output));
    }
}

#[test]
fn an_output_that_holds_sources_is_refused() {
    for out in [".", "content", "content/terms", "content/public", "locales/ch/out", "themes", "history/x"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        let before = site.everything_but("nothing");
        let out = site.path(out);
        let output = site.run(&["build", "--out", out.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{}: {}", out.display(), said(&output));
        assert_eq!(site.everything_but("nothing"), before, "{}", out.display());
    }
}

#[test]
fn an_output_of_somebody_else_is_left_alone() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    std::fs::create_dir(site.path("public")).unwrap();
    std::fs::write(site.path("public/thesis.txt"), "Years of work.").unwrap();
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(std::fs::read_to_string(site.path("public/thesis.txt")).unwrap(), "Years of work.");
}

#[test]
fn downloads_with_strange_names_are_published_or_reported() {
    for name in ["a b.pdf", "a\"b.pdf", "a?b.pdf", "a#b.pdf", "a%2fb.pdf", "..a.pdf", "<b>.pdf", "é.pdf", "a\nb.pdf"] {
        let site = OnDisk::of(&swiss().write(&format!("content/terms/files/{name}"), "x").released("2024-01-01"));
        let before = site.everything_but("public");
        let check = site.run(&["check"]);
        let build = site.run(&["build"]);
        assert_eq!(check.status.code(), build.status.code(), "{name:?}: {}", said(&build));
        assert_eq!(site.everything_but("public"), before, "{name:?}");
    }
}

#[test]
fn the_folders_of_the_site_itself_may_not_lead_out_of_it() {
    for path in ["content", "locales", "themes"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        let _ = std::fs::remove_dir_all(site.path(path));
        let outside = site.folder.path().join("outside");
        std::fs::create_dir(&outside).unwrap();
        std::fs::write(outside.join("policy.toml"), "kind = \"terms\"\n").unwrap();
        symlink(&outside, site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert!(said(&output).contains("link-leaves-site"), "{path}: {}", said(&output));
    }
}

#[test]
fn a_refused_build_leaves_nothing_behind() {
    for out in ["..", "site.toml", "content/../content"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        let before = site.everything_but("nothing");
        let output = site.run(&["build", "--out", site.path(out).to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{out}: {}", said(&output));
        assert_eq!(site.everything_but("nothing"), before, "{out}");
    }
}

#[test]
fn an_output_that_leads_into_the_sources_by_a_link_is_refused() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    std::fs::create_dir(site.path("content/empty")).unwrap();
    symlink(site.path("content"), site.folder.path().join("out")).unwrap();
    let before = site.everything_but("nothing");
    for out in ["out", "out/empty", "out/new"] {
        let output = site.run(&["build", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}: {}", said(&output));
        assert_eq!(site.everything_but("nothing"), before, "{out}");
    }
}

#[test]
fn a_download_that_cannot_be_published_is_found_by_check() {
    let site = OnDisk::of(&swiss().write("content/terms/files/a\\b.pdf", "x").released("2024-01-01"));
    assert_eq!(site.run(&["check"]).status.code(), site.run(&["build"]).status.code());
}

#[test]
fn a_misspelt_file_names_the_nearest_right_name() {
    let built = survives(swiss().write("locales/ch/terms/de.markdown", "## Recht {#law}\n"));
    assert!(built.the("unexpected-file").hint.as_deref().unwrap().contains("`de.md`"));
}
