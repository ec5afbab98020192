"""Does the file of passages and notes hold these, and nothing else of the text?"""

from __future__ import annotations

import pytest

from annotator.formats import annotated_notes
from annotator.models import Article, Label
from tests import nu
from tests.factories import (
    make_article,
    make_comment,
    make_passage,
    make_quote,
    make_reply,
    make_tag,
)
from tests.formats.leaving import outgoing
from tests.formats.opened import Opened

pytestmark = pytest.mark.django_db


def opened(article: Article) -> Opened:
    return Opened("".join(annotated_notes.write(outgoing(article))))


def test_passages_stand_with_speaker_tally_and_comments_and_the_rest_of_the_text_does_not() -> None:
    article = make_article(
        "A secret beginning.\n\n“It floats,” said Ada Brook.\n\nIt was short.\n\nA secret end."
    )
    make_quote(article, "It floats,")
    make_tag(make_passage(article, "It was short."), label=Label.OPINION)
    make_reply(make_comment(make_passage(article, "It was short."), body="It was not."))

    page = opened(article)

    assert [one.words for one in page.all("mark")] == ["It floats,", "It was short."]
    assert " ".join(page.by_id("note-1").words.split()) == "1 Ada Brook no readings yet"
    assert " ".join(page.by_id("note-2").words.split()) == "2 1 Opinion 1 reader"
    assert "It was not." in page.html
    assert "They do so." in page.html
    assert "A secret" not in page.by_id("text").words


def test_numbers_lead_from_mark_to_note_and_back() -> None:
    article = make_comment().passage.article
    make_quote(article)

    page = opened(article)

    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = {one.attributes.get("href") or "" for one in page.all("a")}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {"p1", "p2", "note-1", "note-2"} <= set(ids)


def test_its_annotations_are_those_of_this_file() -> None:
    page = opened(make_tag().passage.article)

    assert page.annotations["id"].endswith("/notes.html#annotations")


@pytest.mark.any_database
def test_it_is_valid_html_without_a_warning() -> None:
    article = make_article("One.\n\nTwo.\n\nThree.")
    make_tag(make_passage(article, "One.\n\nTwo."))
    make_quote(article, "Three.", speaker="<b>")
    make_reply(make_comment(make_passage(article, "Three.")))

    pages = [opened(article).html, opened(make_article(title="Empty")).html]
    assert nu.errors(*pages, warnings=True) == []
