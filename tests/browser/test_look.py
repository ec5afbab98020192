"""Does the page look as its reader wants, from the first paint on, and after a reload?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.any_database

ARTICLE = "/articles/the-harbour-vote/"
PAPER = "getComputedStyle(document.body).backgroundColor"
SIZE = "parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)"
FACE = "getComputedStyle(document.querySelector('.body')).fontFamily"
LINED = "getComputedStyle(document.querySelector('.body mark')).textDecorationLine"


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f".look input[name={name}][value={value!r}]").check(force=True)


def test_what_the_reader_chooses_holds_at_once_on_other_pages_and_after_a_reload(
    reader_page: Page,
) -> None:
    page = reader_page
    page.goto(ARTICLE)
    paper, size = page.evaluate(PAPER), page.evaluate(SIZE)

    page.locator(".look-open").click()
    expect(page.locator("#look")).to_be_visible()
    choose(page, "scheme", "sepia")
    choose(page, "face", "sans")
    choose(page, "size", "larger")
    page.keyboard.press("Escape")
    expect(page.locator("#look")).to_be_hidden()
    expect(page.locator(".look-open")).to_be_focused()
    sepia = page.evaluate(PAPER)
    assert sepia != paper
    assert page.evaluate(SIZE) > 1.3 * size
    assert "sans-serif" in page.evaluate(FACE)

    page.reload()
    assert page.evaluate(PAPER) == sepia
    assert page.evaluate(SIZE) > 1.3 * size
    page.goto("/")
    assert page.evaluate(PAPER) == sepia

    page.locator(".look-open").click()
    expect(page.locator(".look input[value=sepia]")).to_be_checked()
    page.locator(".look button[type=reset]").click()
    assert page.evaluate(PAPER) == paper
    expect(page.locator(".look input[name=scheme]").first).to_be_checked()
    page.reload()
    assert page.evaluate(PAPER) == paper


def test_two_open_pages_of_one_browser_look_the_same(reader_page: Page) -> None:
    reader_page.goto(ARTICLE)
    other = reader_page.context.new_page()
    other.goto("/")
    reader_page.locator(".look-open").click()
    choose(reader_page, "scheme", "dark")
    expect(other.locator("html")).to_have_attribute("data-scheme", "dark")


def test_m_hides_the_marks_and_notes_and_shows_them_again(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    assert page.evaluate(LINED) == "underline"
    expect(page.locator(".tagger").first).to_be_visible()

    page.keyboard.press("m")
    assert page.evaluate(LINED) == "none"
    expect(page.locator(".tagger").first).to_be_hidden()
    expect(page.locator("#toasts")).to_contain_text("cachées")

    # A letter that is typed is a letter.
    page.locator("input[type=search]").press_sequentially("m")
    assert page.evaluate(LINED) == "none"
    page.locator("h1").click()
    page.keyboard.press("m")
    assert page.evaluate(LINED) == "underline"


def test_a_deep_link_shows_its_passage_though_marks_are_hidden(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    page.keyboard.press("m")
    anchor = page.locator(".body mark span[id^=p], .body mark[id^=p]").first.get_attribute("id")
    page.goto(f"{ARTICLE}#{anchor}")
    shown = page.locator(f"mark#{anchor}, mark:has(> #{anchor})").first
    assert shown.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"


def test_a_broken_choice_in_the_store_leaves_the_page_as_it_is(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script('localStorage.setItem(\'look\', \'{"scheme": 3, "x y": "z", oops\')')
    page.goto(ARTICLE)
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("html").get_attribute("data-scheme") is None


def test_without_scripts_there_is_no_button_that_does_nothing(new_page: NewPage) -> None:
    page = new_page(scripts=False)
    page.goto(ARTICLE)
    expect(page.locator(".look-open")).to_be_hidden()
