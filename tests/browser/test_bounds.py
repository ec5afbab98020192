"""Can a passage's edges be moved in its card, by buttons, by keys and by choosing words?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.live import LiveSite

pytestmark = pytest.mark.any_database

TEXT = "<p>One came first. Two came next. Three came last.</p><p>Four stayed away.</p>"
MINE = "mark.mine"


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    """The address of an article of its own, on which nobody has done anything."""
    title = f"--title={request.node.name}"
    slug = site.manage("import_article", "-", "--format=html", "--language=en", title, given=TEXT)
    return f"/articles/{slug.strip()}/"


def open_card(page: Page, article: str) -> None:
    """Tag the first sentence and open its card at the buttons for its edges."""
    page.goto(article)
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator(MINE)).to_have_text("One came first.")
    page.locator(MINE).click()
    page.locator("#card .bounds summary").click()


def test_buttons_move_an_edge_and_keep_the_focus(reader_page: Page, article: str) -> None:
    page = reader_page
    open_card(page, article)
    page.locator("#end-word-out").focus()
    for words in ("One came first. Two", "One came first. Two came"):
        page.keyboard.press("Enter")
        expect(page.locator("#card .card-words")).to_have_text(words)
        expect(page.locator(MINE)).to_have_text(words)
        expect(page.locator("#end-word-out")).to_be_focused()
    page.locator("#start-sentence-in").click()
    expect(page.locator(MINE)).to_have_text("Two came")

    page.locator("#main").click(position={"x": 2, "y": 2})
    page.keyboard.press("u")
    expect(page.locator(MINE)).to_have_text("One came first. Two came")


def test_chosen_words_become_the_passage(reader_page: Page, article: str) -> None:
    page = reader_page
    open_card(page, article)
    expect(page.locator(".chosen-words")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#palette")).to_be_visible()
    words = page.locator("#palette input[name=exact]").input_value()
    page.locator(".chosen-words").click()

    expect(page.locator("#card .card-words")).to_have_text(words)
    expect(page.locator(MINE)).to_have_text(words)
    expect(page.locator("#palette")).to_be_hidden()


def test_without_scripts_plain_buttons_do(no_js_page: Page, article: str) -> None:
    page = no_js_page
    page.goto(f"{article}blocks/1/")
    page.locator("form.tagger button.opinion").first.click()
    page.locator(".covering a").first.click()
    page.locator(".bounds summary").click()
    page.locator("#end-sentence-out").click()

    expect(page.locator(".card-words")).to_have_text("One came first. Two came next.")
