"""Does a reader who is too quick lose anything? What is too much now is sent a moment later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.writing import WORDS, an_article, choose, publish, published, write
from tests.live import LiveSite

REFUSAL = (
    '<hx-partial hx-target="#toasts" hx-swap="beforeend"><p class="toast error" role="alert">'
    "Attendez 40 secondes</p></hx-partial>"
)


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    return an_article(site, request.node.name)


class Busy:
    """A site that finds one request too many."""

    def __init__(self, page: Page, path: str) -> None:
        self.asked = 0
        page.route(path, self.answer)

    def answer(self, route: Route) -> None:
        self.asked += 1
        if self.asked > 1:
            route.continue_()
        else:
            route.fulfill(
                status=429,
                headers={"Retry-After": "40", "Content-Type": "text/html"},
                body=REFUSAL,
            )


def test_a_tag_too_many_waits_as_long_as_the_site_says_and_is_sent_then(
    reader_page: Page, article: str
) -> None:
    page = reader_page
    page.clock.install()
    page.goto(article)
    busy = Busy(page, "**/tags/")
    choose(page)

    page.keyboard.press("1")

    expect(page.locator("#toasts")).to_contain_text("plus vite que le site")
    page.clock.run_for(30_000)
    page.evaluate("dispatchEvent(new Event('online'))")
    assert busy.asked == 1
    page.clock.run_for(15_000)
    expect(page.locator("mark.mine-fact")).to_have_text(WORDS)
    assert busy.asked == 2


def test_a_comment_too_many_stays_in_its_form_and_is_published_later(
    editor_page: Page, article: str
) -> None:
    page = editor_page
    page.clock.install()
    page.goto(article)
    busy = Busy(page, "**/comments/")
    form = write(page, "A quick remark.")

    publish(form)

    expect(form.locator(".unsent")).to_contain_text("Pas encore publié")
    expect(form.locator("textarea")).to_have_value("A quick remark.")
    page.clock.run_for(45_000)
    expect(published(page, "A quick remark.")).to_be_visible()
    assert busy.asked == 2
