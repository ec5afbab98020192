"""Does an editor publish a draft and close it to readers without scripts, and do scripts cope?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.live import LiveSite

# What the database does then: `tests/views/test_article_settings.py`.
pytestmark = pytest.mark.any_database

TEXT = "<p>One came first. Two came next.</p>"


def choose(page: Page, article: str, **values: str) -> None:
    """Give an article these settings, as an editor does."""
    page.goto(article)
    page.locator(f"a[href='{article}settings/']").first.click()
    for name, value in values.items():
        page.locator(f"input[name={name}][value={value}]").check()
    page.locator(".entry-form button.primary").click()
    page.wait_for_url(f"**{article}")


def test_a_draft_is_published_and_offers_readers_what_they_may_do(
    no_js_editor_page: Page, reader_page: Page, site: LiveSite
) -> None:
    brought = ("import_article", "-", "--format=html", "--language=en", "--title=Closed")
    slug = site.manage(*brought, "--status=draft", given=TEXT).strip()
    article = f"/articles/{slug}/"
    page = reader_page
    page.goto("/")
    expect(page.locator(f"a[href='{article}']")).to_have_count(0)

    choose(no_js_editor_page, article, status="public", taggers="editors")
    page.goto("/")
    expect(page.locator(f"a[href='{article}']")).to_have_count(1)
    page.goto(article)
    page.keyboard.press("j")
    expect(page.locator("#palette")).to_be_visible()
    expect(page.locator("#palette button[name=label]")).to_have_count(0)
    page.keyboard.press("1")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("c")
    page.wait_for_url("**/accounts/login/**")

    choose(no_js_editor_page, article, commenters="editors")
    page.goto(article)
    page.keyboard.press("j")
    page.locator(".body p").first.click()
    expect(page.locator("tag-palette")).to_have_count(0)
    expect(page.locator(".limits")).to_be_visible()
