"""Does a reader find the way: by address, the window's edge, contents, numbers, and on paper?"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.live import LiveSite

pytestmark = pytest.mark.any_database

ARTICLE = "/articles/the-harbour-vote/"
NOTED = "Take away the last of those hours"
# What the counters of the style sheets write.
NUMBERS = """[...document.querySelectorAll(".ref")]
  .map(ref => getComputedStyle(ref, "::after").content)"""
IN_SIGHT = """mark => {
  const { top, bottom } = mark.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


def pieces(least: int) -> re.Pattern[str]:
    """A path of that many pieces or more."""
    return re.compile(rf"^(M[^M]+){{{least},}}$")


def anchor(page: Page, words: str) -> str:
    """The anchor of the passage that begins where a mark has `words`."""
    found = page.locator("mark[id]", has_text=words).first.get_attribute("id")
    assert found
    return found


@pytest.mark.parametrize("width", [1440, 390])
def test_an_address_leads_to_a_passage_and_opens_its_card(new_page: NewPage, width: int) -> None:
    page = new_page(width=width, height=800)
    page.goto(ARTICLE)
    wanted = anchor(page, NOTED)

    page.goto(f"/?{wanted}")
    page.goto(f"{ARTICLE}#{wanted}")

    expect(page.locator("#panel .card-words")).to_contain_text(NOTED)
    expect(page.locator(f"mark#{wanted}")).to_have_attribute("aria-current", "true")
    assert page.locator(f"mark#{wanted}").evaluate(IN_SIGHT)

    # The card has the address of its passage, to pass on.
    link = page.locator("#panel a", has_text=re.compile("Lien vers ce passage"))
    assert (link.get_attribute("href") or "").endswith(f"{ARTICLE}#{wanted}")


def test_another_address_on_the_same_page_opens_another_card(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    first, other = anchor(page, "This is a clear mandate"), anchor(page, NOTED)
    page.goto(f"{ARTICLE}#{first}")
    expect(page.locator("#panel .card-words")).to_contain_text("This is a clear mandate")

    page.goto(f"{ARTICLE}#{other}")

    expect(page.locator("#panel .card-words")).to_contain_text(NOTED)


def test_without_scripts_an_address_leads_to_its_passage(new_page: NewPage) -> None:
    page = new_page(scripts=False, height=700)
    page.goto(ARTICLE)
    wanted = anchor(page, NOTED)

    page.goto(f"{ARTICLE}#{wanted}")

    expect(page.locator(f"mark#{wanted}")).to_be_in_viewport()


def test_the_edge_shows_where_passages_are_and_leads_there(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    edge = page.locator("passage-map")
    for label in ("fact", "opinion", "sarcasm"):
        expect(edge.locator(f"path.{label}")).to_have_attribute("d", pieces(1))
    box = edge.bounding_box()
    assert box is not None

    edge.click(position={"x": box["width"] - 4, "y": box["height"] - 90})

    expect(page.locator("#panel #card")).to_be_visible()
    assert page.evaluate("scrollY") > 1000
    expect(page.locator("mark[aria-current]").first).to_be_in_viewport()
    # It is a picture: nothing in it that a keyboard stops at or that is read out.
    expect(edge).to_have_attribute("aria-hidden", "true")
    assert edge.locator("a, button, [tabindex]").count() == 0


def test_the_edge_goes_along_with_tags_and_filters(reader_page: Page, site: LiveSite) -> None:
    text = "The edge\n\nThe weir is old.\n\nThe lock is older.\n\nNobody is in a hurry.\n"
    slug = site.manage("import_article", "-", "--language=en", given=text).strip()
    page = reader_page
    page.goto(f"/articles/{slug}/")
    facts, sarcasms = (page.locator(f"passage-map path.{label}") for label in ("fact", "sarcasm"))
    for key, lane, count in (("3", sarcasms, 1), ("3", sarcasms, 2), ("1", facts, 1)):
        page.keyboard.press("j")
        page.keyboard.press(key)
        expect(lane).to_have_attribute("d", pieces(count))

    page.locator(".filter input[value=fact]").check(force=True)
    expect(sarcasms).to_have_attribute("d", "")
    expect(facts).to_have_attribute("d", pieces(1))

    page.keyboard.press("m")
    expect(page.locator("passage-map")).to_be_hidden()


def test_contents_follow_also_where_a_section_is_jumped_over(new_page: NewPage) -> None:
    page = new_page(height=600)
    page.goto(ARTICLE)
    here = page.locator(".contents [aria-current]")
    expect(here).to_have_count(0)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(here).to_have_text("The sea on a timer")
    page.evaluate("""document.querySelectorAll(".body h2")[1].scrollIntoView()""")
    expect(here).to_have_text("Forty boats and a lock")
    page.evaluate("scrollTo(0, 0)")
    expect(here).to_have_count(0)


@pytest.mark.parametrize("width", [820, 390])
def test_where_the_margin_is_narrow_a_number_leads_from_the_words_to_the_note(
    new_page: NewPage, width: int
) -> None:
    page = new_page(width=width, height=900)
    page.goto(ARTICLE)

    numbers = page.evaluate(NUMBERS)
    assert len(numbers) > 4
    assert all("counter(ref)" in content for content in numbers)
    # As many as there are passages with notes, each before its note, and in the same order.
    assert page.evaluate("""() => {
      const noted = [...document.querySelectorAll(".notes [data-first]")];
      const refs = [...document.querySelectorAll(".ref")];
      return refs.length === noted.length && refs.every((ref, at) =>
        ref.closest("mark").dataset.passages.split(" ").includes(noted[at].dataset.passage) &&
        ref.closest(".block") === noted[at].closest(".block"));
    }""")

    # A filter sets notes aside without a change of numbers: they go on being counted.
    page.locator(".filter input[value=sarcasm]").check(force=True)
    assert page.evaluate("""[...document.querySelectorAll(".notes [data-first]")]
      .every(note => getComputedStyle(note).display !== "none")""")
    assert page.locator(".notes [data-first]:visible").count() < len(numbers)


def test_where_there_is_a_margin_there_are_no_numbers(reader_page: Page) -> None:
    reader_page.goto(ARTICLE)

    assert set(reader_page.evaluate(NUMBERS)) == {"none"}


@pytest.mark.parametrize("scheme", ["", "dark", "sepia"])
def test_on_paper_there_are_marks_tallies_and_notes_and_nothing_to_press(
    new_page: NewPage, scheme: str
) -> None:
    page = new_page(dark=scheme == "dark")
    page.goto(ARTICLE)
    page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme; }", scheme)
    page.emulate_media(media="print")

    for gone in (
        ".site-bar",
        ".site-foot",
        ".contents",
        ".filter",
        "passage-map",
        ".quote-bar .comment",
    ):
        expect(page.locator(gone).first).to_be_hidden()
    mark = page.locator("mark.fact").first
    lined = mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    exact = mark.evaluate("mark => getComputedStyle(mark).printColorAdjust")
    assert (lined, exact) == ("underline", "exact")
    expect(
        page.locator(".quote-bar button.opinion", has=page.locator("span")).first
    ).to_be_visible()
    expect(page.locator(".notes .note").first).to_be_visible()
    assert "none" not in page.evaluate(NUMBERS)
    # Black on white, whatever the screen has.
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 27, 24)"
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_all_passages_can_be_reached_as_a_list(new_page: NewPage, scripts: bool) -> None:
    page = new_page(scripts=scripts)
    page.goto(ARTICLE)

    page.locator("#composition a", has_text="passages").click()
    page.wait_for_url("**/passages/")
    listed = page.locator(".covering > li")
    assert listed.count() > 15
    entry = listed.filter(has_text=NOTED)
    expect(entry).to_contain_text("Ines Calloway")
    expect(entry).to_contain_text("lectures")
    entry.locator("a").click()

    expect(page.locator("mark", has_text=NOTED).first).to_be_in_viewport()


def test_a_mark_is_read_out_with_what_it_is_in_the_language_of_the_text(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    link = page.locator("mark[id]", has_text="This is a clear mandate").first.locator("a")

    expect(link).to_have_accessible_name(re.compile("^This is a clear mandate"))
    expect(link).to_have_accessible_description(re.compile("^Opinion.*; notes$"))


def test_headings_make_a_tree_and_only_paragraphs_with_notes_make_a_group(
    reader_page: Page,
) -> None:
    page = reader_page
    page.goto(ARTICLE)

    levels = page.evaluate("""[...document.querySelectorAll("h1, h2, h3, h4")]
      .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))""")

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.locator(".notes[role=group]").count() == page.locator(".notes:not(:empty)").count()
