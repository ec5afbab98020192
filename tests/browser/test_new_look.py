"""Does a mark look after a press as it does on the page that is loaded again?"""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.live import LiveSite

# What the database does then: `tests/actions/test_tags.py`.
pytestmark = pytest.mark.any_database

FIRST, LAST = (
    "One came first, two came next.",
    "Three came after them, and the last of all was late.",
)
TEXT = f"<p>{FIRST}</p><p>{LAST}</p>".replace("came", '<a href="https://example.org/">came</a>', 1)
WORDS = f"{FIRST}\n\n{LAST}"
# Offsets: nested three deep, overlapping, one over two blocks, and one apart.
SPANS = [(0, 30), (4, 14), (4, 8), (9, 24), (16, 42), (25, 29), (32, 42)]
PRESSES = 24
# No news comes, which would put right what is wrong.
NO_NEWS = "document.querySelector('live-article').remove()"
PRESS = """([id, label]) => htmx.ajax("POST", `/passages/${id}/tag/`,
  { values: { label }, target: document.body, swap: "none" })"""
DIFFERENT = """async () => {
  const html = await (await fetch(location.pathname, { cache: "no-store" })).text();
  const marks = (page) => [...page.querySelectorAll("annotated-article mark")];
  const loaded = marks(new DOMParser().parseFromString(html, "text/html"));
  return marks(document).flatMap((mark, n) => mark.isEqualNode(loaded[n] ?? null)
    ? [] : `${mark.outerHTML} is not ${loaded[n]?.outerHTML}`);
}"""


@pytest.fixture
def article(site: LiveSite, new_page: NewPage) -> tuple[str, list[int]]:
    """The address of an article with passages over each other, and their numbers."""
    given = ("import_article", "-", "--format=html", "--language=en", "--title=Looks")
    address = f"/articles/{site.manage(*given, given=TEXT).strip()}/"
    somebody = new_page()
    somebody.goto(address)
    for start, end in SPANS:
        answer = somebody.request.post(
            f"{address}tags/",
            form={"start": start, "end": end, "exact": WORDS[start:end], "label": "opinion"},
            headers={"Referer": somebody.url},
        )
        assert answer.ok
    somebody.reload()
    found = somebody.locator("mark").evaluate_all("all => all.map((one) => one.dataset.passages)")
    return address, sorted({int(one) for ids in found for one in ids.split()})


@pytest.mark.parametrize("seed", range(2))
def test_presses_in_any_order_leave_the_marks_as_a_new_page_has_them(
    new_page: NewPage, article: tuple[str, list[int]], seed: int
) -> None:
    address, passages = article
    page = new_page()
    page.goto(address)
    page.evaluate(NO_NEWS)
    random = Random(seed)

    assert len(passages) == len(SPANS)
    for _ in range(PRESSES):
        press(page, random.choice(passages), random.choice(["fact", "opinion", "sarcasm"]))
        assert page.evaluate(DIFFERENT) == []
    assert page.locator("mark[data-own]").count() > 0


def press(page: Page, passage: int, label: str) -> None:
    with page.expect_response(lambda answer: answer.url.endswith("/tag/")) as answer:
        page.evaluate(PRESS, [passage, label])
    assert "<new-look" in answer.value.text()
    assert page.locator("new-look").count() == 0
