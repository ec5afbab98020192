"""Can editors stop a reader and undo the tags, does the reader learn why, and are tallies true?"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

import pytest
from django.core.management import call_command
from django.test import Client

from annotator.actions import leaving
from annotator.models import (
    Article,
    Comment,
    Flag,
    Label,
    Passage,
    Reader,
    Step,
    Tag,
    Tallies,
    User,
)
from annotator.queries import news
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.moderating import make_flag
from tests.queries.test_reading import asked
from tests.views.sending import comment as said
from tests.views.sending import span

pytestmark = pytest.mark.django_db
WHY = "Ten accounts of one person."


def address(reader: Reader, path: str = "") -> str:
    return f"/moderation/readers/{reader.pseudonym}/{path}"


def block(editor: Client, reader: Reader) -> None:
    answer = editor.post(address(reader, "block/"), {"reason": WHY})
    assert answer["Location"] == address(reader)


def test_an_editor_sees_what_a_reader_left(as_editor: Client, nora: User, article: Article) -> None:
    reader = make_reader(nora)
    make_tag(make_passage(article), reader=reader)
    make_comment(make_passage(article), author=nora, body="Is it so?")
    make_flag(make_comment(make_passage(article), author=make_user("omar")), reader=reader)

    page = as_editor.get(address(reader)).content.decode()

    for told in ("<b>1</b> tag", "<b>1</b> comment published", "<b>1</b> flag", "Is it so?"):
        assert told in page
    browser = make_reader()
    assert browser.pseudonym in as_editor.get(address(browser)).content.decode()


def test_who_is_blocked_reads_and_is_told_why_nothing_else_goes(
    as_editor: Client, as_nora: Client, nora: User, article: Article
) -> None:
    own = make_comment(make_quote(article).passage, author=nora)
    other = make_comment(own.passage, author=make_user("omar"), body="Another.")
    block(as_editor, nora.reader)

    home, card = article.get_absolute_url(), own.passage.get_absolute_url()
    for page in (home, card):
        assert WHY in as_nora.get(page).content.decode()
    for path, fields in (
        (f"{home}tags/", span(article, "met", label="fact")),
        (f"/passages/{own.passage_id}/tag/", {"label": "fact"}),
        (f"/passages/{own.passage_id}/comments/", said()),
        (f"{home}comments/", said("!", **span(article, "met"))),
        (f"/comments/{other.pk}/reply/", said()),
        (f"/comments/{other.pk}/helpful/", {"helpful": "1"}),
        (f"/comments/{other.pk}/flag/", {"reason": "spam"}),
        (f"/comments/{own.pk}/edit/", {"body": "Otherwise."}),
    ):
        answer = as_nora.post(path, fields)
        assert answer.status_code == HTTPStatus.FORBIDDEN, path
        assert WHY in answer.content.decode(), path
    assert as_nora.post(f"/comments/{own.pk}/delete/").status_code == HTTPStatus.FOUND
    assert not Tag.objects.exists()


def test_a_browser_that_is_blocked_is_told_when_it_acts_and_takes_back_what_it_did(
    client: Client, as_editor: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    reader = Tag.objects.get().reader
    other = make_comment(passage)
    block(as_editor, reader)

    assert client.get(article.get_absolute_url()).status_code == HTTPStatus.OK
    for path, fields in (
        (f"/passages/{passage.pk}/tag/", {"label": "opinion"}),
        (f"{article.get_absolute_url()}tags/", span(article, "met", label="fact")),
        (f"{article.get_absolute_url()}blocks/1/", {"words": "met", "label": "fact"}),
        (f"/comments/{other.pk}/helpful/", {"helpful": "1"}),
        (f"/comments/{other.pk}/flag/", {"reason": "spam"}),
    ):
        answer = client.post(path, fields)
        assert answer.status_code == HTTPStatus.FORBIDDEN, path
        assert WHY in answer.content.decode(), path
    client.post(f"/passages/{passage.pk}/tag/", {"label": ""})
    assert not Tag.objects.exists()


def test_who_is_blocked_undoes_what_takes_something_back_only(
    as_editor: Client, as_nora: Client, nora: User, article: Article
) -> None:
    reader = make_reader(nora)
    passage = make_quote(article).passage
    as_nora.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    tagged = reader.acts.latest("pk")
    comment = make_comment(passage, author=nora)
    as_nora.post(f"/comments/{comment.pk}/delete/")
    deleted = reader.acts.latest("pk")
    block(as_editor, reader)

    assert as_nora.post(f"/acts/{deleted.pk}/undo/").status_code == HTTPStatus.FORBIDDEN
    assert as_nora.post(f"/acts/{tagged.pk}/undo/").status_code == HTTPStatus.FOUND
    assert not Tag.objects.exists()
    assert not Comment.objects.exists()


def test_a_block_ends_and_both_are_logged(as_editor: Client, as_nora: Client, nora: User) -> None:
    reader = make_reader(nora)
    passage = make_passage()
    block(as_editor, reader)
    again = as_editor.post(address(reader, "block/"), {"reason": "Twice."})
    assert again.status_code == HTTPStatus.CONFLICT
    assert WHY in again.content.decode()

    assert as_editor.post(address(reader, "unblock/"))["Location"] == address(reader)

    assert as_editor.post(address(reader, "unblock/")).status_code == HTTPStatus.CONFLICT
    as_nora.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    assert Tag.objects.get().reader == reader
    assert [one.kind for one in reader.steps.order_by("pk")] == ["blocked", "unblocked"]
    assert WHY in as_editor.get(f"/moderation/log/?reader={reader.pseudonym}").content.decode()


def test_a_browsers_block_goes_along_when_it_signs_in_but_not_to_an_editor(
    as_editor: Client, nora: User
) -> None:
    for user, blocked in ((nora, True), (make_editor("theo"), False)):
        browser = Client()
        passage = make_passage()
        browser.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
        guest = Tag.objects.latest("pk").reader
        block(as_editor, guest)

        fields = {"login": user.username, "password": "a password for tests"}
        browser.post("/accounts/login/", fields)

        user.refresh_from_db()
        assert user.reader.is_blocked == blocked
        assert user.reader.tags.count() == 1
        browser.post("/accounts/logout/")
        answer = browser.post(f"/passages/{passage.pk}/tag/", {"label": "opinion"})
        assert answer.status_code == HTTPStatus.FORBIDDEN


def test_a_block_without_a_reason_and_one_of_an_editor_are_refused(
    as_editor: Client, nora: User
) -> None:
    reader, editor = make_reader(nora), make_reader(make_editor("theo"))

    assert as_editor.post(address(reader, "block/"), {"reason": " "}).status_code == 422
    assert as_editor.post(address(editor, "block/"), {"reason": WHY}).status_code == 403
    assert not Reader.objects.exclude(blocked_at=None).exists()


def test_a_readers_tags_are_removed_with_true_tallies_and_honest_versions(
    as_editor: Client,
) -> None:
    reader, other = make_reader(), make_reader()
    articles = [make_article(title=title) for title in ("One", "Two", "Untouched")]
    for number, article in enumerate(articles[:2]):
        shared = make_quote(article).passage
        make_tag(shared, reader=reader, label=list(Label)[number])
        make_tag(shared, reader=other, label=Label.SARCASM)
        make_tag(make_passage(article), reader=reader)
    make_tag(make_passage(articles[2]), reader=other)
    before = [news.version(one.slug) for one in articles]

    asks = as_editor.get(address(reader, "tags/remove/")).content.decode()
    assert "has 4 tags" in asks
    assert "It concerns 2 articles." in asks
    answer = as_editor.post(address(reader, "tags/remove/"), {"reason": WHY})

    assert "4 tags were removed." in as_editor.get(answer["Location"]).content.decode()
    call_command("recount")
    assert Tag.objects.count() == 3
    # What nobody else marked has gone.
    assert Passage.objects.count() == 3
    after = [news.version(one.slug) for one in articles]
    assert [one == two for one, two in zip(before, after, strict=True)] == [False, False, True]
    step = Step.objects.get()
    assert (step.kind, step.count, step.reader, step.reason) == ("untagged", 4, reader, WHY)
    again = as_editor.post(address(reader, "tags/remove/"), {"reason": WHY})
    assert again.status_code == HTTPStatus.CONFLICT


def test_all_comments_of_an_account_are_hidden_after_a_question(
    as_editor: Client, nora: User
) -> None:
    passage = make_passage()
    for number in range(3):
        make_comment(passage, author=nora, body=f"Number {number}.")
    make_comment(passage, author=make_user("omar"))
    reader = make_reader(nora)

    asks = as_editor.get(address(reader, "comments/hide/")).content.decode()
    assert "nora has 3 comments that are published or wait." in asks
    assert as_editor.post(address(reader, "comments/hide/")).status_code == 422
    answer = as_editor.post(address(reader, "comments/hide/"), {"reason": WHY})

    assert "3 comments were hidden." in as_editor.get(answer["Location"]).content.decode()
    assert Comment.objects.said_to(None).count() == 1
    browser = make_reader()
    assert as_editor.get(address(browser, "comments/hide/")).status_code == 404


PATHS = ["", "block/", "unblock/", "tags/remove/", "comments/hide/"]


@pytest.mark.parametrize("path", PATHS)
def test_editors_alone_know_of_readers_and_do_something_about_them(
    client: Client, as_nora: Client, nora: User, path: str
) -> None:
    reader = make_reader(nora)
    make_tag(reader=reader)
    for send in ("get", "post"):
        if (path, send) in {("", "post"), ("block/", "get"), ("unblock/", "get")}:
            continue
        answer = getattr(client, send)(address(reader, path), {"reason": WHY})
        assert answer["Location"].startswith("/accounts/login/")
        answer = getattr(as_nora, send)(address(reader, path), {"reason": WHY})
        assert answer.status_code == HTTPStatus.FORBIDDEN
    assert Tag.objects.count() == 1
    assert not Step.objects.exists()


@pytest.mark.parametrize("path", PATHS)
def test_a_reader_who_is_not_there_is_not_found(as_editor: Client, path: str) -> None:
    for send in (as_editor.get, as_editor.post):
        answer = send(f"/moderation/readers/nobody/{path}", {"reason": WHY})
        assert answer.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)


def test_the_page_of_a_reader_costs_the_same_however_much_one_left(
    as_editor: Client, nora: User
) -> None:
    reader = make_reader(nora)
    counts = []
    for more in (1, 12):
        article = make_article(title=f"Article {more}")
        for number in range(more):
            make_comment(make_passage(article), author=nora, body=f"{more} {number}")
            make_tag(make_passage(make_article(title=f"{more} {number}")), reader=reader)
        counts.append(asked(partial(as_editor.get, address(reader))))

    assert counts[0] == counts[1] <= 10


def test_a_browser_that_has_its_data_removed_stays_blocked(
    client: Client, as_editor: Client
) -> None:
    passage = make_quote().passage
    client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    reader = Tag.objects.get().reader
    client.post(f"/comments/{make_comment(passage).pk}/flag/", {"reason": "spam"})
    block(as_editor, reader)

    leaving.forget(reader=Reader.objects.get(pk=reader.pk))

    assert not Tag.objects.exists()
    assert not Flag.objects.exists()
    answer = client.post(f"/passages/{passage.pk}/tag/", {"label": "fact"})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_who_is_blocked_still_reads_what_is_shown_to_who_asks(
    as_editor: Client, as_nora: Client, nora: User, article: Article
) -> None:
    passage = make_quote(article).passage
    make_tag(passage)
    Article.objects.update(tallies=Tallies.AFTER_OWN_TAG)
    block(as_editor, make_reader(nora))

    answer = as_nora.post(f"/passages/{passage.pk}/peek/")

    assert answer.status_code == HTTPStatus.FOUND
    assert "1 reading" in as_nora.get(passage.get_absolute_url()).content.decode()
