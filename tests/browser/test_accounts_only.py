"""Where only accounts may tag: is a tag that somebody gave before signing in given afterwards?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import live
from tests.browser.people import EDITOR, PASSWORD
from tests.browser.watch import Watch

pytestmark = pytest.mark.any_database
ARTICLE = "/articles/the-harbour-vote/"


@pytest.fixture(scope="module")
def strict_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.LiveSite]:
    """A site that takes no tag from a browser without an account."""
    running = live.start(tmp_path_factory.mktemp("strict"), ANONYMOUS_TAGS="0")
    account = ("createsuperuser", "--noinput", f"--username={EDITOR}", "--email=rosa@example.org")
    running.manage(*account, DJANGO_SUPERUSER_PASSWORD=PASSWORD)
    yield running
    running.stop()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_tag_is_given_by_whom_the_site_asked_to_sign_in(
    browser: Browser, strict_site: live.LiveSite, scripts: bool
) -> None:
    context = browser.new_context(base_url=strict_site.url, java_script_enabled=scripts)
    watch = Watch(origin=strict_site.url)
    watch.over(context)
    page = context.new_page()
    if scripts:
        page.goto(ARTICLE)
        page.keyboard.press("j")
        words = page.locator("#palette input[name=exact]").input_value()
        page.keyboard.press("3")
    else:
        page.goto(f"{ARTICLE}blocks/1/")
        sentence = page.locator("ol.sentences > li").first
        words = sentence.locator("p").inner_text()
        sentence.locator("button.sarcasm").click()

    page.wait_for_url("**/accounts/login/**")
    expect(page.locator(".unfinished")).to_contain_text(words[:60])
    sign_in_here(page)

    expect(page.locator("mark.mine-sarcasm").first).to_be_visible()
    assert "".join(page.locator("mark.mine-sarcasm").all_text_contents()) == words
    context.close()
    assert not watch.problems


def sign_in_here(page: Page) -> None:
    page.locator("input[name=login]").fill(EDITOR)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
