"""Does signing in lose no tag and count none twice, whatever the browser does in that moment?"""

from __future__ import annotations

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from http import HTTPStatus

from tests.live import LiveSite
from tests.visitor import Visitor

SENTENCES = [f"Crane number {n} lifted {n} crates on Tuesday." for n in range(24)]
ACCOUNT, PASSWORD = "lena-of-the-cranes", "a password for tests"
# Who has just signed in, in another tab, is told so; the page then sends the tag again by itself.
FINE = {HTTPStatus.OK, HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN}


def test_tags_that_are_given_while_somebody_signs_in_are_there_once(site: LiveSite) -> None:
    before = len(site.log)
    title = "--title=Cranes on Tuesday"
    arguments = ("import_article", "-", "--format=html", "--language=en", title)
    slug = site.manage(*arguments, given=f"<p>{' '.join(SENTENCES)}</p>").strip()
    account = Visitor(site.url)
    account.get("/accounts/signup/")
    account.post("/accounts/signup/", username=ACCOUNT, password1=PASSWORD)
    account.get(f"/articles/{slug}/")
    browser = Visitor(site.url)
    browser.get(f"/articles/{slug}/")

    def tag(visitor: Visitor, number: int, label: str) -> int:
        start = " ".join(SENTENCES).index(SENTENCES[number])
        span = {"start": start, "end": start + len(SENTENCES[number]), "exact": SENTENCES[number]}
        return visitor.post(f"/articles/{slug}/tags/", htmx=True, label=label, **span).status

    # The account has tagged some of the same words with another label.
    assert {tag(account, number, "fact") for number in range(0, 24, 2)} == {HTTPStatus.OK}
    assert {tag(browser, number, "sarcasm") for number in range(12)} == {HTTPStatus.OK}

    def act(number: int) -> int:
        tab = copy(browser)
        if number % 6 == 3:
            tab.sign_in(ACCOUNT, PASSWORD)
            return HTTPStatus.OK
        return tag(tab, number, "sarcasm")

    with ThreadPoolExecutor(8) as tabs:
        answers = list(tabs.map(act, range(12, 24)))

    assert set(answers) <= FINE
    browser.sign_in(ACCOUNT, PASSWORD)
    written = site.manage("export_article", slug, "--format=csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert len({row["reader"] for row in rows}) == 1
    said = {row["exact"]: row["label"] for row in rows}
    assert len(said) == len(rows)
    acknowledged = set(range(12)) | {
        number
        for number, answer in zip(range(12, 24), answers, strict=True)
        if answer == HTTPStatus.OK and number % 6 != 3
    }
    assert {SENTENCES[number] for number in acknowledged} <= set(said)
    assert {said[SENTENCES[number]] for number in range(0, 12, 2)} == {"fact"}
    site.manage("recount")
    assert "ERROR" not in site.log[before:]
