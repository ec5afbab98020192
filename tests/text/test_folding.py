"""Do texts fold to the same when they say the same words, and do offsets lead back?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.text.folding import Folded, fold

PIECES = st.sampled_from(
    ["a", "é", "e\u0301", " ", "\u00a0", "\n\n", "«", "»", "“", "'", "’", "-", "—", ":", "!", "''"]  # noqa: RUF005
    + ["\u00ad", "\u200b", "👩\u200d🚀", "mot", "\u212b", "\u0301", "\u1100\u1161\u11a8", "각"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("« Oui »", "“Oui”"),
        ("«\u202fOui\u202f»", '"Oui"'),
        ("« Oui »", '" Oui "'),
        ("‘Oui’", "“Oui”"),
        ("``Oui''", "“Oui”"),
        ("il dit : non", "il dit: non"),
        ("vraiment\u202f?", "vraiment?"),
        ("a \n\n b", "a\u00a0b"),
        ("l'ami", "l’ami"),
        ("l\u02bcami", "l´ami"),
        ("porte-parole", "porte‑parole"),
        ("lui – elle", "lui — elle"),
        ("−5", "-5"),
        ("e\u0301te\u0301", "été"),
        ("con\u00adseil", "conseil"),
        ("\u200ba\ufeff", "a"),
    ],
)
def test_typography_is_folded_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Conseil", "conseil"),
        ("relevé", "releve"),
        ("12 000", "12000"),
        ("4,200", "4.200"),
        ("oui.", "oui"),
        ("non, dit-il", "non dit-il"),
        ("ﬁn", "fin"),
        ("l’ami", "lami"),
        ("mot , mot", "mot, mot"),
        ("…", "..."),
        ("a b", "ab"),
        ("ne vient pas", "vient"),
    ],
)
def test_nothing_else_is(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(TEXTS)
@example("\U000114bb")  # two marks without a letter, beyond the first plane
@example("a\U000110ab")
def test_the_unicode_form_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_the_characters_lead_back_to_the_source_in_order_and_without_overlaps(text: str) -> None:
    folded = Folded(text)

    reached = 0
    for index in range(len(folded.text)):
        start, end = folded.start(index), folded.end(index + 1)
        assert 0 <= start <= end <= len(text)
        assert start >= reached or start == folded.start(index - 1)
        reached = end


@given(TEXTS)
def test_a_source_span_touches_the_characters_that_came_from_it(text: str) -> None:
    folded = Folded(text)

    assert folded.span(0, len(text)) == (0, len(folded.text))
    for index in range(len(folded.text)):
        first, last = folded.span(folded.start(index), folded.end(index + 1))
        assert first <= index < last


def test_folded_characters_have_their_places_in_the_source() -> None:
    folded = Folded("«\u00a0Éte\u0301\u00a0» \n\n ici")

    assert folded.text == '"Été"ici'
    assert folded.source[folded.start(1) : folded.end(4)] == "Éte\u0301"
    assert folded.start(5) == folded.source.index("ici")
