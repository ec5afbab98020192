"""Does everybody find what they may see, and nothing else? On either database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.access import NOBODY, Viewer
from annotator.actions import comments, describing, moderation, quotes, revisions
from annotator.models import (
    Article,
    CommentState,
    Entry,
    Label,
    Status,
    Tallies,
    Terms,
)
from annotator.search import finding, vocabulary
from annotator.search.asking import Asked
from annotator.search.filters import EVERYTHING, Filters
from annotator.search.finding import find
from annotator.search.newest import newest_holding
from tests.factories import (
    ARABIC,
    make_article,
    make_comment,
    make_draft,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db
FRENCH = "L’économie française va mal.\n\nLes œuvres mangées. Le porte-parole a dit non."


def found(typed: str, filters: Filters = EVERYTHING, viewer: Viewer = NOBODY) -> list[str]:
    """What is found, a kind and a title each."""
    page = find(typed, filters, viewer).page
    return [f"{hit.kind}: {''.join(one.words for one in hit.title)}" for hit in page]


@pytest.mark.parametrize("typed", ["crate", "crat*", '"a crate"', "crate -rope"])
def test_an_empty_library_is_searched_to_its_end(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        *("economie", "économies", "l'économie", "ÉCONOMIE", "oeuvre", "mangee", "mangées"),
        *("porte-parole", '"va mal"', "œuv*", "economie -crane", "mang"),
    ],
)
def test_french_is_found_in_any_form(typed: str) -> None:
    make_article(FRENCH, title="Sans titre", language="fr")
    make_article(title="Elsewhere")

    assert found(typed) == ["article: Sans titre"]


@pytest.mark.parametrize("typed", ['"mal va"', "economie -oeuvres", "parole porte-voix", "-mal"])
def test_what_was_not_asked_for_is_not_found(typed: str) -> None:
    make_article(FRENCH, title="Sans titre", language="fr")

    assert found(typed) == []


@pytest.mark.parametrize("most", [1, 50])
def test_all_words_are_found_that_begin_like_this(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(vocabulary, "MOST", most)
    for title in ("Harbour", "Harbouring0", "Harbinger", "Harbourmaster", "Harbours"):
        make_article("Nothing.", title=title)
    begun = {"article: Harbour", "article: Harbouring0", "article: Harbourmaster"}

    assert set(found("harbo*")) == {*begun, "article: Harbours"}
    assert found("harbourm") == ["article: Harbourmaster"]
    assert found("harbin* -harbourm*") == ["article: Harbinger"]


def test_other_languages_are_found_by_their_words() -> None:
    make_article(ARABIC, title="الميناء", language="ar")

    assert found("مجلس") == ["article: الميناء"]


def test_everything_that_was_said_is_found_and_leads_there() -> None:
    article = make_article()
    quote = make_quote(article)
    comment = make_comment(quote.passage, body="No **crates**? *Un*believable.")

    hits = {hit.kind: hit for hit in find("crate").page}

    assert hits["article"].url == f"/articles/{article.slug}/#b2:~:text=a-,crate,-in"
    assert hits["quote"].url == f"/articles/{article.slug}/#p{quote.passage_id}"
    assert hits["comment"].url == comment.get_absolute_url()
    assert found("unbelievable") == ["comment: The harbour vote"]
    assert "speaker: Ada Brook" in found("ada")


def test_the_newest_come_first_but_for_those_with_the_words_in_the_title() -> None:
    for title in ("The harbour", "Older", "Newer"):
        make_article(title=title)

    assert found("harbour") == ["article: The harbour", "article: Newer", "article: Older"]


def test_a_common_word_is_ranked_among_the_newest_only_and_the_search_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST_RANKED", 2)
    for title in ("First", "Second", "Third"):
        make_article(title=title)

    newest = find("harbour")
    older = find("harbour", before=newest.before)

    assert [hit.entry.article.title for hit in newest.page if hit.entry.article] == [
        "Third",
        "Second",
    ]
    assert [hit.entry.article.title for hit in older.page if hit.entry.article] == ["First"]
    assert older.before is None


def test_what_is_older_is_found_where_the_newest_are_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST_TRIED", 2)
    make_article(title="Old")
    for number in range(3):
        make_article(title=f"Draft {number}", status=Status.DRAFT)

    assert found("harbour") == ["article: Old"]


def test_what_changes_is_found_by_its_new_words_only() -> None:
    article, editor = make_article(), make_editor()
    comment = make_comment(make_passage(article), body="Zebra")
    quote = make_quote(article)

    revisions.revise(article=article, draft=make_draft("The ferry sank.", title="A ferry"))
    describing.describe(article=article, editor=editor, fields={"byline": "Otto Quill"})
    comments.rewrite(comment=comment, body="Giraffe")
    quotes.retract(quote=quote)

    assert found("ferry") == found("sank ferries -zebra") == found("quill")
    assert found("crate") == found("zebra") == []
    assert found("giraffe") == ["comment: A ferry"]


# Who finds what ----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.DRAFT, Status.UNLISTED])
def test_what_is_not_listed_is_found_by_editors_only(status: Status) -> None:
    article = make_article(status=status)
    make_comment(make_quote(article).passage, body="A crate.")
    reader, editor = Viewer(make_user("otto")), Viewer(make_editor())

    for typed in ("crate", "brook", "harbour"):
        assert found(typed) == found(typed, viewer=reader) == []
        assert found(typed, viewer=editor)
    assert found("", Filters(language="en")) == []


@pytest.mark.parametrize("state", [CommentState.HIDDEN, CommentState.REMOVED, CommentState.SPAM])
def test_a_comment_that_is_not_published_is_found_by_its_author_only(state: CommentState) -> None:
    author, editor = make_user("nora"), make_editor()
    comment = make_comment(author=author, body="Zebra")
    seen = moderation.as_seen(comment)
    moderation.decide(comment=comment, editor=editor, state=state, seen=seen, reason="So.")

    assert found("zebra") == found("zebra", viewer=Viewer(make_user("otto"))) == []
    assert found("zebra", viewer=Viewer(author)) == ["comment: The harbour vote"]


def test_a_quote_whose_words_were_changed_is_not_found() -> None:
    article = make_article()
    make_quote(article)
    revisions.revise(article=article, draft=make_draft("Nothing was said.", title="A vote"))

    assert found("crate") == found("brook") == []


def test_a_hidden_tally_does_not_show_through_the_filter() -> None:
    article = make_article()
    Article.objects.update(tallies=Tallies.AFTER_OWN_TAG)
    quote = make_quote(article)
    mine = make_reader(make_user("nora"))
    make_tag(quote.passage, label=Label.SARCASM)
    sarcasm = Filters(label="sarcasm")

    assert found("crate", sarcasm) == found("", sarcasm) == []
    make_tag(quote.passage, reader=mine, label=Label.FACT)
    assert found("crate", sarcasm) == []
    assert "quote: The harbour vote" in found("crate", sarcasm, Viewer(mine.user))
    assert "quote: The harbour vote" in found("crate", sarcasm, Viewer(make_editor()))


# Filters -----------------------------------------------------------------------------------------


def test_filters_narrow_what_is_found() -> None:
    article, other = make_article(), make_article(title="Another vote")
    told = {"publisher": "The Gull", "published_on": date(2026, 3, 1)}
    describing.describe(article=article, editor=make_editor(), fields=told)
    make_tag(make_quote(article).passage, label=Label.OPINION)
    make_quote(other, speaker="Otto Quill")
    kinds = ["article: The harbour vote", "quote: The harbour vote"]

    for filters in (
        Filters(label="opinion"),
        Filters(speaker="brook"),
        Filters(publisher="The Gull"),
        Filters(since=date(2026, 2, 1), until=date(2026, 4, 1)),
    ):
        assert sorted(found("crate", filters)) == kinds, filters
    assert found("crate", Filters(kind="quote", speaker="QUILL")) == ["quote: Another vote"]
    assert found("crate", Filters(language="fr")) == []
    assert found("", Filters(kind="speaker", publisher="The Gull")) == ["speaker: Ada Brook"]
    assert found("", Filters(speaker="nobody")) == []


def test_of_passages_a_bounded_number_is_looked_at_and_the_search_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST_LOOKED_AT", 2)
    make_tag(make_quote(make_article(title="Old")).passage, label=Label.SARCASM)
    make_quote(make_article(title="New"))
    sarcasm = Filters(label="sarcasm")

    for typed in ("crate", ""):
        newest = find(typed, sarcasm)
        assert (len(newest.page), newest.before is None) == (0, False)
        older = find(typed, sarcasm, before=newest.before)
        assert {str(hit.entry.article) for hit in older.page} == {"Old"}
        assert typed == "" or older.before is None


def test_a_word_is_not_taken_for_a_beginning_where_older_ones_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST_LOOKED_AT", 2)
    passage = make_quote(make_article(title="Old")).passage
    make_tag(passage, label=Label.SARCASM)
    make_quote(make_article(title="New"))
    make_comment(passage, body="Cratered!")

    newest = find("crate", Filters(label="sarcasm"))

    assert (len(newest.page), newest.begun, newest.before is None) == (0, False, False)


# What it costs -----------------------------------------------------------------------------------


def test_a_search_takes_as_many_queries_for_many_hits_as_for_one(
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    for count in (1, 20):
        for number in range(count):
            article = make_article(title=f"{count} {number}")
            make_comment(make_quote(article).passage, author=make_user(), body="A crate")
        with django_assert_num_queries(2 if connection.vendor == "sqlite" else 3):
            hits = list(find("crate").page)
            assert [(hit.title, hit.url, hit.excerpt) for hit in hits]


@pytest.fixture
def many() -> None:
    """Entries of 3,000 articles: a word that all have, one of every hundredth, one of each."""
    articles = [
        Article(slug=f"a{number}", title="A", language="en", current=None)
        for number in range(3_000)
    ]
    Entry.objects.bulk_create(
        Entry(kind="article", article=one, terms=f"common {'few ' * (n % 100 == 0)}rare{n}")
        for n, one in enumerate(Article.objects.bulk_create(articles))
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE annotator_entry")
            # So few rows are read at once by themselves.
            cursor.execute("SET LOCAL enable_seqscan = off")


@pytest.mark.usefixtures("many")
def test_the_database_reads_its_index_and_sorts_nothing() -> None:
    rare = Terms.objects.filter(terms__holds=Asked.of("rare7")).order_by("-pk")[:200]
    common = Terms.objects.filter(terms__holds=Asked.of("common")).order_by("-pk")[:200]

    plans = [one.explain() for one in (rare, common)]

    if connection.vendor == "sqlite":
        assert all("VIRTUAL TABLE INDEX" in plan and "B-TREE" not in plan for plan in plans)
    else:
        assert "annotator_entry_vector" in plans[0]
        assert "Index Scan Backward" in plans[1]
        assert "Sort" not in plans[1]
    assert (len(rare), len(common)) == (1, 200)


@pytest.mark.usefixtures("many")
@pytest.mark.skipif(connection.vendor == "sqlite", reason="it reads the newest first by itself")
@pytest.mark.parametrize(
    "typed", ["common", "few", "rare7", '"few rare200"', "comm*", "rare2* few"]
)
def test_the_newest_are_found_by_reading_an_index_stretch_by_stretch(typed: str) -> None:
    asked = Asked.of(typed)
    all_there_are = list(
        Terms.objects.filter(terms__holds=asked).order_by("-pk").values_list("pk", flat=True)
    )

    with CaptureQueriesContext(connection) as asking:
        newest = newest_holding(asked, None, 20)
    older = newest_holding(asked, all_there_are[len(all_there_are) // 2], 20)

    assert newest == all_there_are[:20]
    assert older == all_there_are[len(all_there_are) // 2 + 1 :][:20]
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN ANALYZE " + asking[0]["sql"])
        plan = "".join(line for (line,) in cursor.fetchall())
    assert "annotator_entry_vector" in plan
    assert "Seq Scan" not in plan
