"""Does axe-core find anything that keeps somebody out, on each page and in each of its states?

The rules are those of WCAG 2.0 to 2.2, levels A and AA, and axe's own best practices.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import NewPage
from tests.live import LiveSite, start

pytestmark = pytest.mark.any_database

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ARTICLE = "/articles/the-harbour-vote/"
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can differ where a page has other colours.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly });
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary.replace(/\\s+/g, " ")})`
  ));
}"""


@cache
def source() -> str:
    """The library as npm has it; `make test` installs it."""
    return AXE.read_text(encoding="utf-8")


def check(page: Page) -> None:
    """Everything as the page is, and what it says of colours in the dark too."""
    page.evaluate(source())
    assert page.evaluate(RUN, EVERYTHING) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, OF_COLOURS) == []


def as_it_is(page: Page) -> None:
    pass


def with_the_palette(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator("#palette")).to_be_visible()


def with_a_card(page: Page) -> None:
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator("#panel #card")).to_be_visible()


def with_settings(page: Page) -> None:
    page.locator(".look-open").click()
    expect(page.locator("#look")).to_be_visible()


def with_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def without_marks(page: Page) -> None:
    page.keyboard.press("m")
    expect(page.locator("#toasts p").first).to_be_visible()


def after_a_tag(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("2")
    expect(page.locator("mark.mine-opinion").first).to_be_visible()


def in_sepia(page: Page) -> None:
    page.evaluate("document.documentElement.dataset.scheme = 'sepia'")


def in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")


def refused(page: Page) -> None:
    page.locator("main form button:not([type=button])").first.click()
    page.wait_for_load_state()


def with_an_error_on_the_card(page: Page) -> None:
    with_a_card(page)
    form = page.locator("#panel form.comment-form")
    # The browser itself would not send it empty.
    form.evaluate("form => { form.noValidate = true; }")
    form.locator("button.primary").click()
    expect(page.locator("#panel [aria-invalid=true]")).to_be_visible()


def with_a_thread(page: Page) -> None:
    page.locator(".notes .note footer a", has_text="réponse").first.click()
    expect(page.locator("#panel .replies").first).to_be_visible()


def answering(page: Page) -> None:
    with_a_thread(page)
    page.locator("#panel a[href$='reply/#comment']").first.click()
    expect(page.locator("#panel #comment textarea")).to_be_focused()
    for summary in page.locator("#panel .comment-form summary").all():
        summary.click()


def with_a_wrong_source(page: Page) -> None:
    answering(page)
    page.locator("#panel .comment-form textarea").fill("See there.")
    page.locator("#id_source_url_1").fill("javascript:alert(1)")
    page.locator("#panel .comment-form button.primary").click()
    expect(page.locator("#panel .source .error")).to_be_visible()


def with_a_report(page: Page) -> None:
    annotation = b'{"type": "Annotation", "motivation": "commenting", "bodyValue": "Oh."}'
    page.locator("main input[type=file]").set_input_files(
        [FilePayload(name="none.json", mimeType="application/json", buffer=annotation)]
    )
    page.locator("main button.primary").click()
    expect(page.locator(".report li").first).to_be_visible()


State = Callable[[Page], None]
READERS: list[tuple[str, State]] = [
    ("/", as_it_is),
    ("/?q=nothing+has+these+words", as_it_is),
    ("/search/?q=moon&kind=quote", as_it_is),
    ("/search/?q=moon&since=tomorrow", as_it_is),
    (ARTICLE, as_it_is),
    (ARTICLE, with_the_palette),
    (ARTICLE, with_a_card),
    (ARTICLE, with_a_thread),
    (ARTICLE, with_settings),
    (ARTICLE, with_the_keys),
    (ARTICLE, without_marks),
    (ARTICLE, after_a_tag),
    (ARTICLE, in_sepia),
    (ARTICLE, in_forced_colours),
    ("/", in_forced_colours),
    ("/", in_sepia),
    (f"{ARTICLE}passages/", as_it_is),
    (f"{ARTICLE}blocks/2/", as_it_is),
    ("/account/", as_it_is),
    ("/speakers/", as_it_is),
    ("/speakers/maeve-trelling/", as_it_is),
    ("/accounts/login/", as_it_is),
    ("/accounts/login/?next=/", refused),
    ("/accounts/signup/", as_it_is),
    ("/accounts/signup/", refused),
    ("/articles/there-is-no-such/", as_it_is),
]
EDITORS: list[tuple[str, State]] = [
    ("/articles/new/", as_it_is),
    ("/articles/new/", refused),
    ("/articles/new/files/", refused),
    ("/articles/new/files/", with_a_report),
    ("/bookmarklet/", as_it_is),
    (f"{ARTICLE}annotations/import/", refused),
    (f"{ARTICLE}annotations/import/", with_a_report),
    (ARTICLE, with_a_card),
    (ARTICLE, with_an_error_on_the_card),
    (ARTICLE, answering),
    (ARTICLE, with_a_wrong_source),
    ("/for-you/", as_it_is),
    ("/account/", as_it_is),
    ("/account/delete/", as_it_is),
    ("/moderation/", as_it_is),
    ("/moderation/log/", as_it_is),
    ("/moderation/comments/1/", refused),
    (f"{ARTICLE}revise/", as_it_is),
    (f"{ARTICLE}revisions/", as_it_is),
    (f"{ARTICLE}revisions/1/", as_it_is),
    (f"{ARTICLE}queue/", as_it_is),
    (f"{ARTICLE}about/", as_it_is),
    (f"{ARTICLE}history/", as_it_is),
    ("/speakers/maeve-trelling/", as_it_is),
    ("/speakers/maeve-trelling/edit/", as_it_is),
    ("/speakers/maeve-trelling/merge/", as_it_is),
    ("/speakers/maeve-trelling/split/", as_it_is),
]


@pytest.mark.parametrize(("url", "state"), READERS)
def test_nothing_keeps_a_reader_out(new_page: NewPage, url: str, state: State) -> None:
    page = new_page(styled_by_tests=True)
    page.goto(url)
    state(page)
    check(page)


@pytest.mark.parametrize("state", [as_it_is, with_the_palette, with_a_card, with_settings])
def test_nothing_keeps_somebody_on_a_phone_out(new_page: NewPage, state: State) -> None:
    page = new_page(width=390, height=844, touch=True, styled_by_tests=True)
    page.goto(ARTICLE)
    state(page)
    check(page)


@pytest.mark.parametrize(("url", "state"), EDITORS)
def test_nothing_keeps_an_editor_out(
    new_page: NewPage, an_editor: str, url: str, state: State
) -> None:
    page = new_page(styled_by_tests=True, signed_in=an_editor)
    page.goto(url)
    state(page)
    check(page)


def test_nothing_keeps_anybody_out_of_an_article_without_passages(
    new_page: NewPage, site: LiveSite
) -> None:
    slug = site.manage("import_article", "-", "--title", "Nothing marked", given="It rained.\n")
    page = new_page(styled_by_tests=True)

    page.goto(f"/articles/{slug.strip()}/")

    expect(page.locator("mark")).to_have_count(0)
    check(page)


def test_nothing_keeps_anybody_out_of_an_empty_library(browser: Browser, tmp_path: Path) -> None:
    site = start(tmp_path, samples=False)
    page = browser.new_page(base_url=site.url, bypass_csp=True)
    try:
        page.goto("/")
        expect(page.locator("li.empty")).to_be_visible()
        check(page)
    finally:
        page.close()
        site.stop()
