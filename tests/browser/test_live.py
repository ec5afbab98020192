"""Does an open page show what others do, within seconds and without moving what is read?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.people import sign_in
from tests.live import LiveSite

PARAGRAPH = "<p>Sentence {n} came first. Sentence {n} came next. Sentence {n} came last.</p>"
TEXT = "".join(PARAGRAPH.format(n=n) for n in range(40))
SOON = 5_000
NEWS = re.compile(r"/news/$")


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    """The address of an article of its own, on which nobody has done anything."""
    title = f"--title={request.node.name}"
    slug = site.manage("import_article", "-", "--format=html", "--language=en", title, given=TEXT)
    return f"/articles/{slug.strip()}/"


def tag(page: Page, sentence: str, key: str = "1") -> None:
    """Tag a sentence, and wait until the site has it."""
    page.get_by_text(sentence, exact=False).first.scroll_into_view_if_needed()
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('.body'), 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.nodeValue.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
        }""",
        sentence,
    )
    expect(page.locator("#palette")).to_be_visible()
    with page.expect_response(re.compile("/tags/$")):
        page.keyboard.press(key)


def test_a_tag_of_somebody_else_shows_and_neither_focus_nor_scroll_moves(
    new_page: NewPage, article: str
) -> None:
    one, other = new_page(), new_page()
    one.goto(article)
    tag(one, "Sentence 20 came first.")
    other.goto(article)
    other.locator("mark a").first.focus()
    other.evaluate("scrollBy(0, 40)")
    place = other.evaluate("scrollY")
    assert place > 0

    tag(one, "Sentence 20 came last.", "3")

    expect(other.locator("mark.sarcasm")).to_have_text("Sentence 20 came last.", timeout=SOON)
    assert other.evaluate("scrollY") == place
    assert other.evaluate("document.activeElement.textContent") == "Sentence 20 came first."
    expect(other.locator(".news button")).to_have_text("1 nouveau")
    expect(other.locator("#composition")).to_contain_text("2 ")
    expect(one.locator(".news button")).to_be_hidden()


def test_chosen_words_stay_chosen_while_others_tag_beside_them(
    new_page: NewPage, article: str
) -> None:
    one, other = new_page(), new_page()
    one.goto(article)
    other.goto(article)
    other.keyboard.press("j")
    expect(other.locator("#palette")).to_be_visible()
    tag(one, "Sentence 0 came last.")
    tag(one, "Sentence 1 came last.")

    expect(other.locator("#b2-text mark")).to_have_count(1, timeout=SOON)
    expect(other.locator("#b1-text mark")).to_have_count(0)
    expect(other.locator("#palette")).to_be_visible()
    other.keyboard.press("Escape")
    expect(other.locator("#b1-text mark")).to_have_count(1, timeout=SOON)


def test_a_comment_waits_until_it_is_asked_for(
    new_page: NewPage, an_editor: str, article: str
) -> None:
    one, other = new_page(), new_page(width=390, height=844)
    sign_in(one, an_editor)
    one.goto(article)
    other.goto(article)
    other.locator("#b3").scroll_into_view_if_needed()
    before = other.evaluate("document.querySelector('#b4').getBoundingClientRect().top")
    tag(one, "Sentence 2 came first.")
    one.locator("mark a").first.click()
    one.locator("#card textarea").first.fill("Is that so?")
    one.locator("#card button.primary").first.click()
    expect(one.locator("#b3-notes .note")).to_have_count(1)

    expect(other.locator(".news button")).to_have_text("2 nouveaux", timeout=SOON)
    expect(other.locator("#b3-notes .note")).to_have_count(0)
    # A page scrolls by whole pixels.
    after = other.evaluate("document.querySelector('#b4').getBoundingClientRect().top")
    assert abs(after - before) < 1
    other.locator(".news button").click()
    other.locator(".news button").click()
    expect(other.locator("#b3-notes .note")).to_contain_text("Is that so?")
    expect(other.locator(".news button")).to_be_hidden()


def test_an_idle_page_asks_once_in_five_seconds_at_most_and_is_answered_with_nothing(
    new_page: NewPage, article: str
) -> None:
    page = new_page()
    page.goto(article)
    asked = []
    page.on("response", lambda answer: asked.append((answer.url, answer.status)))
    page.wait_for_load_state("networkidle")
    asked.clear()
    with page.expect_response(NEWS) as first:
        pass
    begun = page.evaluate("performance.now()")
    with page.expect_response(NEWS) as second:
        pass

    assert page.evaluate("performance.now()") - begun > 4_500
    assert [first.value.status, second.value.status] == [304, 304]
    assert len(asked) == 2


def test_a_revised_text_is_told_with_a_link(
    new_page: NewPage, site: LiveSite, article: str
) -> None:
    page = new_page()
    page.goto(article)
    site.manage(
        "import_article",
        "-",
        "--format=html",
        "--revise",
        article.split("/")[2],
        given=TEXT.replace("Sentence 0", "Sentence zero"),
    )

    link = page.locator(".news a")
    expect(link).to_be_visible(timeout=10_000)
    expect(page.locator("#b1-text")).to_contain_text("Sentence 0")
    link.click()
    expect(page.locator("#b1-text")).to_contain_text("Sentence zero")
