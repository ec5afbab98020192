"""Can an editor bring annotations in, and nobody else?"""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Article, Comment, Passage, Status, Tag
from tests.actions.test_incoming import remark, tag
from tests.factories import make_article, make_editor, make_user

pytestmark = pytest.mark.django_db
PATH = "/articles/the-harbour-vote/annotations/import/"


def file(*annotations: object) -> SimpleUploadedFile:
    return SimpleUploadedFile("annotations.jsonld", json.dumps(annotations).encode())


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def editor(client: Client, article: Article) -> Client:
    client.force_login(make_editor())
    return client


def test_only_an_editor_may(client: Client, article: Article) -> None:
    assert client.get(PATH).status_code in (302, 401)
    assert client.post(PATH, {"file": file(tag("harbour"))}).status_code in (302, 401)
    client.force_login(make_user())
    assert client.get(PATH).status_code == 403
    assert client.post(PATH, {"file": file(tag("harbour"))}).status_code == 403
    assert not Tag.objects.exists()


def test_an_article_offers_it_to_editors_alone(client: Client, article: Article) -> None:
    assert PATH not in client.get(article.get_absolute_url()).content.decode()
    client.force_login(make_editor())
    assert PATH in client.get(article.get_absolute_url()).content.decode()


def test_a_draft_takes_annotations_as_well(editor: Client) -> None:
    Article.objects.update(status=Status.DRAFT)

    assert editor.post(PATH, {"file": file(tag("harbour"))}).status_code == 200
    assert Tag.objects.count() == 1


def test_a_file_comes_back_as_a_report(editor: Client) -> None:
    page = editor.post(PATH, {"file": file(tag("harbour"), tag("A <whale> sang."))})

    told = page.content.decode()
    assert page.status_code == 200
    assert "<b>1</b> placed" in told
    assert "<b>1</b> not found" in told
    assert "A &lt;whale&gt; sang." in told
    assert "its words do not stand in the article" in told
    assert Passage.objects.get().exact == "harbour"


def test_the_report_is_in_the_language_of_whoever_reads_it(editor: Client) -> None:
    page = editor.post(PATH, {"file": file(tag("whale"))}, headers={"accept-language": "fr"})

    assert "introuvable" in page.content.decode()


def test_only_looking_keeps_nothing(editor: Client) -> None:
    page = editor.post(PATH, {"file": file(tag("harbour"), remark("board")), "dry": "on"})

    assert "What would become of them" in page.content.decode()
    assert not Passage.objects.exists()


def test_comments_wait_if_that_is_wanted(editor: Client) -> None:
    editor.post(PATH, {"file": file(remark("board")), "hold": "on"})

    assert not Comment.objects.get().is_published


def test_what_is_brought_in_is_named_so_on_the_page(editor: Client, article: Article) -> None:
    editor.post(PATH, {"file": file(remark("board"))})

    page = editor.get(article.get_absolute_url()).content.decode()
    assert "Nora Field" in page
    assert "Brought in" in page


@pytest.mark.parametrize("sent", [b"", b"\x00", b"[[[", b"%PDF-1.7 \x80", b"[" * 200_000])
def test_a_broken_file_gets_an_error_and_nothing_is_written(editor: Client, sent: bytes) -> None:
    page = editor.post(PATH, {"file": SimpleUploadedFile("a.json", sent)})

    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert not Passage.objects.exists()


def test_no_file_is_said_to_be_missing(editor: Client) -> None:
    page = editor.post(PATH, {"reworded": "on"})

    assert page.status_code == 422
    assert "Choose a file." in page.content.decode()
    assert "checked" in page.content.decode()


def test_what_waits_stands_in_the_queue_with_its_authors_name_and_can_be_published(
    editor: Client,
) -> None:
    editor.post(PATH, {"file": file(remark("board")), "hold": "on"})
    comment = Comment.objects.get()

    queue = editor.get("/moderation/").content.decode()
    case = editor.get(f"/moderation/comments/{comment.pk}/")

    assert "Indeed." in queue
    assert "Nora Field" in queue
    assert case.status_code == 200
