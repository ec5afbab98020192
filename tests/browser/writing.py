"""How do tests write and tag on an article that only one of them knows?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.live import LiveSite

TEXT = (
    "The ferry and the fog\n\nThe ferry left at noon. Nobody on the pier saw it go.\n\n"
    "“It left when it was full,” said Ida Falk, who sells the tickets."
)
WORDS = "Nobody on the pier saw it go."


def an_article(site: LiveSite, test: str) -> str:
    """The address of an article named for a test."""
    title = re.sub(r"\W+", " ", test)
    slug = site.manage("import_article", "-", "--language=en", f"--title={title}", given=TEXT)
    return f"/articles/{slug.strip()}/"


def choose(page: Page, words: str = WORDS) -> None:
    """Choose a sentence with the keys."""
    for _ in range(6):
        page.keyboard.press("j")
        if page.locator("#palette input[name=exact]").input_value() == words:
            return
    pytest.fail(f"no sentence is “{words}”")


def write(page: Page, text: str) -> Locator:
    """Begin a comment on a sentence; returns its form."""
    choose(page)
    page.keyboard.press("c")
    form = page.locator("#panel form.comment-form")
    form.locator("textarea").fill(text)
    return form


def publish(form: Locator) -> None:
    form.locator("button.primary").click()


def published(page: Page, text: str) -> Locator:
    return page.locator(".notes .note", has_text=text)
