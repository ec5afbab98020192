"""Can an editor bring several files in at once, and nobody else?"""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.models import Article, Status
from tests.factories import TEXT, make_editor, make_user
from tests.sources.documents import docx, paragraph, run

pytestmark = pytest.mark.django_db
PATH = "/articles/new/files/"


def files() -> list[SimpleUploadedFile]:
    body = paragraph(run("The night train"), style="Title") + paragraph(
        run("Nobody knew when the train would leave the station, and nobody asked.")
    )
    return [
        SimpleUploadedFile("vote.txt", f"The harbour vote\n\n{TEXT}".encode()),
        SimpleUploadedFile("again.md", f"# The harbour vote\n\n{TEXT}".encode()),
        SimpleUploadedFile("train.docx", docx(body)),
        SimpleUploadedFile("<i>.png", b"\x89PNG\r\n\x1a\n"),
        SimpleUploadedFile("empty.txt", b""),
    ]


def test_only_an_editor_may(client: Client) -> None:
    assert client.get(PATH).status_code in (302, 401)
    assert client.post(PATH, {"documents": files(), "status": "draft"}).status_code in (302, 401)
    client.force_login(make_user())
    assert client.get(PATH).status_code == 403
    assert client.post(PATH, {"documents": files(), "status": "draft"}).status_code == 403
    assert not Article.objects.exists()


def test_each_file_becomes_an_article_or_says_why_not(client: Client) -> None:
    editor = make_editor()
    client.force_login(editor)

    told = client.post(PATH, {"documents": files(), "status": "draft"}).content.decode()

    assert sorted(Article.objects.values_list("title", "status", "added_by")) == [
        ("The harbour vote", Status.DRAFT, editor.pk),
        ("The night train", Status.DRAFT, editor.pk),
    ]
    assert "<b>&lt;i&gt;.png</b>: This is a picture (PNG)" in told
    assert "<b>again.md</b>: You have this already:" in told
    assert "<b>empty.txt</b>: There is nothing in it" in told


def test_a_file_that_our_script_sends_comes_back_as_its_line_of_the_report(client: Client) -> None:
    client.force_login(make_editor())
    [vote, *_rest] = files()

    answer = client.post(
        PATH, {"documents": vote, "status": "draft"}, headers={"HX-Request": "true"}
    )

    told = answer.content.decode()
    assert told.strip().startswith("<li><b>vote.txt</b>: <a href=")
    assert told.count("<li") == 1
    assert "<html" not in told


@pytest.mark.parametrize("sent", [{}, {"documents": []}])
def test_no_files_are_said_to_be_missing(client: Client, sent: dict[str, object]) -> None:
    client.force_login(make_editor())

    page = client.post(PATH, sent | {"status": "draft"})

    assert page.status_code == 422
    assert "Choose some files." in page.content.decode()


def test_more_than_a_page_can_tell_of_are_for_the_command(client: Client) -> None:
    client.force_login(make_editor())
    many = [SimpleUploadedFile(f"{n}.txt", b"words") for n in range(51)]

    page = client.post(PATH, {"documents": many, "status": "draft"})

    assert page.status_code == 422
    assert "import_articles" in page.content.decode()
    assert not Article.objects.exists()
