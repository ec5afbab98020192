"""Is every tag counted when many come at once? Over HTTP, on the real server, on SQLite."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

import pytest

from tests.live import LiveSite

CLIENTS = 8
SENTENCES = [f"Crane number {n} lifted {n} crates on Monday." for n in range(25)]
LABELS = ("fact", "opinion", "sarcasm")


@dataclass
class Browser:
    """A browser without an account: it keeps its cookies, and no proxy comes between."""

    site: LiveSite
    slug: str
    jar: CookieJar = field(default_factory=CookieJar)

    @property
    def opener(self) -> OpenerDirector:
        return build_opener(ProxyHandler({}), HTTPCookieProcessor(self.jar))

    @property
    def token(self) -> str:
        return next(cookie.value or "" for cookie in self.jar if cookie.name == "csrftoken")

    def page(self) -> str:
        with self.opener.open(f"{self.site.url}/articles/{self.slug}/", timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: object) -> str:
        headers = {"X-CSRFToken": self.token, "HX-Request": "true"}
        request = Request(f"{self.site.url}{path}", urlencode(fields).encode(), headers)
        with self.opener.open(request, timeout=60) as answer:
            assert answer.status == HTTPStatus.OK
            return str(answer.read().decode())

    def tag(self, number: int, label: str) -> None:
        words = SENTENCES[number]
        start = " ".join(SENTENCES).index(words)
        self.post(
            f"/articles/{self.slug}/tags/",
            start=start,
            end=start + len(words),
            exact=words,
            label=label,
        )

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
    opened = [Browser(site, slug) for _ in range(CLIENTS)]
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
