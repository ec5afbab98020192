"""Does a search find as one types, and lead to the words?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage


def test_what_is_found_appears_as_one_types_and_leads_to_its_words(new_page: NewPage) -> None:
    page = new_page(locale="en-GB")
    page.goto("/search/")
    field = page.locator("main input[type=search]")

    field.press_sequentially("lifeboats sl", delay=20)

    hit = page.locator(".hits .entry", has_text="lifeboat slip").first
    expect(hit.locator("b").first).to_be_visible()
    expect(field).to_be_focused()
    hit.locator("h2 a").click()
    page.wait_for_url("**/articles/the-harbour-vote/**")
    expect(page.locator(".block-text", has_text="lifeboat slip").first).to_be_in_viewport()
    page.go_back()
    expect(field).to_have_value("lifeboats sl")
    expect(hit).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_is_found_is_narrowed(new_page: NewPage, scripts: bool) -> None:
    page = new_page(locale="en-GB", scripts=scripts)
    page.goto("/?q=moon")
    expect(page.locator(".hits .entry")).not_to_have_count(1)
    page.locator("main summary").click()
    page.get_by_label("Among").select_option("quote")
    page.get_by_label("Said by").fill("ostler")

    page.get_by_role("button", name="Show these").click()

    expect(page.locator(".hits .entry")).to_have_count(1)
    expect(page.locator(".hits .excerpt")).to_contain_text("The moon has never missed a shift")
