"""Does every page fit into 320 pixels, and zoomed to 200 %, and with text of twice the size?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.live import LiveSite

pytestmark = pytest.mark.any_database

TITLE = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente and other words"
TEXT = (
    "The steamer left at noon. It came back empty.\n\n"
    "“https://example.org/a/very/long/address/that/nobody/can/break/in/any/place/at/all,” "
    "said Maximiliane-Annegret Freifrau von Hohenzollern-Sigmaringen, who runs the line."
)
# The width of the window in pixels, and of the text.
LOOKED_AT = {
    "at 320 pixels": (320, ""),
    "zoomed to 200 %": (640, ""),
    "with text of 200 %": (1280, "200%"),
}
# What reaches beyond the page's right edge, unless something around it scrolls by itself.
TOO_WIDE = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    one => one.getBoundingClientRect().right > clientWidth + 1);
  const told = wide.slice(0, 5).map(one => one.outerHTML.slice(0, 120));
  return [`${scrollWidth} > ${clientWidth}`, ...told];
}"""


@pytest.fixture(scope="module")
def pages(site: LiveSite) -> list[str]:
    """The address of each kind of page; the queue has a passage in it."""
    told = ("--language=en", f"--title={TITLE}")
    slug = site.manage("import_article", "-", *told, given=TEXT).strip()
    site.manage("import_article", "-", f"--revise={slug}", given=TEXT.replace("break", "part"))
    article = f"/articles/{slug}/"
    return [
        "/",
        "/?q=nothing+has+these+words",
        article,
        f"{article}blocks/2/",
        f"{article}revise/",
        f"{article}revisions/",
        f"{article}revisions/1/",
        f"{article}revisions/1/compare/2/",
        f"{article}queue/",
        f"{article}comments/new/?start=0&end=25&exact=The+steamer+left+at+noon.",
        "/articles/the-harbour-vote/",
        "/articles/the-harbour-vote/passages/",
        "/passages/1/",
        "/articles/new/",
        "/speakers/",
        "/speakers/maeve-trelling/",
        "/speakers/maeve-trelling/edit/",
        "/speakers/maeve-trelling/merge/",
        "/for-you/",
        "/account/",
        "/account/delete/",
        "/accounts/email/",
        "/search/?q=the+train&language=fr",
        "/no/such/page/",
    ]


def too_wide(page: Page, pages: list[str]) -> dict[str, list[str]]:
    """What does not fit, on which page and how it is looked at."""
    found: dict[str, list[str]] = {}
    for url in pages:
        answer = page.goto(url)
        assert answer
        assert answer.status == (404 if url.startswith("/no/") else 200), url
        for how, (width, larger) in LOOKED_AT.items():
            page.set_viewport_size({"width": width, "height": 720})
            page.evaluate("size => { document.documentElement.style.fontSize = size }", larger)
            if wide := page.evaluate(TOO_WIDE):
                found[f"{url} {how}"] = wide
    return found


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
def test_no_page_scrolls_sideways(
    new_page: NewPage, an_editor: str, pages: list[str], locale: str
) -> None:
    anybody = new_page(locale=locale)
    editor = new_page(locale=locale, signed_in=an_editor)

    assert too_wide(anybody, ["/accounts/login/", "/accounts/signup/"]) == {}
    assert too_wide(editor, pages) == {}


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
def test_neither_the_bar_nor_the_panel_nor_what_is_typed_scrolls_the_page_sideways(
    new_page: NewPage, an_editor: str, pages: list[str], locale: str
) -> None:
    page = new_page(width=320, height=640, touch=True, locale=locale, signed_in=an_editor)
    page.goto(pages[2])
    page.keyboard.press("j")
    page.locator("#palette").wait_for()
    assert page.evaluate(TOO_WIDE) == []
    page.keyboard.press("c")
    page.locator("#panel textarea").fill("W" * 200)
    assert page.evaluate(TOO_WIDE) == []
    page.locator(".look-open").tap()
    assert page.evaluate(TOO_WIDE) == []
