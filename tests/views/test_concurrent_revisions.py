"""What if two editors save, or decide, in the same moment? Over HTTP, on the real server."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from uuid import uuid4

import pytest

from tests.live import LiveSite
from tests.revising import AFTER, BEFORE, SAME
from tests.visitor import Answer, Visitor

EDITORS = 4


@pytest.fixture
def editors(site: LiveSite) -> list[Visitor]:
    """Browsers in which the sample editor is signed in."""
    told = site.manage("load_samples", "--print-login")
    name, password = told.split("editor: ")[1].split(", password ")
    opened = [Visitor(site.url) for _ in range(EDITORS)]
    for one in opened:
        one.sign_in(name, password.split(" (")[0])
    return opened


@pytest.fixture
def slug(site: LiveSite, request: pytest.FixtureRequest) -> str:
    """The slug of an article of one's own."""
    title = f"--title=Revising for {request.node.name}"
    return site.manage("import_article", "-", "--language=en", title, given=BEFORE).strip()


def saved(editor: Visitor, slug: str, text: str, submission: object) -> Answer:
    """What saving a text on top of the first revision gives."""
    return editor.post(
        f"/articles/{slug}/revise/",
        text=text,
        format="plain",
        based_on=1,
        submission=submission,
        save="1",
    )


def test_of_editors_who_save_at_once_one_succeeds_and_no_text_is_lost(
    editors: list[Visitor], slug: str
) -> None:
    texts = [f"{AFTER}\n\nEditor number {number} was here." for number in range(EDITORS)]

    with ThreadPoolExecutor(EDITORS) as crowd:
        answers = list(
            crowd.map(lambda n: saved(editors[n], slug, texts[n], uuid4()), range(EDITORS))
        )

    assert sorted(status for status, _ in answers) == [HTTPStatus.OK] + [HTTPStatus.CONFLICT] * (
        EDITORS - 1
    )
    winner = next(n for n, (status, _) in enumerate(answers) if status == HTTPStatus.OK)
    for number, (status, page) in enumerate(answers):
        if status == HTTPStatus.CONFLICT:
            assert f"Editor number {number} was here." in page
            assert f"Editor number {winner} was here." in page
    assert "Revision 2<" in editors[0].get(f"/articles/{slug}/revisions/").page
    assert "Revision 3<" not in editors[0].get(f"/articles/{slug}/revisions/").page


def test_one_form_sent_many_times_at_once_makes_one_revision(
    editors: list[Visitor], slug: str
) -> None:
    submission = uuid4()

    with ThreadPoolExecutor(EDITORS) as crowd:
        answers = list(crowd.map(lambda one: saved(one, slug, AFTER, submission), editors))

    assert [status for status, _ in answers] == [HTTPStatus.OK] * EDITORS
    assert "Revision 3<" not in editors[0].get(f"/articles/{slug}/revisions/").page


def test_tags_that_come_while_the_text_changes_are_kept_or_refused_but_never_lost(
    site: LiveSite, editors: list[Visitor], slug: str
) -> None:
    words = BEFORE.split("\n\n")
    starts = [BEFORE.index(one) for one in words]

    def tag(number: int) -> int:
        return editors[number % EDITORS].post(
            f"/articles/{slug}/tags/",
            start=starts[number],
            end=starts[number] + len(words[number]),
            exact=words[number],
            label="fact",
        )[0]

    with ThreadPoolExecutor(EDITORS) as crowd:
        tagging = [crowd.submit(tag, number) for number in range(len(words))]
        saving = crowd.submit(saved, editors[0], slug, AFTER, uuid4())
        statuses = [one.result() for one in tagging]

    assert saving.result()[0] == HTTPStatus.OK
    assert set(statuses) <= {HTTPStatus.OK, HTTPStatus.CONFLICT}
    written = site.manage("export_article", slug, "--format=csv")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert len(rows) == statuses.count(HTTPStatus.OK)
    assert all(row["state"] in ("current", "reworded", "ambiguous", "gone") for row in rows)
    assert {row["exact"] for row in rows} <= set(words)
    site.manage("recount")
    quotes = site.manage("quotes", slug)
    assert all(json.loads(line)["exact"] for line in quotes.splitlines())
    assert SAME in words
