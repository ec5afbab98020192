"""Can an article be read and tagged with the keyboard alone?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.any_database

ARTICLE = "/articles/the-harbour-vote/"
CHOSEN = "[...(CSS.highlights.get('sentence') ?? [])].map(String).join('')"
IN_SIGHT = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}"""


def chosen(page: Page) -> str:
    words: str = page.evaluate(CHOSEN)
    return words


def test_j_and_k_move_by_sentence_and_shift_takes_more_of_them(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    page.keyboard.press("j")
    first = chosen(page)
    assert first
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("j")
    second = chosen(page)
    assert second not in ("", first)
    page.keyboard.press("k")
    assert chosen(page) == first

    page.keyboard.press("j")
    page.keyboard.press("Shift+J")
    both = chosen(page)
    assert both.startswith(second)
    assert len(both) > len(second)
    assert page.locator("#palette input[name=exact]").input_value().startswith(second)
    page.keyboard.press("Shift+K")
    assert chosen(page) == second
    page.keyboard.press("Shift+K")
    assert chosen(page).endswith(second)
    assert len(chosen(page)) > len(second)


def test_a_chosen_sentence_is_tagged_and_j_goes_on_from_there(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    for _ in range(3):
        page.keyboard.press("j")
    third = chosen(page)
    page.keyboard.press("1")
    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("mark.mine-fact").first).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert chosen(page) == third


def test_a_sentence_far_down_is_brought_into_sight(new_page: NewPage) -> None:
    page = new_page(height=500)
    page.goto(ARTICLE)
    for _ in range(14):
        page.keyboard.press("j")
    assert page.evaluate(IN_SIGHT, "#palette")
    assert page.evaluate("scrollY") > 0


def test_n_and_p_visit_the_passages_and_a_key_tags_the_open_one(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.textContent") == first

    page.keyboard.press("Enter")
    expect(page.locator("#panel #card")).to_be_visible()
    page.keyboard.press("3")
    expect(page.locator("#panel button.sarcasm")).to_have_attribute("aria-pressed", "true")

    words = page.locator("#panel .card-words").text_content()
    page.keyboard.press("n")
    expect(page.locator("#panel .card-words")).not_to_have_text(words or "")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_the_list_of_keys_opens_and_gives_the_focus_back(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    opener = page.locator(".keys-open")
    opener.focus()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("j")
    assert chosen(page) == ""
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    expect(opener).to_be_focused()


def test_letters_in_the_search_field_move_nothing(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    page.locator("input[type=search]").press_sequentially("jnm?")
    assert chosen(page) == ""
    expect(page.locator("input[type=search]")).to_have_value("jnm?")


def test_a_finger_takes_more_and_less_with_buttons(new_page: NewPage) -> None:
    page = new_page(width=390, height=844, touch=True)
    page.goto(ARTICLE)
    page.keyboard.press("j")  # the journeys tap
    expect(page.locator("#palette")).to_be_visible()
    one = chosen(page)
    for button in page.locator("#palette button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    page.locator("#palette [data-stretch='1']").tap()
    assert len(chosen(page)) > len(one)
    page.locator("#palette [data-stretch='-1']").tap()
    assert chosen(page) == one
