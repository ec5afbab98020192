"""Are many files sent one by one, with a bar and a report, and all at once without scripts?"""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser.conftest import NewPage

PATH = "/articles/new/files/"
PICTURE = b"\x89PNG\r\n\x1a\n"


def choose(page: Page, unlike: str) -> None:
    """Chooses three files: an article, the same again, and none."""
    text = f"The night train\n\n“{unlike}”, said Ada Brook, and nobody in the room asked her why."
    page.goto(PATH)
    page.locator("input[type=file]").set_input_files(
        [
            FilePayload(name="a.txt", mimeType="text/plain", buffer=text.encode()),
            FilePayload(name="b.txt", mimeType="text/plain", buffer=text.encode()),
            FilePayload(name="c.png", mimeType="image/png", buffer=PICTURE),
        ]
    )


def test_a_bar_shows_how_far_it_is_and_each_file_is_told_of(
    new_page: NewPage, an_editor: str
) -> None:
    page = new_page(locale="en-GB", signed_in=an_editor)
    choose(page, "We are late")
    sent: list[Route] = []
    page.route(f"**{PATH}", lambda route: sent.append(route))
    lines = page.locator(".report li")
    bar = page.locator(".report progress")

    with page.expect_request(f"**{PATH}"):
        page.locator("main button.primary").click()
    for done in range(3):
        expect(bar).to_have_js_property("value", done)
        expect(bar).to_have_js_property("max", 3)
        expect(lines).to_have_count(done)
        if done < 2:
            with page.expect_request(f"**{PATH}"):
                sent[done].continue_()
        else:
            sent[done].continue_()

    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_have_text("a.txt: The night train")
    expect(lines.nth(1)).to_contain_text("You have this already")
    expect(lines.nth(2)).to_contain_text("This is a picture (PNG)")
    expect(bar).to_be_hidden()
    assert page.locator("input[type=file]").input_value() == ""


def test_without_scripts_the_report_comes_with_the_page(new_page: NewPage, an_editor: str) -> None:
    page = new_page(locale="en-GB", scripts=False, signed_in=an_editor)
    choose(page, "We are early")

    page.locator("main button.primary").click()

    expect(page.locator(".report li")).to_have_count(3)
    expect(page.locator(".report progress")).to_be_hidden()
