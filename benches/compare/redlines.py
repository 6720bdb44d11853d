#!/usr/bin/env python3
"""How good redlines are: what they mark, beside what really changed, for every step in the history of a site.

  cargo build --release --example redlines
  python3 benches/compare/redlines.py [SITE...] [--editions] [--worst N]

Without SITE it is the repository's own. For each policy, edition and pair of consecutive versions whose texts differ (or,
with --editions, for each edition and the first one in its language), four ways to compare them are measured in the same
words, those of Unicode and CLDR:

- least: a longest common subsequence of the two sequences of words. Nothing can mark fewer words, except by knowing what
  moved: lexloci counts what moved as kept.
- lexloci: its redline.
- git: `git diff --no-index --word-diff=porcelain` on the frozen Markdown, counted without link targets, ids and comments.
- difflib: Python's `SequenceMatcher` without its shortcut for frequent words.

Printed are the words marked, the words marked for each word of the least, and the longest run of alternating fragments:
changes with one kept word or none between one and the next, which nobody can read. difflib is left out (`-`) for texts
that would take it minutes.
"""
import argparse
import difflib
import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TOOLS = ["least", "lexloci", "git", "difflib"]
# What difflib may cost: pairs of equal words.
DIFFLIB = 30_000_000


class Lexloci:
    """The example `redlines`, which answers one line with one line."""

    def __init__(self, command):
        self.process = subprocess.Popen([command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"lexloci could not answer {question}")
        return json.loads(answer)


def steps(site):
    """Pairs of frozen texts, each once: (policy, edition, language, version, old path, new path)."""
    seen = set()
    for ledger in sorted(Path(site).glob("history/*/ledger.toml")):
        before = {}
        for entry in tomllib.loads(ledger.read_text()).get("entry", []):
            # Other actions write no texts.
            editions = ledger.parent / entry.get("version", "") / "editions.toml"
            if entry["action"] != "release" or not editions.is_file():
                continue
            for edition in tomllib.loads(editions.read_text()).get("edition", []):
                name, path = edition["edition"], ledger.parent / edition["path"]
                old, before[name] = before.get(name), path
                if old and old != path and (old, path) not in seen and old.read_bytes() != path.read_bytes():
                    seen.add((old, path))
                    yield ledger.parent.name, name, name.split("/")[-1], entry["version"], old, path


def editions(site):
    """The newest text of each edition, against that of the first edition in its language."""
    for ledger in sorted(Path(site).glob("history/*/ledger.toml")):
        newest = {}
        for entry in tomllib.loads(ledger.read_text()).get("entry", []):
            written = ledger.parent / entry.get("version", "") / "editions.toml"
            if entry["action"] == "release" and written.is_file():
                for edition in tomllib.loads(written.read_text()).get("edition", []):
                    newest[edition["edition"]] = entry["version"], ledger.parent / edition["path"]
        first = {}
        for name, (version, path) in sorted(newest.items(), key=lambda one: (not one[0].startswith("global/"), one[0])):
            language = name.split("/")[-1]
            if language not in first:
                first[language] = path
            elif path != first[language]:
                yield ledger.parent.name, name, language, version, first[language], path


def least(old, new):
    """The fragments of a longest common subsequence, by rows of bits (Crochemore and others, 2001)."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b = old[head:len(old) - tail], new[head:len(new) - tail]
    places = defaultdict(int)
    for at, word in enumerate(b):
        places[word] |= 1 << at
    every = (1 << len(b)) - 1
    rows = [every]
    for word in a:
        row, there = rows[-1], rows[-1] & places[word]
        rows.append((row + there | row - there) & every)
    # A bit that is not set stands for one more word in common up to there.
    marks, i, j = [], len(a), len(b)
    while i or j:
        if i and j and a[i - 1] == b[j - 1]:
            marks.append(" ")
            i, j = i - 1, j - 1
        elif j and (not i or rows[i] >> (j - 1) & 1):
            marks.append("+")
            j -= 1
        else:
            marks.append("-")
            i -= 1
    return [(" ", head)] + [(mark, 1) for mark in reversed(marks)] + [(" ", tail)]


def by_difflib(old, new):
    counts = defaultdict(int)
    for word in new:
        counts[word] += 1
    if sum(counts[word] for word in old) > DIFFLIB:
        return None
    fragments = []
    for kind, i, old_end, j, new_end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        fragments += [(" ", old_end - i)] if kind == "equal" else [("-", old_end - i), ("+", new_end - j)]
    return fragments


def by_git(old, new, lexloci):
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--unified=1000000", str(old), str(new)]
    shown = subprocess.run(command, capture_output=True, text=True).stdout.split("\n@@", 1)
    marks, texts = [], []
    for line in shown[-1].split("\n")[1:]:
        if line[:1] in ("+", "-", " "):
            marks.append(line[0])
            texts.append(re.sub(r"<!--.*?-->|\]\([^)]*\)|\{#[^}]*\}", " ", line[1:]))
    return list(zip(marks, lexloci.ask(texts=texts)["counts"]))


def marked(fragments):
    return sum(count for mark, count in fragments if mark != " ")


def longest_run(fragments):
    """The longest run of changes with at most one kept word between them."""
    longest = run = 0
    kept = 2
    changing = False
    for mark, count in fragments:
        if not count:
            continue
        if mark == " ":
            kept = count if changing else kept + count
            changing = False
            continue
        if not changing:
            run = run + 1 if kept <= 1 else 1
            longest = max(longest, run)
        changing = True
    return longest


def table(rows):
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", default=[REPOSITORY], help="folders of sites with a history")
    parser.add_argument("--worst", type=int, default=10, help="how many steps to name that are far from the least")
    parser.add_argument("--editions", action="store_true", help="compare editions of one language instead of versions")
    parser.add_argument("--command", default=REPOSITORY / "target/release/examples/redlines")
    arguments = parser.parse_args()
    lexloci = Lexloci(arguments.command)
    for site in arguments.sites:
        measured = []
        for policy, edition, language, version, old, new in (editions if arguments.editions else steps)(site):
            answer = lexloci.ask(old=str(old), new=str(new))
            fragments = {
                "least": least(answer["old"], answer["new"]),
                "lexloci": answer["fragments"],
                "git": by_git(old, new, lexloci),
                "difflib": by_difflib(answer["old"], answer["new"]),
            }
            numbers = {tool: found and (marked(found), longest_run(found)) for tool, found in fragments.items()}
            language = "(translated)" if answer["translated"] else language
            measured.append((policy, language, f"{policy} {edition}@{version}", numbers))
        report(site, measured, arguments.worst)


def report(site, measured, worst):
    print(f"\n{site}: {len(measured)} steps")
    groups = defaultdict(list)
    for policy, language, _, numbers in measured:
        # A text in another language than before is shown whole, old and new: it has a row of its own.
        names = [language] if language == "(translated)" else ["all", policy, language]
        for name in names:
            groups[name].append(numbers)
    rows = [["", "steps"] + [f"{tool}" for tool in TOOLS] + [f"{tool}/least" for tool in TOOLS[1:]] + [f"run: {tool}" for tool in TOOLS]]
    for group, all_numbers in sorted(groups.items(), key=lambda group: group[0] != "all"):
        row = [group, str(len(all_numbers))]
        sums, ratios, runs = [], [], []
        for tool in TOOLS:
            found = [(numbers[tool], numbers["least"]) for numbers in all_numbers if numbers[tool]]
            total, base = sum(one[0] for one, _ in found), sum(one[0] for _, one in found)
            sums.append(str(total) if found else "-")
            ratios.append(f"{total / base:.2f}" if base else "-")
            runs.append(str(max((one[1] for one, _ in found), default="-")))
        rows.append(row + sums + ratios[1:] + runs)
    table(rows)
    far = lambda step: (step[3]["lexloci"][0] - step[3]["least"][0], step[3]["lexloci"][1])
    measured = [step for step in measured if step[1] != "(translated)"]
    for title, order in [("farthest from the least", far), ("longest runs", lambda step: step[3]["lexloci"][1])]:
        print(f"\n{title}:")
        rows = [["", "least", "lexloci", "git", "difflib", "run"]]
        for step in sorted(measured, key=order, reverse=True)[:worst]:
            numbers = step[3]
            rows.append([step[2]] + [str(numbers[tool][0]) if numbers[tool] else "-" for tool in TOOLS] + [str(numbers["lexloci"][1])])
        table(rows)


if __name__ == "__main__":
    main()
