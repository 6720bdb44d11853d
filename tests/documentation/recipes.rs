//! The recipes for continuous integration are YAML, and their scripts run in a clone of the sample site. What a forge would do is done by
//! stand-ins: `cargo install` has happened, `gh` notes what it is asked, `curl` fetches what a build wrote.

use super::blocks::blocks;
use super::support::repository;
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use yaml_rust2::{Yaml, YamlLoader};

fn recipe(title: &str) -> Yaml {
    let page = std::fs::read_to_string(repository().join("docs/ci.md")).unwrap();
    let blocks = blocks(&page);
    let block = blocks.iter().find(|block| block.title() == Some(title)).unwrap_or_else(|| panic!("no {title}"));
    let mut documents = YamlLoader::load_from_str(&block.text).unwrap_or_else(|error| panic!("{title}: {error}"));
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

/// The sample site as it is published.
fn published() -> &'static Path {
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let site = SITE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let built = super::support::lexloci(&["build", "--quiet", "--out", &out.to_string_lossy()], &repository());
        assert!(built.status.success(), "{}", super::support::said(&built));
        folder
    });
    // It lives as long as the tests do.
    Box::leak(site.path().join("site").into_boxed_path())
}

/// Where a pipeline runs.
struct Runner {
    folder: tempfile::TempDir,
}

impl Runner {
    /// A clone of the sample site, with one word of a text changed.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clone = folder.path().join("clone");
        std::fs::create_dir(&clone).unwrap();
        for name in ["site.toml", "review.lock", "content", "locales", "themes", "history"] {
            let copied = Command::new("cp").arg("-r").arg(repository().join(name)).arg(&clone).status().unwrap();
            assert!(copied.success());
        }
        let runner = Self { folder };
        let tools = runner.folder.path().join("tools");
        std::fs::create_dir(&tools).unwrap();
        let notes = runner.folder.path().join("notes");
        runner.tool("cargo", "test \"$1\" = install");
        runner.tool("gh", &format!("test \"$1 $2\" = 'pr comment'; cat \"$5\" >> '{}'", notes.display()));
        // Asked for a file, it gives the one of the sample site; else it notes what is sent.
        runner.tool(
            "curl",
            &format!(
                "for word; do case $word in\n\
                 body=*) cat \"${{word#body=<}}\" >> '{}';;\n\
                 https://legal.example.com/index.json) cp '{}' published.json;;\nesac; done",
                notes.display(),
                published().join("index.json").display()
            ),
        );
        runner
    }

    fn clone(&self) -> PathBuf {
        self.folder.path().join("clone")
    }

    fn tool(&self, name: &str, script: &str) {
        let path = self.folder.path().join("tools").join(name);
        std::fs::write(&path, format!("#!/bin/bash\nset -eu\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a script as a forge does.
    fn run(&self, script: &str, environment: &[(String, String)]) {
        let binary = Path::new(env!("CARGO_BIN_EXE_lexloci")).parent().unwrap().to_path_buf();
        let paths = std::env::var_os("PATH").unwrap();
        let first = [self.folder.path().join("tools"), binary];
        let paths = std::env::join_paths(first.into_iter().chain(std::env::split_paths(&paths))).unwrap();
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.clone())
            .env("PATH", paths)
            .env("GITHUB_STEP_SUMMARY", self.folder.path().join("summary"))
            .envs(environment.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .output()
            .expect("bash runs");
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{script}\n{}{}", said(&output.stdout), said(&output.stderr));
    }

    fn wrote(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn strings(yaml: &Yaml) -> Vec<(String, String)> {
    let Some(hash) = yaml.as_hash() else { return Vec::new() };
    let value = |value: &Yaml| match value.as_str() {
        Some(text) if text.contains("${{") => "42".to_owned(),
        Some(text) => text.to_owned(),
        None => panic!("{value:?} is no string"),
    };
    hash.iter().map(|(name, set)| (name.as_str().unwrap().to_owned(), value(set))).collect()
}

/// A promise goes: something to compare.
fn edit(clone: &Path) {
    let path = clone.join("content/terms-of-use/en.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, after) = text.split_once(". ").expect("a sentence");
    std::fs::write(path, format!("{before}, without warranty. {after}")).unwrap();
}

#[test]
fn the_recipe_for_github_runs() {
    let recipe = recipe(".github/workflows/legal.yml");
    let runner = Runner::new();
    edit(&runner.clone());
    let jobs = recipe["jobs"].as_hash().unwrap();
    let names: BTreeSet<&str> = jobs.keys().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(names, BTreeSet::from(["check", "publish", "ahead"]));
    for (name, job) in jobs {
        assert!(job["runs-on"].as_str().is_some(), "{name:?} runs nowhere");
        for step in job["steps"].as_vec().unwrap() {
            assert_ne!(step["run"].as_str().is_some(), step["uses"].as_str().is_some(), "{step:?}");
            let Some(script) = step["run"].as_str() else { continue };
            let mut environment = strings(&recipe["env"]);
            environment.extend(strings(&step["env"]));
            runner.run(script, &environment);
        }
    }
    let comment = runner.wrote("notes");
    assert!(comment.contains("terms-of-use") && comment.contains("<ins>, without warranty</ins>"), "{comment:.600}");
    assert!(runner.wrote("summary").starts_with(&comment), "the summary has the redline as well");
    assert!(runner.clone().join("public/index.html").is_file());
}

#[test]
fn the_recipe_for_gitlab_runs() {
    let recipe = recipe(".gitlab-ci.yml");
    let runner = Runner::new();
    edit(&runner.clone());
    let before = recipe["default"]["before_script"].as_vec().unwrap();
    let mut ran = BTreeSet::new();
    for (name, job) in recipe.as_hash().unwrap() {
        let Some(script) = job["script"].as_vec() else { continue };
        assert!(job["stage"].as_str().is_some(), "{name:?} has no stage");
        let lines: Vec<&str> = before.iter().chain(script).map(|line| line.as_str().expect("a line")).collect();
        let mut environment = strings(&recipe["variables"]);
        environment.push(("REDLINE_TOKEN".to_owned(), "secret".to_owned()));
        environment.push(("CI_API_V4_URL".to_owned(), "https://git.example.com/api/v4".to_owned()));
        environment.push(("CI_PROJECT_ID".to_owned(), "7".to_owned()));
        environment.push(("CI_MERGE_REQUEST_IID".to_owned(), "42".to_owned()));
        runner.run(&lines.join("\n"), &environment);
        ran.insert(name.as_str().unwrap());
        let artifacts = &job["artifacts"];
        let paths = artifacts["paths"].as_vec().into_iter().flatten().filter_map(Yaml::as_str);
        for path in paths.chain(artifacts["reports"]["codequality"].as_str()) {
            assert!(runner.clone().join(path).exists(), "{name:?} wrote no {path}");
        }
    }
    assert_eq!(ran, BTreeSet::from(["check", "redline", "publish", "ahead"]));
    assert!(runner.wrote("notes").contains("<ins>, without warranty</ins>"));
    let findings = std::fs::read_to_string(runner.clone().join("findings.json")).unwrap();
    let findings: Vec<serde_json::Value> = serde_json::from_str(&findings).unwrap();
    assert!(findings.iter().all(|finding| finding["fingerprint"].is_string()) && !findings.is_empty());
}
