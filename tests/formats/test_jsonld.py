"""Is the JSON-LD a W3C annotation collection in which every tag, quote and comment is found?"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from annotator.actions import comments, helpful
from annotator.formats import Outgoing, jsonld
from annotator.models import Article, Cited, Label
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.formats.leaving import outgoing
from tests.revising import GONE, REWORDED, SAME, make_tagged_article, passage_of, revise

pytestmark = pytest.mark.django_db

SITE = "https://read.example"


def collection(leaving: Outgoing) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads("".join(jsonld.write(leaving)))
    return loaded


def items(article: Article, motivation: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(outgoing(article))["first"]["items"]
    return [one for one in found if one["motivation"] == motivation]


def test_it_is_a_collection_of_one_page_that_counts_its_annotations() -> None:
    article = make_article()
    make_quote(article)
    make_tag(make_passage(article))
    make_tag(make_passage(article))
    make_comment(make_passage(article))

    made = collection(outgoing(article))

    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    assert made["id"] == f"{SITE}/articles/the-harbour-vote/annotations.jsonld"
    assert made["label"] == "The harbour vote"
    assert made["generated"] == "2026-05-12T17:05:00Z"
    assert made["first"]["type"] == "AnnotationPage"
    assert made["first"]["id"] == made["last"]
    assert made["first"]["partOf"] == made["id"]
    assert made["total"] == len(made["first"]["items"]) == 4
    assert len({one["id"] for one in made["first"]["items"]}) == 4


def test_an_article_without_annotations_is_an_empty_collection() -> None:
    made = collection(outgoing(make_article()))

    assert (made["type"], made["total"]) == ("AnnotationCollection", 0)
    assert not {"first", "last"} & set(made)


def test_a_tag_classifies_with_its_label_and_its_reader_is_a_pseudonym() -> None:
    reader = make_reader(make_user("nora"))
    tag = make_tag(reader=reader, label=Label.SARCASM)

    (made,) = items(tag.passage.article, "classifying")

    assert made["type"] == "Annotation"
    assert made["body"] == "urn:annotator:label:sarcasm"
    assert made["creator"] == {
        "id": f"urn:annotator:reader:{reader.pseudonym}",
        "nickname": reader.pseudonym,
    }
    assert "nora" not in json.dumps(made)


def test_a_target_is_the_words_and_their_place_in_code_points() -> None:
    article = make_article("Waves 🌊🌊 came. It was a short meeting. Then nothing.")
    make_tag(make_passage(article, "It was a short meeting."))

    (made,) = items(article, "classifying")
    quote, position = made["target"]["selector"]

    assert made["target"]["source"] == f"{SITE}/articles/the-harbour-vote/revisions/1/"
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "It was a short meeting.",
        "prefix": "Waves 🌊🌊 came. ",
        "suffix": " Then nothing.",
    }
    assert position == {"type": "TextPositionSelector", "start": 15, "end": 38}
    assert article.revision.text[15:38] == quote["exact"]


def test_a_comment_is_markdown_with_its_language_and_author_and_says_if_it_is_commentary() -> None:
    passage = make_passage()
    make_comment(passage, author=make_user("nora"), body="Not *so*.")
    make_comment(passage, author=make_editor("edith"), body="Quite so.")

    commentary, comment = items(passage.article, "commenting")

    assert comment["body"] == {
        "type": "TextualBody",
        "purpose": "commenting",
        "value": "Not *so*.",
        "format": "text/markdown",
        "language": "en",
    }
    assert comment["creator"] == {"type": "Person", "name": "nora"}
    assert comment["annotator:commentary"] is False
    assert commentary["creator"]["name"] == "edith"
    assert commentary["annotator:commentary"] is True


def test_a_reply_targets_the_annotation_that_it_answers() -> None:
    first = make_comment(author=make_user("nora"))
    reply = make_reply(first, body="*No*.")
    make_reply(reply, author=make_editor(), body="Yes.")
    article = first.passage.article

    (comment,) = items(article, "commenting")
    answer, answer_to_it = items(article, "replying")

    assert answer["target"] == comment["id"]
    assert answer_to_it["target"] == answer["id"]
    assert answer["body"]["purpose"] == "replying"
    assert answer["body"]["value"] == "*No*."
    assert answer_to_it["annotator:commentary"] is True


def test_sources_are_bodies_in_the_state_of_the_day_on_which_they_were_seen() -> None:
    comment = make_comment(
        body="So.",
        sources=[
            Cited("https://gull.example/minutes", "Minutes", date(2026, 5, 12)),
            Cited("https://gull.example/ledger", "", date(2026, 5, 11)),
        ],
    )

    (made,) = items(comment.passage.article, "commenting")

    words, minutes, ledger = made["body"]
    assert words["value"] == "So."
    assert minutes == {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": {"id": "https://gull.example/minutes", "label": "Minutes"},
        "state": {"type": "TimeState", "sourceDate": "2026-05-12T00:00:00Z"},
    }
    assert ledger["source"] == {"id": "https://gull.example/ledger"}


def test_a_trace_is_there_to_be_answered_and_says_nothing_of_whom_or_what() -> None:
    trace = make_comment(author=make_user("nora"), body="My words.")
    make_reply(trace)
    comments.delete(comment=trace)
    leaving = outgoing(trace.passage.article)

    (made,) = items(trace.passage.article, "commenting")
    (reply,) = items(trace.passage.article, "replying")

    assert reply["target"] == made["id"]
    assert "annotator:deleted" in made
    assert not {"body", "creator"} & set(made)
    assert "My words." not in "".join(jsonld.write(leaving))
    assert "nora" not in jsonld.for_a_script(leaving)


def test_a_comment_says_when_it_was_changed_and_how_many_it_helped() -> None:
    comment = make_comment()
    (before,) = items(comment.passage.article, "commenting")
    assert not {"modified", "annotator:helpful"} & set(before)
    helpful.put(comment=comment, reader=make_reader())
    comments.rewrite(comment=comment, body="Changed.")

    (made,) = items(comment.passage.article, "commenting")

    assert made["annotator:helpful"] == 1
    assert made["modified"] >= made["created"]


def test_a_quote_is_identified_by_its_speaker_or_by_nobody() -> None:
    article = make_article()
    make_quote(article)
    make_quote(article, "Nobody in the room laughed.", speaker="")

    known, unknown = items(article, "identifying")

    assert known["body"]["value"] == "Ada Brook"
    assert known["annotator:how"] == "person"
    assert "body" not in unknown


def test_inside_a_page_tags_are_told_by_count() -> None:
    passage = make_passage()
    for label in (Label.OPINION, Label.OPINION, Label.FACT):
        make_tag(passage, label=label)

    made = json.loads(jsonld.for_a_script(outgoing(passage.article)))

    counts = Counter(
        {one["body"]: one["annotator:count"] for one in made["first"]["items"]},
    )
    assert counts == {"urn:annotator:label:opinion": 2, "urn:annotator:label:fact": 1}
    assert made["total"] == 2


def test_nothing_that_was_written_can_end_the_script_around_it() -> None:
    body = "</script><!-- <script> & \u2028 \u2029"
    comment = make_comment(body=body)

    written = jsonld.for_a_script(outgoing(comment.passage.article))

    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["first"]["items"][0]["body"]["value"] == body


def test_what_was_said_of_words_of_an_earlier_text_targets_that_text() -> None:
    article = make_tagged_article()
    make_comment(passage_of(article, REWORDED))
    revise(article)

    sources = {
        one["target"]["selector"][0]["exact"]: one["target"]["source"]
        for motivation in ("classifying", "commenting")
        for one in items(article, motivation)
    }

    here = f"{SITE}/articles/the-harbour-vote/revisions"
    assert sources[SAME] == f"{here}/2/"
    assert sources[REWORDED] == sources[GONE] == f"{here}/1/"
    assert REWORDED not in jsonld.for_a_script(outgoing(article))
