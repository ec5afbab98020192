"""What do a few people do on a site all day, in all its parts? Each has a connection of their own.

They read most of the time; they also tag, comment, search, leaf through lists, take exports, and an
editor brings articles in. Not as fast as they can: each waits before the next request. Who has
written some comments deletes one for each that follows, or pages would become longer and longer.
"""

from __future__ import annotations

import gzip
import http.client
import random
import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.benchmarks.prose import paragraphs
from tests.live import LiveSite

# After so many requests a browser connects anew, as one that was closed: maybe to another worker.
STAYS = 20
LABELS = ("fact", "opinion", "sarcasm")
SEARCHES = ("harbour", "board", "crate", "“no crate was ever”", "meeting ferry", "lock")
EXPORTS = (
    "tags.csv",
    "annotations.jsonld",
    "tags.jsonl",
    "annotated.html",
    "annotated.md",
    "article.txt",
)
# How many comments somebody leaves standing, and what leads to those that are one's own.
KEPT, OWN = 10, re.compile(rb"/comments/(\d+)/edit/")
BOUNDARY = "one-after-the-other"


@dataclass
class Browser:
    """A connection, the cookies, and what was answered: how many of each status."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    keeps_cookies: bool = True
    statuses: Counter[int] = field(default_factory=Counter)
    connection: http.client.HTTPConnection | None = None

    def send(
        self, method: str, path: str, body: bytes = b"", more: Mapping[str, str] | None = None
    ) -> bytes:
        """The whole answer, as it comes; follows nothing. Raises OSError or HTTPException."""
        if self.connection is None or self.statuses.total() % STAYS == 0:
            self.close()
            self.connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=120)
        headers = {"Accept-Encoding": "gzip", "Accept-Language": self.language, **(more or {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={one}" for name, one in self.cookies.items())
        self.connection.request(method, path, body or None, headers)
        answer = self.connection.getresponse()
        words = answer.read()
        self.statuses[answer.status] += 1
        if self.keeps_cookies:
            for told in answer.headers.get_all("Set-Cookie", ()):
                self.cookies |= {name: one.value for name, one in SimpleCookie(told).items()}
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return gzip.decompress(words) if packed else words

    def get(self, path: str) -> None:
        self.send("GET", path)

    def post(self, path: str, kind: str, body: bytes, page: str = "/") -> bytes:
        """The answer to a form of `page`, as htmx sends it."""
        headers = {
            "Content-Type": kind,
            "Origin": self.url,
            "HX-Request": "true",
            "HX-Current-URL": f"{self.url}{page}",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
        }
        return self.send("POST", path, body, headers)

    def fill_in(self, path: str, page: str, **fields: object) -> bytes:
        """The answer to a form with fields alone."""
        kind = "application/x-www-form-urlencoded"
        return self.post(path, kind, urlencode({"next": page, **fields}).encode(), page)

    def bring(self, name: str, content: bytes) -> None:
        """A file to become an article."""
        field_of = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
        parts = (
            f'{field_of}"status"\r\n\r\npublic\r\n{field_of}"documents"; filename="{name}"\r\n'
            "Content-Type: text/plain\r\n\r\n"
        )
        body = parts.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        self.post("/articles/new/files/", f"multipart/form-data; boundary={BOUNDARY}", body)

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()


class Person:
    """Somebody in a browser, who does now this, now that, as often as `habits` say."""

    def __init__(self, browser: Browser, made: dict[str, Any], number: int, **habits: int) -> None:
        self.browser = browser
        self.articles: list[dict[str, Any]] = made["articles"]
        self.number = number
        self.chance = random.Random(number)
        self.done: Counter[str] = Counter()
        # Their comments with the pages of these, the oldest first.
        self.written: list[tuple[int, str]] = []
        self.habits = habits
        self.ways: dict[str, Callable[[], None]] = {
            "read": self.read,
            "tag": self.tag,
            "comment": self.comment,
            "search": self.search,
            "leaf": self.leaf,
            "export": self.export,
            "bring": self.bring,
        }

    def act(self) -> None:
        """One request."""
        names = list(self.habits)
        name = self.chance.choices(names, weights=list(self.habits.values()))[0]
        self.done[name] += 1
        self.ways[name]()

    def article(self) -> dict[str, Any]:
        return self.chance.choice(self.articles)

    def passage(self) -> tuple[str, int]:
        """The page of an article, and a passage in it."""
        article = self.article()
        return f"/articles/{article['slug']}/", self.chance.choice(article["passages"])

    def read_all(self) -> None:
        """Every article, one after another."""
        for article in self.articles:
            self.browser.get(f"/articles/{article['slug']}/")

    def read(self) -> None:
        self.browser.get(f"/articles/{self.article()['slug']}/")

    def tag(self) -> None:
        page, passage = self.passage()
        self.browser.fill_in(f"/passages/{passage}/tag/", page, label=self.chance.choice(LABELS))

    def comment(self) -> None:
        page, passage = self.passage()
        said = f"*{self.done['comment']}* times I have said so, and I am number {self.number}."
        answer = self.browser.fill_in(
            f"/passages/{passage}/comments/", page, body=said, submission=uuid.uuid4()
        )
        self.written += [(max(map(int, own)), page) for own in [OWN.findall(answer)] if own]
        if len(self.written) > KEPT:
            comment, there = self.written.pop(0)
            self.browser.fill_in(f"/comments/{comment}/delete/", there)

    def search(self) -> None:
        self.browser.get(f"/search/?{urlencode({'q': self.chance.choice(SEARCHES)})}")

    def leaf(self) -> None:
        page, passage = self.passage()
        self.browser.get(
            self.chance.choice(
                ("/", "/speakers/", "/feed.atom", f"{page}passages/", f"/passages/{passage}/")
            )
        )

    def export(self) -> None:
        self.browser.get(f"/articles/{self.article()['slug']}/{self.chance.choice(EXPORTS)}")

    def bring(self) -> None:
        which = f"Article {self.done['bring']} of {self.number}"
        # No two are the same, or the second would be refused.
        text = [which, f"{which} begins.", *paragraphs(800)]
        self.browser.bring("article.txt", "\n\n".join(text).encode())


def people(site: LiveSite, made: dict[str, Any]) -> list[Person]:
    """Eight: three who come without a cookie, two without an account, two with one, an editor."""
    reading = {"read": 16, "leaf": 4, "search": 1, "export": 1}
    taking_part = {"read": 10, "tag": 6, "leaf": 3, "search": 1}
    found = list[Person]()
    for language in ("en", "en", "fr"):
        new = Browser(site.url, language=language, keeps_cookies=False)
        found.append(Person(new, made, len(found), **reading))
    for language in ("en", "fr"):
        known = Browser(site.url, language=language)
        found.append(Person(known, made, len(found), **taking_part))
    for session, also in zip(
        made["sessions"], ({"comment": 1}, {"comment": 1}, {"comment": 1, "bring": 1}), strict=True
    ):
        signed_in = Browser(site.url, {"sessionid": session})
        # The token that their forms are sent with.
        signed_in.get(f"/articles/{made['articles'][0]['slug']}/")
        found.append(Person(signed_in, made, len(found), **taking_part, **also))
    return found


class Load:
    """All `people` at once, `rate` requests a second together, until it is stopped."""

    def __init__(self, people: list[Person], rate: float) -> None:
        self.people = people
        self.pause = len(people) / rate
        self.over = threading.Event()
        self.errors: list[Exception] = []
        self.threads = [threading.Thread(target=self.live, args=(one,)) for one in people]

    def live(self, person: Person) -> None:
        due = time.monotonic() + person.chance.random() * self.pause
        while not self.over.wait(max(due - time.monotonic(), 0)):
            # Who was kept waiting does not hurry afterwards.
            due = max(due, time.monotonic()) + self.pause
            try:
                person.act()
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(error)
                person.browser.close()
                person.browser.connection = None

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()
        for person in self.people:
            person.browser.close()

    @property
    def statuses(self) -> Counter[int]:
        """How many answers of each status there were."""
        return sum((one.browser.statuses for one in self.people), Counter())

    @property
    def done(self) -> Counter[str]:
        """What was done how often."""
        return sum((one.done for one in self.people), Counter())
