"""Who uses the site in a browser test, and how do they sign in?"""

from __future__ import annotations

from typing import Any
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


class Signed:
    """Who has signed in once, and comes back with the same session: by the form it takes a second.

    A session that a test has ended is begun anew.
    """

    def __init__(self) -> None:
        self.cookies: dict[str, list[Any]] = {}

    def bring(self, page: Page, name: str) -> None:
        """Lets `name` be signed in at `page`, whose browser nobody has used yet."""
        if kept := self.cookies.get(name):
            page.context.add_cookies(kept)
            if page.request.get("/account/", max_redirects=0).ok:
                return
        sign_in(page, name)
        kept = [one for one in page.context.cookies() if one["name"] != "csrftoken"]
        self.cookies[name] = kept
