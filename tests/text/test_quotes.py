"""Are the words that somebody said found, with the right speaker or none, and nothing else?"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import quotes, structure
from annotator.text.document import Block, Kind
from annotator.text.quotes import How, Quote
from tests.text.growing import LINEAR, growth

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "cases" / "quotes.json").read_text("utf-8")
)
SHARED = Path(__file__).parents[2].parent / "shared" / "articles"
REAL = SHARED / "deepseek-contre-anthropic.fr.txt"
WORDS = st.sampled_from(
    ["«", "»", "“", "”", '"', "‘", "’", ":", ",", ".", "said", "dit", "Jane Roe", "il", "she"]  # noqa: RUF005
    + ["selon", "\n", " ", "\u00a0", "CEO of Acme", "nous", "—", "a", "!", "d’Acmé", "M."]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text()
# The eleven quotes that a person finds in the real article, as digests of speaker and words: the
# article is not ours to repeat.
BY_HAND = (
    "4015ba6d8f64 1c7991e632f4 642d90445588 a8b3794bbc29 4372db07b05f 03b0ed886461 "
    "ecaba1d6489d 31b9347b0da8 fe1c60f23a8e 94eba67e08b4 5bc2e10692ec"
).split()


def said(found: list[Quote]) -> list[tuple[str, str | None]]:
    return [(quote.exact, quote.speaker) for quote in found]


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def blocks_of(*parts: tuple[str, str]) -> tuple[str, list[Block]]:
    """Join (kind, text) parts into a text with its blocks."""
    text, blocks = "", []
    for kind, words in parts:
        start = len(text)
        blocks.append(Block(start, start + len(words), Kind(kind), 0, 0, 0))
        text += words + "\n\n"
    return text, blocks


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_a_golden_text_gives_its_quotes_and_no_other(case: dict[str, Any]) -> None:
    found = quotes.find(case["input"], case["language"])

    assert said(found) == [(quote["exact"], quote["speaker"]) for quote in case["expected"]]


@pytest.mark.skipif(not REAL.exists(), reason="the real article is not on this machine")
@pytest.mark.parametrize("form", ["lines", "blank lines", "no title"])
def test_the_real_article_gives_the_quotes_that_a_person_finds(form: str) -> None:
    text = REAL.read_text("utf-8")
    if form == "blank lines":
        text = text.replace("\n", "\n\n")
    elif form == "no title":
        text = text.split("\n", 1)[1]

    found = quotes.find(text, "fr")

    assert [digest(f"{quote.speaker}: {quote.exact}") for quote in found] == BY_HAND


def test_a_quotation_block_is_a_quote_even_when_nobody_is_named() -> None:
    text, blocks = blocks_of(
        ("paragraph", "The harbour opened on Monday."),
        ("quotation", "It was about time, and it cost a fortune."),
        ("paragraph", "The crowd went home."),
    )

    (quote,) = quotes.find(text, "en", blocks=blocks)

    assert (quote.exact, quote.speaker) == ("It was about time, and it cost a fortune.", None)
    assert (quote.kind, quote.how) == ("block", How.RULE)


@pytest.mark.parametrize("inside", [True, False])
def test_a_quotation_block_has_its_speaker_from_a_name_line_in_it_or_after_it(inside: bool) -> None:
    words, name = "It was about time.", "— Jane Roe, mayor of Larkport"
    text, blocks = blocks_of(
        *([("quotation", f"{words}\n\n{name}")] if inside else []),
        *([] if inside else [("quotation", words), ("paragraph", name)]),
        ("paragraph", "The crowd went home."),
    )

    assert said(quotes.find(text, "en", blocks=blocks)) == [(words, "Jane Roe")]


def test_a_quotation_block_has_its_speaker_from_the_introduction() -> None:
    text, blocks = blocks_of(
        ("paragraph", "Jane Roe does not mince her words:"),
        ("quotation", "“It was about time.”"),
    )

    assert said(quotes.find(text, "en", blocks=blocks)) == [("It was about time.", "Jane Roe")]


def test_a_heading_that_is_known_is_no_quote_after_a_colon() -> None:
    text, blocks = blocks_of(
        ("paragraph", "Jane Roe came to the harbour, and she said:"),
        ("heading", "What it cost"),
        ("paragraph", "The quay cost three million, which is less than a ferry costs."),
    )

    assert quotes.find(text, "en", blocks=blocks) == []


def test_code_holds_no_quotes() -> None:
    text, blocks = blocks_of(("code", "print “We will open in May,” said Jane Roe"))

    assert quotes.find(text, "en", blocks=blocks) == []


def test_a_block_after_a_cry_needs_proof_that_the_article_quotes_without_marks() -> None:
    # Given a first person passage after the editor's cry, and nothing quoted elsewhere
    about = "Jeanne Roux défend le nouveau port contre tous ceux qui en parlent mal."
    block = "Nous avons attendu trente ans. Nous ne laisserons personne nous le reprendre."
    end = "Le port reste ouvert tout l’hiver, comme le musée et la halle aux poissons."
    alone = "\n".join([about, "Rien que cela\u202f!", block, end])

    # Then it is the editor's own, until two sure quotes show how the article quotes
    assert quotes.find(alone, "fr") == []
    more = "\n".join(
        [
            "Jeanne Roux le dit\u00a0:",
            "Le bac est mort.",
            "Elle ajoute\u00a0:",
            "Il nous coûtait cher.",
        ]
    )
    found = quotes.find(more + "\n" + alone, "fr")
    assert said(found)[-1] == (block, "Jeanne Roux")
    assert (found[-1].how, found[-1].confidence <= 0.6) == (How.RULE, True)


def test_a_language_without_words_still_gives_sentences_in_marks_and_no_speaker() -> None:
    text = "Jane Roe: “Wir haben dreissig Jahre gewartet.”"

    (quote,) = quotes.find(text, "de")

    assert (quote.exact, quote.kind) == ("Wir haben dreissig Jahre gewartet.", "marked")


def test_a_region_in_the_language_code_does_not_matter() -> None:
    text = "“We will open in May,” said Jane Roe."

    assert quotes.find(text, "en-GB") == quotes.find(text, "EN_us") == quotes.find(text, "en")


@given(TEXTS, st.sampled_from(["fr", "en", "xx"]))
def test_quotes_of_any_text_are_ordered_disjoint_and_hold_their_exact_words(
    text: str, language: str
) -> None:
    reached = 0
    for quote in quotes.find(text, language):
        assert reached <= quote.start < quote.end
        assert quote.exact == text[quote.start : quote.end]
        assert quote.exact == quote.exact.strip() != ""
        assert 0 <= quote.confidence <= 1
        reached = quote.end


@given(TEXTS)
def test_blocks_of_any_kind_break_nothing(text: str) -> None:
    kinds = [Kind.QUOTATION, Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.TABLE]
    blocks = [
        Block(span.start, span.end, kinds[place % len(kinds)], 0, 0, 0)
        for place, span in enumerate(structure.paragraphs(text))
    ]

    found = quotes.find(text, "en", blocks=blocks)

    assert all(quote.exact == text[quote.start : quote.end] for quote in found)


@pytest.mark.parametrize(
    "piece",
    [
        *('"', "«", "“", "”", "“”", "''", "’ ", "« a » ", '"a" ', "“aa bb cc dd ee” ", ": "),
        *("Aa ", "A.", "{} ", "Jane {}. ", "{} Roe. ", "World {} Oo. The WHO said. "),
        *("said ", "dit, ", "he, ", "selon ", "the mayor of ", "Jane Roe, who, ", "of "),
        "‘the boats’ owners ",
        "She added: “We will go again.” ",
        "he said “we will go again” and ",
        "« Oui, a-t-il dit au maire de la ville et de la mer. » ",
        "“We saw it here today,” said {} Roe. ",
        "The mayor, Jane {}, left. “We are all well here,” said the mayor. ",
        "Il dit :\n",
        "“We go home and I am glad of it.\n",
        "We go home and I am glad of it.\nJane {}, mayor of Larkport\n",
        "— aa bb cc\n",
        "— Aa bb cc.\n",
        "{}: We do not know it at all.\n",
        "Jane {} (@jane)\nWe do not know it at all.\n",
        "Ab{}x1\n",
    ],
)
def test_a_hostile_text_takes_time_linear_in_its_length(piece: str) -> None:
    assert growth(lambda text: quotes.find(text, "en"), piece) < LINEAR
    assert growth(lambda text: quotes.find(text, "fr"), piece) < LINEAR
