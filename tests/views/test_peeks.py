"""Can anybody see how others read a passage before saying what it is, by asking and being noted?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.models import Article, Label, Passage, Peek, Status, Tallies, User
from annotator.shared.articles import kept
from tests.factories import make_article, make_quote, make_tag
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db
OF_TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE")
BAR = "100% sarcasm, 2 readings"


@pytest.fixture
def passage() -> Passage:
    """A quote that two readers call sarcasm, in an article that tells so after one's own tag."""
    article = make_article()
    article.tallies = Tallies.AFTER_OWN_TAG
    article.save()
    passage = make_quote(article).passage
    for _ in range(2):
        make_tag(passage, label=Label.SARCASM)
    return Passage.objects.get(pk=passage.pk)


def page(browser: Client, passage: Passage) -> str:
    """The page of the passage as it is shown."""
    return browser.get(passage.get_absolute_url()).content.decode()


def test_a_plain_button_shows_it_and_notes_that_down(client: Client, passage: Passage) -> None:
    before = page(client, passage)
    assert BAR not in before
    assert f'formaction="/passages/{passage.pk}/peek/"' in before

    answer = client.post(f"/passages/{passage.pk}/peek/", {"next": passage.get_absolute_url()})

    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == passage.get_absolute_url()
    after = page(client, passage)
    assert BAR in after
    assert "/peek/" not in after
    assert Peek.objects.get().asked


def test_a_tag_after_it_counts_among_readings_but_not_in_what_they_agree_on(
    client: Client, as_nora: Client, passage: Passage
) -> None:
    client.post(f"/passages/{passage.pk}/peek/")
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    as_nora.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})

    shown = page(as_nora, passage)

    assert "50% fact, 50% sarcasm, 4 readings" in shown
    assert "67% agree" in shown
    assert "of 3 tags given unseen" in shown
    assert "You asked to see this" in page(client, passage)
    assert "You asked to see this" not in shown


def test_for_htmx_only_what_changed_is_sent(client: Client, passage: Passage) -> None:
    answer = client.post(f"/passages/{passage.pk}/peek/", **HTMX).content.decode()

    assert f"#card-tagger[data-passage='{passage.pk}']" in answer
    assert BAR in answer
    assert "#toasts" not in answer
    assert len(answer) < 10_000


def test_an_account_keeps_what_it_asked_for(as_nora: Client, nora: User, passage: Passage) -> None:
    as_nora.post(f"/passages/{passage.pk}/peek/")

    assert Peek.objects.get().reader.user == nora
    assert BAR in page(as_nora, passage)


def test_nobody_elses_asking_shows_it(client: Client, as_nora: Client, passage: Passage) -> None:
    as_nora.post(f"/passages/{passage.pk}/peek/")

    assert BAR not in page(client, passage)


def test_an_editor_need_not_ask(as_editor: Client, passage: Passage) -> None:
    assert BAR in page(as_editor, passage)

    as_editor.post(f"/passages/{passage.pk}/peek/")

    assert not Peek.objects.exists()


def test_where_only_editors_tag_one_can_still_ask(client: Client, passage: Passage) -> None:
    Article.objects.update(taggers="editors")
    assert BAR not in page(client, passage)

    client.post(f"/passages/{passage.pk}/peek/")

    assert BAR in page(client, passage)


def test_it_is_asked_for_by_a_form_only(client: Client, passage: Passage) -> None:
    answer = client.get(f"/passages/{passage.pk}/peek/")

    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert not Peek.objects.exists()


def test_of_drafts_and_of_what_is_not_there_nothing_is_shown(
    client: Client, passage: Passage
) -> None:
    Article.objects.update(status=Status.DRAFT)

    assert client.post(f"/passages/{passage.pk}/peek/").status_code == HTTPStatus.NOT_FOUND
    assert client.post("/passages/999/peek/").status_code == HTTPStatus.NOT_FOUND
    assert not Peek.objects.exists()


def test_taking_a_tag_back_hides_it_again(client: Client, passage: Passage) -> None:
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    assert "3 readings" in page(client, passage)

    client.post(f"/passages/{passage.pk}/tag/", {"label": ""})

    assert "readings" not in page(client, passage)


def test_tagging_and_looking_cost_hardly_more_than_where_nothing_is_hidden(
    client: Client, as_nora: Client, passage: Passage
) -> None:
    for browser in (client, as_nora):
        for path, fields, most in (
            ("peek", {}, 12),
            ("tag", {"label": "fact"}, 12),
            ("tag", {"label": "opinion"}, 12),
            # The one statement more notes down that the tally was seen.
            ("tag", {"label": ""}, 13),
        ):
            with CaptureQueriesContext(connection) as captured:
                browser.post(f"/passages/{passage.pk}/{path}/", fields, **HTMX)
            asked = [one["sql"] for one in captured if not one["sql"].startswith(OF_TRANSACTIONS)]
            assert len(asked) <= most, "\n".join(asked)


def test_reading_takes_as_many_queries_as_where_nothing_is_hidden(
    client: Client, as_nora: Client, passage: Passage
) -> None:
    for browser in (client, as_nora):
        browser.get(passage.article.get_absolute_url())
        counts = []
        for shown in Tallies:
            Article.objects.update(tallies=shown)
            kept.clear()
            with CaptureQueriesContext(connection) as captured:
                browser.get(passage.article.get_absolute_url())
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 14


def test_every_tag_leaves_with_whether_it_was_given_unseen(
    client: Client, as_editor: Client, passage: Passage
) -> None:
    client.post(f"/passages/{passage.pk}/peek/")
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    client.post(f"/passages/{passage.pk}/tag/", {"label": "opinion"})

    there = passage.article.get_absolute_url()
    rows = b"".join(as_editor.get(f"{there}tags.csv")).decode().splitlines()
    whole = b"".join(as_editor.get(f"{there}annotations.jsonld")).decode()

    assert [row.split(",")[-2:] for row in rows[1:]] == [
        ["sarcasm", "false"],
        ["sarcasm", "false"],
        ["fact", "true"],
    ]
    assert whole.count('"annotator:seenBefore": true') == 1
    assert '"annotator:firstLabel": "urn:annotator:label:fact"' in whole
