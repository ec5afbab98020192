"""Can an editor go from the list to a published comment, back, and undo it, by keyboard alone?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.people import EDITOR, PASSWORD, sign_in
from tests.live import LiveSite

pytestmark = pytest.mark.any_database

MANY = 80
TITLE = "A walk to the lighthouse"
TEXT = (
    "The path was closed. “It has been so since the storm,” said Ida Falk, who keeps the light. "
    "“Nobody has missed it,” said Omar Reed."
)


@pytest.fixture
def article(site: LiveSite) -> str:
    """The address of an article that stands first in the list."""
    slug = site.manage("import_article", "-", "--language=en", f"--title={TITLE}", given=TEXT)
    return f"/articles/{slug.strip()}/"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus, as somebody does who sees where it is."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"Tab never comes to {target}")


def test_from_the_list_to_a_published_comment_back_to_the_same_place_and_to_its_undo(
    reader_page: Page, an_editor: str, article: str
) -> None:
    page = reader_page
    page.goto("/")
    tab_to(page, page.locator(".account a"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/login/**")
    tab_to(page, page.locator("input[name=login]"))
    page.keyboard.type(EDITOR)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)

    tab_to(page, page.get_by_role("link", name=TITLE))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{article}")
    for _ in range(2):
        page.keyboard.press("n")
    link = page.locator("mark > a:focus")
    address = link.get_attribute("href")
    words = link.text_content() or ""
    page.keyboard.press("Enter")
    expect(page.locator("#panel #card")).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#panel textarea[name=body]")).to_be_focused()
    page.keyboard.type("Written *without* a mouse.")
    tab_to(page, page.locator("#panel form.comment-form button.primary"))
    page.keyboard.press("Enter")

    written = page.locator("#panel .note em", has_text="without")
    expect(written).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("mark > a:focus")).to_have_text(words)
    expect(page.locator("mark > a:focus")).to_have_attribute("href", address or "")
    note = page.locator(".notes .note em", has_text="without")
    expect(note).to_be_visible()

    page.keyboard.press("u")
    expect(note).to_have_count(0)


def test_the_focus_comes_back_from_a_comment_that_was_not_written(
    editor_page: Page,
) -> None:
    page = editor_page
    page.goto("/articles/the-harbour-vote/")
    opener = page.locator(".quote-bar a.comment").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel textarea[name=body]")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.locator("#panel")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_focus_stays_on_the_mark_when_the_answer_comes_after_the_card_was_closed(
    reader_page: Page, an_editor: str, article: str
) -> None:
    page = reader_page
    sign_in(page, an_editor)
    page.goto(article)
    page.keyboard.press("n")
    words = page.locator("mark > a:focus").text_content() or ""
    page.keyboard.press("Enter")
    expect(page.locator("#panel #card")).to_be_focused()
    held: list[Route] = []
    page.route("**/comments/", lambda route: held.append(route))
    page.keyboard.press("c")
    page.keyboard.type("Sent, and closed at once.")
    page.locator("#panel form.comment-form button.primary").focus()
    with page.expect_request("**/comments/"):
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("mark > a:focus")).to_have_text(words)

    with page.expect_response("**/comments/"):
        held[0].continue_()

    expect(page.locator(".notes .note", has_text="closed at once")).to_be_visible()
    expect(page.locator("mark > a:focus")).to_have_text(words)
