"""Is every tag counted when many come at once? Over HTTP, on the real server, on SQLite."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus

import pytest

from tests.live import LiveSite
from tests.visitor import Visitor

CLIENTS = 8
SENTENCES = [f"Crane number {n} lifted {n} crates on Monday." for n in range(25)]
LABELS = ("fact", "opinion", "sarcasm")


@dataclass
class Browser:
    """A browser without an account, and the article that is open in it."""

    site: LiveSite
    slug: str
    visitor: Visitor

    def page(self) -> str:
        return self.visitor.get(f"/articles/{self.slug}/").page

    def post(self, path: str, **fields: object) -> None:
        assert self.visitor.post(path, htmx=True, **fields).status == HTTPStatus.OK

    def tag(self, number: int, label: str) -> None:
        words = SENTENCES[number]
        start = " ".join(SENTENCES).index(words)
        end = start + len(words)
        path = f"/articles/{self.slug}/tags/"
        self.post(path, start=start, end=end, exact=words, label=label)

    def take_back(self, passage: str) -> None:
        self.post(f"/passages/{passage}/tag/", label="")


@pytest.fixture
def browsers(site: LiveSite, request: pytest.FixtureRequest) -> list[Browser]:
    """Eight browsers that have opened an article of their own, on which nobody tagged yet."""
    slug = site.manage(
        "import_article",
        "-",
        "--format=html",
        "--language=en",
        f"--title=Cranes for {request.node.name}",
        given=f"<p>{' '.join(SENTENCES)}</p>",
    ).strip()
    opened = [Browser(site, slug, Visitor(site.url)) for _ in range(CLIENTS)]
    for browser in opened:
        browser.page()
    return opened


def tags(browser: Browser) -> list[dict[str, str]]:
    """Every single tag on the article, as the site exports them."""
    written = browser.site.manage("export_article", browser.slug, "--format=csv")
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))


def readings(browser: Browser) -> int:
    """How many readings the page says there are: it adds up the tallies."""
    counted = re.search(r"(\d+) readings? ·", browser.page())
    assert counted, "the page does not say how many readings there are"
    return int(counted[1])


def test_two_hundred_tags_by_eight_browsers_at_once_are_all_counted(
    site: LiveSite, browsers: list[Browser]
) -> None:
    def read_all(number: int) -> None:
        # All mark the same words in the same order: every passage is made by several at once.
        for sentence in range(len(SENTENCES)):
            browsers[number].tag(sentence, LABELS[(number + sentence) % 3])

    with ThreadPoolExecutor(CLIENTS) as crowd:
        list(crowd.map(read_all, range(CLIENTS)))

    assert len(tags(browsers[0])) == readings(browsers[0]) == CLIENTS * len(SENTENCES)
    site.manage("recount")


def test_tags_that_are_changed_and_taken_back_at_once_are_all_counted(
    site: LiveSite, browsers: list[Browser]
) -> None:
    before = len(site.log)
    browsers[0].tag(0, "fact")
    found = re.search(r'data-passages="(\d+)"', browsers[0].page())
    assert found
    contested = found[1]

    def change_ones_mind(number: int) -> None:
        browser = browsers[number]
        for turn in range(5):
            for sentence in (0, 1, 2):
                browser.tag(sentence, LABELS[(number + turn) % 3])
            if number:
                browser.take_back(contested)

    with ThreadPoolExecutor(CLIENTS) as crowd:
        list(crowd.map(change_ones_mind, range(CLIENTS)))

    # The first browser never took anything back, the others the first sentence each time.
    assert len(tags(browsers[0])) == readings(browsers[0]) == 2 * CLIENTS + 1
    site.manage("recount")
    assert "ERROR" not in site.log[before:]
