"""Can editors see who changed what, and bring back what was there before?"""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.actions import quotes, revisions
from annotator.models import Article, Change, Quote, User
from tests.factories import (
    make_comment,
    make_draft,
    make_editor,
    make_passage,
    make_quote,
    make_tag,
    make_user,
)
from tests.revising import revise
from tests.views.conftest import signed_in

pytestmark = pytest.mark.django_db

ABOUT = {
    "title": "The harbour vote, again",
    "standfirst": "What was said.",
    "byline": "Ida Moor",
    "publisher": "The Packet",
    "published_on": "2026-03-14",
    "language": "en",
    "source_url": "https://gull.example/vote",
}
WORDS = "We have never lost a crate in our lives,"


def history(article: Article) -> str:
    return f"{article.get_absolute_url()}history/"


def page(browser: Client, article: Article) -> str:
    """The article's history as it is shown."""
    return browser.get(history(article)).content.decode()


def restore(browser: Client, article: Article, number: int | None = None) -> int:
    """Presses the button that stands beside a change, or the first; returns the answer's status."""
    shown = page(browser, article)
    forms = re.findall(r'action="([^"]*/restore/)".*?name="seen" value="(\d+)"', shown, re.DOTALL)
    wanted = [one for one in forms if number is None or one[0].endswith(f"/{number}/restore/")]
    address, seen = wanted[0]
    return browser.post(address, {"seen": seen}).status_code


# About the article -------------------------------------------------------------------------------


def test_an_editor_says_what_an_article_is_and_the_history_tells_it(
    as_editor: Client, article: Article
) -> None:
    address = f"{article.get_absolute_url()}about/"
    assert "The harbour vote" in as_editor.get(address).content.decode()

    answer = as_editor.post(address, ABOUT)

    assert answer.status_code == HTTPStatus.FOUND
    article.refresh_from_db()
    assert (article.title, article.published_on) == (ABOUT["title"], date(2026, 3, 14))
    told = page(as_editor, article)
    assert "<del>The harbour vote</del>" in told
    assert "<ins>March 14, 2026</ins>" in told
    assert "edith" in told


def test_what_it_was_before_comes_back_with_one_press(as_editor: Client, article: Article) -> None:
    as_editor.post(f"{article.get_absolute_url()}about/", ABOUT)

    assert restore(as_editor, article) == HTTPStatus.FOUND

    article.refresh_from_db()
    assert (article.title, article.byline, article.published_on) == ("The harbour vote", "", None)
    last = Change.objects.first()
    assert last is not None
    assert last.restores is not None
    restore(as_editor, article, last.pk)
    article.refresh_from_db()
    assert (article.byline, article.published_on) == ("Ida Moor", date(2026, 3, 14))


def test_settings_are_in_it_too(as_editor: Client, article: Article) -> None:
    chosen = {"status": "draft", "taggers": "editors", "commenters": "editors"}
    as_editor.post(f"{article.get_absolute_url()}settings/", chosen | {"tallies": "after_own_tag"})

    told = page(as_editor, article)
    assert "<ins>Draft</ins>" in told
    assert "After one’s own tag" in told
    restore(as_editor, article)

    article.refresh_from_db()
    assert (article.status, article.taggers, article.tallies) == ("public", "everybody", "always")


def test_what_somebody_else_saved_meanwhile_is_told_and_not_overwritten(
    as_editor: Client, article: Article
) -> None:
    address = f"{article.get_absolute_url()}about/"
    other = signed_in(make_editor("rosa"))
    other.post(address, ABOUT | {"seen": "0", "byline": "Somebody Else"})

    answer = as_editor.post(address, ABOUT | {"seen": "0"})

    assert answer.status_code == HTTPStatus.CONFLICT
    shown = answer.content.decode()
    assert "Somebody Else" in shown
    assert 'value="Ida Moor"' in shown
    assert Article.objects.get(pk=article.pk).byline == "Somebody Else"
    seen = re.search(r'name="seen" value="(\d+)"', shown)
    assert seen
    assert as_editor.post(address, ABOUT | {"seen": seen[1]}).status_code == HTTPStatus.FOUND
    assert Article.objects.get(pk=article.pk).byline == "Ida Moor"


def test_a_restore_from_a_page_of_before_is_refused(as_editor: Client, article: Article) -> None:
    about = f"{article.get_absolute_url()}about/"
    as_editor.post(about, ABOUT)
    first = Change.objects.latest("pk")
    as_editor.post(about, ABOUT | {"byline": "Somebody Else"})

    answer = as_editor.post(f"{history(article)}{first.pk}/restore/", {"seen": first.pk})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert Article.objects.get(pk=article.pk).byline == "Somebody Else"


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_editor: Client, article: Article
) -> None:
    wrong = ABOUT | {"title": " ", "source_url": "javascript:alert(1)"}

    answer = as_editor.post(f"{article.get_absolute_url()}about/", wrong)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Ida Moor" in answer.content.decode()
    assert not Change.objects.exists()


def test_saving_what_is_there_already_is_no_change(as_editor: Client, article: Article) -> None:
    for _ in range(2):
        as_editor.post(f"{article.get_absolute_url()}about/", ABOUT)

    assert Change.objects.count() == 1


def test_administrators_changes_are_in_it(article: Article) -> None:
    root = User.objects.create_superuser("root", "root@example.org", "a password for tests")
    sent = {name: value for name, value in ABOUT.items() if name != "language"}

    signed_in(root).post(f"/admin/annotator/article/{article.pk}/change/", sent)

    change = Change.objects.get()
    assert change.by == root
    assert "title" in (change.after or {})


# The text ----------------------------------------------------------------------------------------


def test_a_revised_text_and_title_are_in_it_with_who_did_it(
    as_editor: Client, article: Article
) -> None:
    draft = make_draft(f"{article.revision.text} So it goes.", title="Another title")
    revisions.revise(article=article, draft=draft, author=make_editor("rosa"))

    told = page(as_editor, article)

    assert "/revisions/1/compare/2/" in told
    assert "/revisions/1/restore/" in told
    assert "<ins>Another title</ins>" in told
    assert "rosa" in told
    restore(as_editor, article)
    assert Article.objects.get(pk=article.pk).title == "The harbour vote"


# Quotes ------------------------------------------------------------------------------------------


def test_who_a_quote_was_said_to_be_by_comes_back(as_editor: Client, article: Article) -> None:
    quote = make_quote(article, WORDS, speaker="Ada Brook")
    correct = f"/passages/{quote.passage_id}/quote/"
    as_editor.post(correct, {"speaker": "Omar Reed", "exact": WORDS})
    told = page(as_editor, article)
    assert "<del>Ada Brook</del>" in told
    assert "<ins>Omar Reed</ins>" in told

    restore(as_editor, article)

    assert str(Quote.objects.get().speaker) == "Ada Brook"


def test_other_words_of_a_quote_go_back_to_what_they_were(
    as_editor: Client, article: Article
) -> None:
    quote = make_quote(article, WORDS)
    shorter = "We have never lost a crate"
    as_editor.post(
        f"/passages/{quote.passage_id}/quote/", {"speaker": "Ada Brook", "exact": shorter}
    )
    assert Quote.objects.get().passage.exact == shorter

    restore(as_editor, article)

    assert Quote.objects.get().passage.exact == WORDS
    assert not article.passages.filter(exact=shorter).exists()


def test_a_quote_that_was_retracted_comes_back_as_it_was(
    as_editor: Client, article: Article
) -> None:
    quote = make_quote(article, WORDS)
    Quote.objects.update(how="cue", confidence=0.7, kind="block")
    as_editor.post(f"/passages/{quote.passage_id}/quote/retract/")
    assert not Quote.objects.exists()

    restore(as_editor, article)

    back = Quote.objects.get()
    assert (str(back.speaker), back.passage.exact, back.how) == ("Ada Brook", WORDS, "cue")
    assert (back.kind, back.confidence) == ("block", 0.7)


def test_what_was_made_a_quote_is_none_again_and_keeps_its_tags(
    as_editor: Client, article: Article
) -> None:
    passage = make_tag(make_passage(article, WORDS)).passage
    as_editor.post(f"/passages/{passage.pk}/quote/", {"speaker": "Ada Brook", "exact": WORDS})

    restore(as_editor, article)

    assert not Quote.objects.exists()
    assert passage.tags.count() == 1


def test_a_quote_that_was_changed_again_has_no_button_and_is_refused(
    as_editor: Client, article: Article
) -> None:
    quote = make_quote(article, WORDS)
    editor = make_editor()
    first = quotes.correct(passage=quote.passage, editor=editor, speaker="Omar Reed", exact=WORDS)
    change = Change.objects.latest("pk")
    quotes.correct(passage=first.passage, editor=editor, speaker="Zoé Roe", exact=WORDS)
    address = f"{history(article)}{change.pk}/restore/"
    assert address not in page(as_editor, article)

    answer = as_editor.post(address, {"seen": "0"})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert str(Quote.objects.get().speaker) == "Zoé Roe"


def test_a_quote_comes_back_in_a_text_that_was_revised(as_editor: Client, article: Article) -> None:
    quote = make_quote(article, WORDS)
    quotes.retract(quote=quote, editor=make_editor())
    change = Change.objects.latest("pk")
    revise(article, f"Some more.\n\n{article.revision.text}")

    as_editor.post(f"{history(article)}{change.pk}/restore/", {"seen": "0"})

    assert Quote.objects.get().passage.exact == WORDS
    assert Quote.objects.get().passage.is_current


def test_a_quote_whose_words_have_gone_stays_gone(as_editor: Client, article: Article) -> None:
    quotes.retract(quote=make_quote(article, WORDS), editor=make_editor())
    change = Change.objects.latest("pk")
    revise(article, "Nobody said anything.")

    answer = as_editor.post(f"{history(article)}{change.pk}/restore/", {"seen": "0"})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert not Quote.objects.exists()


# Who may, and what it costs ----------------------------------------------------------------------


def test_nobody_but_editors_sees_it_or_brings_anything_back(
    client: Client, as_nora: Client, as_editor: Client, article: Article
) -> None:
    as_editor.post(f"{article.get_absolute_url()}about/", ABOUT)
    change = Change.objects.get()
    places = [("get", history(article)), ("post", f"{history(article)}{change.pk}/restore/")]
    about = f"{article.get_absolute_url()}about/"
    for method, address in [*places, ("get", about), ("post", about)]:
        answer = getattr(client, method)(address)
        assert answer["Location"].startswith("/accounts/login/"), address
        assert getattr(as_nora, method)(address).status_code == HTTPStatus.FORBIDDEN, address
    assert Article.objects.get(pk=article.pk).byline == "Ida Moor"
    assert history(article) not in as_nora.get(article.get_absolute_url()).content.decode()


def test_changes_of_another_article_are_not_there(as_editor: Client, article: Article) -> None:
    as_editor.post(f"{article.get_absolute_url()}about/", ABOUT)
    change = Change.objects.get()

    for address in (
        f"/articles/other/history/{change.pk}/restore/",
        f"{history(article)}999/restore/",
    ):
        assert as_editor.post(address).status_code == HTTPStatus.NOT_FOUND


def test_it_costs_as_many_queries_for_many_changes_as_for_few(
    as_editor: Client, article: Article
) -> None:
    counts = []
    for more in (1, 8):
        for number in range(more):
            name = f"{more}-{number}"
            as_editor.post(f"{article.get_absolute_url()}about/", ABOUT | {"byline": name})
            quote = make_quote(article, WORDS, speaker=f"Ada {name}")
            make_comment(quote.passage, author=make_user(f"author-{name}"))
        as_editor.get(history(article))
        with CaptureQueriesContext(connection) as captured:
            as_editor.get(history(article))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 9


def test_a_long_history_is_cut_into_pages(as_editor: Client, article: Article) -> None:
    for number in range(35):
        as_editor.post(f"{article.get_absolute_url()}about/", ABOUT | {"byline": f"No. {number}"})

    assert page(as_editor, article).count('id="change-') == 30
    second = as_editor.get(f"{history(article)}?page=2").content.decode()
    assert second.count('id="change-') == 5
