"""How long does an annotated file take to open? Chromium tells; beside it, the text without notes.

Opened is when all is laid out and drawn, from disk; the server has no part in it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.live import start

PASSAGES, COMMENTS, TIMES = 500, 200, 7
ARTICLES = f"""
from tests.crowds import make_long_article, mark
bare = make_long_article("Bare")
article = make_long_article("Annotated")
mark(article, passages={PASSAGES}, readers=100, comments={COMMENTS})
print(bare.slug, article.slug)
"""
# The second frame begins when the first, which has the page, has been painted.
PAINTED = """() => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => done(performance.now()))))"""


def opening(browser: Browser, file: Path) -> float:
    """Milliseconds from the beginning of the navigation until the file is drawn."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page.goto(file.as_uri())
    took = float(page.evaluate(PAINTED))
    page.close()
    return took


def run() -> None:
    """Prints the size of each file, how long it takes to open, and the ratio of the two."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    medians = []
    print(f"\nAn annotated file: {PASSAGES} passages, {COMMENTS} comments")
    print("               KiB   median ms to open")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = start(Path(name), samples=False)
        try:
            slugs = site.manage("shell", "--no-imports", "--command", ARTICLES).split()
            files = [Path(name) / f"{slug}.html" for slug in slugs]
            for slug, file in zip(slugs, files, strict=True):
                site.manage("export_article", slug, "--format", "html", "--output", str(file))
        finally:
            site.stop()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for file in files:
            # The first does not count.
            median = statistics.median([opening(browser, file) for _ in range(TIMES + 1)][1:])
            medians.append(median)
            print(f"{file.stem:<10} {file.stat().st_size / 1024:7,.0f} {median:19.0f}")
        browser.close()
    print(f"ratio {medians[1] / medians[0]:32.1f}")
