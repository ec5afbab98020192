"""Is what somebody typed or tagged ever lost: line down, page reloaded, refused, two tabs?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.test_axe import check
from tests.browser.watch import Watch
from tests.browser.writing import TEXT, WORDS, an_article, choose, publish, published, write
from tests.live import LiveSite

# What the database does then: `tests/views/test_keys.py`, `tests/views/test_comments.py`.
pytestmark = pytest.mark.any_database


@pytest.fixture
def article(site: LiveSite, request: pytest.FixtureRequest) -> str:
    return an_article(site, request.node.name)


@pytest.fixture(autouse=True)
def a_line_that_breaks(watch: Watch) -> None:
    """What the browser and htmx say of it, and the answers that these tests make up."""
    watch.excused += ["INTERNET_DISCONNECTED", "Failed to fetch", "answer 50"]


def test_a_comment_that_cannot_be_sent_says_so_on_itself_and_goes_when_the_line_is_back(
    editor_page: Page, article: str
) -> None:
    page = editor_page
    page.goto(article)
    form = write(page, "Written in a tunnel.")
    page.context.set_offline(True)

    publish(form)

    expect(form.locator(".unsent")).to_be_visible()
    expect(form.locator("textarea")).to_have_value("Written in a tunnel.")
    page.context.set_offline(False)
    expect(published(page, "Written in a tunnel.")).to_be_visible()
    expect(page.locator("#panel .note", has_text="Written in a tunnel.")).to_be_visible()
    expect(page.locator("#panel textarea[name=body]")).to_have_value("")
    page.reload()
    expect(published(page, "Written in a tunnel.")).to_have_count(1)


def test_a_comment_whose_answer_was_lost_is_published_once(editor_page: Page, article: str) -> None:
    page = editor_page
    page.goto(article)
    form = write(page, "Only once.")
    lost: list[str] = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().text())
            route.fulfill(status=503, body="")
        else:
            route.continue_()

    page.route("**/comments/", lose)
    publish(form)
    expect(form.locator(".unsent")).to_be_visible()

    page.reload()

    expect(page.locator("#toasts")).to_contain_text(re.compile("répond de nouveau"))
    assert lost
    page.reload()
    expect(published(page, "Only once.")).to_have_count(1)


def test_what_is_changed_after_it_could_not_be_sent_waits_for_its_author(
    editor_page: Page, article: str
) -> None:
    page = editor_page
    page.goto(article)
    form = write(page, "First thought.")
    page.context.set_offline(True)
    publish(form)
    expect(form.locator(".unsent")).to_be_visible()

    form.locator("textarea").fill("Second thought.")

    expect(form.locator(".unsent")).to_have_count(0)
    page.context.set_offline(False)
    publish(form)
    expect(published(page, "Second thought.")).to_be_visible()
    page.reload()
    expect(published(page, "thought.")).to_have_count(1)


@pytest.mark.parametrize("status", [500, 413, 403])
def test_a_comment_that_is_not_taken_says_so_on_itself(
    editor_page: Page, article: str, status: int
) -> None:
    page = editor_page
    said = '<hx-partial hx-target="#toasts"><p role="alert">Not now</p></hx-partial>'
    body = "<html>Broken</html>" if status == 500 else said
    answer = {"status": status, "body": body, "content_type": "text/html"}
    page.route("**/comments/", lambda route: route.fulfill(**answer))
    page.goto(article)
    form = write(page, "Keep this.")

    publish(form)

    expect(form.locator(".unsent")).to_have_text(re.compile("Not now|Pas publié"))
    page.unroute("**/comments/")
    page.reload()
    choose(page)
    page.keyboard.press("c")
    expect(page.locator("#panel textarea[name=body]")).to_have_value("Keep this.")


def test_a_draft_outlives_its_panel_another_form_on_the_card_and_its_page(
    editor_page: Page, article: str
) -> None:
    page = editor_page
    page.goto(article)
    page.locator(".quote-bar a.comment").first.click()
    area = page.locator("#panel textarea[name=body]")
    area.fill("Half a thought")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.locator(".quote-bar a.comment").first.click()
    expect(area).to_have_value("Half a thought")

    page.keyboard.press("Escape")
    page.locator(".quote-bar button.fact").first.click()
    expect(page.locator(".quote-bar button.fact").first).to_have_attribute("aria-pressed", "true")
    page.locator(".quote-bar a.comment").first.click()
    expect(area).to_have_value("Half a thought")

    page.locator("details.correct summary").click()
    page.locator("#card input[name=speaker]").fill("Ida Falk the elder")
    page.locator("details.correct button.primary").click()
    expect(page.locator(".quote-bar .speaker")).to_contain_text("the elder")
    page.reload()
    page.locator(".quote-bar a.comment").first.click()
    expect(area).to_have_value("Half a thought")
    publish(page.locator("#panel form.comment-form"))
    expect(published(page, "Half a thought")).to_be_visible()
    expect(area).to_have_value("")


def test_the_sources_of_a_draft_are_kept_with_it(editor_page: Page, article: str) -> None:
    page = editor_page
    page.goto(article)
    form = write(page, "See there.")
    form.locator("details.sources > summary").click()
    form.locator("input[name=source_url_1]").fill("https://example.org/minutes")
    form.locator("input[name=source_seen_1]").fill("2026-01-02")

    page.reload()
    choose(page)
    page.keyboard.press("c")

    expect(form.locator("textarea")).to_have_value("See there.")
    expect(form.locator("input[name=source_url_1]")).to_have_value("https://example.org/minutes")
    expect(form.locator("input[name=source_seen_1]")).to_have_value("2026-01-02")
    publish(form)
    expect(published(page, "See there.")).to_be_visible()
    expect(form.locator("input[name=source_url_1]")).to_have_value("")


def test_two_tabs_with_the_same_form_keep_both_drafts(editor_page: Page, article: str) -> None:
    one = editor_page
    one.goto(article)
    one.locator(".quote-bar a.comment").first.click()
    area = "#panel textarea[name=body]"
    one.locator(area).fill("Begun here")
    other = one.context.new_page()
    other.goto(article)
    other.locator(".quote-bar a.comment").first.click()
    expect(other.locator(area)).to_have_value("Begun here")

    other.locator(area).fill("Begun here, ended there")
    one.locator(area).fill("Begun here, ended here")
    publish(one.locator("#panel form.comment-form"))

    expect(published(one, "ended here")).to_be_visible()
    other.reload()
    other.locator(".quote-bar a.comment").first.click()
    expect(other.locator(area)).to_have_value("Begun here, ended there")


def test_a_tag_given_offline_waits_is_shown_and_is_sent_after_a_reload(
    reader_page: Page, article: str
) -> None:
    page = reader_page
    page.goto(article)
    choose(page)
    page.context.set_offline(True)
    page.keyboard.press("3")

    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("#toasts")).to_contain_text("gardée dans ce navigateur")
    waits = "[...CSS.highlights.get('unsent')].map(String).join('')"
    assert page.evaluate(waits) == WORDS
    page.locator(".quote-bar button.fact").first.click()
    expect(page.locator(".quote-bar button.fact[data-unsent]")).to_be_visible()

    # The page comes back before the site does: being on line again, it sends at once.
    page.route("**/tags/", lambda route: route.abort("internetdisconnected"))
    page.route("**/tag/", lambda route: route.abort("internetdisconnected"))
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".quote-bar button.fact[data-unsent]")).to_be_visible()
    assert page.evaluate(waits).startswith(WORDS)
    page.unroute("**/tags/")
    page.unroute("**/tag/")
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator("mark.mine-sarcasm")).to_have_text(WORDS)
    expect(page.locator(".quote-bar button.fact").first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-unsent]")).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("ce qui attendait a été envoyé")
    page.reload()
    expect(page.locator("mark.mine-sarcasm")).to_have_text(WORDS)


def test_what_waits_is_sent_from_whatever_page_of_the_site_comes_next(
    reader_page: Page, article: str
) -> None:
    page = reader_page
    # Before the page comes: what a page asks right after may not be held up.
    page.route("**/tags/", lambda route: route.abort("internetdisconnected"))
    page.goto(article)
    choose(page)
    page.keyboard.press("2")
    expect(page.locator("#toasts")).to_contain_text("gardée dans ce navigateur")
    page.unroute("**/tags/")

    page.goto("/speakers/")

    expect(page.locator("#toasts")).to_contain_text("ce qui attendait a été envoyé")
    page.goto(article)
    expect(page.locator("mark.mine-opinion")).to_have_text(WORDS)


def test_a_tag_that_waits_is_taken_back_by_giving_it_again(reader_page: Page, article: str) -> None:
    page = reader_page
    page.goto(article)
    page.context.set_offline(True)
    button = page.locator(".quote-bar button.opinion").first
    button.click()
    expect(page.locator("[data-unsent]")).to_have_count(1)

    button.click()

    expect(page.locator("[data-unsent]")).to_have_count(0)
    page.context.set_offline(False)
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_tag_that_waited_for_words_that_are_gone_is_said_not_to_be_taken(
    reader_page: Page, article: str, site: LiveSite
) -> None:
    page = reader_page
    page.goto(article)
    choose(page)
    page.context.set_offline(True)
    page.keyboard.press("1")
    expect(page.locator("#palette")).to_be_hidden()
    slug = article.split("/")[2]
    changed = TEXT.replace("at noon", "an hour before anybody had come")
    site.manage("import_article", "-", f"--revise={slug}", given=changed)

    page.context.set_offline(False)

    expect(page.locator("#toasts")).to_contain_text(f"n’a pas pu être pris : {WORDS}")
    expect(page.locator("#toasts")).to_contain_text("Rechargez la page")
    assert page.evaluate("[...CSS.highlights.get('unsent')].length") == 0


def test_what_waits_and_what_goes_on_after_signing_in_keep_nobody_out(
    new_page: NewPage, an_editor: str, article: str
) -> None:
    page = new_page(styled_by_tests=True, signed_in=an_editor)
    page.goto(article)
    page.context.set_offline(True)
    page.locator(".quote-bar button.fact").first.click()
    expect(page.locator("[data-unsent]")).to_be_visible()
    page.context.set_offline(False)
    page.locator(".quote-bar button.fact[aria-pressed=true]").first.wait_for()

    form = write(page, "Can everybody read that it waits?")
    page.context.set_offline(True)
    publish(form)
    expect(form.locator(".unsent")).to_be_visible()
    check(page)

    page.context.clear_cookies(name="sessionid")
    page.context.set_offline(False)
    page.locator("#toasts a").click()
    expect(page.locator("input[name=carry_on]")).to_be_visible()
    check(page)
