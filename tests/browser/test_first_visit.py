"""Is what can be done said once, where it can be done, and never again?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.live import LiveSite

ARTICLE = "/articles/the-harbour-vote/"
HOW = "Cliquez"
TEXT = "Nobody came. Nobody was asked.\n\nThe room was cold."


@pytest.fixture
def bare(site: LiveSite) -> str:
    """The address of an article in which nothing is marked."""
    slug = site.manage("import_article", "-", "--language", "en", "--title", "Bare", given=TEXT)
    return f"/articles/{slug.strip()}/"


@pytest.mark.any_database
def test_a_first_visit_is_told_how_to_tag_and_a_second_is_not(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    expect(page.locator(".hint")).to_contain_text(HOW)

    page.reload()
    expect(page.locator(".hint")).to_be_hidden()
    page.goto("/articles/le-dernier-train-de-nuit/")
    expect(page.locator(".hint")).to_be_hidden()


@pytest.mark.any_database
def test_an_article_without_passages_says_so_until_there_is_one(
    reader_page: Page, bare: str
) -> None:
    page = reader_page
    page.goto(bare)
    page.reload()
    expect(page.locator(".hint")).to_contain_text("Rien n’est encore marqué")
    expect(page.locator(".filter")).to_be_hidden()

    page.keyboard.press("j")
    page.keyboard.press("3")

    expect(page.locator("mark.mine-sarcasm")).to_be_visible()
    expect(page.locator(".hint")).to_be_hidden()
    expect(page.locator(".filter")).to_be_visible()
    page.reload()
    expect(page.locator(".hint")).to_have_count(0)


@pytest.mark.any_database
def test_the_first_tag_is_explained_and_the_second_is_not(reader_page: Page, bare: str) -> None:
    page = reader_page
    page.goto(bare)
    explained = page.locator("#toasts p", has_text="encadré")
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(explained).to_have_count(1)
    page.reload()

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("2")

    expect(page.locator("mark.mine-opinion")).to_be_visible()
    expect(explained).to_have_count(0)


@pytest.mark.any_database
def test_without_scripts_what_is_said_is_what_works_there(new_page: NewPage, bare: str) -> None:
    page = new_page(scripts=False)
    page.goto(bare)
    expect(page.locator(".hint")).to_contain_text("¶", use_inner_text=True)
    expect(page.locator(".hint")).not_to_contain_text(HOW, use_inner_text=True)

    page.locator(".block-link").first.click()
    page.locator("ol.sentences button.fact").first.click()
    page.goto(bare)

    expect(page.locator(".hint")).to_have_count(0)


def test_what_a_new_browser_does_at_once_is_done_by_one_reader(
    reader_page: Page,
) -> None:
    page = reader_page
    page.goto(ARTICLE)
    assert not page.context.cookies()
    first, second = (page.locator(".quote-bar .tagger").nth(n) for n in (0, 1))

    page.evaluate(
        "() => document.querySelectorAll('.quote-bar .tagger').forEach((tagger, n) =>"
        " n < 2 && tagger.querySelector('button.fact').click())"
    )

    for tagger in (first, second):
        expect(tagger.locator("button.fact")).to_have_attribute("aria-pressed", "true")
    page.reload()
    for tagger in (first, second):
        expect(tagger.locator("button.fact")).to_have_attribute("aria-pressed", "true")
