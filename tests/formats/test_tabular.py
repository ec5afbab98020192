"""Is every tag a row that statistics and spreadsheets read, and none of them a danger?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from annotator.formats import tabular
from annotator.models import Label, Tag
from annotator.reading import SingleTag
from tests.factories import make_article, make_passage, make_reader, make_tag, make_user
from tests.formats.leaving import outgoing
from tests.revising import AMBIGUOUS, GONE, MOVED, REWORDED, SAME, make_revised_article

pytestmark = pytest.mark.django_db


def test_every_single_tag_is_a_row_with_its_reader_label_time_and_place() -> None:
    article = make_article("A 🌊 wave. It was short.")
    passage = make_passage(article, "It was short.")
    one = make_tag(passage, label=Label.OPINION)
    make_tag(passage, reader=make_reader(make_user("nora")), label=Label.SARCASM)
    Tag.objects.update(
        created_at=datetime(2026, 5, 12, 9, 30, 1, 999, tzinfo=UTC),
        changed_at=datetime(2026, 5, 13, tzinfo=UTC),
    )

    written = "".join(tabular.write(outgoing(article)))
    rows = list(csv.DictReader(io.StringIO(written, newline="")))

    assert rows[0] == {
        "article": "the-harbour-vote",
        "revision": "1",
        "passage": str(passage.pk),
        "reader": one.reader.pseudonym,
        "label": "opinion",
        "tagged_at": "2026-05-12T09:30:01Z",
        "changed_at": "2026-05-13T00:00:00Z",
        "start": "10",
        "end": "23",
        "exact": "It was short.",
        "state": "current",
        "first_label": "opinion",
        "seen_before": "false",
    }
    assert [row["label"] for row in rows] == ["opinion", "sarcasm"]
    assert "nora" not in written


def test_lines_end_as_the_standard_says_and_words_may_hold_commas_quotes_and_newlines() -> None:
    article = make_article('He said "no, never".\n\nThen he left.')
    make_tag(make_passage(article, '"no, never".\n\nThen'))

    lines = list(tabular.write(outgoing(article)))

    assert lines[0] == (
        "article,revision,passage,reader,label,tagged_at,changed_at,start,end,exact,state,"
        "first_label,seen_before\r\n"
    )
    assert lines[1].endswith(',"""no, never"".\n\nThen",current,fact,false\r\n')


def test_tags_on_words_of_an_earlier_text_are_rows_with_its_number_and_their_state() -> None:
    article = make_revised_article()

    written = "".join(tabular.write(outgoing(article)))
    rows = list(csv.DictReader(io.StringIO(written, newline="")))

    assert {row["exact"]: (row["revision"], row["state"]) for row in rows} == {
        SAME: ("2", "current"),
        MOVED: ("2", "current"),
        REWORDED: ("1", "reworded"),
        AMBIGUOUS: ("1", "ambiguous"),
        GONE: ("1", "gone"),
    }
    for row in rows:
        text = article.revisions.get(number=row["revision"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["exact"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2 degrees", "@all"])
def test_a_passage_that_looks_like_a_formula_is_not_one_to_a_spreadsheet(words: str) -> None:
    article = make_article(f"{words} it says.")
    make_tag(make_passage(article, words))

    (row,) = csv.DictReader(io.StringIO("".join(tabular.write(outgoing(article)))))

    assert row["exact"] == f"'{words}"


def test_rows_are_written_while_tags_are_still_coming() -> None:
    leaving = outgoing(make_tag().passage.article)
    (tag,) = leaving.tags
    coming = 0

    def tags() -> Iterator[SingleTag]:
        nonlocal coming
        for _ in range(3):
            coming += 1
            yield tag

    lines = tabular.write(replace(leaving, tags=tags()))
    next(lines)
    assert coming == 0
    next(lines)
    assert coming == 1


def test_a_tag_on_a_passage_that_came_meanwhile_waits_for_the_next_export() -> None:
    leaving = outgoing(make_tag().passage.article)
    (tag,) = leaving.tags

    lines = list(tabular.write(replace(leaving, tags=[tag, tag._replace(passage=tag.passage + 1)])))

    assert len(lines) == 2
