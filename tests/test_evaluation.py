"""Are quotes and speakers still found as well as they were? Figures that may only rise.

The cases are whole articles and hard excerpts; what each misses is seen by `make evaluate ARGS=-v`.
"""

from collections import defaultdict

import pytest

from tests import evaluation
from tests.evaluation import CASES, Score

pytestmark = pytest.mark.any_database

ARTICLES = sorted(CASES.glob("quotes_articles_*.json"))
TRAPS = 40  # texts without a quote, at least
# Spans F1, named speakers right, and precision of the names given, by language.
FIGURES = {"en": (0.978, 0.898, 0.955), "fr": (0.987, 0.897, 0.946)}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    found: dict[str, Score] = defaultdict(Score)
    for case in evaluation.load(ARTICLES):
        evaluation.judge(case, found)
    return found


@pytest.mark.parametrize("language", sorted(FIGURES))
def test_whole_articles_give_no_worse_figures_than_before(
    scores: dict[str, Score], language: str
) -> None:
    f1, named, precision = FIGURES[language]
    score = scores[language]

    assert score.f1 >= f1
    assert score.named_right >= named
    assert score.name_precision >= precision


def test_there_are_enough_traps_and_few_false_quotes_in_them() -> None:
    cases = list(evaluation.load(sorted(CASES.glob("quotes*.json"))))

    empty, false = evaluation.traps(cases)

    assert empty >= TRAPS - 1
    assert false == 0


def test_every_case_says_why_it_is_there_and_holds_what_it_asks_for() -> None:
    cases = list(evaluation.load(sorted(CASES.glob("quotes*.json"))))

    for case in cases:
        evaluation.expected_of(case)

    assert len(cases) >= 150
    assert all(case["why"] for case in cases)


def test_a_wrong_reading_counts_against_the_figures() -> None:
    scores: dict[str, Score] = defaultdict(Score)
    case = {
        "language": "en",
        "input": "“We will open in May,” said Jane Roe.",
        "expected": [{"exact": "We will open in May,", "speaker": "Sam Poe"}],
        "why": "an expectation that is wrong",
    }

    wrong = evaluation.judge(case, scores)

    assert scores["en"].f1 == 1
    assert scores["en"].named_right == 0
    assert scores["en"].name_precision == 0
    assert "Sam Poe" in wrong[0]
