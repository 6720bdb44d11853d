//! What `lexloci publish` says.

use super::super::{Exit, print};
use crate::publish::{Before, Failure, Plan, Refusal, Sent, Stage};
use crate::system::Target;
use std::collections::BTreeMap;

/// So many files are named without being asked for.
const FEW: usize = 20;

/// Says what is to be done: how many files and bytes of each kind, and which files where they are few or all are asked for.
pub(super) fn plan(plan: &Plan, dry_run: bool, verbose: bool, quiet: bool) {
    if !dry_run && !verbose {
        return;
    }
    let mut stages: BTreeMap<Stage, (usize, usize, u64)> = BTreeMap::new();
    for (file, before) in plan.sent() {
        let (new, changed, bytes) = stages.entry(file.stage).or_default();
        *if before == Before::Nothing { new } else { changed } += 1;
        *bytes += file.size;
    }
    for (stage, (new, changed, bytes)) in stages {
        print::note(quiet, &format!("{}: {new} new, {changed} changed, {}", stage.plural(), size(bytes)));
    }
    print::note(quiet, &format!("unchanged: {}", plan.unchanged.len()));
    let steps: usize = plan.waves.iter().map(Vec::len).sum();
    if verbose || steps <= FEW {
        for (file, before) in plan.sent() {
            let sign = match before {
                Before::Nothing => "+",
                Before::Other => "~",
                Before::Unknown => "?",
            };
            print::note(quiet, &format!("  {sign} {} ({})", file.path, size(file.size)));
        }
        plan.deleted().for_each(|path| print::note(quiet, &format!("  - {path}")));
    } else {
        print::note(quiet, "`--verbose` names the files");
    }
    let deleted = plan.deleted().count();
    if deleted > 0 {
        print::note(quiet, &format!("taken away: {}", files(deleted)));
    }
    left_over(plan, quiet);
}

/// Says what an earlier site left.
fn left_over(plan: &Plan, quiet: bool) {
    if !plan.left_over.is_empty() {
        let (count, few) = (plan.left_over.len(), print::few(&plan.left_over));
        print::note(quiet, &format!("{} of an earlier site stay: {few}", files(count)));
    }
}

/// Says what was done.
pub(super) fn sent(target: &Target, sent: &Sent, plan: &Plan, seconds: f64, quiet: bool) {
    if plan.is_empty() {
        print::note(quiet, &format!("`{target}` holds the site already: {} as they are", files(plan.unchanged.len())));
        return left_over(plan, quiet);
    }
    let mut parts = vec![format!("sent {}, {}", files(sent.files), size(sent.bytes))];
    if sent.found > 0 {
        parts.push(format!("{} stood there already", sent.found));
    }
    if sent.deleted > 0 {
        parts.push(format!("{} taken away", sent.deleted));
    }
    parts.push(format!("{} unchanged", plan.unchanged.len()));
    print::note(quiet, &format!("{}: `{target}` is complete after {seconds:.2} s", parts.join("; ")));
    left_over(plan, quiet);
}

/// Says why nothing may be sent.
pub(super) fn refused(target: &Target, refusals: &[Refusal], quiet: bool) -> Exit {
    let mut last = "";
    for (at, refusal) in refusals.iter().enumerate() {
        if at == FEW {
            print::note(quiet, &format!("and {} more", refusals.len() - FEW));
            break;
        }
        let hint = refusal.hint();
        print::fail(&format!("`{target}`: {refusal}"), if hint == last { "" } else { hint });
        last = hint;
    }
    print::note(quiet, "nothing was sent");
    Exit::Errors
}

/// Says what went wrong while files were sent.
pub(super) fn failed<E>(failure: &Failure<E>) {
    match failure {
        // Said by the caller, who knows more.
        Failure::Store(..) | Failure::Make(_) => {}
        Failure::Unstable(path) => print::fail(
            &format!("`{path}` came out otherwise than a moment ago"),
            "this is a mistake in lexloci: the same sources give the same bytes",
        ),
        Failure::ImmutableChanges(path) => {
            let refusal = Refusal::ImmutableChanges(path.clone());
            print::fail(&refusal.to_string(), refusal.hint());
        }
        Failure::TextChanges(path) => print::fail(
            &Refusal::TextChanges(path.clone()).to_string(),
            "the target holds another text under this address: publish to another target, or find out who is right",
        ),
        Failure::Lost(paths) => print::fail(
            &format!(
                "the target took {} and does not hold them as they were sent: {}",
                files(paths.len()),
                print::few(paths)
            ),
            "another publisher was at work, or the store lost them: run it again",
        ),
        Failure::Overtaken => print::fail("another publisher began meanwhile", "let that one end, then run it again"),
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
