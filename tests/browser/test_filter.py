"""Can a reader look at some of the marks only, and send somebody the page as it is then?"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.any_database

ARTICLE = "/articles/the-harbour-vote/"
SHOWN = """[...document.querySelectorAll(".body mark")]
  .filter(mark => getComputedStyle(mark).textDecorationLine === "underline")
  .map(mark => mark.className)"""


def shown(page: Page) -> list[str]:
    """The classes of the marks that can be seen."""
    classes: list[str] = page.evaluate(SHOWN)
    return classes


def test_labels_add_up_and_other_conditions_narrow(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    everything = shown(page)
    page.locator(".filter input[value=fact]").check(force=True)
    facts = shown(page)
    assert 0 < len(facts) < len(everything)
    assert all("fact" in classes.split() for classes in facts)
    page.locator(".filter input[value=sarcasm]").check(force=True)
    assert len(shown(page)) > len(facts)
    page.locator(".filter input[value=noted]").check(force=True)
    assert all("noted" in classes.split() for classes in shown(page))
    expect(page.locator(".filter output")).to_contain_text("Passages")
    visible = page.locator(".notes .note:visible").count()
    assert 0 < visible < page.locator(".notes .note").count()

    for value in ("fact", "sarcasm", "noted"):
        page.locator(f".filter input[value={value}]").uncheck(force=True)
    assert shown(page) == everything
    expect(page.locator(".filter output")).to_have_text("")


def test_the_address_keeps_the_choice_and_a_tag_is_sorted_in_at_once(reader_page: Page) -> None:
    page = reader_page
    page.goto(f"{ARTICLE}?only=mine")
    expect(page.locator(".filter input[value=mine]")).to_be_checked()
    assert shown(page) == []
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("mark.mine-fact").first).to_be_visible()
    assert shown(page)
    page.keyboard.press("n")
    expect(page.locator("mark.mine > a:focus")).to_have_count(1)

    page.locator(".filter input[value=contested]").check(force=True)
    assert urlsplit(page.url).query == "only=contested&only=mine"
    page.reload()
    expect(page.locator(".filter input[value=contested]")).to_be_checked()


def test_without_scripts_no_filter_is_offered(new_page: NewPage) -> None:
    page = new_page(scripts=False)
    page.goto(ARTICLE)
    expect(page.locator(".filter")).to_be_hidden()


def test_the_number_beside_a_voice_shows_only_what_it_said_and_the_address_keeps_it(
    reader_page: Page,
) -> None:
    page = reader_page
    page.goto(ARTICLE)
    count = page.locator("a[data-voice=maeve-trelling]")
    said = int(count.inner_text())
    bars = page.locator(".quote-bar:not(.set-aside)")
    everybody = bars.count()

    count.click()

    assert urlsplit(page.url).query == "voice=maeve-trelling"
    expect(page.locator(".filter output")).to_have_text(re.compile(rf"{said}\b.*\b\d+"))
    expect(page.locator(".filter label", has_text="Maeve Trelling")).to_be_visible()
    expect(count).to_have_attribute("aria-current", "true")
    expect(bars).to_have_count(said)
    assert set(bars.evaluate_all("bars => bars.map(bar => bar.dataset.voice)")) == {
        "maeve-trelling"
    }

    # It adds up with the others, and a press on it again or on its box takes it away.
    page.locator("a[data-voice=ines-calloway]").click()
    assert bars.count() > said
    page.reload()
    expect(page.locator(".filter input[name=voice]:checked")).to_have_count(2)
    page.locator(".filter input[value=ines-calloway]").uncheck(force=True)
    expect(bars).to_have_count(said)
    count.click()
    expect(bars).to_have_count(everybody)
    assert urlsplit(page.url).query == ""


def test_a_filter_that_leaves_nothing_says_so(reader_page: Page) -> None:
    page = reader_page
    page.goto(f"{ARTICLE}?only=mine")

    expect(page.locator(".filter output")).to_have_text("Aucun passage n’est ainsi.")
    assert shown(page) == []


def test_a_voice_that_the_article_does_not_quote_filters_nothing(reader_page: Page) -> None:
    page = reader_page
    page.goto(f"{ARTICLE}?voice=nobody-at-all")

    assert shown(page)
    expect(page.locator(".filter output")).to_have_text("")


def test_without_scripts_the_number_leads_to_the_quotes_on_the_page_of_the_voice(
    new_page: NewPage,
) -> None:
    page = new_page(scripts=False)
    page.goto(ARTICLE)
    count = page.locator("a[data-voice=maeve-trelling]")
    said = int(count.inner_text())

    count.click()

    expect(page.locator("h1")).to_have_text("Maeve Trelling")
    expect(page.locator(".sayings > li")).to_have_count(said)
