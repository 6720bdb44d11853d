//! A status on a terminal: all of it in a sentence, what needs work, and a table of editions and policies. Letters say what
//! colours say.

use crate::cli::print::one_line;
use crate::status::{Counts, DocumentState, DocumentStatus, PolicyStatus, SectionState, Status, Task};
use anstyle::{AnsiColor, Effects, Style};
use std::fmt::Write as _;

/// So many tasks are shown unless somebody asks for all of them.
const TASKS: usize = 12;
/// Between two columns.
const GAP: &str = "  ";

/// The text, for a terminal of so many columns.
pub(super) fn terminal(status: &Status, width: usize, all: bool) -> String {
    let mut out = String::new();
    let bold = Style::new().effects(Effects::BOLD);
    let _ = writeln!(out, "{bold}{} on {}{bold:#}", one_line(&status.site), status.day);
    let _ = writeln!(out, "{}\n", in_words(status));
    tasks(&status.tasks, all, &mut out);
    table(status, width, &mut out);
    out
}

/// "4 policies in 40 editions: 97 % of 3245 sections are current, 3 stale, 12 fallback; 2 documents unreleased"
fn in_words(status: &Status) -> String {
    let summary = &status.summary;
    let counts = &summary.sections;
    let mut words = format!(
        "{} in {}: {} % of {} are current",
        counted(summary.policies, "policy", "policies"),
        counted(summary.editions, "edition", "editions"),
        counts.percent(),
        counted(counts.shown(), "section", "sections"),
    );
    for state in [SectionState::Stale, SectionState::Unreviewed, SectionState::Fallback] {
        if counts.of(state) > 0 {
            let _ = write!(words, ", {} {}", counts.of(state), state.as_str());
        }
    }
    match summary.unreleased {
        0 => words.push_str("; nothing is unreleased"),
        documents => {
            let _ = write!(words, "; {} unreleased", counted(documents, "document", "documents"));
        }
    }
    words
}

fn tasks(tasks: &[Task], all: bool, out: &mut String) {
    if tasks.is_empty() {
        out.push_str("Nothing needs work.\n\n");
        return;
    }
    let shown = if all { tasks.len() } else { TASKS };
    for task in tasks.iter().take(shown) {
        let style = task_style(task.code);
        let _ = writeln!(out, "{style}{}{style:#}: {}", task.code, one_line(&task.message));
        if let Some(advice) = &task.advice {
            let _ = writeln!(out, "  {}", one_line(advice));
        }
        let _ = writeln!(out, "  $ {}", one_line(&task.command));
    }
    if let Some(more) = tasks.len().checked_sub(shown).filter(|more| *more > 0) {
        let _ = writeln!(out, "... and {more} more: `lexloci status --all`");
    }
    out.push('\n');
}

fn task_style(code: &str) -> Style {
    let color = match code {
        "published-text-would-vanish" | "stale-local" | "took-effect-unreviewed" | "stale" => AnsiColor::Red,
        "upcoming" | "unreleased-change" | "review-due" => AnsiColor::Cyan,
        _ => AnsiColor::Yellow,
    };
    color.on_default().effects(Effects::BOLD)
}

/// Editions in rows, policies in columns: as many side by side as fit.
fn table(status: &Status, width: usize, out: &mut String) {
    let editions: Vec<String> = status.editions.iter().map(ToString::to_string).collect();
    let first = editions.iter().map(String::len).max().unwrap_or(0).max("edition".len());
    let columns: Vec<(usize, &PolicyStatus)> =
        status.policies.iter().map(|policy| (column_width(policy), policy)).collect();
    let mut rest = columns.as_slice();
    while !rest.is_empty() {
        let mut used = first;
        let fitting = rest.iter().take_while(|(column, _)| {
            used += GAP.len() + column;
            used <= width
        });
        let (block, later) = rest.split_at(fitting.count().max(1));
        rest = later;
        write_block(status, &editions, first, block, out);
    }
    out.push_str(
        "ok current  L local  U unreviewed  F fallback  S stale  * unreleased; the number says how many sections\n",
    );
}

fn column_width(policy: &PolicyStatus) -> usize {
    let cells = policy.documents.iter().map(|document| cell(document).iter().map(|(text, _)| text.len() + 1).sum());
    cells.max().map_or(0, |widest: usize| widest.saturating_sub(1)).max(policy.policy.as_str().len())
}

fn write_block(status: &Status, editions: &[String], first: usize, block: &[(usize, &PolicyStatus)], out: &mut String) {
    let mut line = format!("{:<first$}", "edition");
    for (column, policy) in block {
        let _ = write!(line, "{GAP}{:<column$}", policy.policy.as_str());
    }
    let _ = writeln!(out, "{}", line.trim_end());
    for (edition, name) in status.editions.iter().zip(editions) {
        let mut line = format!("{name:<first$}");
        for (column, policy) in block {
            line.push_str(GAP);
            let document = policy.documents.iter().find(|document| document.edition == *edition);
            let cell = document.map_or_else(|| vec![("-".to_owned(), Style::new().dimmed())], cell);
            let mut written = 0;
            for (at, (text, style)) in cell.iter().enumerate() {
                let gap = if at == 0 { "" } else { " " };
                let _ = write!(line, "{gap}{style}{text}{style:#}");
                written += gap.len() + text.len();
            }
            line.push_str(&" ".repeat(column.saturating_sub(written)));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.push('\n');
}

/// What a cell says, word by word, each with its style.
fn cell(document: &DocumentStatus) -> Vec<(String, Style)> {
    let red = AnsiColor::Red.on_default().effects(Effects::BOLD);
    let word = |text: &str, style: Style| vec![(text.to_owned(), style)];
    match document.state {
        DocumentState::WouldVanish => return word("vanishes", red),
        DocumentState::Withdrawn if document.sections.is_empty() => return word("withdrawn", Style::new().dimmed()),
        _ => {}
    }
    let mut words = states(&document.counts);
    let whole = |text: &str| (text.to_owned(), Style::new());
    match document.state {
        DocumentState::Unpublished => words.push(whole("new")),
        DocumentState::Withdrawn => words.push(whole("back")),
        _ => {}
    }
    if document.unreleased.is_some() {
        let bold = Style::new().effects(Effects::BOLD);
        let count = document.counts.unreleased;
        words.push((if count > 0 { format!("*{count}") } else { "*".to_owned() }, bold));
    }
    words
}

fn states(counts: &Counts) -> Vec<(String, Style)> {
    let mut words = Vec::new();
    let red = AnsiColor::Red.on_default().effects(Effects::BOLD);
    for (state, letter, style) in [
        (SectionState::Stale, 'S', red),
        (SectionState::Unreviewed, 'U', AnsiColor::Yellow.on_default()),
        (SectionState::Fallback, 'F', AnsiColor::Yellow.on_default()),
    ] {
        if counts.of(state) > 0 {
            words.push((format!("{letter}{}", counts.of(state)), style));
        }
    }
    if words.is_empty() {
        words.push(("ok".to_owned(), AnsiColor::Green.on_default()));
    }
    if counts.local > 0 {
        words.push((format!("L{}", counts.local), AnsiColor::Cyan.on_default()));
    }
    words
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
