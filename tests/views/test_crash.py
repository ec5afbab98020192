"""Is anything lost or done twice when the server is killed while people act?

Eight people tag, change their minds, take tags back, comment, edit and delete, at random, over HTTP
on the real server, which is killed without a word and started again, whole or a worker of it. What
was acknowledged has to be there afterwards; what was not is sent again until it is, as the page's
own outbox does. `CRASH_SECONDS=60` makes it longer, and
`--log-cli-level=INFO` tells how much was done.
"""

from __future__ import annotations

import contextlib
import logging
import os
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import pytest

from tests import live
from tests.live import LiveSite
from tests.visitor import Answer, Visitor

SECONDS = float(os.environ.get("CRASH_SECONDS", "10"))
# Seconds from one start of the server to the next kill; so many of these at least.
KILLED_EVERY = 2.5
LEAST = 3
PEOPLE = 8
SENTENCES = [f"Crane number {n} lifted {n} crates on Monday." for n in range(30)]
TEXT = " ".join(SENTENCES)
LABELS = ("fact", "opinion", "sarcasm")
# They act faster than people may.
NO_LIMITS: dict[str, Any] = {"RATE_TAGS": "off", "RATE_COMMENTS": "off", "RATE_EDITS": "off"}
PASSWORD = "long enough for an account of tests"
PATIENCE = 120.0


@dataclass
class Person:
    """Somebody who acts at random, and remembers what the site has acknowledged.

    Every second one has an account; the others are browsers, which tag only.
    """

    number: int
    slug: str
    visitor: Visitor
    tags: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Label and passage of each sentence that is tagged."""
    comments: dict[str, str] = field(default_factory=dict)
    """The words of each comment, by its number on the site."""
    statuses: Counter[int] = field(default_factory=Counter)
    sent_again: int = 0
    written: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.number)
        if self.has_account:
            name = f"person-{self.number}"
            self.visitor.get("/accounts/signup/")
            self.visitor.post(
                "/accounts/signup/", username=name, email=f"{name}@example.org", password1=PASSWORD
            )
        self.page()

    @property
    def has_account(self) -> bool:
        return self.number % 2 == 0

    def page(self) -> str:
        return self.visitor.get(f"/articles/{self.slug}/").page

    def acknowledged(self, path: str, *, gone_is_done: bool = False, **fields: Any) -> str:
        """What the site answers to a form, sent again while no answer comes.

        `gone_is_done`: what was to be removed may have been by the first of them.
        """
        until = time.monotonic() + PATIENCE
        again = False
        while True:
            try:
                answer = self.visitor.post(path, htmx=True, **fields)
                break
            except (OSError, HTTPException):
                if time.monotonic() > until:
                    raise
                again = True
                self.sent_again += 1
                time.sleep(0.2)
        self.statuses[answer.status] += 1
        assert is_done(answer) or again and gone_is_done and answer.status == HTTPStatus.NOT_FOUND
        return answer.page

    def act(self) -> None:
        """One act of those that make sense now."""
        possible: list[Callable[[], None]] = [self.tag] * 6
        if self.tags:
            possible += [self.take_back] * 2
        if self.has_account:
            possible += [self.comment] * 2
        if self.comments:
            possible += [self.edit, self.delete]
        self.chance.choice(possible)()

    def tag(self) -> None:
        words, label = self.chance.choice(SENTENCES), self.chance.choice(LABELS)
        page = self.acknowledged(f"/articles/{self.slug}/tags/", **span(words), label=label)
        found = re.search(rf'data-passages="(\d+)"><a[^>]*>{re.escape(words)}', page)
        assert found, page
        self.tags[words] = label, found[1]

    def take_back(self) -> None:
        words = self.chance.choice(sorted(self.tags))
        _, passage = self.tags.pop(words)
        self.acknowledged(f"/passages/{passage}/tag/", gone_is_done=True, label="")

    def comment(self) -> None:
        self.written += 1
        body = f"Remark {self.number} {self.written}"
        page = self.acknowledged(
            f"/articles/{self.slug}/comments/",
            **span(self.chance.choice(SENTENCES)),
            body=body,
            submission=UUID(int=self.chance.getrandbits(128), version=4),
        )
        found = re.search(r'id="comment-(\d+)" aria-current', page)
        assert found, page
        self.comments[found[1]] = body

    def edit(self) -> None:
        comment = self.chance.choice(sorted(self.comments))
        self.written += 1
        body = f"Remark {self.number} {self.written}"
        submission = UUID(int=self.chance.getrandbits(128), version=4)
        self.acknowledged(f"/comments/{comment}/edit/", body=body, submission=submission)
        self.comments[comment] = body

    def delete(self) -> None:
        comment = self.chance.choice(sorted(self.comments))
        del self.comments[comment]
        self.acknowledged(f"/comments/{comment}/delete/", gone_is_done=True)

    def found(self) -> tuple[dict[str, str], list[str]]:
        """One's own tags and comments as the reading page shows them."""
        page = self.page()
        marks = re.findall(r'<mark[^>]*class="[^"]*mine-(\w+)[^>]*><a[^>]*>([^<]*)', page)
        return (
            {words: label for label, words in marks},
            re.findall(rf"<p>(Remark {self.number} \d+)</p>", page),
        )


def is_done(answer: Answer) -> bool:
    return answer.status == HTTPStatus.OK


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[list[LiveSite]]:
    """A site that may be killed; the last of the list is the one that runs."""
    sites = [live.start(tmp_path, samples=False, **NO_LIMITS)]
    yield sites
    sites[-1].kill()


def kill_now_and_then(sites: list[LiveSite], over: Event) -> int:
    """Kill the whole server and a worker in turn, and start it again; returns how often.

    Sets `over` at the end.
    """
    killed = 0
    port = int(sites[0].url.rsplit(":", 1)[1])
    until = time.monotonic() + SECONDS
    while killed < LEAST or time.monotonic() < until:
        time.sleep(KILLED_EVERY)
        killed += 1
        if killed % 2:
            sites[-1].kill()
            sites.append(live.start(sites[0].directory, samples=False, port=port, **NO_LIMITS))
        else:
            # It may just have ended by itself.
            with contextlib.suppress(ProcessLookupError):
                os.kill(sites[-1].workers[-1], signal.SIGKILL)
    time.sleep(KILLED_EVERY)
    over.set()
    return killed


def test_what_was_acknowledged_outlives_the_server_and_nothing_is_done_twice(
    own_site: list[LiveSite],
) -> None:
    site = own_site[0]
    given = f"<p>{TEXT}</p>"
    slug = site.manage(
        "import_article", "-", "--format=html", "--language=en", "--title=Cranes", given=given
    ).strip()
    people = [Person(number, slug, Visitor(site.url)) for number in range(PEOPLE)]
    over = Event()

    def act(person: Person) -> None:
        while not over.is_set():
            person.act()

    with ThreadPoolExecutor(PEOPLE + 1) as crowd:
        killing = crowd.submit(kill_now_and_then, own_site, over)
        list(crowd.map(act, people))

    # Some acts were cut off, else this proves nothing.
    assert sum(person.sent_again for person in people)
    for person in people:
        assert set(person.statuses) <= {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
        tags, comments = person.found()
        assert tags == {words: label for words, (label, _) in person.tags.items()}
        assert sorted(comments) == sorted(person.comments.values())
    assert site.manage("recount").startswith("All tallies are right.")
    assert " ERROR " not in site.log
    logging.getLogger(__name__).info(
        "acts: %d, sent again: %d, kills: %d",
        sum(sum(person.statuses.values()) for person in people),
        sum(person.sent_again for person in people),
        killing.result(),
    )
