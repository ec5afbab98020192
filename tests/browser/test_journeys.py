"""The whole path in a real browser, against the real server: read, tag, comment, and come back.

Each journey is made twice: with scripts, and in a browser that runs none.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

ARTICLE = "/articles/the-harbour-vote/"
POST = "Well done Orrenmouth"
SELECT = """phrase => {
  const walker = document.createTreeWalker(document.querySelector(".body"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(phrase);
    if (at >= 0) {
      node.parentElement.scrollIntoView({ block: "center" });
      getSelection().setBaseAndExtent(node, at, node, at + phrase.length);
      return true;
    }
  }
  return false;
}"""


def block_of(page: Page, words: str) -> str:
    """The id of the block whose text has `words` in it."""
    found = page.locator(".block", has=page.locator(".block-text", has_text=words)).first
    return found.get_attribute("id") or ""


def test_an_anonymous_reader_tags_a_quote_a_sentence_and_a_selection_after_an_emoji(
    reader_page: Page,
) -> None:
    page = reader_page
    page.goto(ARTICLE)

    # A quote, with one click; the tally changes without the page being loaded again.
    page.evaluate("window.stillHere = true")
    quote = block_of(page, "This is a clear mandate")
    bar = page.locator(f"#{quote}-quotes .quote-bar").first
    before = int(bar.locator("button.sarcasm span").text_content() or 0)
    bar.locator("button.sarcasm").click()
    expect(bar.locator("button.sarcasm")).to_have_attribute("aria-pressed", "true")
    expect(bar.locator("button.sarcasm span")).to_have_text(str(before + 1))

    # A sentence, with a click on it and a key; where nobody else in these tests has marked one.
    plain = page.locator(".block[data-kind=paragraph]:not(:has(mark))").first.get_attribute("id")
    lead = page.locator(f"#{plain} .block-text")
    lead.click(position={"x": 30, "y": 12})
    expect(page.locator("#palette")).to_be_visible()
    tagged = page.locator("#palette input[name=exact]").input_value()
    page.keyboard.press("1")
    expect(page.locator("#palette")).to_be_hidden()
    expect(lead.locator("mark.mine-fact").first).to_be_visible()

    # A selection that begins after an emoji, inside a quote that is marked already.
    assert page.evaluate(SELECT, POST)
    expect(page.locator("#palette")).to_be_visible()
    page.locator("#palette button.opinion").click()
    overlapping = page.locator("mark.mine-opinion", has_text=POST)
    expect(overlapping).to_be_visible()
    assert len((overlapping.get_attribute("data-passages") or "").split()) > 1
    assert page.evaluate("window.stillHere")

    page.reload()

    expect(bar.locator("button.sarcasm")).to_have_attribute("aria-pressed", "true")
    marked = "".join(lead.locator("mark.mine-fact").all_text_contents())
    assert marked == tagged
    expect(overlapping).to_have_text(POST)


def test_the_same_without_scripts(no_js_page: Page) -> None:
    page = no_js_page
    page.goto(ARTICLE)
    quote = block_of(page, "This is a clear mandate")
    bar = page.locator(f"#{quote}-quotes .quote-bar").first
    bar.locator("button.sarcasm").click()
    page.wait_for_url(f"**{ARTICLE}#{quote}")
    expect(bar.locator("button.sarcasm")).to_have_attribute("aria-pressed", "true")

    page.locator(".block[data-kind=paragraph] .block-link").first.click()
    first = page.locator("ol.sentences > li").first
    sentence = first.locator("p").inner_text()
    first.locator("button.fact").click()
    expect(page.locator(".block-whole mark.mine-fact").first).to_be_visible()

    page.goto(ARTICLE)
    page.locator(f"#{block_of(page, POST)} .block-link").click()
    page.locator("textarea[name=words]").fill(POST)
    page.locator(".words-form button.opinion").click()
    expect(page.locator(".block-whole mark.mine-opinion")).to_have_text(POST)

    page.goto(ARTICLE)
    expect(page.locator("mark.mine-opinion")).to_have_text(POST)
    lead = page.locator(".block[data-kind=paragraph] .block-text").first
    marked = "".join(lead.locator("mark.mine-fact").all_text_contents())
    assert marked == sentence


def test_a_tag_is_changed_and_taken_back(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    bar = page.locator(".quote-bar").nth(1)
    bar.locator("button.fact").click()
    expect(bar.locator("button.fact")).to_have_attribute("aria-pressed", "true")

    bar.locator("button.opinion").click()
    expect(bar.locator("button.opinion")).to_have_attribute("aria-pressed", "true")
    expect(bar.locator("button.fact")).to_have_attribute("aria-pressed", "false")

    bar.locator("button.opinion").click()
    expect(bar.locator("[aria-pressed=true]")).to_have_count(0)


def test_a_double_click_tags_once_and_does_not_take_the_tag_back(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    bar = page.locator(".quote-bar").nth(2)

    bar.locator("button.fact").dblclick(delay=60)

    page.wait_for_timeout(500)
    expect(bar.locator("button.fact")).to_have_attribute("aria-pressed", "true")


def test_an_editor_writes_commentary_with_a_preview(editor_page: Page) -> None:
    page = editor_page
    page.goto(ARTICLE)
    page.locator(".quote-bar a.comment").nth(3).click()
    form = page.locator("#card form.comment-form")
    form.locator("textarea").fill("Look at the *tense*: nobody **has** measured it.")
    form.get_by_role("button", name=re.compile("Aperçu|Preview")).click()
    expect(form.locator("#preview em")).to_have_text("tense")

    form.locator("button.primary").click()

    expect(page.locator("#card .note.editor em", has_text="tense")).to_be_visible()
    expect(page.locator(".notes .note.editor em", has_text="tense")).to_be_visible()
    page.reload()
    expect(page.locator(".notes .note.editor strong", has_text="has")).to_be_visible()


def test_an_editor_writes_commentary_without_scripts(no_js_editor_page: Page) -> None:
    page = no_js_editor_page
    page.goto(ARTICLE)
    page.locator(".quote-bar a.comment").nth(4).click()
    page.locator("form.comment-form textarea").fill("A *plain* form will do.")
    page.locator("form.comment-form button[formaction]").click()
    expect(page.locator(".note em", has_text="plain")).to_be_visible()

    page.locator("form.comment-form button.primary").click()

    expect(page.locator(".note.editor em", has_text="plain")).to_be_visible()
    page.get_by_role("link", name="Modifier").click()
    page.locator("textarea[name=body]").fill("A *changed* form.")
    page.locator("form.comment-form button.primary").click()
    expect(page.locator(".note.editor em", has_text="changed")).to_be_visible()
    page.get_by_role("link", name="Supprimer").click()
    page.locator("main form button.primary").click()
    expect(page.locator(".note.editor em", has_text="changed")).to_have_count(0)


def test_an_editor_corrects_who_said_it(editor_page: Page) -> None:
    page = editor_page
    page.goto(ARTICLE)
    page.locator(".quote-bar a.comment").nth(6).click()
    page.locator("details.correct summary").click()
    page.locator("#card input[name=speaker]").fill("Somebody Else Entirely")

    page.locator("details.correct button.primary").click()

    expect(page.locator(".voices", has_text="Somebody Else Entirely")).to_be_visible()


def test_the_keyboard_alone_tags_a_quote(reader_page: Page) -> None:
    page = reader_page
    page.goto(ARTICLE)
    button = page.locator(".quote-bar").nth(7).locator("button.opinion")
    button.focus()

    page.keyboard.press("Enter")

    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def test_a_tap_on_a_phone_offers_the_sentence_at_the_foot_of_the_screen(
    phone_page: Page,
) -> None:
    page = phone_page
    page.goto(ARTICLE)
    page.locator(".block-text p", has_text="The vote binds nobody").tap(position={"x": 40, "y": 10})
    palette = page.locator("#palette")
    expect(palette).to_be_visible()
    box = palette.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] > 700

    palette.locator("button.sarcasm").tap()

    expect(page.locator("mark.mine-sarcasm").first).to_be_visible()
