//! An object store as a target.

use crate::support::said;
use crate::wire::{Line, Moto, stubborn};
use crate::{Desk, Files, assert_same, assert_whole, dead_links, number_after};
use std::process::{Command, Output};

/// Publishes to the bucket behind a port.
fn publish(desk: &Desk, port: u16, arguments: &[&str]) -> Output {
    command(desk, port, arguments).output().expect("the binary runs")
}

fn command(desk: &Desk, port: u16, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lexloci"));
    command.args(["publish", "s3://legal/law"]).args(arguments).current_dir(desk.site()).env("NO_COLOR", "1");
    for (name, value) in [("ACCESS_KEY_ID", "key"), ("SECRET_ACCESS_KEY", "secret"), ("REGION", "us-east-1")] {
        command.env(format!("AWS_{name}"), value);
    }
    command.env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{port}"));
    command
}

fn published(desk: &Desk, port: u16, arguments: &[&str]) -> String {
    let output = publish(desk, port, arguments);
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// All that the bucket serves below `law/`, but for what is lexloci's own.
fn served(moto: &Moto) -> Files {
    let list = moto.ask("GET", "/legal?list-type=2&max-keys=1000");
    let list = String::from_utf8(list.body).expect("XML");
    assert!(list.contains("<IsTruncated>false"), "a site of a test fits into one list");
    let keys = list.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
    let paths = keys.filter_map(|key| key.strip_prefix("law/")).filter(|path| !path.starts_with(".lexloci-"));
    paths.map(|path| (path.to_owned(), moto.ask("GET", &format!("/legal/law/{path}")).body)).collect()
}

fn changed(old: &Files, new: &Files) -> usize {
    new.iter().filter(|(path, bytes)| old.get(*path) != Some(*bytes)).count()
}

#[test]
fn a_bucket_serves_what_a_build_would_hold() {
    let Some(moto) = Moto::start() else { return };
    let desk = Desk::new();
    let dry = published(&desk, moto.port, &["--dry-run"]);
    assert!(dry.contains("this was a dry run") && served(&moto).is_empty(), "{dry}");
    published(&desk, moto.port, &[]);
    let old = desk.built();
    assert_same(&served(&moto), &old);
    for (path, media_type, cache) in [
        ("index.html", "text/html; charset=utf-8", "max-age=300"),
        ("assets/style.css", "text/css; charset=utf-8", "max-age="),
        ("feed.xml", "application/atom+xml", "max-age=300"),
        ("ch/de/privacy-statement/timemap.link", "application/link-format", "max-age=300"),
    ] {
        let head = moto.ask("GET", &format!("/legal/law/{path}")).head;
        assert!(head.contains(&format!("content-type: {media_type}")), "{path}: {head}");
        assert!(head.contains("cache-control: public, ") && head.contains(cache), "{path}: {head}");
    }
    let said = published(&desk, moto.port, &[]);
    assert!(said.contains("holds the site already"), "{said}");
    desk.release();
    let new = desk.built();
    let said = published(&desk, moto.port, &[]);
    assert_eq!(number_after(&said, "sent "), changed(&old, &new), "{said}");
    assert_same(&served(&moto), &new);
}

#[test]
fn a_line_that_breaks_leaves_whole_pages_and_the_next_publisher_completes_them() {
    let Some(moto) = Moto::start() else { return };
    let desk = Desk::new();
    published(&desk, moto.port, &[]);
    let old = desk.built();
    desk.release();
    let new = desk.built();
    let manifest = moto.ask("GET", "/legal/law/.lexloci-manifest.json").body.len();
    let bytes: usize =
        new.iter().filter(|(path, bytes)| old.get(*path) != Some(*bytes)).map(|(_, bytes)| bytes.len()).sum();
    // The announcement goes through, and then a part of the pages.
    let line = Line::to(moto.port, manifest * 3 / 2 + bytes / 2, true);
    let output = publish(&desk, line.port, &["--parallel", "3"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("the store does not answer"), "{}", said(&output));
    assert!(said(&output).contains("run it again to complete it"), "{}", said(&output));
    let between = served(&moto);
    assert_whole(&between, &old, &new);
    let there = changed(&old, &between);
    assert!(there > 0 && between != new, "it was cut in the middle: {there}");
    let dead = dead_links(&between, &old);
    assert!(dead.is_empty(), "{dead:?}");
    let text = published(&desk, moto.port, &[]);
    assert_eq!(number_after(&text, "sent "), changed(&old, &new) - there, "{text}");
    assert_same(&served(&moto), &new);
    assert!(published(&desk, moto.port, &[]).contains("holds the site already"));
}

#[test]
fn a_line_that_breaks_once_is_tried_again() {
    let Some(moto) = Moto::start() else { return };
    let desk = Desk::new();
    let line = Line::to(moto.port, 100_000, false);
    published(&desk, line.port, &[]);
    assert_same(&served(&moto), &desk.built());
}

#[test]
fn of_two_publishers_at_a_time_the_site_is_whole_in_the_end() {
    let Some(moto) = Moto::start() else { return };
    let desk = Desk::new();
    published(&desk, moto.port, &[]);
    desk.release();
    let both =
        [0, 1].map(|_| command(&desk, moto.port, &["--parallel", "2"]).stderr(std::process::Stdio::piped()).spawn());
    let outputs = both.map(|child| child.expect("it runs").wait_with_output().expect("it ends"));
    assert!(outputs.iter().any(|output| output.status.success()), "{outputs:?}");
    for output in outputs.iter().filter(|output| !output.status.success()) {
        let said = said(output);
        let known = ["another publisher began meanwhile", "another publisher was at work"];
        assert!(known.iter().any(|words| said.contains(words)), "{said}");
    }
    assert_same(&served(&moto), &desk.built());
}

#[test]
fn what_a_store_refuses_is_said_with_what_to_do() {
    let desk = Desk::new();
    let xml = |code: &str| -> &'static str {
        Box::leak(
            format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>No.</Message></Error>").into_boxed_str(),
        )
    };
    for (status, code, message, hint) in [
        ("403 Forbidden", "AccessDenied", "the store refuses", "docs/publishing.md has the permissions"),
        ("400 Bad Request", "ExpiredToken", "the credentials are out of date", "get new credentials"),
        ("403 Forbidden", "RequestTimeTooSkewed", "the credentials are out of date", "the machine's clock"),
        ("403 Forbidden", "InvalidAccessKeyId", "does not know the credentials", "into the environment"),
        ("404 Not Found", "NoSuchBucket", "there is no such bucket", "AWS_ENDPOINT_URL"),
        ("503 Service Unavailable", "SlowDown", "the store asks to slow down", "--parallel"),
    ] {
        let output = publish(&desk, stubborn(status, xml(code)), &[]);
        assert_eq!(output.status.code(), Some(1));
        let said = said(&output);
        assert!(said.contains(message) && said.contains(hint), "{code}: {said}");
        assert!(!said.contains("<Error>") && (said.contains(&format!("{code}: No.")) || code == "SlowDown"), "{said}");
        assert!(!said.contains("holds the site"), "{said}");
    }
}

#[test]
fn half_of_a_key_is_none() {
    let desk = Desk::new();
    let output = command(&desk, 9, &[]).env_remove("AWS_SECRET_ACCESS_KEY").output().expect("the binary runs");
    let said = said(&output);
    assert!(said.contains("does not know the credentials") && said.contains("into the environment"), "{said}");
}

#[test]
fn a_store_that_is_not_there_is_said() {
    let Some(moto) = Moto::start() else { return };
    let port = moto.port;
    drop(moto);
    let output = publish(&Desk::new(), port, &[]);
    assert!(said(&output).contains("the store does not answer"), "{}", said(&output));
}
