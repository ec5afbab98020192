"""Do marks hold where the system takes the colours away, and can all be done there?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.any_database

ARTICLE = "/articles/the-harbour-vote/"
# The line of a mark's words, as it is painted: by the mark, or by the link in it.
LINE = """mark => {
  const style = getComputedStyle(mark);
  return `${style.textDecorationLine} ${style.textDecorationStyle}`;
}"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    page = new_page()
    page.emulate_media(forced_colors="active")
    page.goto(ARTICLE)
    return page


@pytest.mark.parametrize(
    ("label", "line"), [("fact", "solid"), ("opinion", "dashed"), ("sarcasm", "wavy")]
)
def test_each_label_has_its_own_kind_of_line(page: Page, label: str, line: str) -> None:
    mark = page.locator(f"#article mark.{label}").first

    assert mark.evaluate(LINE) == f"underline {line}"


def test_contested_passages_are_hatched_and_others_have_no_ground(page: Page) -> None:
    ground = "mark => getComputedStyle(mark).backgroundImage"

    assert "repeating" in page.locator("#article mark.contested").first.evaluate(ground)
    assert page.locator("#article mark.sure").first.evaluate(ground) == "none"


def test_a_sentence_is_tagged_framed_filtered_and_taken_back(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("2")
    mine = page.locator("mark.mine-opinion").first
    expect(mine).to_be_visible()
    assert mine.evaluate("mark => getComputedStyle(mark).outlineStyle") == "dashed"

    only = page.locator(".filter label", has=page.locator("input[value=mine]"))
    only.locator("input").check(force=True)
    chosen, other = (
        label.evaluate("label => getComputedStyle(label).backgroundColor")
        for label in (only, page.locator(".filter label").first)
    )
    assert chosen != other
    assert page.locator("#article mark.fact").first.evaluate(LINE).startswith("none")
    expect(page.locator("passage-map")).to_be_visible()

    mine.locator("a").focus()
    page.keyboard.press("Enter")
    pressed = page.locator("#card-tagger [aria-pressed=true]")
    expect(pressed).to_be_visible()
    pressed.click()
    expect(page.locator("mark.mine-opinion")).to_have_count(0)
