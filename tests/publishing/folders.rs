//! A directory as a target.

use crate::support::{lexloci, said};
use crate::{Desk, Files, assert_same, assert_whole, dead_links, files, number_after};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const MANIFEST: &str = ".lexloci-manifest.json";

fn manifest(target: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(target.join(MANIFEST)).expect("a manifest")).expect("JSON")
}

#[test]
fn a_site_is_published_as_it_would_be_built() {
    let desk = Desk::new();
    let said = desk.publish(&[]);
    assert!(said.contains("sent ") && said.contains("is complete"), "{said}");
    assert_same(&files(&desk.target()), &desk.built());
    let manifest = manifest(&desk.target());
    assert_eq!(manifest["unfinished"], false);
    assert_eq!(manifest["files"].as_object().unwrap().len(), files(&desk.target()).len());
    let left: Vec<_> = fs::read_dir(desk.target()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let own = left.iter().filter(|name| name.to_string_lossy().starts_with(".lexloci-"));
    assert_eq!(own.collect::<Vec<_>>(), [MANIFEST], "nothing but the manifest is left");
}

#[test]
fn only_what_changed_is_sent() {
    let desk = Desk::new();
    desk.publish(&[]);
    let count = files(&desk.target()).len();
    let said = desk.publish(&[]);
    assert!(said.contains(&format!("holds the site already: {count} files as they are")), "{said}");
    fs::write(desk.site().join("site.toml"), {
        let text = fs::read_to_string(desk.site().join("site.toml")).unwrap();
        text + "\n[well_known.gpc]\nhonoured = true\nlast_update = 2022-03-01\n"
    })
    .unwrap();
    let said = desk.publish(&[]);
    assert!(said.contains("sent 1 file,") && said.contains(&format!("{count} unchanged")), "{said}");
    assert!(desk.target().join(".well-known/gpc.json").exists());
    assert_same(&files(&desk.target()), &desk.built());
}

#[test]
fn a_dry_run_says_what_would_be_done_and_does_nothing() {
    let desk = Desk::new();
    let said = desk.publish(&["--dry-run", "--verbose"]);
    assert!(said.contains("+ ch/de/privacy-statement/index.html"), "{said}");
    assert!(said.contains("nothing was sent: this was a dry run"), "{said}");
    assert!(!desk.target().exists());
    desk.publish(&[]);
    let before = fs::read(desk.target().join(MANIFEST)).unwrap();
    desk.release();
    let said = desk.publish(&["--dry-run"]);
    assert!(said.contains("versions, with data and comparisons:"), "{said}");
    assert_eq!(fs::read(desk.target().join(MANIFEST)).unwrap(), before);
}

#[test]
fn a_version_keeps_its_address_when_the_history_is_lost() {
    let desk = Desk::new();
    desk.publish(&[]);
    let published = files(&desk.target());
    desk.release();
    desk.publish(&[]);
    // Somebody publishes from a copy that does not know the second version.
    let other = Desk::new();
    let target = desk.target();
    let output = other.lexloci(&["publish", target.to_str().unwrap(), "--prune"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("would take away a published version"), "{}", said(&output));
    assert!(said(&output).contains("/index.html`"), "it is named: {}", said(&output));
    assert!(files(&desk.target()).len() > published.len());
    assert_same(&files(&desk.target()), &desk.built());
}

#[test]
fn what_the_site_does_not_have_goes_with_prune_only() {
    let desk = Desk::new();
    fs::create_dir_all(desk.site().join("themes/mine/static/old")).unwrap();
    fs::write(desk.site().join("themes/mine/theme.toml"), "extends = \"default\"\n").unwrap();
    fs::write(desk.site().join("themes/mine/static/old/seal.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .unwrap();
    let built = desk.lexloci(&["build", "--theme", "mine"]);
    assert!(built.status.success(), "{}", said(&built));
    desk.publish(&["--theme", "mine"]);
    assert!(desk.target().join("assets/old/seal.svg").exists());
    let said = desk.publish(&[]);
    assert!(
        said.contains("2 files of an earlier site stay") && desk.target().join("assets/old/seal.svg").exists(),
        "{said}"
    );
    let said = desk.publish(&["--prune"]);
    assert!(said.contains("2 taken away"), "{said}");
    assert!(!desk.target().join("assets/old").exists(), "nor is an empty folder left");
    assert_same(&files(&desk.target()), &desk.built());
}

#[test]
fn a_directory_of_somebody_else_is_left_alone_unless_it_is_to_be_adopted() {
    let desk = Desk::new();
    fs::create_dir_all(desk.target()).unwrap();
    fs::write(desk.target().join("letter.txt"), "mine").unwrap();
    let output = desk.try_publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("files that lexloci did not publish, as `letter.txt`"), "{}", said(&output));
    assert!(said(&output).contains("`--adopt`"));
    desk.publish(&["--adopt", "--prune"]);
    desk.publish(&["--prune"]);
    assert_eq!(fs::read_to_string(desk.target().join("letter.txt")).unwrap(), "mine");
}

#[test]
fn sources_and_builds_are_no_targets() {
    let desk = Desk::new();
    desk.built();
    for (target, reason) in
        [(".", "the site's sources"), ("content/x", "the site's sources"), ("public", "the next build")]
    {
        let output = desk.lexloci(&["publish", target]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains(reason), "{target}: {}", said(&output));
    }
    assert!(!desk.site().join(MANIFEST).exists());
}

#[test]
fn a_site_with_errors_is_not_published() {
    let desk = Desk::new();
    desk.publish(&[]);
    let before = files(&desk.target());
    desk.edit("content/privacy-statement/en.md", "{{ age_of_consent }}", "{{ age_of_content }}");
    let output = desk.try_publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("undefined-value"), "{}", said(&output));
    assert_same(&files(&desk.target()), &before);
}

#[test]
fn a_clock_that_is_behind_publishes_nothing() {
    let desk = Desk::new();
    let publish = |epoch: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lexloci"));
        command.args(["publish", "../target"]).current_dir(desk.site()).env("NO_COLOR", "1");
        command.env("SOURCE_DATE_EPOCH", epoch).output().unwrap()
    };
    let output = publish("1000000000");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("the clock says 2001-09-09, and the history has an entry of"), "{}", said(&output));
    assert!(!desk.target().exists());
    // A target that shows a later day is not set back either.
    assert!(publish("4000000000").status.success());
    let output = desk.try_publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("shows the texts of 2096-10-02"), "{}", said(&output));
}

#[test]
fn a_manifest_that_is_none_is_no_licence() {
    let desk = Desk::new();
    desk.publish(&[]);
    fs::write(desk.target().join(MANIFEST), "{\"format\": \"lexloci-manifest-9\"}").unwrap();
    let output = desk.try_publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("its form is `lexloci-manifest-9`"), "{}", said(&output));
    fs::write(desk.target().join(MANIFEST), "").unwrap();
    let output = desk.try_publish(&["--adopt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("take `.lexloci-manifest.json` away there"), "{}", said(&output));
    // As the hint says.
    fs::remove_file(desk.target().join(MANIFEST)).unwrap();
    desk.publish(&["--adopt"]);
    assert_same(&files(&desk.target()), &desk.built());
}

#[test]
fn links_of_somebody_else_are_left_alone() {
    let desk = Desk::new();
    desk.publish(&[]);
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, desk.target().join(name)).unwrap();
    link("releases/gone", "current");
    link(".", "circle");
    desk.release();
    desk.publish(&["--prune"]);
    assert!(desk.target().join("current").is_symlink() && desk.target().join("circle").is_symlink());
}

#[test]
fn a_part_of_a_site_has_a_target_of_its_own() {
    let desk = Desk::new();
    desk.publish(&["--region", "ch"]);
    let part = files(&desk.target());
    assert!(part.contains_key("ch/de/privacy-statement/index.html") && !part.contains_key("index.html"));
    let output = desk.try_publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("holds the region ch"), "{}", said(&output));
}

#[test]
fn targets_that_are_none_are_wrong_command_lines() {
    let desk = Desk::new();
    for target in ["ftp://host/x", "s3://", "https://host"] {
        let output = desk.lexloci(&["publish", target]);
        assert_eq!(output.status.code(), Some(2), "{target}: {}", said(&output));
    }
}

#[cfg(not(feature = "publish"))]
#[test]
fn without_the_feature_a_bucket_says_how_to_get_it() {
    let desk = Desk::new();
    let output = desk.lexloci(&["publish", "s3://legal"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`cargo install --path .` makes one that reaches them"), "{}", said(&output));
}

#[test]
fn a_publisher_that_is_killed_leaves_whole_pages_and_the_next_one_completes_them() {
    let desk = Desk::new();
    let stops = [1, 5, 20];
    let targets = stops.map(|stop| desk.folder.path().join(format!("target-{stop}")));
    let publish = |target: &Path| {
        let output = lexloci(&["publish", target.to_str().unwrap()], &desk.site());
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    };
    targets.iter().for_each(|target| _ = publish(target));
    let old = files(&targets[0]);
    desk.release();
    let new = desk.built();
    let changed = new.iter().filter(|(path, bytes)| old.get(*path) != Some(*bytes)).count();
    let mut interrupted = 0;
    for (stop, target) in stops.into_iter().zip(&targets) {
        kill_after(stop, &desk.site(), target, &old);
        assert_whole(&files(target), &old, &new);
        assert!(dead_links(&files(target), &old).is_empty());
        let unfinished = manifest(target)["unfinished"] == true;
        interrupted += usize::from(unfinished);
        let said = publish(target);
        assert_same(&files(target), &new);
        assert_eq!(manifest(target)["unfinished"], false);
        if unfinished {
            let sent = number_after(&said, "sent ");
            assert!(sent < changed, "{sent} of {changed} were sent, though some stood there");
        }
    }
    assert!(interrupted > 0, "no publisher was killed in the middle");
}

/// Publishes, and kills the publisher as soon as so many files are others than the old ones.
fn kill_after(stop: usize, site: &Path, target: &Path, old: &Files) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(["publish", target.to_str().unwrap(), "--parallel", "1"])
        .current_dir(site)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while child.try_wait().unwrap().is_none() {
        let others = || files(target).iter().filter(|(path, bytes)| old.get(*path) != Some(*bytes)).count();
        if target.join(".lexloci-parts").exists() && others() >= stop {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
}

#[test]
fn a_site_below_another_path_links_there() {
    let desk = Desk::new();
    desk.publish(&["--base-path", "/about/legal/"]);
    let page = String::from_utf8(files(&desk.target())["ch/de/privacy-statement/index.html"].clone()).unwrap();
    assert!(page.contains("href=\"/about/legal/assets/style."), "{page}");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://legal.example.com/about/legal/ch/de/"), "{page}");
    let inside = page.split("href=\"/").skip(1).all(|rest| rest.starts_with("about/legal/"));
    assert!(inside, "{page}");
    for path in ["legal", "//host", "/a/../b"] {
        let output = desk.try_publish(&["--base-path", path]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("write `--base-path /legal/`"));
    }
}

/// The names of the files of a target that are forms of others.
fn forms(target: &Path) -> Vec<String> {
    files(target).into_keys().filter(|path| path.ends_with(".br") || path.ends_with(".gz")).collect()
}

#[test]
fn compressed_files_come_and_go_with_their_pages() {
    let desk = Desk::new();
    let target = desk.target();
    let built = |desk: &Desk| {
        let built = desk.lexloci(&["build", "--precompress"]);
        assert!(built.status.success(), "{}", said(&built));
        files(&desk.site().join("public"))
    };
    desk.publish(&["--precompress"]);
    assert_same(&files(&target), &built(&desk));
    let names = forms(&target);
    assert!(names.iter().any(|name| name == "index.html.br") && names.iter().any(|name| name == "index.html.gz"));
    assert!(desk.publish(&["--precompress"]).contains("holds the site already"));
    desk.release();
    desk.publish(&["--precompress"]);
    assert_same(&files(&target), &built(&desk));
    // A server would go on handing out what nobody keeps up to date.
    let before = forms(&target).len();
    let said = desk.publish(&[]);
    assert!(said.contains(&format!("{before} taken away")), "{said}");
    assert_same(&files(&target), &desk.built());
}

#[test]
fn a_compressed_file_that_is_damaged_or_lost_is_sent_again() {
    let desk = Desk::new();
    let target = desk.target();
    let site = fs::read_to_string(desk.site().join("site.toml")).unwrap();
    fs::write(desk.site().join("site.toml"), site + "\n[host]\nkind = \"nginx\"\nprecompress = true\n").unwrap();
    desk.publish(&[]);
    let whole = files(&target);
    fs::write(target.join("index.html.gz"), "torn").unwrap();
    fs::remove_file(target.join("index.html.br")).unwrap();
    let said = desk.publish(&[]);
    assert!(said.contains("sent 2 files"), "{said}");
    assert_same(&files(&target), &whole);
}

#[test]
fn a_target_that_is_adopted_keeps_no_old_form_of_a_page() {
    let desk = Desk::new();
    fs::create_dir_all(desk.target()).unwrap();
    for (name, text) in [("index.html", "old"), ("index.html.gz", "old, compressed"), ("letter.txt.gz", "mine")] {
        fs::write(desk.target().join(name), text).unwrap();
    }
    let said = desk.publish(&["--adopt", "--dry-run", "--verbose"]);
    assert!(said.contains("? index.html (") && said.contains("- index.html.gz"), "{said}");
    desk.publish(&["--adopt"]);
    assert_eq!(forms(&desk.target()), ["letter.txt.gz"]);
}

#[test]
fn a_bucket_is_given_no_compressed_files() {
    let desk = Desk::new();
    let output = desk.lexloci(&["publish", "s3://legal", "--precompress"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("`--precompress` is for directories"), "{}", said(&output));
}
