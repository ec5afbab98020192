"""Do the administrator's pages work under the same strict policy as all others?

Each is opened, and what scripts do there is done: ticked rows, dates, the calendar, colours.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.writing import an_article, publish, published, write
from tests.live import LiveSite

# What there is to open is asked of the site itself, whatever is registered by now.
# What the database does then: `tests/test_admin.py`.
pytestmark = pytest.mark.any_database

EVERY_PAGE = """
from django.contrib import admin
from django.urls import reverse
for model, of in admin.site._registry.items():
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    print(reverse(f"{name}_changelist"))
    first = model._default_manager.order_by("pk").first()
    if first is not None:
        # What deleting and the history look like is the same of everything.
        for page in ("change", "delete", "history") if "article" in name else ("change",):
            print(reverse(f"{name}_{page}", args=[first.pk]))
"""


def test_every_page_opens_under_the_policy(
    editor_page: Page, site: LiveSite, request: pytest.FixtureRequest
) -> None:
    page = editor_page
    page.goto(an_article(site, request.node.name))
    publish(write(page, "For the administrator to see."))
    expect(published(page, "For the administrator to see.")).to_be_visible()
    addresses = site.manage("shell", "--no-imports", "--command", EVERY_PAGE).split()

    for address in ["/admin/", "/admin/annotator/", "/admin/password_change/", *addresses]:
        answer = page.goto(address)
        assert answer
        assert answer.status in (200, 403), address
        assert "unsafe" not in answer.headers["content-security-policy"], address
    assert len(addresses) > 8


def test_what_scripts_do_there_works(editor_page: Page) -> None:
    page = editor_page
    page.goto("/admin/annotator/article/")
    page.locator("#action-toggle").check()
    expect(page.locator(".action-counter")).to_have_text(re.compile(r"^[1-9]"))
    page.locator("#result_list tbody th a").first.click()
    page.locator(".datetimeshortcuts a").first.click()
    expect(page.locator("#id_published_on")).to_have_value(re.compile("20"))
    page.locator("#calendarlink0").click()
    expect(page.locator("#calendarbox0")).to_be_visible()
    page.locator("#calendarbox0 td a").first.click()
    page.locator("#toggle-nav-sidebar").click()
    page.locator(".theme-toggle").first.click()
    expect(page.locator("html")).to_have_attribute("data-theme", re.compile("light|dark"))
