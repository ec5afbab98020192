"""Is what speakers' pages count right, and does it cost the same however much there is?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.actions.speakers import find, named
from annotator.models import Article, Label, Passage, Revision, Speaker, Tally
from annotator.queries import compositions
from annotator.queries import speakers as speaker_queries
from annotator.queries.speakers import Figures, Spoken
from annotator.reading import Voice
from tests.actions.test_speakers import change
from tests.crowds import make_long_article, mark
from tests.factories import make_article, make_passage, make_quote, make_reader, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    return make_article("One. Two. Three. Four. Five. Six.")


def quote(article: Article, words: str, speaker: str = "Dana Roe") -> Passage:
    """The passage of a quote."""
    return make_quote(article, words, speaker=speaker).passage


def spoken(speaker: str = "Dana Roe") -> Spoken:
    pk = named(speaker).pk
    return speaker_queries.spoken([pk])[pk]


def voice(article: Article) -> Voice:
    (only,) = compositions.composition(article).voices
    return only


def revise(article: Article) -> None:
    """Gives an article another revision, of the same text and without passages."""
    old = article.revision
    article.current = Revision.objects.create(
        article=article,
        number=old.number + 1,
        source=old.source,
        source_format=old.source_format,
        text=old.text,
        markup=old.markup,
        sentence_bounds=old.sentence_bounds,
        words=old.words,
    )
    article.save()


def test_figures_count_quotes_articles_readers_and_tags(article: Article) -> None:
    other = make_article("Seven.", title="Another")
    reader = make_reader()
    for passage in (quote(article, "One."), quote(article, "Two."), quote(other, "Seven.")):
        make_tag(passage, reader=reader, label=Label.FACT)
    make_tag(quote(article, "Two."), label=Label.SARCASM)
    make_tag(quote(article, "Three.", "Omar Reed"))
    make_tag(make_passage(article, "Four."))

    assert speaker_queries.figures(named("Dana Roe")) == Figures(
        quotes=3, articles=2, readers=2, tally=Tally(fact=3, sarcasm=1)
    )


def test_what_is_read_no_more_is_counted_nowhere(article: Article) -> None:
    make_tag(quote(article, "One."))
    revise(article)
    dana = named("Dana Roe")

    assert speaker_queries.figures(dana) == Figures(0, 0, 0, Tally())
    assert speaker_queries.spoken([dana.pk]) == {}
    for by_quotes in (False, True):
        assert list(speaker_queries.index("", most_quoted=by_quotes, page=None)) == []


@pytest.mark.parametrize("readers", [4, 5])
def test_shares_are_told_of_five_readers_of_one_quote(article: Article, readers: int) -> None:
    for _ in range(readers):
        make_tag(quote(article, "One."), label=Label.FACT)

    assert spoken() == Spoken(1, Tally(fact=readers), readers == 5)
    assert voice(article).enough is (readers == 5)
    assert speaker_queries.figures(named("Dana Roe")).enough is (readers == 5)


@pytest.mark.parametrize("readers", [4, 5])
def test_shares_are_told_of_five_readers_of_many_quotes(article: Article, readers: int) -> None:
    words = ("One.", "Two.", "Three.", "Four.", "Five.", "Six.")
    people = [make_reader() for _ in range(readers)]
    for number, one in enumerate(words):
        make_tag(quote(article, one), reader=people[number % readers], label=Label.OPINION)

    assert spoken() == Spoken(6, Tally(opinion=6), readers == 5)
    assert (voice(article).enough, voice(article).tally) == (readers == 5, Tally(opinion=6))
    assert speaker_queries.figures(named("Dana Roe")).enough is (readers == 5)


def test_one_reader_of_many_quotes_is_one_reader(article: Article) -> None:
    reader = make_reader()
    for words in ("One.", "Two.", "Three.", "Four.", "Five.", "Six."):
        make_tag(quote(article, words), reader=reader)

    assert spoken() == Spoken(6, Tally(fact=6), enough=False)


def test_readers_of_one_article_are_not_lent_to_another(article: Article) -> None:
    other = make_article("Seven.", title="Another")
    for number in range(6):
        make_tag(quote(*((article, "One.") if number % 2 else (other, "Seven."))))

    assert not voice(article).enough
    assert spoken().enough


def test_tallies_are_whole_where_some_passages_have_many_readers_and_some_few() -> None:
    article = make_long_article()
    mark(article, passages=60, readers=120)
    few = article.passages.order_by("pk")[5]
    for label in (Label.FACT, Label.FACT, Label.SARCASM):
        make_tag(make_passage(article, "The harbour board has met again"), label=label)
    assert few.tally.total >= 5

    composition = compositions.composition(article)

    tallies = [one.tally for one in article.passages.all()]
    assert composition.tally == Tally.total_of(tallies)
    assert composition.passages == len(tallies)
    for one in composition.voices:
        said = article.passages.filter(quote__speaker__slug=one.slug)
        assert one.tally == Tally.total_of(passage.tally for passage in said)
        assert one.quotes == len(said)


def shown(words: str = "", *, most_quoted: bool = False) -> list[str]:
    """The names that the list shows."""
    page = speaker_queries.index(words, most_quoted=most_quoted, page=None)
    return [one.speaker.name for one in page]


def test_the_list_is_sorted_by_name_or_by_the_number_of_quotes(article: Article) -> None:
    for words, speaker in (("One.", "Zoé Roe"), ("Two.", "Zoé Roe"), ("Three.", "Élodie Roy")):
        quote(article, words, speaker)
    named("Nobody Quoted")

    assert shown() == ["Élodie Roy", "Zoé Roe"]
    assert shown(most_quoted=True) == ["Zoé Roe", "Élodie Roy"]


@pytest.mark.parametrize(
    "words", ["elodie", "ROY ÉLO", "é. roy", "E\N{COMBINING ACUTE ACCENT}", "", "  "]
)
def test_any_name_is_found_by_any_of_its_letters(article: Article, words: str) -> None:
    quote(article, "One.", "Élodie Roy")
    change(named("Élodie Roy"), other_names=["É. Roy"])

    assert shown(words) == ["Élodie Roy"]
    assert shown(words, most_quoted=True) == ["Élodie Roy"]


@pytest.mark.parametrize("words", ["%", "_", "roe", "élodie roe"])
def test_what_is_in_no_name_finds_nobody(article: Article, words: str) -> None:
    quote(article, "One.", "Élodie Roy")

    assert shown(words) == []


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    article: Article, django_assert_num_queries: Callable[..., object]
) -> None:
    for number, words in enumerate(("One.", "Two.", "Three.")):
        quote(article, words, f"Speaker {number}")
        with django_assert_num_queries(4):  # type: ignore[attr-defined]  # a context manager
            assert all(
                one.speaker.other_names == []
                for one in speaker_queries.index("", most_quoted=bool(number % 2), page=None)
            )


def test_speakers_are_offered_who_are_in_the_article_first_then_the_most_quoted(
    article: Article,
) -> None:
    other = make_article("Seven. Eight.", title="Another")
    quote(article, "One.", "Zoé Roe")
    for words in ("Seven.", "Eight."):
        quote(other, words, "Omar Reed")
    named("Ada Brook")

    assert speaker_queries.known(article) == ["Zoé Roe", "Omar Reed", "Ada Brook"]
    assert speaker_queries.known() == ["Omar Reed", "Zoé Roe", "Ada Brook"]


def test_no_more_are_offered_than_a_page_can_bear() -> None:
    for number in range(speaker_queries.MOST_KNOWN + 5):
        named(f"Speaker {number}")

    assert len(speaker_queries.known()) == speaker_queries.MOST_KNOWN


def test_who_might_be_the_same_is_suggested_the_most_quoted_first(article: Article) -> None:
    dana = named("Dana Roe")
    for words, speaker in (("One.", "D. Roe"), ("Two.", "Roe"), ("Three.", "Roe")):
        quote(article, words, speaker)
    for name in ("Anna Roe", "Dana Corbel", "Omar Reed"):
        named(name)

    found = speaker_queries.likely(dana)

    assert [(one.speaker.name, one.spoken.quotes) for one in found] == [("Roe", 2), ("D. Roe", 1)]


def test_any_name_of_either_suggests(article: Article) -> None:
    dana, other = named("The board"), named("Q. Roe")
    change(dana, other_names=["Quinn Roe"])

    assert [one.speaker for one in speaker_queries.likely(dana)] == [other]
    assert [one.speaker for one in speaker_queries.likely(other)] == [dana]


def test_a_name_without_a_whole_word_suggests_nobody() -> None:
    named("Dana Roe")

    assert speaker_queries.likely(named("D.")) == []


def test_the_history_has_what_was_done_to_an_entry_and_with_it() -> None:
    dana = named("Dana Roe")
    change(dana, description="Runs the cranes.")
    change(dana, other_names=["D. Roe"])

    assert [one.kind for one in speaker_queries.history(dana)] == ["added", "described"]
    assert speaker_queries.history(named("Omar Reed")) == []
    assert find("D. Roe") == Speaker.objects.get(pk=dana.pk)
