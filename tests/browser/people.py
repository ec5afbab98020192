"""Who uses the site in a browser test, and how do they sign in?"""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page

EDITOR = "rosa"
PASSWORD = "a password for tests"


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sign in by the form, as a person does."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
