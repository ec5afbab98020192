"""Does a page cost the same however much is on it, and show what is there?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from http import HTTPStatus

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.access import Viewer
from annotator.actions import helpful, tags
from annotator.models import Article, Cited, Label, Placement, Tally
from annotator.queries import compositions
from annotator.queries import reading as queries
from annotator.shared.articles import kept, theirs_kept
from annotator.text.spans import Span
from tests.crowds import make_long_article, mark
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
from tests.revising import make_revised_article, revise
from tests.views.sending import HTMX, sign_in

pytestmark = pytest.mark.django_db
MINUTES = Cited("https://gull.example/minutes", "Minutes", date(2026, 5, 12))
# Queries for a page that is drawn for all and filled for one reader, and for filling it alone.
DRAWN, AGAIN = 20, 12
OF_TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE")


def asked(act: Callable[[], object]) -> int:
    """How many queries `act` asks."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def anew(act: Callable[[], object]) -> int:
    """The same where no page is kept."""
    kept.clear()
    theirs_kept.clear()
    return asked(act)


def to_read(browser: Client, *articles: Article) -> tuple[list[int], list[int]]:
    """How many queries the pages ask when they are drawn, and when they were drawn before."""
    pages = [partial(browser.get, one.get_absolute_url()) for one in articles]
    for page in pages:
        # What is told once has a page of its own.
        page()
    kept.clear()
    theirs_kept.clear()
    return [asked(page) for page in pages], [asked(page) for page in pages]


def browsers(article: Article) -> dict[str, Client]:
    """One of each who may read: they have tagged here before, but for the first."""
    people = {name: Client() for name in ("nobody", "browser", "reader", "editor")}
    people["reader"].post("/accounts/login/", sign_in(make_user()))
    people["editor"].post("/accounts/login/", sign_in(make_editor()))
    tag_in(people, article)
    return people


def browsers_of(*articles: Article) -> dict[str, Client]:
    """The same, who tagged in all of these."""
    people = browsers(articles[0])
    for one in articles[1:]:
        tag_in(people, one)
    return people


def tag_in(people: dict[str, Client], article: Article) -> None:
    passage = article.passages.order_by("start")[0]
    for name in ("browser", "reader", "editor"):
        people[name].post(f"/passages/{passage.pk}/tag/", {"label": "fact"})


def test_reading_takes_as_many_queries_for_five_hundred_passages_as_for_ten() -> None:
    few, many = make_long_article("Few"), make_long_article("Many")
    mark(few, passages=10, readers=10)
    mark(many, passages=500, readers=10)

    for browser in browsers_of(few, many).values():
        drawn, again = to_read(browser, few, many)
        assert drawn[0] == drawn[1] <= DRAWN
        assert again[0] == again[1] <= AGAIN


def test_reading_a_revised_article_takes_one_query_more_however_much_waits() -> None:
    few, many = make_long_article("Few"), make_long_article("Many")
    for article, passages in ((few, 10), (many, 200)):
        mark(article, passages=passages, readers=10)
        text = article.revision.text
        half = len(text) // 2
        revise(article, text[:half] + text[half:].replace("no crate", "one crate"))
        assert Placement.objects.waiting(article.revision).count() > passages // 4

    for browser in browsers_of(few, many).values():
        drawn, again = to_read(browser, few, many)
        assert drawn[0] == drawn[1] <= DRAWN + 2
        assert again[0] == again[1] <= AGAIN + 1


def test_pages_of_revisions_take_as_many_queries_for_many_passages_as_for_few() -> None:
    few, many = make_long_article("Few"), make_long_article("Many")
    editor = Client()
    editor.force_login(make_editor())
    for article, passages in ((few, 10), (many, 100)):
        mark(article, passages=passages, readers=10)
        revise(article, article.revision.text.replace("no crate", "one crate"))

    for path in ("queue/", "revisions/", "revisions/1/", "revisions/2/", "revisions/1/compare/2/"):
        counts = [
            asked(partial(editor.get, f"{one.get_absolute_url()}{path}")) for one in (few, many)
        ]
        assert counts[0] == counts[1] <= 9, path


def test_a_passage_that_a_million_readers_tagged_is_reckoned_with(client: Client) -> None:
    article = make_long_article()
    mark(article, passages=2, readers=1)
    article.passages.update(fact=1_000_000)

    assert client.get(article.get_absolute_url()).status_code == HTTPStatus.OK


def test_reading_takes_as_many_queries_for_a_thousand_readers_as_for_ten() -> None:
    few, many = make_long_article("Few"), make_long_article("Many")
    mark(few, passages=50, readers=10)
    mark(many, passages=50, readers=1_000)

    for browser in browsers_of(few, many).values():
        drawn, again = to_read(browser, few, many)
        assert drawn[0] == drawn[1] <= DRAWN
        assert again[0] == again[1] <= AGAIN


@pytest.mark.parametrize(
    ("who", "first", "more"),
    [("a new browser", 6, 9), ("a known browser", 4, 9), ("an account", 6, 10)],
)
def test_tagging_takes_few_queries_and_answers_in_ten_kilobytes(
    who: str, first: int, more: int
) -> None:
    article = make_long_article()
    mark(article, passages=500, readers=50)
    browser = Client()
    there = article.passages.filter(quote__isnull=False)[30]
    if who == "an account":
        browser.post("/accounts/login/", sign_in(make_user()))
    elif who == "a known browser":
        browser.post(f"/passages/{there.pk + 1}/tag/", {"label": "fact"})

    def send(address: str, most: int = 12, **fields: object) -> None:
        with CaptureQueriesContext(connection) as captured:
            answer = browser.post(address, fields, **HTMX)
        assert answer.status_code == HTTPStatus.OK
        assert b"<hx-partial" in answer.content
        assert len(answer.content) < 10_000
        statements = [one["sql"] for one in captured if not one["sql"].startswith(OF_TRANSACTIONS)]
        assert len(statements) <= most, "\n".join(statements)

    button = f"/passages/{there.pk}/tag/"
    # On PostgreSQL one statement stores the tag, counts it and notes it down.
    send(button, first - (2 if connection.vendor == "postgresql" else 0), label="fact")
    for label in ("sarcasm", ""):
        send(button, more, label=label)
    words = article.revision.text[500:700]
    for label in ("opinion", "fact"):
        send(f"/articles/{article.slug}/tags/", start=500, end=700, exact=words, label=label)
    made = article.passages.get(start=500, end=700)
    send(f"/passages/{made.pk}/tag/", label="")

    assert not article.passages.filter(pk=made.pk).exists()
    call_command("recount")


def test_threads_cost_the_same_however_many_answer_and_cite() -> None:
    passage = make_quote(make_article()).passage
    people = browsers(passage.article)
    for browser in people.values():
        browser.get(passage.get_absolute_url())
    places = (passage.get_absolute_url(), passage.article.get_absolute_url())
    counts = []
    for more in (1, 12):
        for number in range(more):
            author = make_user(f"author-{more}-{number}")
            first = make_comment(passage, author=author, sources=[MINUTES])
            answer = make_reply(first, author=make_user(f"other-{more}-{number}"))
            make_reply(answer, author=author, body="@edith, look.")
            helpful.put(comment=answer, reader=make_reader())
        counts.append(
            {
                (name, place): asked(partial(browser.get, place))
                for name, browser in people.items()
                for place in places
            }
        )

    assert counts[0] == counts[1]
    assert max(counts[0].values()) <= DRAWN


def test_a_reading_has_the_passages_with_ones_own_labels_and_comments() -> None:
    article = make_article()
    nora = make_user("nora")
    passage = make_quote(article).passage
    make_tag(passage, reader=make_reader(nora), label=Label.SARCASM)
    make_comment(passage)

    reading = queries.reading(article, Viewer(user=nora))

    (shown,) = reading.passages
    assert (shown.mine, shown.noted, len(shown.comments)) == (Label.SARCASM, True, 1)
    assert str(shown.quote and shown.quote.speaker) == "Ada Brook"
    assert queries.reading(article).passages[0].mine is None


def test_a_composition_adds_up_all_tags_and_names_the_most_quoted_first() -> None:
    article = make_article("One. Two. Three. Four.")
    for words, speaker in (("One.", "Ada"), ("Two.", "Omar"), ("Three.", "Omar"), ("Four.", "")):
        make_tag(make_quote(article, words, speaker=speaker).passage, label=Label.FACT)
    make_tag(make_passage(article, "One. Two."), label=Label.SARCASM)

    composition = compositions.composition(article)

    assert composition.tally == Tally(fact=4, sarcasm=1)
    assert composition.passages == 5
    assert [(voice.name, voice.quotes) for voice in composition.voices] == [("Omar", 2), ("Ada", 1)]


def test_a_change_touches_the_blocks_of_its_words_only() -> None:
    article = make_article("One.\n\nTwo.\n\nThree.\n\nFour.")
    words = "Two.\n\nThree."
    start = article.revision.text.index(words)

    change = queries.change(article, Span(start, start + len(words)), Viewer())

    assert [block.number for block in change.blocks] == [2, 3]


def test_blocks_beyond_the_last_are_none() -> None:
    assert queries.blocks(make_article("One."), 5, 9, Viewer()) == []


def test_a_list_counts_articles_that_nobody_marked() -> None:
    article = make_article()

    (listed,) = queries.articles().rows

    assert (listed.row, listed.tally, listed.passages) == (article, Tally(), 0)


def test_lists_take_as_many_queries_for_many_rows_as_for_one() -> None:
    make_quote(make_article("One."), "One.", speaker="Ada")
    client = Client()
    addresses = ("/", "/speakers/", "/speakers/ada/")
    before = [asked(lambda: client.get(address)) for address in addresses]  # noqa: B023

    for number in range(15):
        article = make_article("One. Two.", title=f"Article {number}")
        make_quote(article, "One.", speaker="Ada")
        make_tag(make_quote(article, "Two.", speaker=f"Speaker {number}").passage)

    after = [asked(lambda: client.get(address)) for address in addresses]  # noqa: B023
    assert after == before


def test_what_covers_the_same_words_is_found_and_what_only_touches_is_not() -> None:
    article = make_article("One. Two. Three.")
    passage = make_passage(article, "Two.")
    over = make_passage(article, "One. Two.")
    make_passage(article, " Three.")

    assert [one.passage for one in queries.covering(passage, Viewer())] == [over]


def test_ones_own_tags_are_those_of_the_account_or_of_the_browser_and_never_both() -> None:
    article = make_article()
    nora, browser = make_user("nora"), make_reader()
    passage = make_passage(article)
    tags.put(passage=passage, reader=browser, label=Label.FACT)
    make_tag(passage, reader=make_reader(nora), label=Label.SARCASM)

    def mine(viewer: Viewer) -> Label | None:
        return queries.one_passage(passage, viewer).mine

    assert mine(Viewer(browser=browser.browser)) == Label.FACT
    assert mine(Viewer(user=nora)) == Label.SARCASM
    assert mine(Viewer(user=nora, browser=browser.browser)) == Label.SARCASM
    assert mine(Viewer()) is None


def test_the_list_of_articles_counts_what_stands_in_the_texts_that_are_read() -> None:
    article = make_revised_article()

    (listed,) = queries.articles().rows

    assert (listed.passages, listed.tally) == (2, compositions.composition(article).tally)
    assert listed.tally.total == 2
