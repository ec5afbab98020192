"""Are only words that stand in the text taken for a passage, by code points?"""

from __future__ import annotations

import pytest

from annotator.actions import passages
from annotator.models import Passage
from annotator.refusals import Invalid, WordsNotThere
from annotator.text.spans import Span
from tests.factories import make_article, make_comment, make_passage, make_quote, make_tag

pytestmark = pytest.mark.django_db
FAMILY = "👩‍👩‍👧"
DECOMPOSED = "re\N{COMBINING ACUTE ACCENT}union"


def test_words_that_stand_where_they_are_said_to_are_a_span() -> None:
    article = make_article("It rained. Nobody minded.")

    assert passages.check(article, start=11, end=25, exact="Nobody minded.") == Span(11, 25)


def test_white_space_at_the_edges_is_no_part_of_a_passage() -> None:
    article = make_article("It rained.\n\nNobody minded.")

    span = passages.check(article, start=10, end=18, exact="\n\nNobody")

    assert span.of(article.revision.text) == "Nobody"


@pytest.mark.parametrize("before", [FAMILY, "𝕏", "🇫🇷", DECOMPOSED])
def test_offsets_count_code_points_whatever_stands_before(before: str) -> None:
    article = make_article(f"{before} rained.")
    start = len(before) + 1

    span = passages.check(article, start=start, end=start + 6, exact="rained")

    assert span.of(article.revision.text) == "rained"


def test_offsets_that_count_utf_16_units_are_noticed() -> None:
    article = make_article(f"{FAMILY} rained a little.")
    start = len(f"{FAMILY} ".encode("utf-16-le")) // 2

    with pytest.raises(WordsNotThere):
        passages.check(article, start=start, end=start + 6, exact="rained")


@pytest.mark.parametrize("exact", ["It poured.", "it rained.", "It rained", "", "It rained. "])
def test_other_words_than_those_are_refused(exact: str) -> None:
    article = make_article("It rained. Nobody minded.")

    with pytest.raises(WordsNotThere, match="Load the page again"):
        passages.check(article, start=0, end=10, exact=exact)


@pytest.mark.parametrize(
    ("start", "end"), [(0, 0), (5, 4), (-1, 4), (0, 26), (26, 30), (10**30, 10**30 + 1)]
)
def test_bounds_that_are_no_span_of_the_text_are_refused(start: int, end: int) -> None:
    article = make_article("It rained. Nobody minded.")

    with pytest.raises(Invalid, match="25 characters"):
        passages.check(article, start=start, end=end, exact="It rained.")


def test_nothing_but_white_space_is_no_passage() -> None:
    article = make_article("It rained.\n\nNobody minded.")

    with pytest.raises(Invalid, match="white space"):
        passages.check(article, start=10, end=12, exact="\n\n")


def test_half_the_article_is_no_passage() -> None:
    article = make_article("word " * 2_000)

    with pytest.raises(Invalid, match="can have 5000 characters"):
        passages.check(article, start=0, end=6_000, exact=article.revision.text[:6_000])


def test_a_passage_is_found_again_or_made() -> None:
    article = make_article()
    made, is_new = passages.at(article, Span(0, 11))
    again, is_new_again = passages.at(article, Span(0, 11))

    assert (is_new, is_new_again) == (True, False)
    assert made == again


def test_a_passage_on_which_nothing_is_left_goes() -> None:
    passage = make_passage()

    assert passages.prune(passage)
    assert not Passage.objects.exists()


def test_a_passage_that_somebody_tagged_commented_on_or_said_stays() -> None:
    article = make_article()
    kept = [
        make_tag(make_passage(article, "The harbour board")).passage,
        make_comment(make_passage(article, "who runs the cranes")).passage,
        make_quote(article).passage,
    ]

    assert [passages.prune(passage) for passage in kept] == [False, False, False]
