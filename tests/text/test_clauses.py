"""Does the clause beside a quotation tell who says it, and only where it does?"""

import pytest

from annotator.text import clauses
from annotator.text.clauses import SHARED
from annotator.text.lexicon import lexicon_of
from tests.text.casts import cast_of, heard


def before(text: str, language: str = "en", **asked: bool) -> tuple[str, str] | None:
    """What the clause up to the first mark tells."""
    at = min(place for place in (text.find("“"), text.find("«")) if place >= 0)
    return heard(text, clauses.before(text, 0, at, cast_of(text, language), **asked))


def after(text: str, language: str = "en", *, joined: bool = True) -> tuple[str, str] | None:
    """What the clause from the last mark on tells."""
    at = max(text.rfind("”"), text.rfind("»")) + 1
    cue = clauses.after(text, at, len(text), cast_of(text, language), joined=joined)
    return heard(text, cue)


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "Jane Roe said: “No.”", "verb of speech"),
        ("en", "Jane Roe minimises: “No.”", "verb of speech"),
        ("en", "According to Jane Roe, it “fell”", "source"),
        ("en", "For Jane Roe, it is “folly”", "source"),
        ("en", "Jane Roe: “No.”", "name before colon"),
        ("fr", "Jane Roe a dit\u00a0: « Non »", "verb of speech"),
        ("fr", "Selon Jane Roe, « non »", "source"),
        ("fr", "Pour Jane Roe, c’est « non »", "source"),
    ],
)
def test_a_clause_before_tells_who_speaks(language: str, text: str, reason: str) -> None:
    assert before(text, language) == (reason, "Jane Roe")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour opened at “ten”"),
        ("en", "The answer was given by the “Duchess”"),
        ("fr", "Le port a ouvert le « grand quai »"),
        ("en", "“No.”"),
    ],
)
def test_a_clause_before_without_a_word_of_speech_tells_nothing(language: str, text: str) -> None:
    assert before(text, language) is None


def test_a_label_is_heard_only_before_a_few_words() -> None:
    text = "Jane Roe called it “folly”"

    assert before(text) is None
    assert before(text, labels=True) == ("verb of speech", "Jane Roe")


def test_a_clause_that_goes_on_shares_its_speaker() -> None:
    assert before("and added: “No.”") == (SHARED, "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“No,” said Jane Roe."),
        ("en", "“No,” Jane Roe said on Monday."),
        ("en", "“No,” said on Monday in Larkport Jane Roe."),
        ("en", "“No,” deadpanned Jane Roe."),
        ("en", "“No,” as Jane Roe put it."),
        ("fr", "« Non », a dit Jane Roe."),
        ("fr", "« Non », tonne Jane Roe."),
    ],
)
def test_a_clause_after_tells_who_speaks(language: str, text: str) -> None:
    assert after(text, language) == ("verb of speech", "Jane Roe")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“No,” according to Jane Roe.", ("source", "Jane Roe")),
        ("en", "“No” — Jane Roe", ("name after dash", "Jane Roe")),
        ("en", "“No,” she said.", ("verb of speech", "she")),
        ("en", "“No,” a spokesman said.", ("verb of speech", "a spokesman")),
        ("fr", "« Non », dit-elle.", ("verb of speech", "elle")),
    ],
)
def test_a_clause_after_may_name_a_source_or_nobody(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    assert after(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“No” was on the wall."),
        ("en", "“No” and other words of the day"),
        ("fr", "« Non » était sur le mur."),
    ],
)
def test_a_clause_after_without_a_word_of_speech_tells_nothing(language: str, text: str) -> None:
    assert after(text, language, joined=False) is None


def test_a_clause_ends_at_a_stop_that_is_no_abbreviation() -> None:
    text = "said Dr. A. B. Moss. Then he left"

    assert text[: clauses.clause_end(text, 0, len(text), lexicon_of("en"))] == "said Dr. A. B. Moss"
