"""Do annotated files open from disk, ask nobody for anything, and fit every window?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_axe import check
from tests.live import LiveSite

pytestmark = pytest.mark.any_database

SAMPLE = "the-harbour-vote"


@pytest.fixture(scope="module")
def file(site: LiveSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample as the command exports it."""
    path = tmp_path_factory.mktemp("exports") / "article.html"
    site.manage("export_article", SAMPLE, "--format", "html", "--output", str(path))
    return path


@pytest.fixture(scope="module")
def library(site: LiveSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page of the library as the command exports it, unpacked."""
    directory = tmp_path_factory.mktemp("library")
    site.manage("export_library", "--output", str(directory / "library.zip"))
    ZipFile(directory / "library.zip").extractall(directory)
    return directory / "index.html"


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    """The file in a browser, which may do nothing unasked: no request, no word in the console."""
    context = browser.new_context()
    unasked: list[str] = []
    context.on("console", lambda message: unasked.append(message.text))
    context.on("request", lambda request: unasked.append(request.url))
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()
    assert {url.split("#")[0] for url in unasked} == {file.as_uri()}


@pytest.mark.parametrize("width", [1440, 1200, 820, 390, 320])
def test_it_fits_the_window(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})

    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_a_mark_leads_to_its_note_and_the_number_back(opened: Page) -> None:
    opened.locator("#p2 a").first.click()
    assert opened.evaluate("document.querySelector(':target').id") == "note-2"

    opened.locator("#note-2 .number").click()
    assert opened.evaluate("document.querySelector(':target').id") == "p2"


def test_a_note_is_beside_its_block_where_there_is_room_and_below_it_elsewhere(
    opened: Page,
) -> None:
    block = opened.locator(".block:has(.note)").first

    for width, beside in ((1440, True), (820, False)):
        opened.set_viewport_size({"width": width, "height": 900})
        words = block.locator(".words").bounding_box()
        notes = block.locator(".notes").bounding_box()
        assert words is not None
        assert notes is not None
        assert (notes["x"] >= words["x"] + words["width"]) is beside
        assert (notes["y"] >= words["y"] + words["height"] - 10) is not beside


def test_notes_never_cover_each_other_or_the_text(opened: Page) -> None:
    opened.set_viewport_size({"width": 1440, "height": 900})

    boxes = [one.bounding_box() for one in opened.locator(".notes").all()]

    found = [box for box in boxes if box is not None]
    assert len(found) == len(boxes) > 5
    for above, below in pairwise(found):
        assert above["y"] + above["height"] <= below["y"] + 0.5


def test_on_paper_marks_keep_their_lines_and_notes_stand_below(opened: Page) -> None:
    opened.set_viewport_size({"width": 1440, "height": 900})
    opened.emulate_media(media="print")

    line = opened.locator("mark.sarcasm").first.evaluate(
        "mark => getComputedStyle(mark).textDecorationStyle"
    )
    assert line == "wavy"
    assert opened.locator(".notes").first.evaluate("one => getComputedStyle(one).float") == "none"
    assert not opened.locator(".overview").is_visible()


def test_the_text_in_a_browser_is_the_canonical_text(opened: Page, site: LiveSite) -> None:
    text = opened.evaluate(
        """() => {
            const text = document.getElementById("text").cloneNode(true);
            for (const beside of text.querySelectorAll("[data-beside]")) beside.remove();
            return text.textContent;
        }"""
    )

    assert text == site.manage("export_article", SAMPLE, "--format", "text")


def test_check_boxes_leave_the_marks_and_notes_of_a_label_without_any_script(opened: Page) -> None:
    line = "mark => getComputedStyle(mark).textDecorationLine"
    fact, sarcasm = (opened.locator(f"mark.{name} > a").first for name in ("fact", "sarcasm"))

    opened.get_by_role("checkbox", name="Sarcasm").check()

    assert (fact.evaluate(line), sarcasm.evaluate(line)) == ("none", "underline")
    assert opened.locator(".said.sarcasm").first.is_visible()
    assert opened.locator(":is(.said, .passage).fact").first.is_hidden()

    opened.get_by_role("checkbox", name="Fact").check()
    assert (fact.evaluate(line), sarcasm.evaluate(line)) == ("underline", "underline")

    opened.get_by_role("checkbox", name="With commentary").check()
    shown = opened.locator(":is(.said, .passage):visible")
    assert shown.count() == opened.locator(":is(.said, .passage):is(.fact, .sarcasm).noted").count()


def test_nothing_in_any_file_keeps_anybody_out(
    browser: Browser, site: LiveSite, file: Path, library: Path
) -> None:
    notes = file.with_name("notes.html")
    site.manage("export_article", SAMPLE, "--format", "notes", "--output", str(notes))
    for one in (notes, library, library.parent / "articles" / SAMPLE / "index.html"):
        # The policy in the file would keep axe itself out.
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(one.as_uri())
        check(page)
        context.close()


def test_the_library_opens_from_disk_and_its_pages_lead_to_each_other(
    browser: Browser, library: Path
) -> None:
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(library.as_uri())

    page.get_by_role("link", name="The harbour vote").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The harbour vote"
    page.get_by_role("link", name="Text", exact=True).click()
    assert "Orrenmouth has voted" in page.locator("body").inner_text()
    page.go_back()
    page.get_by_role("navigation", name="Other files").get_by_role("link", name="Articles").click()
    page.wait_for_url(library.as_uri())

    assert all(url.startswith(library.parent.as_uri()) for url in asked)
    context.close()
