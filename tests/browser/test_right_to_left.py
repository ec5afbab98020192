"""Does an article that goes from right to left lay out so: its page, its card, its file?"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.factories import ARABIC
from tests.live import LiveSite

pytestmark = pytest.mark.any_database

QUOTED = "لم نفقد صندوقا واحدا طوال حياتنا"
# Where the first line of an element begins, as a share of the element’s width from its left.
BEGINS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const line = range.getClientRects()[0], box = element.getBoundingClientRect();
  return { left: line.left - box.left, right: box.right - line.right };
}"""


@pytest.fixture(scope="module")
def path(site: LiveSite) -> str:
    """The address of the sample, brought in as an editor would from the command line."""
    slug = site.manage(
        "import_article", "-", "--language", "ar", "--title", "صوت المرفأ", given=ARABIC
    ).strip()
    return f"/articles/{slug}/"


def begins_on_the_right(page: Page, selector: str) -> bool:
    edges = page.locator(selector).first.evaluate(BEGINS)
    return bool(edges["right"] < 2 < edges["left"])


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_the_page_goes_to_the_left_and_what_the_site_says_does_not(
    new_page: NewPage, path: str, width: int
) -> None:
    page = new_page(width=width, height=900, locale="en-GB")
    page.goto(path)

    expect(page.locator("#article")).to_have_attribute("dir", "rtl")
    assert begins_on_the_right(page, "h1")
    for selector in (".block-text p", ".quote-words"):
        direction = page.locator(selector).first.evaluate("e => getComputedStyle(e).direction")
        assert direction == "rtl"
    for selector in (".figures", ".filter", ".tagger", ".block-quotes"):
        direction = page.locator(selector).first.evaluate("e => getComputedStyle(e).direction")
        assert direction == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Beside the text, not over it.
    text, bar = (page.locator(one).first.bounding_box() for one in (".block-text", ".quote-bar"))
    assert text
    assert bar
    assert bar["x"] >= text["x"] + text["width"] or bar["y"] >= text["y"] + text["height"]


def test_its_sentences_are_tagged_and_its_card_goes_to_the_left(
    new_page: NewPage, path: str
) -> None:
    page = new_page(locale="en-GB")
    page.goto(path)
    text = page.locator(".block-text").first.bounding_box()
    assert text
    page.mouse.click(text["x"] + text["width"] - 20, text["y"] + 12)
    expect(page.locator("#palette input[name=exact]")).to_have_value(
        "اجتمع مجلس الميناء مساء الاثنين."
    )
    page.keyboard.press("2")
    expect(page.locator("mark.mine-opinion")).to_have_text("اجتمع مجلس الميناء مساء الاثنين.")

    page.locator("mark", has_text=QUOTED).first.click()
    expect(page.locator("#panel .card-words")).to_have_text(QUOTED)
    assert begins_on_the_right(page, "#panel .card-words")

    page.goto(f"{path}passages/")
    expect(page.locator(".covering a", has_text=QUOTED)).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_its_file_goes_to_the_left(
    new_page: NewPage, site: LiveSite, path: str, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "article.html"
    slug = path.split("/")[2]
    site.manage("export_article", slug, "--format", "html", "--output", str(file))
    page = new_page(width=width, height=900)

    page.set_content(file.read_text(encoding="utf-8"))

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert begins_on_the_right(page, "h1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
