"""A text is revised under its tags, in a real browser: nothing is lost, and everybody is told.

The whole way is gone twice: with scripts, and in a browser that runs none.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.test_journeys import SELECT
from tests.live import LiveSite
from tests.revising import (
    AFTER,
    AMBIGUOUS,
    BEFORE,
    GONE,
    MOVED,
    REWORDED,
    REWORDED_TO,
    SAME,
)

# Ten passages, with what becomes of them.
TAGGED = {
    "same": [SAME, "one lamp over the gate", "another one at the end of the pier"],
    "moved": [MOVED, "watched the crates go by"],
    "reworded": [REWORDED, "counted twelve crates"],
    "ambiguous": [AMBIGUOUS],
    "gone": [GONE, "in a biscuit tin"],
}


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts."""
    return bool(request.param)


@pytest.fixture
def address(site: LiveSite, scripts: bool) -> str:
    """The address of an article of one's own, with nothing marked but a quote."""
    title = f"--title=The yard at night {'with' if scripts else 'without'} scripts"
    slug = site.manage("import_article", "-", "--language=en", title, given=BEFORE).strip()
    return f"/articles/{slug}/"


def tag(page: Page, address: str, words: str, *, scripts: bool) -> None:
    """Tag words of an article as a reader does: by selecting them, or on their paragraph's page."""
    page.goto(address)
    if scripts:
        assert page.evaluate(SELECT, words)
        expect(page.locator("#palette")).to_be_visible()
        with page.expect_response("**/tags/"):
            page.locator("#palette button.opinion").click()
        return
    block = page.locator(".block", has=page.locator(".block-text", has_text=words)).first
    block.locator(".block-link").click()
    page.locator("textarea[name=words]").fill(words)
    page.locator(".words-form button.opinion").click()
    expect(page.locator(".block-whole mark.mine-opinion").first).to_be_visible()


def tags(site: LiveSite, address: str) -> Counter[str]:
    """How many tags there are on each wording of an article, as the export has them."""
    written = site.manage("export_article", address.split("/")[2], "--format=csv")
    return Counter(row["exact"] for row in csv.DictReader(io.StringIO(written)))


def row(page: Page, words: str) -> str:
    """The selector of the row of the queue that is about words."""
    rows = page.locator("li.waiting", has=page.locator(f'textarea:text-is("{words}")'))
    return f"#{rows.first.get_attribute('id')}"


def gone_from_queue(page: Page, selector: str, left: int) -> None:
    """Wait until a row has gone and the page says how many are left."""
    expect(page.locator(selector)).to_have_count(0)
    expect(page.locator("li.waiting")).to_have_count(left)
    if left:
        expect(page.locator("#left")).to_contain_text(re.compile(rf"^{left} passages? waits?"))


def test_ten_tagged_passages_outlive_a_revision_and_the_queue_is_worked_through(
    new_page: NewPage, site: LiveSite, an_editor: str, address: str, scripts: bool
) -> None:
    reader = new_page(scripts=scripts, locale="en-GB")
    editor = new_page(scripts=scripts, locale="en-GB", signed_in=an_editor)
    everything = [words for those in TAGGED.values() for words in those]
    for words in everything:
        tag(reader, address, words, scripts=scripts)
    assert tags(site, address) == dict.fromkeys(everything, 1)

    # The editor changes the text, and sees first what that does.
    editor.goto(address)
    editor.locator(".editing a").first.click()
    editor.locator("textarea[name=text]").fill(AFTER)
    editor.locator("input[name=note]").fill("Counted again")
    editor.locator("button[name=preview]").click()
    for state, those in TAGGED.items():
        fate = editor.locator(f"details.fate[data-state={state}]")
        if not fate.evaluate("details => details.open"):
            fate.locator("summary").click()
        expect(fate.locator("li").first).to_be_visible()
        # The quote of the article is one more.
        assert fate.locator("li").count() - len(those) in (0, 1), state
    expect(editor.locator("#outlook del", has_text="twelve").first).to_be_visible()
    editor.locator("button[name=save]").click()
    editor.wait_for_url(f"**{address}")
    assert tags(site, address) == dict.fromkeys(everything, 1)

    # The reader sees each state told apart.
    reader.goto(address)
    expect(reader.locator("mark.mine-opinion", has_text=SAME)).to_be_visible()
    expect(reader.locator("mark.mine-opinion", has_text="A gull sat on").first).to_be_visible()
    expect(reader.locator("mark.before").first).to_be_visible()
    expect(reader.locator(".before-bar").first).to_be_visible()
    earlier = reader.locator("#earlier li")
    for state in ("ambiguous", "gone"):
        assert [one for one in earlier.all() if one.get_attribute("data-state") == state], state
    expect(reader.locator("#earlier", has_text=GONE)).to_be_visible()
    expect(reader.locator(".editing")).to_have_count(0)
    reader.locator(".before-told").first.click()
    expect(reader.locator("#card del", has_text="twelve")).to_be_visible()
    expect(reader.locator("#card ins", has_text="nineteen")).to_be_visible()

    # The editor works through the queue.
    editor.locator(".editing .primary").click()
    expect(editor.locator("li.waiting")).to_have_count(5)
    confirmed, reopened = row(editor, REWORDED), row(editor, "counted twelve crates")
    editor.locator(f"{confirmed} input[name=note]").fill("Only the number")
    if scripts:
        expect(editor.locator("passage-queue:defined")).to_be_attached()
        editor.locator(confirmed).focus()
        editor.keyboard.press("y")
    else:
        editor.locator(f"{confirmed} button.primary").click()
    gone_from_queue(editor, confirmed, 4)
    if scripts:
        # The next row has the focus.
        expect(editor.locator(reopened)).to_be_focused()
        editor.keyboard.press("n")
    else:
        editor.locator(f"{reopened} .decision button:not(.primary)").click()
    gone_from_queue(editor, reopened, 3)
    several = row(editor, AMBIGUOUS)
    editor.locator(f"{several} input[type=radio]").last.check()
    editor.locator(f"{several} form.by-hand button").click()
    gone_from_queue(editor, several, 2)
    by_hand, left_there = row(editor, GONE), row(editor, "in a biscuit tin")
    editor.locator(f"{by_hand} summary").click()
    field = editor.locator(f"{by_hand} details textarea")
    field.fill("No such words anywhere")
    editor.locator(f"{by_hand} details button").click()
    expect(editor.locator(f"{by_hand} .error")).to_be_visible()
    field.fill("The ferry left without them.")
    editor.locator(f"{by_hand} details button").click()
    gone_from_queue(editor, by_hand, 1)
    editor.locator(f"{left_there} .decision button").click()
    gone_from_queue(editor, left_there, 0)
    expect(editor.locator("#left a")).to_be_visible()

    # Every tag is there still, on some wording.
    after = tags(site, address)
    assert sum(after.values()) == len(everything)
    assert after[REWORDED_TO] == after["The ferry left without them."] == 1
    assert after["counted twelve crates"] == after["in a biscuit tin"] == 1
    site.manage("recount")
    reader.goto(address)
    expect(reader.locator("mark.mine-opinion", has_text="nineteen crates").first).to_be_visible()
    expect(reader.locator("mark.before")).to_have_count(0)
    expect(reader.locator("#earlier li")).to_have_count(2)


def test_a_revision_is_read_compared_and_restored(
    new_page: NewPage, site: LiveSite, an_editor: str, address: str, scripts: bool
) -> None:
    page = new_page(scripts=scripts, locale="en-GB", signed_in=an_editor)
    tag(page, address, REWORDED, scripts=scripts)
    site.manage("import_article", "-", f"--revise={address.split('/')[2]}", given=AFTER)

    page.goto(address)
    page.locator(".kicker a").click()
    page.locator("#revision-1 h2 a").click()
    expect(page.locator(".banner")).to_be_visible()
    expect(page.locator(".past mark.opinion", has_text="twelve crates")).to_be_visible()
    page.locator(".banner a", has_text="Compare").click()
    expect(page.locator(".redline del", has_text="twelve")).to_be_visible()
    expect(page.locator(".redline ins", has_text="nineteen")).to_be_visible()
    page.locator(".pages a").last.click()
    page.locator("#revision-1 a", has_text="Restore").click()
    page.locator("form.revise-form button.primary").click()

    page.wait_for_url(f"**{address}")
    expect(page.locator("mark.mine-opinion", has_text="twelve crates")).to_be_visible()
    expect(page.locator("#earlier, mark.before")).to_have_count(0)
