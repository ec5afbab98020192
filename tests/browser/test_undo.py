"""Can what one did be undone in the page: by notice, by key, after a reload, in two windows?"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.live import LiveSite

# What the database does then: `tests/actions/test_undoing.py`.
pytestmark = pytest.mark.any_database

TEXT = "<p>One came first. Two came next. Three came last.</p>"
MINE = "mark.mine"


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    """The address of an article of its own, on which nobody has done anything."""
    title = f"--title={request.node.name}"
    slug = site.manage("import_article", "-", "--format=html", "--language=en", title, given=TEXT)
    return f"/articles/{slug.strip()}/"


def tag_first_sentence(page: Page, key: str = "1") -> None:
    page.keyboard.press("j")
    page.keyboard.press(key)
    expect(page.locator(MINE)).to_have_text("One came first.")


def tag_it_anew(page: Page) -> None:
    page.locator(MINE).first.click()
    expect(page.locator("#panel #card")).to_be_visible()
    page.keyboard.press("3")
    expect(page.locator("mark.mine-sarcasm")).to_have_count(1)


def test_the_notice_after_an_act_undoes_it(reader_page: Page, article: str) -> None:
    page = reader_page
    page.goto(article)
    tag_first_sentence(page)
    page.locator(".toast button", has_text="Annuler").click()

    expect(page.locator(MINE)).to_have_count(0)
    expect(page.locator(".toast").last).to_contain_text("Annulé")
    expect(page.locator("#undo")).to_be_empty()


def test_u_undoes_one_act_after_the_other_also_after_a_reload(
    reader_page: Page, article: str
) -> None:
    page = reader_page
    page.goto(article)
    tag_first_sentence(page)
    tag_it_anew(page)
    page.reload()

    page.keyboard.press("u")
    expect(page.locator("mark.mine-fact")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(MINE)).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(".toast").last).to_contain_text("rien de vous ici")


def test_u_pressed_quickly_undoes_as_many_acts(reader_page: Page, article: str) -> None:
    page = reader_page
    page.goto(article)
    tag_first_sentence(page)
    tag_it_anew(page)
    page.keyboard.press("Escape")

    page.keyboard.press("u")
    page.keyboard.press("u")

    expect(page.locator(MINE)).to_have_count(0)
    expect(page.locator(".toast.error")).to_have_count(0)


def test_the_window_that_is_behind_is_told_so_and_goes_on(new_page: NewPage, article: str) -> None:
    page = new_page()
    page.goto(article)
    tag_first_sentence(page)
    tag_it_anew(page)
    behind = page.context.new_page()
    behind.goto(article)
    page.keyboard.press("u")
    expect(page.locator("mark.mine-fact")).to_have_count(1)

    behind.keyboard.press("u")
    expect(behind.locator(".toast.error")).to_contain_text("déjà été annulé")
    behind.keyboard.press("u")
    expect(behind.locator(MINE)).to_have_count(0)


def test_without_scripts_a_button_of_the_article_undoes(no_js_page: Page, article: str) -> None:
    page = no_js_page
    page.goto(article)
    page.locator(".block-link").first.click()
    page.locator("form.tagger button.opinion").first.click()
    page.goto(article)
    expect(page.locator(MINE)).to_have_count(1)

    page.locator("#undo button").click()

    page.wait_for_url(lambda url: urlsplit(url).path == article)
    expect(page.locator(MINE)).to_have_count(0)
