"""Does a flag lead to a decision, and that to its author, in a real browser?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.people import PASSWORD, sign_in
from tests.live import LiveSite

# What the database does then: `tests/views/test_moderation.py`.
pytestmark = pytest.mark.any_database

WORDS = "The pier will outlive us all"
TEXT = f"A pier to flag\n\nThe sea was calm. “{WORDS},” said Ada Brook.\n\nIt rained."


@pytest.fixture
def author(site: LiveSite, new_page: NewPage) -> Page:
    """A reader with an account who has commented on the quotation of an article."""
    site.manage("import_article", "-", "--language", "en", given=TEXT)
    site.manage("shell", "-c", f"User.objects.create_user('nora', password='{PASSWORD}')")
    page = new_page(locale="en-GB")
    sign_in(page, "nora")
    page.goto("/articles/a-pier-to-flag/")
    page.locator(".quote-bar a.comment").first.click()
    page.locator("#panel #comment textarea").fill("It will sink, and so will you.")
    page.locator("#panel #comment button.primary").click()
    expect(page.locator("#panel .comments .note")).to_contain_text("It will sink")
    return page


def test_a_reader_flags_an_editor_removes_and_the_author_is_told(
    author: Page, an_editor: str, new_page: NewPage
) -> None:
    reader = new_page(locale="en-GB")
    reader.goto("/articles/a-pier-to-flag/")
    reader.locator(".notes .note").get_by_role("link", name="Flag").click()
    reader.locator("#panel").get_by_label("Insults, threatens or incites hatred").check()
    reader.locator("#panel").get_by_role("button", name="Flag it").click()
    expect(reader.locator("#toasts")).to_contain_text("Flagged.")
    expect(reader.locator("#panel").get_by_role("link", name="Flagged")).to_be_visible()

    editor = new_page(locale="en-GB", signed_in=an_editor)
    editor.goto("/moderation/")
    case = editor.locator("li.case", has_text="It will sink")
    expect(case).to_contain_text("Insults, threatens or incites hatred")
    case.focus()
    editor.keyboard.press("r")
    # Without a reason nothing is removed; the field for it has the focus.
    expect(case.get_by_label("Reason")).to_be_focused()
    editor.keyboard.type("It threatens people.")
    case.get_by_role("button", name="Remove").click()
    expect(editor.locator("#left-flagged")).to_have_text("0")
    expect(editor.locator("li.decided")).to_contain_text("Removed. Its author is told.")

    # An open page learns of it within seconds.
    expect(reader.locator(".notes .note")).to_be_hidden()
    author.goto("/for-you/")
    told = author.locator(".told", has_text="Your comment was removed by an editor")
    expect(told).to_contain_text("It threatens people.")
    told.locator("h2 a").click()
    expect(author.locator(".comments .note")).to_contain_text("Only you and editors see it.")
