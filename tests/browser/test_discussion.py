"""Does a talk about a passage work in a real browser, with scripts and without?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.people import PASSWORD, sign_in
from tests.live import LiveSite

# What the database does then: `tests/views/test_replies.py`, `tests/queries/test_for_you.py`.
pytestmark = pytest.mark.any_database

NUMBERS: Iterator[int] = count(1)
WORDS = "The pier will outlive us all"


@pytest.fixture
def address(site: LiveSite) -> str:
    """An article of its own, with one quotation in it."""
    text = f"A pier {next(NUMBERS)}\n\nThe sea was calm. “{WORDS},” said Ada Brook.\n\nIt rained."
    slug = site.manage("import_article", "-", "--language", "en", given=text).strip()
    return f"/articles/{slug}/"


def comment_on(page: Page, address: str, body: str) -> None:
    """Comments on the quotation of the article, on its own page."""
    page.goto(address)
    page.goto(page.locator(".quote-words, .quote-bar a.comment").first.get_attribute("href") or "")
    page.locator("#comment textarea").fill(body)
    page.locator("#comment button.primary").click()
    expect(page.locator(".comments .note").first).to_be_visible()


def test_a_talk_beside_the_article(editor_page: Page, reader_page: Page, address: str) -> None:
    page = editor_page
    comment_on(page, address, "It will *not*.")
    page.goto(address)

    # Answering from the margin opens the panel, ready to write.
    note = page.locator(".notes .note")
    note.get_by_role("link", name="Répondre").click()
    expect(page.locator("#panel #comment textarea")).to_be_focused()
    page.keyboard.type("Or will it?")
    page.locator("#panel #comment button.primary").click()
    expect(page.locator("#panel .replies .note")).to_contain_text("Or will it?")
    expect(page.locator("#panel .replies .note")).to_be_focused()
    expect(note.get_by_role("link", name="1 réponse")).to_be_visible()

    # A link to a comment opens the panel at it.
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    note.get_by_role("link", name="1 réponse").click()
    expect(page.locator("#panel .note[aria-current]")).to_contain_text("It will not.")
    expect(page.locator("#panel .note[aria-current]")).to_be_focused()

    # Somebody else finds it helpful, and thinks better of it; nothing is loaded anew.
    other = reader_page
    other.goto(address)
    other.evaluate("window.stillHere = true")
    button = other.locator(".notes .helpful button")
    for pressed, words in (("true", "Utile 1"), ("false", "Utile"), ("true", "Utile 1")):
        button.click()
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(button).to_have_text(words)
    assert other.evaluate("window.stillHere")
    other.reload()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_the_same_without_scripts(no_js_editor_page: Page, no_js_page: Page, address: str) -> None:
    page = no_js_editor_page
    comment_on(page, address, "It will *not*.")
    link = page.get_by_role("link", name="Lien vers ce commentaire").get_attribute("href") or ""

    page.get_by_role("link", name="Répondre").click()
    page.locator("#comment textarea").fill("Or will it?")
    page.locator("#comment button.primary").click()
    page.wait_for_url("**/passages/*/#comment-*")
    expect(page.locator(".replies .note:target")).to_contain_text("Or will it?")

    # What has an answer leaves a trace.
    page.goto(link)
    first = page.locator(".thread > .note")
    first.get_by_role("link", name="Supprimer").click()
    page.locator("main form button").click()
    expect(first).to_contain_text("Supprimé par son auteur")
    expect(page.locator(".replies .note")).to_contain_text("Or will it?")

    other = no_js_page
    other.goto(link)
    expect(other.locator(".note:target")).to_contain_text("Supprimé par son auteur")
    other.locator(".replies .helpful button").click()
    expect(other.locator(".replies .helpful button")).to_have_attribute("aria-pressed", "true")
    expect(other.locator(".replies .helpful")).to_have_text("Utile 1")


@pytest.mark.parametrize("scripts", [True, False])
def test_rows_for_sources_come_as_they_are_needed(
    new_page: NewPage, an_editor: str, address: str, scripts: bool
) -> None:
    page = new_page(scripts=scripts, signed_in=an_editor)
    comment_on(page, address, "First.")
    page.locator("#comment .sources summary").click()
    rows = page.locator("#comment .source:visible")
    expect(rows).to_have_count(1)
    for number in range(1, 6):
        page.locator(f"#id_source_url_{number}").fill(f"gull.example/{number}")
        expect(rows).to_have_count(min(number + 1, 5))
    page.locator("#comment textarea").fill("Five pages say so.")

    page.locator("#comment button.primary").click()

    cited = page.locator(".cited a")
    expect(cited).to_have_count(5)
    expect(cited.first).to_have_attribute("href", "https://gull.example/1")
    expect(cited.first).to_have_attribute("rel", re.compile("noopener"))


def test_what_is_new_for_somebody_is_counted_until_they_look(
    editor_page: Page, new_page: NewPage, site: LiveSite, address: str
) -> None:
    name = f"ines{next(NUMBERS)}"
    site.manage(
        "createsuperuser",
        "--noinput",
        f"--username={name}",
        "--email=ines@example.org",
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    comment_on(editor_page, address, f"What do you say, @{name}?")
    page = new_page()
    sign_in(page, name)
    expect(page.locator("#for-you .badge")).to_have_text("1 nouveau")

    page.locator("#for-you").click()

    expect(page.locator(".told")).to_contain_text("vous mentionne")
    expect(page.locator("#for-you .badge")).to_have_count(0)
    page.locator(".told h2 a").click()
    expect(page.locator(".note:target")).to_contain_text("What do you say")
    page.reload()
    expect(page.locator("#for-you .badge")).to_have_count(0)
