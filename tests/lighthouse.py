"""What does Lighthouse say of the site? `make lighthouse` prints it, and fails below our aims.

A phone on a slow line, as Lighthouse reckons one by its own model, visits an article with a hundred
passages and the list of articles, several times each; the median counts. What else runs on the
machine still shows in the processor's share.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.live import ROOT, LiveSite, start

LIGHTHOUSE = ROOT / "node_modules" / ".bin" / "lighthouse"
CHROMIUM_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
RUNS = 5
# On a busy machine a visit may fail for no fault of the page's, and Lighthouse asks for another.
TRIES = 6
# Of a hundred.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FIGURES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
}
READ_ARTICLE = """
from tests.crowds import make_long_article, mark
article = make_long_article()
mark(article, passages=100, readers=40)
print(article.get_absolute_url())
"""


def visit(url: str, directory: Path) -> dict[str, dict[str, float]]:
    """One visit: the score of each category, of a hundred, and the figures of the first paint.

    Raises SystemExit where Lighthouse fails each time; it has then said why.
    """
    report = directory / "report.json"
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    command = [
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={CHROMIUM_FLAGS}",
    ]
    for _ in range(TRIES):
        ran = subprocess.run(command, env=os.environ | {"CHROME_PATH": program}, check=False)
        if ran.returncode == 0:
            break
    else:
        raise SystemExit(f"lighthouse ended with {ran.returncode} at {url}")
    said = json.loads(report.read_text())
    for category in said["categories"].values():
        for part in category["auditRefs"]:
            audit = said["audits"][part["id"]]
            if part["weight"] and audit["score"] == 0:
                print(f"  {category['title']}: {audit['title']} {audit.get('displayValue', '')}")
    return {
        "scores": {name: 100 * (said["categories"][name]["score"] or 0) for name in LEAST},
        "figures": {name: said["audits"][name]["numericValue"] for name in FIGURES},
    }


def look_at(url: str, directory: Path) -> bool:
    """Visit `url` several times and print the medians; returns whether they are enough."""
    visits = [visit(url, directory) for _ in range(RUNS)]
    scores = {name: statistics.median(one["scores"][name] for one in visits) for name in LEAST}
    figures = {name: statistics.median(one["figures"][name] for one in visits) for name in FIGURES}
    for name, least in LEAST.items():
        each = " ".join(f"{one['scores'][name]:.0f}" for one in visits)
        below = "" if scores[name] >= least else f"  BELOW {least}"
        print(f"  {name:<15} {scores[name]:4.0f}   ({each}){below}")
    print("  " + ", ".join(f"{FIGURES[name]} {value:,.4g}" for name, value in figures.items()))
    return all(scores[name] >= least for name, least in LEAST.items())


def look_over(site: LiveSite, directory: Path) -> bool:
    """Look at each kind of page of `site`; returns whether all are good enough."""
    article = site.manage("shell", "--no-imports", "--command", READ_ARTICLE).strip()
    enough = True
    for path in (article, "/"):
        print(f"{path}, median of {RUNS} (load of the machine: {os.getloadavg()[0]:.1f})")
        enough = look_at(f"{site.url}{path}", directory) and enough
    return enough


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        site = start(Path(name))
        try:
            return 0 if look_over(site, Path(name)) else 1
        finally:
            site.stop()


if __name__ == "__main__":
    sys.exit(main())
