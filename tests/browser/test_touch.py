"""Can an article be read and annotated with fingers alone?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.live import LiveSite

pytestmark = pytest.mark.any_database

TEXT = (
    "The lock keeper\n\nThe lock keeper wakes at five. She opens the lower gate by hand. "
    "The upper gate has had a motor since spring.\n\n"
    "“Nobody drowns on my watch, and nobody ever has,” said Nell Hathersage, who keeps the lock."
)
FIRST = "The lock keeper wakes at five."
SECOND = "She opens the lower gate by hand."
QUOTE = "Nobody drowns on my watch, and nobody ever has,"
WITHIN = "nobody ever has"
# What can be pressed and is smaller than a finger, but for links in the middle of a line of text.
SMALL = """() => {
  const inText = "mark, .note-body, .block-text, .block-link, .byline, .kicker, .quiet, .skip-link";
  const small = [];
  for (const one of document.querySelectorAll("a, button, input, select, textarea, summary")) {
    const pressed = one.matches("[type=checkbox], [type=radio]") ? one.labels[0] : one;
    const { width, height } = pressed.getBoundingClientRect();
    if (one.closest(inText) || !one.checkVisibility() || !height) continue;
    if (Math.min(width, height) < 43.5) small.push(`${one.outerHTML} ${width} ${height}`);
  }
  return small;
}"""
# For half a second after a tag a second tap may be the other half of a double one.
QUIET_NO_MORE = """() => new Promise(resolve => {
  const article = document.querySelector("annotated-article");
  const look = () => article.isQuiet ? requestAnimationFrame(look) : resolve();
  look();
})"""
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".body"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return;
  }
}"""
MIDDLE_OF = """words => {
  const walker = document.createTreeWalker(document.querySelector(".body"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    const box = range.getClientRects()[0];
    return [box.x + box.width / 2, box.y + box.height / 2];
  }
}"""


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    """The address of an article that only one test knows."""
    title = request.node.name.replace("_", " ")
    slug = site.manage("import_article", "-", "--language=en", f"--title={title}", given=TEXT)
    return f"/articles/{slug.strip()}/"


def tap(page: Page, words: str) -> None:
    x, y = page.evaluate(MIDDLE_OF, words)
    page.touchscreen.tap(x, y)


def bar(page: Page) -> Locator:
    return page.locator("#palette")


def chosen(page: Page) -> Locator:
    return page.locator("#palette input[name=exact]")


def overlap(page: Page, article: str) -> None:
    """Tag words within the quote, as another reader."""
    page.goto(article)
    page.evaluate(SELECT, WITHIN)
    expect(chosen(page)).to_have_value(WITHIN)
    page.keyboard.press("3")
    expect(page.locator("mark.mine-sarcasm")).to_have_text(WITHIN)


def test_a_finger_taps_a_sentence_tags_it_widens_it_and_comments_on_it(
    new_page: NewPage, an_editor: str, article: str
) -> None:
    page = new_page(width=390, height=844, touch=True, signed_in=an_editor)
    page.goto(article)

    tap(page, FIRST)
    expect(chosen(page)).to_have_value(FIRST)
    bar(page).locator("button.opinion").tap()
    expect(page.locator("mark.mine-opinion")).to_have_text(FIRST)
    expect(bar(page)).to_be_hidden()

    page.evaluate(QUIET_NO_MORE)
    tap(page, SECOND)
    bar(page).locator("[data-stretch='1']").tap()
    expect(chosen(page)).to_have_value(f"{SECOND} The upper gate has had a motor since spring.")
    bar(page).locator("[data-stretch='-1']").tap()
    expect(chosen(page)).to_have_value(SECOND)
    bar(page).locator("[data-stretch='-1']").tap()
    expect(chosen(page)).to_have_value(f"{FIRST} {SECOND}")
    bar(page).locator("button.fact").tap()
    expect(page.locator("mark.mine-fact").last).to_have_text(f" {SECOND}")

    page.evaluate(QUIET_NO_MORE)
    tap(page, SECOND)
    form = page.locator("#panel form.comment-form")
    form.locator("textarea").fill("By hand, in the *dark*.")
    form.locator("button.primary").tap()
    expect(page.locator("#panel .note em", has_text="dark")).to_be_visible()
    page.locator("#panel .panel-bar .close").tap()
    expect(page.locator(".notes .note em", has_text="dark")).to_be_visible()


def test_a_long_press_is_the_systems_own_and_what_it_selects_is_offered(
    new_page: NewPage, article: str
) -> None:
    page = new_page(width=390, height=844, touch=True)
    page.goto(article)
    page.evaluate(
        """() => {
          window.refused = [];
          const types = ["pointerdown", "touchstart", "touchend", "contextmenu", "selectstart"];
          for (const type of types) {
            addEventListener(type, event => event.defaultPrevented && refused.push(type));
          }
        }"""
    )
    x, y = page.evaluate(MIDDLE_OF, "lower")

    press = {"x": x, "y": y, "duration": 1000, "gestureSourceType": "touch"}
    page.context.new_cdp_session(page).send("Input.synthesizeTapGesture", press)

    assert page.evaluate("refused") == []
    expect(bar(page)).to_be_hidden()
    # A browser without a screen to touch selects nothing by itself; handles on one do as this does.
    page.evaluate(SELECT, "the lower gate")
    expect(chosen(page)).to_have_value("the lower gate")
    assert page.evaluate("getSelection().toString()") == "the lower gate"


def test_a_tap_on_the_bar_acts_on_what_was_selected_also_where_the_tap_lets_go_of_it(
    new_page: NewPage, article: str
) -> None:
    page = new_page(width=390, height=844, touch=True)
    page.goto(article)
    page.evaluate(SELECT, "the lower gate")
    expect(chosen(page)).to_have_value("the lower gate")
    # As iOS does with a selection when anything is tapped.
    page.evaluate(
        "addEventListener('touchstart', () => getSelection().removeAllRanges(), { capture: true })"
    )

    bar(page).locator("button.sarcasm").tap()

    expect(page.locator("mark.mine-sarcasm")).to_have_text("the lower gate")


def test_whatever_can_be_pressed_is_as_large_as_a_finger(
    new_page: NewPage, an_editor: str, article: str
) -> None:
    page = new_page(width=390, height=844, touch=True, signed_in=an_editor)
    within = [f"{article}{page}/" for page in ("passages", "blocks/2", "revisions")]
    account = ("/account/", "/accounts/email/", "/accounts/password/change/")
    for url in ("/", "/speakers/", "/for-you/", "/articles/new/", *account, *within):
        page.goto(url)
        assert page.evaluate(SMALL) == [], url
    page.goto(article)
    tap(page, FIRST)
    expect(bar(page)).to_be_visible()
    assert page.evaluate(SMALL) == []
    page.locator("mark > a").first.tap()
    expect(page.locator("#panel #card")).to_be_visible()
    assert page.evaluate(SMALL) == []


def test_the_bar_and_the_panel_keep_clear_of_a_phones_edges(
    new_page: NewPage, article: str
) -> None:
    page = new_page(width=390, height=844, touch=True)
    page.goto(article)
    session = page.context.new_cdp_session(page)
    insets = {"bottom": 34, "bottomMax": 34}
    session.send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})

    tap(page, FIRST)

    expect(bar(page)).to_be_visible()
    for button in bar(page).locator("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844 - 34


def test_a_tap_on_words_with_several_passages_lists_them_all(
    new_page: NewPage, article: str
) -> None:
    overlap(new_page(), article)
    page = new_page(width=390, height=844, touch=True)
    page.goto(article)

    tap(page, WITHIN)

    expect(page.locator("#panel .card-words")).to_have_text(WITHIN)
    other = page.locator("#panel .covering li")
    expect(other).to_contain_text(QUOTE)
    other.locator("a").tap()
    expect(page.locator("#panel .card-words")).to_have_text(QUOTE)
    back = page.locator("#panel .covering li")
    expect(back).to_contain_text(WITHIN)
    expect(back).to_contain_text("100 % sarcasme, 1 lecture")


def test_the_same_list_is_reached_by_keyboard_and_without_scripts(
    new_page: NewPage, article: str
) -> None:
    page = new_page()
    overlap(page, article)
    page.locator("mark.mine-sarcasm > a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel .card-words")).to_have_text(WITHIN)
    other = page.locator("#panel .covering a")
    for _ in range(12):
        page.keyboard.press("Tab")
        if other.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#panel .card-words")).to_have_text(QUOTE)
    page.keyboard.press("Escape")
    expect(page.locator("mark.mine-sarcasm > a")).to_be_focused()

    plain = new_page(scripts=False)
    plain.goto(article)
    plain.locator("mark > a", has_text=WITHIN).click()
    expect(plain.locator(".card-words")).to_have_text(WITHIN)
    plain.locator(".covering a").click()
    expect(plain.locator(".card-words")).to_have_text(QUOTE)
