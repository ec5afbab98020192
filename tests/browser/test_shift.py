"""Does anything move by itself while a page comes in, or around a tag? Chromium keeps count."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.any_database

ARTICLE = "/articles/the-harbour-vote/"
WIDTHS = [1440, 820, 390]
TIMES = 2
# Whoever acts expects something to move within half a second; here that counts all the same.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    const moved = shift.sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
    // The palette goes where the chosen words are.
    if (moved.join() !== "palette") {
      window.shifts.push(`${shift.value.toFixed(4)} ${moved.join(" ")}`);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# Two frames later everything that was done is painted, and counted.
SHIFTS = """
() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifts))));
})
"""


def shifts(page: Page) -> list[str]:
    return list(page.evaluate(SHIFTS))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", ["/", ARTICLE])
def test_nothing_moves_while_a_page_comes_in(new_page: NewPage, url: str, width: int) -> None:
    page = new_page(width=width)
    page.add_init_script(WATCH)
    moved = []
    for _ in range(TIMES):
        page.goto(url, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        moved.append(shifts(page))

    # On a busy machine a browser may paint half a header; what moves by itself does so each time.
    assert [] in moved


@pytest.mark.parametrize("width", WIDTHS)
def test_the_text_stays_where_it_is_when_it_is_tagged(new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    page.add_init_script(WATCH)
    page.goto(ARTICLE, wait_until="networkidle")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#palette")).to_be_visible()

    page.keyboard.press("1")
    expect(page.locator("mark.mine-fact").first).to_be_visible()

    assert shifts(page) == []
