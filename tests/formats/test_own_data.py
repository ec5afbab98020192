"""Is the file with somebody's data what its description says, whole, and no more than theirs?"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from annotator.access import Viewer
from annotator.actions import comments, flags, helpful
from annotator.formats import own_data as own_data_format
from annotator.models import Cited, Flag, User
from annotator.queries import own_data
from tests.factories import (
    make_comment,
    make_editor,
    make_passage,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.live import ROOT

pytestmark = pytest.mark.django_db
DESCRIPTION = (ROOT / "docs" / "own-data.md").read_text()
NOW = datetime(2026, 1, 30, 17, 5, tzinfo=UTC)


def described() -> dict[str, set[str]]:
    """Each name of the object, with the names that its line describes."""
    found: dict[str, set[str]] = {}
    for line in DESCRIPTION.splitlines():
        if not line.startswith("| `"):
            continue
        names, what = line.strip("| ").split(" | ", 1)
        for name in re.findall(r"`(\w+)`", names):
            found[name] = set(re.findall(r"`(\w+)`", what))
    return found


def taken_out(viewer: Viewer) -> dict[str, Any]:
    data = own_data.of(viewer, site="https://example.org", made_at=NOW)
    found: dict[str, Any] = json.loads("".join(own_data_format.write(data)))
    return found


@pytest.fixture
def nora() -> User:
    """An account of which there is something of every kind."""
    nora = make_user("nora")
    reader = make_reader(nora)
    passage = make_passage()
    make_tag(passage, reader=reader)
    seen = Cited("https://example.org/minutes", "The minutes", date(2026, 1, 28))
    said = make_comment(passage, author=nora, body="Words.", sources=[seen])
    comments.rewrite(comment=said, body="Words of «Nora» \N{SKULL}.")
    reply = make_reply(said)
    make_reply(reply, author=nora)
    helpful.put(comment=reply, reader=reader)
    by_edith = make_comment(passage, author=make_editor())
    flags.put(comment=by_edith, reader=reader, reason=Flag.Reason.OTHER, words="Look at it.")
    return nora


def test_everything_in_it_is_described_and_everything_described_is_in_it(nora: User) -> None:
    found, told = taken_out(Viewer(nora)), described()

    assert set(found) == set(told)
    for name, value in found.items():
        if isinstance(value, list) and value:
            assert set(value[0]) <= told[name], name
    assert set(found["account"]) <= told["account"]
    (source,) = found["comments"][0]["sources"]
    (earlier,) = found["comments"][0]["earlier"]
    assert set(source) | set(earlier) <= told["comments"]


def test_it_is_the_same_version_as_its_description(nora: User) -> None:
    assert f"`{taken_out(Viewer(nora))['version']}`" in DESCRIPTION


def test_words_are_as_they_were_written(nora: User) -> None:
    found = taken_out(Viewer(nora))

    said, answer = found["comments"]
    assert said["body"] == "Words of «Nora» \N{SKULL}."
    assert said["sources"] == [
        {"url": "https://example.org/minutes", "title": "The minutes", "seen_on": "2026-01-28"}
    ]
    assert [one["body"] for one in said["earlier"]] == ["Words."]
    assert answer["earlier"] == []
    assert answer["answers"].startswith("https://example.org/passages/")
    assert found["flags"][0]["words"] == "Look at it."
    assert found["made_at"] == "2026-01-30T17:05:00Z"


def test_whoever_has_nothing_gets_an_empty_file() -> None:
    found = taken_out(Viewer())

    assert found["account"] is found["pseudonym"] is None
    assert not any(value for value in found.values() if isinstance(value, list))
