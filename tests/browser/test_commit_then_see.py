"""Does a reader see how others read a passage once they have said what it is, and no earlier?"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.people import sign_in
from tests.live import LiveSite

TEXT = """The harbour once more

“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.

“Then nobody has ever counted them,” said Omar Reed, who counts them.
"""
HIDE = (
    "from annotator.models import Article, Tallies;"
    "Article.objects.filter(slug={slug!r}).update(tallies=Tallies.AFTER_OWN_TAG)"
)


def bar_of(page: Page, voice: str) -> str:
    """Where one tags what `voice` said."""
    return f".quote-bar:has-text('{voice}')"


def test_a_tag_shows_what_others_said_and_whoever_looks_before_is_left_out_of_agreement(
    site: LiveSite, new_page: NewPage, an_editor: str
) -> None:
    slug = site.manage("import_article", "-", "--language", "en", given=TEXT).strip()
    site.manage("shell", "--command", HIDE.format(slug=slug))
    before, page = new_page(locale="en-GB"), new_page(locale="en-GB")
    for other in (before, new_page(locale="en-GB")):
        other.goto(f"/articles/{slug}/")
        for voice in ("Ada Brook", "Omar Reed"):
            other.locator(bar_of(other, voice)).get_by_role("button", name="Sarcasm").click()
            expect(other.locator(f"{bar_of(other, voice)} [aria-pressed=true]")).to_be_visible()

    # Nothing is told of what others said: neither by numbers nor by colours, nor in words.
    page.goto(f"/articles/{slug}/")
    assert page.locator("mark").count() == 2
    assert page.locator("mark.sarcasm, [data-dominant], .verdict rect").count() == 0
    expect(page.locator(".quote-bar").first).not_to_contain_text("2")
    expect(page.locator("#composition")).to_contain_text("shown once you have said yourself")

    # One's own tag shows it, there and in what the article is made of, and only there.
    ada, omar = page.locator(bar_of(page, "Ada Brook")), page.locator(bar_of(page, "Omar Reed"))
    ada.get_by_role("button", name="Fact").click()
    expect(ada.get_by_role("button", name="Sarcasm 2")).to_be_visible()
    expect(ada.get_by_role("button", name="Fact 1")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("mark.sarcasm")).to_have_count(1)
    expect(page.locator("#composition")).to_contain_text("67% agree")
    expect(page.locator("#composition")).to_contain_text("of 3 tags given unseen")
    expect(omar.get_by_role("button", name="Sarcasm")).to_have_text("Sarcasm")

    # Who asks is shown it, and told what that means; the tag is counted, but not as agreement.
    page.locator("mark:not(.sarcasm) a").click()
    page.get_by_role("button", name="Show me anyway").click()
    expect(page.locator("#card-tagger .spectrum")).to_be_visible()
    expect(page.locator("#card-tagger")).to_contain_text("You asked to see this")
    page.locator("#card-tagger").get_by_role("button", name="Sarcasm 2").click()
    expect(page.locator("#card-tagger").get_by_role("button", name="Sarcasm 3")).to_be_visible()
    expect(page.locator("#card-tagger")).to_contain_text("of 2 tags given unseen")
    expect(page.locator("#composition")).to_contain_text("of 5 tags given unseen")

    sign_in(before, an_editor)
    rows = before.request.get(f"/articles/{slug}/tags.csv").text().splitlines()[1:]
    assert sorted(row.rsplit(",", 1)[1] for row in rows) == ["false"] * 5 + ["true"]
