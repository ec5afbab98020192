"""Does an act go on after signing in, when the session or its token ended amid it?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.people import PASSWORD, sign_in
from tests.browser.watch import Watch
from tests.browser.writing import WORDS, an_article, choose, publish, published, write
from tests.live import LiveSite

# What the database does then: `tests/test_accounts.py`, `tests/actions/test_readers.py`.
pytestmark = pytest.mark.any_database


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    return an_article(site, request.node.name)


@pytest.fixture(autouse=True)
def a_line_that_breaks(watch: Watch) -> None:
    """What the browser and htmx say of it, and the answers that these tests make up."""
    watch.excused += ["INTERNET_DISCONNECTED", "Failed to fetch", "answer 50"]


def test_a_session_that_ended_amid_a_comment_asks_to_sign_in_and_then_publishes_it(
    editor_page: Page, article: str
) -> None:
    page = editor_page
    page.goto(article)
    form = write(page, "This took me an hour to write.")
    page.context.clear_cookies(name="sessionid")

    publish(form)

    page.wait_for_url("**/accounts/login/**")
    expect(page.locator("input[name=carry_on]")).to_be_checked()
    expect(page.locator(".unfinished")).to_contain_text("This took me an hour")
    page.locator("input[name=login]").fill("rosa")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    note = page.locator(".note", has_text="This took me an hour to write.")
    expect(note).to_be_visible()
    expect(page.locator("#toasts")).to_contain_text("ce que vous faisiez est fait")
    page.goto(article)
    expect(note).to_be_visible()
    page.locator(".note-on a").first.click()
    expect(page.locator("#panel textarea[name=body]")).to_have_value("")


def test_what_waits_asks_to_sign_in_where_the_session_ended_meanwhile_and_is_sent_once(
    editor_page: Page, article: str
) -> None:
    page = editor_page
    page.goto(article)
    form = write(page, "Offline, and out of time.")
    page.context.set_offline(True)
    publish(form)
    expect(form.locator(".unsent")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    page.context.set_offline(False)

    page.locator("#toasts a").click()

    page.locator("input[name=login]").fill("rosa")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    expect(page.locator("#toasts")).to_contain_text("ce que vous faisiez est fait")
    page.wait_for_load_state("load")
    assert page.evaluate("localStorage.getItem('outbox')") is None
    page.goto(article)
    expect(published(page, "Offline, and out of time.")).to_have_count(1)


def test_without_scripts_it_is_published_after_signing_in_too(
    no_js_editor_page: Page, article: str
) -> None:
    page = no_js_editor_page
    page.goto(article)
    page.locator(".quote-bar a.comment").first.click()
    page.locator("form.comment-form textarea").fill("Written by hand.")
    page.context.clear_cookies(name="sessionid")
    publish(page.locator("form.comment-form"))
    page.locator("input[name=login]").fill("rosa")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")

    expect(page.locator(".note", has_text="Written by hand.")).to_be_visible()


def test_a_page_from_before_signing_in_elsewhere_carries_on_by_itself(
    new_page: NewPage, an_editor: str, article: str
) -> None:
    page = new_page()
    page.goto(article)
    elsewhere = page.context.new_page()
    sign_in(elsewhere, an_editor)
    choose(page)

    page.keyboard.press("2")

    expect(page.locator("mark.mine-opinion")).to_have_text(WORDS)
    expect(page.locator("#toasts .error")).to_have_count(0)
    page.locator(".quote-bar button.fact").first.click()
    expect(page.locator(".quote-bar button.fact").first).to_have_attribute("aria-pressed", "true")


def test_without_scripts_such_a_page_sends_it_again_with_a_button(
    new_page: NewPage, an_editor: str, article: str
) -> None:
    page = new_page(scripts=False)
    page.goto(article)
    elsewhere = page.context.new_page()
    sign_in(elsewhere, an_editor)
    page.locator(".quote-bar button.fact").first.click()

    page.locator("main form button.primary").click()

    page.wait_for_url(f"**{article}**")
    expect(page.locator(".quote-bar button.fact").first).to_have_attribute("aria-pressed", "true")
