"""What comes of hundreds of hostile texts, pushed through each way in? Nothing, in a browser.

No script runs, no request leaves, no dialog opens, and the policy has nothing to report: it is what
would stop such a thing, and nothing should get so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, expect

from annotator.settings import RATES
from tests import live
from tests.browser.bringing import LINKS, bring, numbers
from tests.browser.people import EDITOR, PASSWORD
from tests.browser.watch import Watch
from tests.hostile import CONTAINED, KINDS, TAKEN, article, chunks
from tests.live import LiveSite

# What a database keeps of it: `tests/views/test_hostile_words.py`.
pytestmark = pytest.mark.any_database
SCAN = (Path(__file__).parent / "scan.js").read_text()
# A payload that runs says so.
HIT = "window.hit = () => console.error('a payload ran');"
OF_EACH_ROUTE, OPENED_OF_EACH = 4, 1
# Files, not pages.
TAKEN_AWAY = ("exports.", "library.")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site of their own for these tests, without limits."""
    unlimited: Any = {f"RATE_{kind.upper()}": "off" for kind in RATES}
    running = live.start(tmp_path_factory.mktemp("hostile"), **unlimited)
    running.manage(
        *("createsuperuser", "--noinput", f"--username={EDITOR}", "--email=rosa@example.org"),
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    yield running
    running.stop()


@pytest.fixture(scope="module")
def context(browser: Browser, site: LiveSite) -> Iterator[BrowserContext]:
    """A browser in which the editor who brings it all in is signed in."""
    made = browser.new_context(base_url=site.url, locale="en-GB", reduced_motion="reduce")
    made.add_init_script(HIT)
    yield made
    made.close()


@pytest.fixture(scope="module")
def brought(site: LiveSite, browser: Browser, context: BrowserContext) -> Iterator[list[str]]:
    """The articles that hold most of what is hostile, after everything was brought in."""
    somebody = browser.new_context(base_url=site.url)
    yield bring(site, context, somebody)
    somebody.close()


@pytest.fixture
def page(context: BrowserContext, brought: list[str], site: LiveSite) -> Iterator[Page]:
    """A page in that browser; whatever a payload does fails the test."""
    watch = Watch(origin=site.url)
    watch.over(context)
    page = context.new_page()
    page.on("dialog", lambda dialog: watch.noticed.append(f"dialog: {dialog.message}"))
    yield page
    page.close()
    assert watch.problems == []


def scan(page: Page, addresses: list[str]) -> dict[str, dict[str, Any]]:
    """What stands at each of `addresses` that nothing of ours brings there."""
    answers: dict[str, dict[str, Any]] = page.evaluate(SCAN, addresses)
    return answers


def route(address: str) -> str:
    """The name of the view that answers at an address."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "nothing"


def test_every_page_holds_it_as_words_and_opens_quietly(page: Page, brought: list[str]) -> None:
    page.goto("/")
    seen: dict[str, dict[str, Any]] = {}
    routes: Counter[str] = Counter()
    left = [*brought, "/", "/admin/"]
    while left:
        answers = scan(page, left)
        seen |= answers
        left = []
        for link in [link for answer in answers.values() for link in answer["links"]]:
            if route(link).startswith(TAKEN_AWAY):
                continue
            if link not in seen and link not in left and routes[route(link)] < OF_EACH_ROUTE:
                routes[route(link)] += 1
                left.append(link)
    # Django's own pages are told by the policy alone, and a bookmark is for people to keep.
    others = ("/admin/", "/bookmarklet/")
    ours = {at: one["found"] for at, one in seen.items() if not at.startswith(others)}
    assert {address: found for address, found in ours.items() if found} == {}
    assert {one["nosniff"] for one in seen.values()} == {"nosniff"}
    assert not [address for address, one in seen.items() if one["status"] >= 500]
    assert len(routes) > 30

    opened: Counter[str] = Counter(["nothing"] * OPENED_OF_EACH)
    for address in seen:
        name = route(address)
        if opened[name] < OPENED_OF_EACH and not name.startswith(TAKEN_AWAY) and "data" not in name:
            opened[name] += 1
            page.goto(address)


def test_whatever_is_asked_for_in_an_address_is_answered_as_words(page: Page) -> None:
    page.goto("/")
    whats = [quote(one, safe="") for one in [*chunks(190), *KINDS["null"]]]

    # What is echoed is echoed by the same few templates: a part of it is enough for most of them.
    for form, some in (
        ("/?q={}", whats[::2]),
        ("/search/?q={}", whats[1::2]),
        ("/speakers/?q={}&sort={}", whats[::6]),
        ("/speakers/ada-brook/?words={}&label={}", whats[1::6]),
        ("/accounts/login/?next={}", whats[2::6]),
        ("/articles/plain/comments/new/?start=1&end=4&exact={}", whats[3::6]),
        ("/articles/{}/", whats[4::6]),
    ):
        answers = scan(page, [form.replace("{}", one) for one in some])
        assert {address: one["found"] for address, one in answers.items() if one["found"]} == {}
        assert all(one["status"] < 500 for one in answers.values())
    page.goto(f"/?q={whats[0]}")


def test_previews_show_it_as_words(page: Page, brought: list[str]) -> None:
    for format_ in ("html", "markdown"):
        page.goto("/articles/new/")
        page.locator("textarea[name=text]").fill(article(LINKS[format_]))
        page.locator("select[name=format]").select_option(format_)
        page.locator("select[name=language]").select_option("en")
        page.locator("main form button.primary").click()
        expect(page.locator(".preview-text")).to_contain_text("These are the last words.")
    passages = numbers(page.request.get(brought[-1]).text(), "passages")
    page.goto(f"/passages/{passages[-1]}/")
    form = page.locator("form.comment-form")
    for number in range(0, len(CONTAINED), 120):
        form.locator("textarea").fill("\n\n".join(CONTAINED[number : number + 120]))
        with page.expect_response("**/preview/"):
            form.locator("button[formaction$='/preview/']").click()
        expect(page.locator("#preview .note-body")).to_be_visible()


def test_names_are_words(page: Page) -> None:
    page.goto("/account/")
    for name in chunks(150, TAKEN[::12]):
        page.locator("input[name=shown_name]").fill(name)
        page.locator("main form button.primary").first.click()
        expect(page.locator("#toasts")).to_contain_text("Saved.")
        assert page.evaluate(SCAN) == []


def test_exports_do_nothing_on_the_site_nor_as_files(
    page: Page, brought: list[str], browser: Browser, site: LiveSite
) -> None:
    offline, watch = browser.new_context(), Watch(origin="file://")
    offline.add_init_script(HIT)
    watch.over(offline)
    kept, file = offline.new_page(), site.directory / "kept.html"
    for address in brought:
        page.goto(f"{address}article.txt")
        page.goto(f"{address}annotated.html")
        assert page.evaluate(SCAN) == []
        file.write_bytes(page.context.request.get(f"{address}annotated.html").body())
        kept.goto(file.as_uri())
        assert kept.locator("#text").inner_text()
    offline.close()
    assert watch.problems == []
