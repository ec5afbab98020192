"""What is read in a file of annotations, in each format, and what is said of a broken one?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotator import incoming
from annotator.incoming.annotation import Annotation, Remark, Tagged, Unusable, Words
from annotator.sources import SourceError
from annotator.text import markdown

TARGET = {
    "source": "https://read.example/a",
    "selector": [
        {"type": "TextPositionSelector", "start": 4, "end": 11},
        {"type": "TextQuoteSelector", "exact": "harbour", "prefix": "The ", "suffix": " board"},
    ],
}
TAG = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://elsewhere.example/1",
    "type": "Annotation",
    "motivation": "classifying",
    "creator": "https://elsewhere.example/nora",
    "body": "urn:annotator:label:fact",
    "target": TARGET,
}
PLAIN = "5 * 3 * 2 is *so*\n\n# of them"
PLAINLY = {"motivation": "commenting"}
ROW = {
    "id": "kTz",
    "user": "acct:nora@hypothes.is",
    "user_info": {"display_name": "Nora Field"},
    "text": "Is *that* so?",
    "tags": ["Opinion", "harbour"],
    "permissions": {"read": ["group:__world__"]},
    "created": "2026-03-04T05:06:07.123456+00:00",
    "updated": "2026-03-04T05:06:07.123456+00:00",
    "target": [TARGET],
}


def read(value: Any) -> list[Any]:
    return incoming.read(json.dumps(value).encode()).annotations


def only(value: Any) -> Any:
    [one] = read(value)
    return one


@pytest.mark.parametrize(
    "file",
    [
        TAG,
        [TAG],
        {"type": "AnnotationPage", "items": [TAG]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [TAG]}},
        {"first": {"items": [], "next": {"items": [TAG], "next": "https://elsewhere.example/3"}}},
        {"@graph": [TAG]},
    ],
)
def test_an_annotation_is_read_alone_in_a_list_a_page_or_a_collection(file: Any) -> None:
    assert only(file) == Annotation(
        number=1,
        key="https://elsewhere.example/1",
        words=Words("harbour", "The ", " board", 4),
        said=(Tagged("fact", "https://elsewhere.example/nora"),),
    )


def test_a_collection_without_annotations_is_one() -> None:
    assert read({"type": "AnnotationCollection", "total": 0}) == []
    assert read({"type": ["AnnotationPage"]}) == []


@pytest.mark.parametrize(
    "body",
    [
        {"type": "TextualBody", "purpose": "tagging", "value": "Fact"},
        {"type": "TextualBody", "purpose": ["classifying"], "value": " fait "},
        {"id": "urn:annotator:label:fact"},
        {"type": "SpecificResource", "source": "urn:annotator:label:fact"},
    ],
)
def test_a_label_may_be_written_in_several_ways(body: dict[str, Any]) -> None:
    assert only(TAG | {"body": body}).said[0].label == "fact"


def test_words_are_a_comment_and_may_come_with_a_label() -> None:
    plain = only(TAG | {"motivation": "commenting", "body": None, "bodyValue": "Oh."})
    both = only(TAG | {"motivation": "commenting", "body": [TAG["body"], {"value": "Oh, *so*."}]})

    assert plain.said == (Remark("Oh.", author="https://elsewhere.example/nora"),)
    assert [type(said) for said in both.said] == [Tagged, Remark]


@pytest.mark.parametrize(
    "body",
    [
        {"bodyValue": PLAIN},
        {"body": {"type": "TextualBody", "value": PLAIN, "format": "text/plain"}},
    ],
)
def test_plain_text_stays_plain_whatever_it_would_be_in_markdown(body: dict[str, Any]) -> None:
    one = only({key: value for key, value in TAG.items() if key != "body"} | PLAINLY | body)

    html = markdown.render(one.said[0].body)

    assert "<em>" not in html
    assert "<h1" not in html
    assert "5 * 3 * 2 is *so*" in html
    assert "# of them" in html


def test_a_row_of_hypothesis_is_a_label_and_a_comment() -> None:
    one = only({"total": 1, "rows": [ROW]})

    tagged, remark = one.said
    # Its offsets count in another text.
    assert one.words == Words("harbour", "The ", " board", None)
    assert one.key == "https://hypothes.is/a/kTz"
    assert (tagged.label, tagged.reader, len(tagged.pseudonym)) == (
        "opinion",
        "acct:nora@hypothes.is",
        12,
    )
    assert "nora" not in tagged.pseudonym
    assert (remark.body, remark.author) == ("Is *that* so?\n\n#harbour", "Nora Field")
    assert remark.at is not None
    assert remark.edited_at is None


def test_a_reply_of_hypothesis_names_what_it_answers() -> None:
    reply = {**ROW, "id": "zz", "tags": [], "references": ["abc", "kTz"]}

    one = only([reply])

    assert one.words is None
    assert one.said[0].answers == "https://hypothes.is/a/kTz"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"target": "https://read.example/a"}, "which words"),
        ({"target": {"selector": {"type": "TextPositionSelector", "start": 1}}}, "offsets alone"),
        ({"target": {"selector": [{"type": "TextQuoteSelector", "exact": 7}]}}, "which words"),
        ({"target": {"selector": {"type": "TextQuoteSelector", "exact": "x" * 30_000}}}, "longer"),
        ({"body": "urn:annotator:label:lie"}, "no label"),
        ({"body": {"purpose": "classifying", "value": "a lie"}}, "“a lie” is no label"),
        ({"motivation": "highlighting", "body": []}, "nothing is said"),
        ({"annotator:count": 10**30}, "too many"),
        ({"annotator:count": -1}, "how many"),
        ({"motivation": "commenting", "body": {"value": "a\0b"}}, "no text has"),
        ({"motivation": "commenting", "body": {"value": "a\ud800b"}}, "no text has"),
    ],
)
def test_an_annotation_that_cannot_be_taken_says_why(changed: dict[str, Any], reason: str) -> None:
    one = only(TAG | changed)

    assert isinstance(one, Unusable)
    assert reason in str(one.reason)


@pytest.mark.parametrize("row", [None, 7, "tag", [], {"type": "Annotation"}])
def test_what_is_no_annotation_is_told_and_the_others_are_read(row: Any) -> None:
    strange, tag = read({"items": [row, TAG]})

    assert isinstance(strange, Unusable)
    assert isinstance(tag, Annotation)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"permissions": {"read": ["acct:nora@hypothes.is"]}}, "only its author"),
        ({"text": " ", "tags": []}, "highlight"),
        ({"target": [{"source": "https://read.example"}]}, "whole page"),
        ({"id": None}, "no annotation"),
    ],
)
def test_a_row_of_hypothesis_that_cannot_be_taken_says_why(
    changed: dict[str, Any], reason: str
) -> None:
    assert reason in str(only([ROW | changed]).reason)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "nothing in this file"),
        (b" \n", "nothing in this file"),
        (b"%PDF-1.7", "in PDF format"),
        (b"Dear all, here are they.", "neither JSON nor HTML"),
        (b"PK\x03\x04\x00\x00", ""),
        (b"\x00\x01\x02\x03", ""),
        (json.dumps([TAG]).encode()[:-40], "breaks off"),
        (b'{"id": 1}', "no annotations in this file"),
        (b"3", "no annotations in this file"),
        (b'"' + b"x" * 100 + b'"', "no annotations in this file"),
        (b'{"items": [], "items": [1]}', "“items” twice"),
        (b'[{"type": "Annotation", "annotator:count": NaN}]', "“NaN” is no number"),
        (b"[" * 100_000 + b"]" * 100_000, "more than 100 deep"),
        (b'{"a":' * 100_000, "more than 100 deep"),
        (b"[" + b"1," * 3_000_001 + b"1]", "too much"),
        (b"[" + b"{}," * 50_000 + b"{}]", "50,001 annotations"),
        (b" " * (32 * 1024 * 1024 + 1), "larger than 32 MB"),
        (b"<!doctype html><title>Hello</title><p>There.", "no annotations in this HTML file"),
        (b'<script type="application/ld+json">{"AnnotationCollection', "HTML file"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(file: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as refused:
        incoming.read(file)

    assert reason in str(refused.value)


def test_a_sign_for_a_lost_character_is_taken_as_somebody_wrote_it_and_broken_bytes_are_not() -> (
    None
):
    file = json.dumps(TAG | {"motivation": "commenting", "body": {"value": "“\ufffd”, it says: é"}})
    spelled = json.loads(file)

    written = json.dumps(spelled, ensure_ascii=False).encode()

    assert only(spelled).said == incoming.read(written).annotations[0].said  # type: ignore[union-attr]
    with pytest.raises(SourceError, match="lost characters"):
        incoming.read(written.replace("\ufffd".encode(), b"\xef\xbf"))


def test_huge_numbers_are_numbers_of_nothing() -> None:
    digits = "9" * 100_000
    file = json.dumps(TAG).replace('"start": 4', f'"start": {digits}')

    [one] = incoming.read(file.encode()).annotations

    assert isinstance(one, Annotation)
    assert one.words
    assert one.words.start is None
