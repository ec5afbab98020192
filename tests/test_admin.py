"""Can an administrator give roles and mend by hand, and nobody else?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.models import Article, Comment, Passage, Role, Step, Tag, User
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_quote,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    browser = Client()
    browser.force_login(User.objects.create_superuser("root"))
    return browser


@pytest.mark.parametrize(
    "page",
    ["", "annotator/user/", "annotator/article/", "annotator/comment/", "annotator/speaker/"],
)
def test_administrators_alone_come_in(administrator: Client, page: str) -> None:
    make_quote()
    editor = Client()
    editor.force_login(make_editor())

    assert administrator.get(f"/admin/{page}").status_code == HTTPStatus.OK
    assert editor.get(f"/admin/{page}").status_code == HTTPStatus.FOUND


def test_an_administrator_makes_somebody_an_editor(administrator: Client) -> None:
    nora = make_user("nora")
    address = f"/admin/annotator/user/{nora.pk}/change/"
    form = administrator.get(address).context["adminform"].form
    fields = {name: form[name].value() or "" for name in form.fields if form[name].value()}
    joined = {"date_joined_0": "2025-01-28", "date_joined_1": "12:00:00"}

    administrator.post(address, fields | joined | {"role": Role.EDITOR})

    nora.refresh_from_db()
    assert nora.is_editor


def test_what_is_known_of_an_article_is_mended_and_its_text_is_not(administrator: Client) -> None:
    article = make_article()
    address = f"/admin/annotator/article/{article.pk}/change/"

    administrator.post(address, {"title": "The vote", "source_url": "gull.example/vote"})

    article.refresh_from_db()
    assert (article.title, article.source_url) == ("The vote", "https://gull.example/vote")
    assert administrator.get("/admin/annotator/article/add/").status_code == HTTPStatus.FORBIDDEN


def test_an_entry_of_a_speaker_is_changed_on_its_own_pages_alone(administrator: Client) -> None:
    speaker = make_quote().speaker
    assert speaker
    address = f"/admin/annotator/speaker/{speaker.pk}/change/"

    assert administrator.get(address).status_code == HTTPStatus.OK
    assert administrator.post(address, {"name": "Mine"}).status_code == HTTPStatus.FORBIDDEN
    assert administrator.get("/admin/annotator/speaker/add/").status_code == HTTPStatus.FORBIDDEN


def test_an_administrator_takes_a_comment_away_but_not_what_others_answered(
    administrator: Client,
) -> None:
    reply = make_reply()
    first = Comment.objects.get(replies=reply)
    for comment, left in ((first, 2), (reply, 1), (first, 0)):
        address = f"/admin/annotator/comment/{comment.pk}"
        assert administrator.get(f"{address}/change/").status_code == HTTPStatus.OK
        administrator.post(f"{address}/delete/", {"post": "yes"})
        assert Comment.objects.count() == left

    assert not Passage.objects.exists()


def test_what_an_administrator_erases_is_logged_and_its_author_cannot_bring_it_back(
    administrator: Client,
) -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    administrator.post(f"/admin/annotator/comment/{comment.pk}/delete/", {"post": "yes"})

    step = Step.objects.get()
    assert (step.kind, step.by, step.comment_number) == (
        "erased",
        User.objects.get(username="root"),
        comment.pk,
    )
    assert [one.kind for one in nora.reader.acts.all()] == ["commented"]


def test_nobody_writes_or_changes_comments_for_others(administrator: Client) -> None:
    address = f"/admin/annotator/comment/{make_comment().pk}/change/"

    assert administrator.post(address, {"body": "Mine"}).status_code == HTTPStatus.FORBIDDEN
    assert administrator.get("/admin/annotator/comment/add/").status_code == HTTPStatus.FORBIDDEN


def test_comments_that_were_ticked_go_together(administrator: Client) -> None:
    ticked = [make_comment(body=f"Number {n}.").pk for n in range(3)]

    administrator.post(
        "/admin/annotator/comment/",
        {"action": "delete_selected", "_selected_action": ticked, "post": "yes"},
    )

    assert not Passage.objects.exists()


def test_an_administrator_deletes_an_article(administrator: Client) -> None:
    article = make_article()
    make_tag(make_quote(article).passage)

    administrator.post(f"/admin/annotator/article/{article.pk}/delete/", {"post": "yes"})

    assert not Article.objects.exists()


def test_tallies_stay_exact_when_an_account_is_deleted(administrator: Client) -> None:
    nora = make_user("nora")
    tag = make_tag(reader=make_reader(nora))

    administrator.post(f"/admin/annotator/user/{nora.pk}/delete/", {"post": "yes"})

    assert not User.objects.filter(username="nora").exists()
    tag.passage.refresh_from_db()
    assert tag.passage.tally.total == Tag.objects.filter(passage=tag.passage).count() == 1


def test_an_account_that_an_administrator_deletes_leaves_tags_and_comments_without_a_name(
    administrator: Client,
) -> None:
    nora = make_user("nora")
    comment = make_comment(make_tag(reader=make_reader(nora)).passage, author=nora)

    administrator.post(f"/admin/annotator/user/{nora.pk}/delete/", {"post": "yes"})

    assert not User.objects.filter(pk=nora.pk).exists()
    comment.refresh_from_db()
    assert comment.author is None
    assert Tag.objects.get().reader.user is None


def test_administrators_do_not_delete_the_last_of_them(administrator: Client) -> None:
    root = User.objects.get()
    fields = {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"}

    one = administrator.post(f"/admin/annotator/user/{root.pk}/delete/", {"post": "yes"})
    ticked = administrator.post("/admin/annotator/user/", fields)

    assert one.status_code == ticked.status_code == HTTPStatus.FORBIDDEN
    assert User.objects.get() == root
