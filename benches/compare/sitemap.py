#!/usr/bin/env python3
"""Builds a site with more addresses than one sitemap may hold, and holds its sitemaps against the protocol (sitemaps.org).

    python3 benches/compare/sitemap.py target/release/lexloci            # parts are cut by their bytes
    python3 benches/compare/sitemap.py target/release/lexloci --alone    # and by their addresses

240 regions with one edition each and 210 policies make 51,093 addresses. Each page has 240 alternates; with `--alone` the
regions share one tag, so that most pages have none. The first build writes 9 GB and some 400,000 files into a temporary folder.
"""

import argparse
import re
import subprocess
import tempfile
import xml.etree.ElementTree as xml
from itertools import product
from pathlib import Path
from string import ascii_uppercase

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800
BASE = "https://legal.aurora.example"
RELEASED = "2026-11-02"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def lexloci(binary, site, *arguments):
    run = subprocess.run([binary, *arguments], cwd=site, capture_output=True, text=True)
    return run.returncode, run.stderr


def countries(binary, site, count):
    """So many codes of countries that lexloci knows: it says of the others that they are none."""
    known = []
    for a, b in product(ascii_uppercase, repeat=2):
        write(site / f"locales/{a}{b}".lower() / "region.toml", f'parent = "global"\nlanguages = ["en"]\ncode = "{a}{b}"\n')
    _, said = lexloci(binary, site, "check")
    wrong = set(re.findall(r"locales/([a-z]{2})/region\.toml", said))
    for folder in sorted((site / "locales").iterdir()):
        if len(folder.name) != 2:
            continue
        if folder.name in wrong or len(known) == count:
            (folder / "region.toml").unlink()
            folder.rmdir()
        else:
            known.append(folder.name)
    return known


def make(binary, site, regions, policies, alone):
    write(site / "site.toml", f'title = "Aurora Devices"\nbase_url = "{BASE}"\nreference_language = "en"\n')
    write(site / "locales/global/region.toml", 'languages = ["en"]\ncode = "001"\n')
    write(site / "content/notice-0/policy.toml", 'kind = "notice"\n')
    write(site / "content/notice-0/en.md", "# Notice 0\n\n## Use {#use}\n\nUse the device with care.\n")
    if alone:
        for at in range(regions):
            write(site / f"locales/area-{at}/region.toml", 'parent = "global"\nlanguages = ["en"]\ncode = "CH"\n')
    else:
        found = len(countries(binary, site, regions))
        assert found == regions, f"{found} countries are known"
    for at in range(1, policies):
        write(site / f"content/notice-{at}/policy.toml", 'kind = "notice"\n')
        write(site / f"content/notice-{at}/en.md", f"# Notice {at}\n\n## Use {{#use}}\n\nUse device {at} with care.\n")


def read(path):
    """A file of the protocol: how many addresses it has, each with its day."""
    assert path.stat().st_size <= MOST_BYTES, f"{path.name} has {path.stat().st_size} bytes"
    entries = {}
    for _, element in xml.iterparse(path):
        if element.tag in (f"{SITEMAP}url", f"{SITEMAP}sitemap"):
            address = element.findtext(f"{SITEMAP}loc")
            assert address not in entries, f"{address} stands twice in {path.name}"
            entries[address] = element.findtext(f"{SITEMAP}lastmod")
            element.clear()
    assert len(entries) <= MOST_ADDRESSES, f"{path.name} has {len(entries)} addresses"
    return entries


def check(out, expected):
    robots = (out / "robots.txt").read_text()
    assert f"\nSitemap: {BASE}/sitemap.xml\n" in robots, robots
    index = read(out / "sitemap.xml")
    parts = sorted(path.name for path in out.glob("sitemap-*.xml"))
    assert sorted(index) == sorted(f"{BASE}/{name}" for name in parts), "the index names each part, and no other"
    listed = {}
    for address, day in index.items():
        part = read(out / address.removeprefix(f"{BASE}/"))
        assert not part.keys() & listed.keys(), "no address stands in two parts"
        assert day == max(part.values()), f"{address}: {day}"
        print(f"{address}: {len(part)} addresses, {(out / address.removeprefix(f'{BASE}/')).stat().st_size} bytes")
        listed |= part
    assert set(listed.values()) == {RELEASED}, set(listed.values())
    missing = [a for a in listed if not (out / a.removeprefix(f"{BASE}/") / "index.html").is_file()]
    assert not missing, missing[:5]
    assert len(listed) == expected, f"{len(listed)} of {expected} addresses"
    print(f"{len(listed)} addresses in {len(parts)} parts")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("lexloci", type=Path)
    arguments.add_argument("--alone", action="store_true")
    arguments.add_argument("--regions", type=int, default=240)
    arguments.add_argument("--policies", type=int, default=210)
    asked = arguments.parse_args()
    binary = asked.lexloci.resolve()
    with tempfile.TemporaryDirectory(prefix="sitemap-") as folder:
        site, out = Path(folder) / "site", Path(folder) / "out"
        make(binary, site, asked.regions, asked.policies, asked.alone)
        for command in (["release", "--all", "--published", RELEASED], ["build", "--out", str(out)]):
            code, said = lexloci(binary, site, *command)
            assert code == 0, said[:2_000]
        print(said.splitlines()[-1])
        # The root; a page of each region, and of each edition, global among them; and the policies.
        check(out, 1 + (asked.regions + 1) * (2 + asked.policies))


if __name__ == "__main__":
    main()
