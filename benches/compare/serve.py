#!/usr/bin/env python3
"""How long it takes from writing a file to a browser having the new bytes, for each kind of edit.

  cargo build --release
  python3 benches/compare/serve.py SITE [EDITS]

SITE is copied beside itself first; its base texts, local versions, values, wording and templates are then edited EDITS times
each (default 50), while one client listens as a page of the preview does and fetches the page when it hears of an edit.
Printed are the median and the 95th percentile in milliseconds, the time from starting to the first page, and the peak memory.
"""
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
BINARY = REPOSITORY / "target" / "release" / "lexloci"
THEME = REPOSITORY / "themes" / "default"


def main():
    source, edits = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 50
    site = source.with_name(source.name + "-served")
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(source, site)
    started = time.monotonic()
    server = subprocess.Popen([BINARY, "serve", "--port", "0", "--site", site], stderr=subprocess.PIPE, text=True)
    port = int(re.search(r"http://localhost:(\d+)/", server.stderr.readline()).group(1))
    policy = sorted((site / "content").iterdir())[0].name
    region = next(p for p in sorted((site / "locales").iterdir()) if list(p.glob(f"{policy}/*.md")))
    local = sorted(region.glob(f"{policy}/*.md"))[0]
    page = f"/global/en/{policy}/draft/"
    get(port, page)
    print(f"start to first page {1000 * (time.monotonic() - started):.0f} ms")
    time.sleep(8)
    events = listen(port)
    next(events)
    base = site / "content" / policy / "en.md"
    language = local.stem.lower()
    kinds = {
        "base text": (base, lambda text, n: text.rstrip() + f"\n\nEdited {n}.\n", page),
        "local version": (local, lambda text, n: text.rstrip() + f"\n\nEdited {n}.\n", f"/{region.name}/{language}/{policy}/draft/"),
        "value": (site / "locales/global/region.toml", lambda text, n: text + f'\n[values]\nedited = "Edited {n}."\n', page),
        "Fluent string": (site / "locales/en.ftl", lambda text, n: text + f"\ndraft-notice = Edited {n}.\n", page),
        "template": (site / "themes/default/templates/base.html",
                     lambda text, n: (THEME / "templates/base.html").read_text().replace("</body>", f"Edited {n}.</body>"), page),
    }
    number = 0
    for kind, (path, edit, address) in kinds.items():
        before = path.read_text() if path.exists() else ""
        if kind == "value":
            base_before = base.read_text()
            base.write_text(base_before.rstrip() + "\n\n{{ edited }}\n")
            path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        times = []
        for _ in range(edits):
            number += 1
            text = edit(before, number)
            time.sleep(0.4)
            started = time.monotonic()
            path.write_text(text)
            while f"Edited {number}." not in get(port, address):
                if time.monotonic() - started > 20:
                    sys.exit(f"{kind}: the edit does not arrive at {address}")
                next(events)
            times.append(1000 * (time.monotonic() - started))
        times.sort()
        print(f"{kind:14} median {statistics.median(times):6.1f} ms   95 % {times[int(0.95 * (len(times) - 1))]:6.1f} ms")
        if kind == "value":
            base.write_text(base_before)
        path.write_text(before) if before else path.unlink()
        time.sleep(1.5)
    status = Path(f"/proc/{server.pid}/status").read_text()
    print("peak memory", int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) // 1024, "MB")
    server.terminate()
    server.wait()
    shutil.rmtree(site)


def get(port, path):
    connection = http.client.HTTPConnection("localhost", port, timeout=120)
    connection.request("GET", path)
    return connection.getresponse().read().decode(errors="replace")


def listen(port):
    connection = http.client.HTTPConnection("localhost", port)
    connection.request("GET", "/_desk/live")
    response = connection.getresponse()
    while line := response.readline():
        if line.startswith(b"data: "):
            yield int(line[6:])


main()
