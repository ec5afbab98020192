"""How long from the press of a button until a tag is painted? Chromium tells, on a long article.

Beside it, how long htmx takes to put as many bytes, which lie ready in a file of the server, into
the same page: what remains is what tagging itself costs.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from tests.live import LiveSite, start

PASSAGES, PRESSES = 500, 40
READ_ARTICLE = f"""
from tests.crowds import make_long_article, mark
article = make_long_article()
mark(article, passages={PASSAGES}, readers=100)
print(article.get_absolute_url())
"""
QUOTES = ".quote-bar .tagger .opinion"
FILE = "answer.html"
# The second frame after the swap begins when the first, which shows it, has been painted.
WATCH = """() => {
  window.took = [];
  let pressed = 0;
  document.addEventListener("pointerdown", (event) => { pressed = event.timeStamp; }, true);
  document.addEventListener("htmx:after:swap", () => requestAnimationFrame(() =>
    requestAnimationFrame(() => window.took.push(performance.now() - pressed))));
  const box = document.createElement("div");
  box.innerHTML = `<button hx-get="/static/FILE" hx-target="next div">Swap</button><div></div>`;
  document.querySelector(".masthead").append(box);
  htmx.process(box);
}""".replace("FILE", FILE)


@contextmanager
def opened(site: LiveSite, url: str) -> Iterator[Page]:
    """The article at `url` in Chromium, when everything has come; it keeps no answers."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            base_url=site.url, viewport={"width": 1440, "height": 900}, bypass_csp=True
        )
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.goto(url, wait_until="networkidle")
        yield page
        browser.close()


def answer_to_a_tag(site: LiveSite, url: str) -> str:
    """What the server answers to a tag, as markup that can stand anywhere in the page."""
    with (
        opened(site, url) as page,
        page.expect_response(lambda response: response.url.endswith("/tag/")) as answer,
    ):
        page.locator(QUOTES).first.click()
        html = answer.value.text()
    return re.sub(r'\sid="[^"]*"', "", re.sub(r"(</?)hx-partial[^>]*", r"\1div", html))


def press(button: Locator) -> float:
    """Press, and return the milliseconds until the answer was painted."""
    before = button.page.evaluate("took.length")
    button.click()
    button.page.wait_for_function("before => took.length > before", arg=before)
    return float(button.page.evaluate("took.at(-1)"))


def run() -> None:
    """Prints medians and 95th percentiles of both, and their ratios."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        static = directory / "static"
        site = start(directory, samples=False, STATIC_ROOT=str(static))
        url = site.manage("shell", "--no-imports", "--command", READ_ARTICLE).strip()
        html = answer_to_a_tag(site, url)
        site.stop()
        (static / FILE).write_text(html)
        site = start(directory, samples=False, STATIC_ROOT=str(static))
        tags, swaps = [], []
        try:
            with opened(site, url) as page:
                page.evaluate(WATCH)
                # The first of each does not count.
                for number in range(PRESSES + 1):
                    tags.append(press(page.locator(QUOTES).nth(number * 2)))
                    swaps.append(press(page.get_by_role("button", name="Swap", exact=True)))
        finally:
            site.stop()
    print(f"\nFrom press to paint: {PASSAGES} passages, {len(html) / 1024:.1f} KiB an answer")
    print("            median ms   95th percentile")
    rows = {"a tag": tags[1:], "empty swap": swaps[1:]}
    found = {
        name: (statistics.median(row), statistics.quantiles(row, n=20)[-1])
        for name, row in rows.items()
    }
    for name, (median, last) in found.items():
        print(f"{name:<11} {median:9.0f} {last:17.0f}")
    median, last = (a / b for a, b in zip(found["a tag"], found["empty swap"], strict=True))
    print(f"ratio       {median:9.2f} {last:17.2f}   (at most 2; load {os.getloadavg()[0]:.1f})")
