"""Are an article's quotes printed as they are stored, a line each?"""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotator.actions import articles, quotes
from annotator.models import Article
from annotator.sources import read
from tests.factories import make_editor

SOURCE = """The bridge that waited
The council of Low Ferry closed the bridge again. “Nobody crosses it on foot,” said Ada Brook 🌊.
“🌊 is not an argument, and it never was one,” said Ada Brook on Monday.
We will open it when it is safe, and I will be the first to walk across it.
Mara Quill, mayor of Low Ferry
The last time, the mayor sent her deputy. He has not been seen on a bridge since.
"""

pytestmark = pytest.mark.django_db


def printed(slug: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("quotes", slug, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def make_article(source: str = SOURCE) -> Article:
    return articles.create(draft=read(source.encode(), format="plain"))


def test_each_quote_is_a_line_with_its_place_its_words_and_its_speaker() -> None:
    article = make_article()

    lines = printed(article.slug)

    assert [(line["exact"], line["speaker"], line["kind"]) for line in lines] == [
        ("Nobody crosses it on foot,", "Ada Brook", "marked"),
        ("🌊 is not an argument, and it never was one,", "Ada Brook", "marked"),
        (
            "We will open it when it is safe, and I will be the first to walk across it.",
            "Mara Quill",
            "block",
        ),
    ]
    text = article.revision.text
    assert [text[line["start"] : line["end"]] for line in lines] == [
        line["exact"] for line in lines
    ]
    assert all(line["how"] and 0 < line["confidence"] <= 1 for line in lines)


def test_what_an_editor_put_right_is_printed_as_it_stands() -> None:
    article = make_article()
    passage = article.revision.passages.exclude(quote=None)[0]
    quotes.correct(passage=passage, editor=make_editor(), speaker="", exact=passage.exact)

    first = printed(article.slug)[0]

    assert (first["speaker"], first["how"], first["confidence"]) == (None, "person", 1.0)


def test_an_article_without_quotes_prints_nothing() -> None:
    article = make_article("The ferry was late\nThe ferry was late, and it had nobody on board.")

    assert printed(article.slug) == []


def test_a_slug_that_no_article_has_is_refused_in_one_line() -> None:
    with pytest.raises(CommandError, match=r"\AThere is no article “nowhere”[^\n]*\Z"):
        printed("nowhere")
