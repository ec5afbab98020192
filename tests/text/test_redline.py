"""Does a change read as one text, with every word of both in it?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text import redline
from annotator.text.differences import Kind
from annotator.text.document import Document
from annotator.text.redline import Line, Piece


def document(*paragraphs: str) -> Document:
    return Document.from_html("\n\n".join(f"<p>{words}</p>" for words in paragraphs))


def drawn(line: Line) -> str:
    """A line with what was removed in square brackets and what was added in braces."""
    around = {Kind.SAME: "{}", Kind.REMOVED: "[{}]", Kind.ADDED: "{{{}}}"}
    return "".join(around[piece.kind].format(piece.words) for piece in line.pieces)


def lines(old: Document, new: Document) -> list[str]:
    return [drawn(line) for line in redline.lines(old, new)]


def test_changed_words_stand_in_their_paragraph() -> None:
    assert lines(document("It was one crate."), document("It was a crate.")) == [
        "It was [one ]{a }crate."
    ]


def test_a_paragraph_that_went_stands_where_it_was() -> None:
    old = document("First it rained.", "Then it poured all night.", "At last it stopped.")
    new = document("First it rained.", "At last it stopped.")

    assert lines(old, new) == [
        "First it rained.",
        "[Then it poured all night.]",
        "At last it stopped.",
    ]


def test_a_paragraph_that_came_stands_where_it_is() -> None:
    old = document("First it rained.", "At last it stopped.")
    new = document("First it rained.", "Then it poured all night.", "At last it stopped.")

    assert lines(old, new) == [
        "First it rained.",
        "{Then it poured all night.}",
        "At last it stopped.",
    ]


def test_words_removed_from_the_beginning_of_a_paragraph_stay_with_it() -> None:
    old = document("It rained.", "On Monday, the board met.")
    new = document("It rained.", "The board met.")

    first, second = lines(old, new)

    assert first == "It rained."
    assert second.startswith("[On Monday,")
    assert second.endswith("board met.")


def test_a_removed_heading_is_still_a_heading() -> None:
    old = Document.from_html("<h2>The cranes</h2>\n\n<p>They move.</p>")
    new = Document.from_html("<blockquote><p>They move.</p></blockquote>")

    assert [(line.element, line.changed) for line in redline.lines(old, new)] == [
        ("h2", True),
        ("blockquote", False),
    ]


def test_long_stretches_without_a_change_are_folded() -> None:
    same = [f"Crane number {n} stood still." for n in range(9)]
    old, new = document(*same, "It was one crate."), document(*same, "It was a crate.")

    found = redline.stretches(old, new)

    assert [(one.folded, len(one.lines)) for one in found] == [(True, 8), (False, 2)]
    assert [one.folded for one in redline.stretches(document(*same[:2]), document(*same[:2]))] == [
        False
    ]


def test_words_of_a_passage_are_told_with_what_they_were() -> None:
    assert redline.words("not a crate", "not one crate") == [
        Piece(Kind.SAME, "not "),
        Piece(Kind.REMOVED, "a "),
        Piece(Kind.ADDED, "one "),
        Piece(Kind.SAME, "crate"),
    ]
    assert [piece.element for piece in redline.words("a crate", "one crate")] == ["del", "ins", ""]


def test_other_quotation_marks_alone_are_told() -> None:
    assert any(piece.kind is not Kind.SAME for piece in redline.words('"No"', "“No”"))


paragraphs = st.lists(
    st.lists(st.sampled_from("one two three crane crate".split()), min_size=1, max_size=6).map(
        " ".join
    ),
    min_size=1,
    max_size=6,
)


@given(paragraphs, paragraphs)
def test_no_word_of_either_text_is_lost(one: list[str], other: list[str]) -> None:
    found = redline.lines(document(*one), document(*other))

    for paragraphs, left_out in ((one, Kind.ADDED), (other, Kind.REMOVED)):
        told = [
            word
            for line in found
            for piece in line.pieces
            if piece.kind is not left_out
            for word in piece.words.split()
        ]
        assert sorted(told) == sorted(" ".join(paragraphs).split())
