"""Are a speaker's quotes found newest first, and narrowed by what was asked for?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from annotator.actions.speakers import named
from annotator.models import Article, Label, Tally
from annotator.queries import quotes as quote_queries
from annotator.queries.quotes import Filters
from tests.factories import make_article, make_quote, make_tag
from tests.queries.test_speakers import revise

pytestmark = pytest.mark.django_db


def bring(title: str, text: str, *, published: date | None = None, publisher: str = "") -> Article:
    """An article whose sentences are all quotes of Dana Roe."""
    article = make_article(text, title=title)
    article.published_on, article.publisher = published, publisher
    article.save()
    for words in text.split(". "):
        make_quote(article, words.rstrip(".") + ".", speaker="Dana Roe")
    return article


def found(**filters: object) -> list[str]:
    """The words of the quotes that filters let through, in order."""
    wanted = Filters(**filters)  # type: ignore[arg-type]  # its fields
    return [one.passage.exact for one in quote_queries.quotes(named("Dana Roe"), wanted)]


def test_the_newest_article_comes_first_and_its_quotes_in_the_order_of_the_text() -> None:
    bring("New", "One. Two.", published=date(2025, 5, 1))
    bring("Old", "Three.", published=date(2023, 5, 1))
    undated = bring("Undated", "Four. Five.")
    Article.objects.filter(pk=undated.pk).update(added_at=datetime(2024, 5, 1, tzinfo=UTC))

    assert found() == ["One.", "Two.", "Four.", "Five.", "Three."]


def test_quotes_in_a_text_that_is_read_no_more_are_not_shown() -> None:
    revise(bring("New", "One. Two."))
    make_quote(make_article("Three.", title="Another"), "Three.", speaker="Omar Reed")

    assert found() == []


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"since": date(2024, 5, 1)}, ["New.", "Undated."]),
        ({"until": date(2024, 5, 1)}, ["Undated.", "Old."]),
        ({"since": date(2024, 5, 1), "until": date(2024, 5, 1)}, ["Undated."]),
        ({"since": date(2026, 1, 1)}, []),
        ({"publisher": "The Quay"}, ["New.", "Old."]),
        ({"publisher": "The quay"}, []),
        ({"article": "old"}, ["Old."]),
        ({"article": "none"}, []),
        ({"article": "old", "publisher": "The Quay", "until": date(2023, 5, 1)}, ["Old."]),
        ({"article": "old", "since": date(2024, 1, 1)}, []),
    ],
)
def test_dates_articles_and_publishers_narrow_together(
    filters: dict[str, object], words: list[str]
) -> None:
    bring("New", "New.", published=date(2025, 5, 1), publisher="The Quay")
    bring("Old", "Old.", published=date(2023, 5, 1), publisher="The Quay")
    undated = bring("Undated", "Undated.")
    Article.objects.filter(pk=undated.pk).update(added_at=datetime(2024, 5, 1, 23, tzinfo=UTC))

    assert found(**filters) == words


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("crate", True),
        ("CRATE  never", True),
        ("crate sunk", False),
        ("l'eau", True),
        ("l’eau", True),
        ("100%", True),
        ("1_0", False),
    ],
)
def test_all_words_have_to_stand_in_a_quote(words: str, there: bool) -> None:
    bring("New", "We never lost a crate to l’eau, 100% sure.")

    assert bool(found(words=words)) is there


TALLIES = {
    "One.": Tally(),
    "Two.": Tally(fact=1),
    "Three.": Tally(fact=1, opinion=1, sarcasm=1),
    "Four.": Tally(fact=2, sarcasm=2),
    "Five.": Tally(opinion=3, sarcasm=2),
    "Six.": Tally(opinion=2, sarcasm=1, fact=2),
}


@pytest.mark.parametrize("label", [*Label.values, "untagged", "contested"])
def test_a_label_lets_through_what_somebody_read_so(label: str) -> None:
    article = bring("New", " ".join(TALLIES))
    for words, tally in TALLIES.items():
        passage = article.passages.get(exact=words)
        for one in Label:
            for _ in range(tally.count(one)):
                make_tag(passage, label=one)

    def is_wanted(tally: Tally) -> bool:
        if label == "contested":
            return tally.contested
        return tally.total == 0 if label == "untagged" else tally.count(Label(label)) > 0

    wanted = [words for words, tally in TALLIES.items() if is_wanted(tally)]
    assert wanted
    assert found(label=label) == wanted


def test_articles_and_publishers_to_choose_from_are_those_with_quotes_that_are_read() -> None:
    new = bring("New", "One. Two.", publisher="The Quay")
    bring("Old", "Three.")
    revise(bring("Gone", "Four.", publisher="Gull Weekly"))
    make_article("Five.", title="Unquoted")

    articles, publishers = quote_queries.quoted_in(named("Dana Roe"))

    assert {one.title for one in articles} == {new.title, "Old"}
    assert publishers == ["The Quay"]
