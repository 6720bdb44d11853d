//! The recipes for continuous integration are YAML, and their scripts run in a clone of the sample site. What a forge would do is done by
//! stand-ins: `cargo install` has happened, `gh` notes what it is asked, `curl` fetches what a build wrote, and a directory
//! stands in the place of the bucket.

use super::blocks::blocks;
use super::support::repository;
use lexloci::system::Target;
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
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
        let address = ["--base-url", "https://legal.example.com", "--out", &*out.to_string_lossy()];
        let built = super::support::lexloci(&[&["build", "--quiet"][..], &address].concat(), &repository());
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
        let output = self.output(script, environment);
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{script}\n{}{}", said(&output.stdout), said(&output.stderr));
    }

    fn output(&self, script: &str, environment: &[(String, String)]) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_lexloci")).parent().unwrap().to_path_buf();
        let paths = std::env::var_os("PATH").unwrap();
        let first = [self.folder.path().join("tools"), binary];
        let paths = std::env::join_paths(first.into_iter().chain(std::env::split_paths(&paths))).unwrap();
        Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.clone())
            .env("PATH", paths)
            .env("GITHUB_STEP_SUMMARY", self.folder.path().join("summary"))
            .envs(environment.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .output()
            .expect("bash runs")
    }

    /// Where it publishes.
    fn target(&self) -> PathBuf {
        self.folder.path().join("target")
    }

    /// Runs a step of a job, in an environment in which the target is a directory.
    fn step(&self, step: &Yaml, environment: &[&Yaml]) {
        assert_ne!(step["run"].as_str().is_some(), step["uses"].as_str().is_some(), "{step:?}");
        let Some(script) = step["run"].as_str() else { return };
        self.run(script, &self.environment(environment.iter().copied().chain([&step["env"]])));
    }

    fn environment<'a>(&self, tables: impl IntoIterator<Item = &'a Yaml>) -> Vec<(String, String)> {
        let mut environment: Vec<(String, String)> = tables.into_iter().flat_map(strings).collect();
        let target = environment.iter_mut().find(|(name, _)| name == "TARGET").expect("a target");
        assert!(matches!(target.1.parse(), Ok(Target::Object { .. })), "{} is no bucket", target.1);
        target.1 = self.target().to_string_lossy().into_owned();
        environment
    }

    /// What was published is what a build holds.
    fn assert_published(&self) {
        let difference = Command::new("diff")
            .args(["-rq", "-x", ".lexloci-*"])
            .args([published(), &self.target()])
            .output()
            .expect("diff runs");
        assert!(difference.status.success(), "{:.2000}", String::from_utf8_lossy(&difference.stdout));
        assert!(self.target().join(".lexloci-manifest.json").is_file());
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
    assert_eq!(names, BTreeSet::from(["check", "plan", "publish", "ahead"]));
    for (name, job) in jobs {
        assert!(job["runs-on"].as_str().is_some(), "{name:?} runs nowhere");
        let before = runner.target().exists();
        job["steps"].as_vec().unwrap().iter().for_each(|step| runner.step(step, &[&recipe["env"]]));
        assert_eq!(runner.target().exists(), before || name.as_str() == Some("publish"), "{name:?}");
    }
    runner.assert_published();
    let comment = runner.wrote("notes");
    assert!(comment.contains("terms-of-use") && comment.contains("<ins>, without warranty</ins>"), "{comment:.600}");
    let summary = runner.wrote("summary");
    assert!(summary.starts_with(&comment), "the summary has the redline as well");
    let plan = summary.split("~~~").nth(1).expect("a plan");
    assert!(plan.contains("versions, with data and comparisons: ") && plan.contains("a dry run"), "{plan}");
}

#[test]
fn the_steps_for_a_static_host_leave_a_folder() {
    let whole = recipe(".github/workflows/legal.yml");
    let runner = Runner::new();
    let steps = recipe("the last steps for a static host");
    steps.as_vec().unwrap().iter().for_each(|step| runner.step(step, &[&whole["env"]]));
    let upload = steps.as_vec().unwrap().last().unwrap();
    let folder = upload["with"]["path"].as_str().unwrap();
    assert!(runner.clone().join(folder).join("index.html").is_file());
}

#[test]
fn the_plan_of_a_pull_request_is_red_where_publishing_is_refused() {
    let recipe = recipe(".github/workflows/legal.yml");
    let runner = Runner::new();
    let steps = |job: &str| recipe["jobs"][job]["steps"].as_vec().unwrap().clone();
    steps("publish").iter().for_each(|step| runner.step(step, &[&recipe["env"]]));
    // The branch does not know a version that was published.
    let page = runner.target().join("global/en/terms-of-use");
    let version = std::fs::read_dir(page).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let version = version.filter(|name| name.starts_with("20")).max().expect("a version");
    let manifest = runner.target().join(".lexloci-manifest.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let forged = text.replace(&format!("terms-of-use/{version}/"), "terms-of-use/2099-01-01/");
    assert_ne!(forged, text);
    std::fs::write(manifest, forged).unwrap();
    std::fs::rename(
        runner.target().join(format!("global/en/terms-of-use/{version}")),
        runner.target().join("global/en/terms-of-use/2099-01-01"),
    )
    .unwrap();
    let plan = steps("plan");
    let plan = plan.iter().find(|step| step["name"].as_str() == Some("What would be sent")).unwrap();
    let output = runner.output(plan["run"].as_str().unwrap(), &runner.environment([&recipe["env"]]));
    assert!(!output.status.success());
    assert!(runner.wrote("summary").contains("would take away a published version"), "{}", runner.wrote("summary"));
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
        if let Some(base) = job["extends"].as_str() {
            assert!(!recipe[base].is_badvalue(), "{name:?} extends nothing");
        }
        let mut environment = runner.environment([&recipe["variables"], &job["variables"]]);
        environment.push(("REDLINE_TOKEN".to_owned(), "secret".to_owned()));
        environment.push(("TOKEN".to_owned(), "secret".to_owned()));
        environment.push(("CI_API_V4_URL".to_owned(), "https://git.example.com/api/v4".to_owned()));
        environment.push(("CI_PROJECT_ID".to_owned(), "7".to_owned()));
        environment.push(("CI_MERGE_REQUEST_IID".to_owned(), "42".to_owned()));
        let before = runner.target().exists();
        runner.run(&lines.join("\n"), &environment);
        assert_eq!(runner.target().exists(), before || name.as_str() == Some("publish"), "{name:?}");
        ran.insert(name.as_str().unwrap());
        let artifacts = &job["artifacts"];
        let paths = artifacts["paths"].as_vec().into_iter().flatten().filter_map(Yaml::as_str);
        for path in paths.chain(artifacts["reports"]["codequality"].as_str()) {
            assert!(runner.clone().join(path).exists(), "{name:?} wrote no {path}");
        }
    }
    assert_eq!(ran, BTreeSet::from(["check", "redline", "plan", "publish", "ahead"]));
    runner.assert_published();
    assert!(runner.wrote("notes").contains("<ins>, without warranty</ins>"));
    let findings = std::fs::read_to_string(runner.clone().join("findings.json")).unwrap();
    let findings: Vec<serde_json::Value> = serde_json::from_str(&findings).unwrap();
    assert!(findings.iter().all(|finding| finding["fingerprint"].is_string()) && !findings.is_empty());
}
