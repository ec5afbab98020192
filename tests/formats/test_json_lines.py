"""Are the tags' rows the same as in CSV, one object of JSON a line, made as they come?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotator.formats import json_lines, rows
from annotator.models import Label
from annotator.reading import SingleTag
from tests.factories import make_article, make_passage, make_tag
from tests.formats.leaving import outgoing

pytestmark = pytest.mark.django_db


def test_each_tag_is_an_object_with_the_fields_of_the_csv_and_words_as_they_are() -> None:
    article = make_article('=1 "🌊",\n\nno. It was short.')
    tag = make_tag(make_passage(article, '=1 "🌊",\n\nno.'), label=Label.OPINION)
    make_tag(make_passage(article, "It was short."))

    lines = "".join(json_lines.write(outgoing(article))).splitlines()

    first, second = map(json.loads, lines)
    assert tuple(first) == rows.COLUMNS
    assert (first["exact"], first["label"]) == ('=1 "🌊",\n\nno.', "opinion")
    assert (first["reader"], first["start"], first["end"]) == (tag.reader.pseudonym, 0, 12)
    assert second["exact"] == "It was short."


def test_without_tags_there_is_no_line() -> None:
    assert "".join(json_lines.write(outgoing(make_article()))) == ""


def test_lines_are_written_while_tags_are_still_coming() -> None:
    leaving = outgoing(make_tag().passage.article)
    (tag,) = leaving.tags
    coming = 0

    def tags() -> Iterator[SingleTag]:
        nonlocal coming
        for _ in range(3):
            coming += 1
            yield tag

    next(json_lines.write(replace(leaving, tags=tags())))
    assert coming == 1
