"""Does somebody come, sign up by e-mail, keep what they tagged, take it out and leave again?"""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import live
from tests.browser.people import PASSWORD
from tests.browser.watch import Watch

# What the database does then: `tests/actions/test_readers.py`, `tests/actions/test_leaving.py`.
pytestmark = pytest.mark.any_database


@pytest.fixture(scope="module")
def mailing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.LiveSite]:
    """A site whose e-mail leaves, into files, so that addresses have to be confirmed."""
    directory = tmp_path_factory.mktemp("mailing")
    running = live.start(directory, EMAIL_URL=f"file:///{directory / 'mail'}")
    yield running
    running.stop()


def mailed_link(site: live.LiveSite, part: str) -> str:
    """The first link with `part` in it in the newest e-mail."""
    newest = max((site.directory / "mail").iterdir(), key=lambda file: file.stat().st_mtime_ns)
    # The file has all e-mails of one connection, with a line of dashes after each.
    last = newest.read_text().strip("-\n").split(f"\n{'-' * 79}\n")[-1]
    message = email.message_from_string(last, policy=email.policy.default)
    body = message.get_content()
    found = re.search(rf"http://\S*{part}\S*", body)
    assert found, body
    return found[0]


@pytest.fixture
def page(browser: Browser, mailing_site: live.LiveSite) -> Iterator[Page]:
    """A page at a desk, in French, of a browser that the site has never seen."""
    context = browser.new_context(base_url=mailing_site.url, locale="fr-FR")
    watch = Watch(origin=mailing_site.url)
    watch.over(context)
    yield context.new_page()
    context.close()
    assert not watch.problems, "\n".join(watch.problems)


def test_from_the_first_tag_to_the_last_goodbye(
    page: Page, mailing_site: live.LiveSite, tmp_path: Path
) -> None:
    article = "/articles/le-dernier-train-de-nuit/"
    page.goto(article)
    sarcasm = page.locator(".quote-bar button.sarcasm").first
    before = sarcasm.locator("span").inner_text()
    sarcasm.click()
    expect(sarcasm).to_have_attribute("aria-pressed", "true")

    page.goto("/accounts/signup/")
    page.locator("input[name=username]").fill("lena")
    page.locator("input[name=email]").fill("lena@example.org")
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("main button.primary").click()
    expect(page.locator("h1")).to_have_text("Regardez votre messagerie")
    expect(page.locator("#toasts")).to_contain_text("lena@example.org")
    page.goto(mailed_link(mailing_site, "confirm-email"))
    page.locator("main button.primary").click()
    expect(page.locator("a.account-name")).to_have_text("lena")

    page.goto(article)
    expect(sarcasm).to_have_attribute("aria-pressed", "true")
    expect(sarcasm.locator("span")).not_to_have_text(before)

    page.locator("a.account-name").click()
    with page.expect_download() as download:
        page.locator("a[href='/account/data.json']").click()
    kept = tmp_path / "kept.json"
    download.value.save_as(kept)
    data = json.loads(kept.read_text())
    assert data["account"]["username"] == "lena"
    assert [tag["label"] for tag in data["tags"]] == ["sarcasm"]

    page.locator("a[href='/account/delete/']").click()
    page.locator("input[name=tags][value=removed]").check()
    page.locator("input[name=said][value=removed]").check()
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()
    expect(page.locator("#toasts")).to_contain_text("Votre compte est supprimé.")
    expect(page.locator(".account a")).to_have_text("Se connecter")
    page.goto(article)
    expect(sarcasm).to_have_attribute("aria-pressed", "false")
    expect(sarcasm.locator("span")).to_have_text(before)
