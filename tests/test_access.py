"""Does the one place that decides let everybody do what they may, and nothing else?"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from annotator import access
from annotator.access import Viewer
from annotator.actions import blocking, comments, merging
from annotator.actions.speakers import named
from annotator.models import Article, Commenters, Role, Taggers, User
from annotator.refusals import Blocked, Merged, NotAllowed, SignInNeeded
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_reader,
    make_reply,
    make_user,
)
from tests.moderating import decide

pytestmark = pytest.mark.django_db

BROWSER = UUID(int=7)


def sent_by(user: User | None, browser: UUID | None = None) -> HttpRequest:
    """A request as the middleware leaves it."""
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    request.browser = browser  # type: ignore[attr-defined]  # of the middleware
    return request


def test_a_viewer_is_an_account_or_a_browser_or_nobody() -> None:
    nora = make_user("nora")

    assert access.viewer(sent_by(nora)) == Viewer(nora, None)
    assert access.viewer(sent_by(None, BROWSER)) == Viewer(None, BROWSER)
    assert access.viewer(sent_by(None)) == Viewer()


def test_templates_know_who_looks_even_before_anybody_is_known() -> None:
    nora = make_user("nora")

    assert access.context(sent_by(nora))["viewer"] == Viewer(nora)
    assert access.context(RequestFactory().get("/"))["viewer"] == Viewer()


@pytest.mark.parametrize(
    ("decide", "browser", "reader", "editor"),
    [
        (access.account, SignInNeeded, None, None),
        (access.editor, SignInNeeded, NotAllowed, None),
    ],
)
def test_who_may_do_what(
    decide: Callable[[HttpRequest], object],
    browser: type[Exception] | None,
    reader: type[Exception] | None,
    editor: type[Exception] | None,
) -> None:
    for user, refusal in ((None, browser), (make_user(), reader), (make_editor(), editor)):
        if refusal is None:
            assert decide(sent_by(user)) is not None
        else:
            with pytest.raises(refusal):
                decide(sent_by(user))


@pytest.mark.parametrize(
    ("of", "chosen", "browser", "reader"),
    [
        ("tags", Taggers.EVERYBODY, None, None),
        ("tags", Taggers.ACCOUNTS, SignInNeeded, None),
        ("tags", Taggers.EDITORS, SignInNeeded, NotAllowed),
        ("comments", Commenters.ACCOUNTS, SignInNeeded, None),
        ("comments", Commenters.EDITORS, SignInNeeded, NotAllowed),
    ],
)
def test_an_article_says_who_may_tag_and_comment(
    of: str, chosen: str, browser: type[Exception] | None, reader: type[Exception] | None
) -> None:
    article = make_article()
    if of == "tags":
        article.taggers = chosen
    else:
        article.commenters = chosen
    decide: Callable[[HttpRequest, Article], object]
    decide = access.tagger if of == "tags" else access.commenter

    for user, refusal in ((None, browser), (make_user(), reader), (make_editor(), None)):
        if refusal is None:
            assert decide(sent_by(user, BROWSER), article) is not None
        else:
            with pytest.raises(refusal):
                decide(sent_by(user, BROWSER), article)


def test_where_tags_need_an_account_only_accounts_may(settings: Settings) -> None:
    settings.ANONYMOUS_TAGS = False
    article = make_article()

    assert access.tagger(sent_by(make_user()), article).may_tag(article)
    with pytest.raises(SignInNeeded):
        access.tagger(sent_by(None, BROWSER), article)


def test_a_comment_is_changed_by_its_author_alone() -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    assert access.own_comment(sent_by(nora), comment.pk) == comment
    for user in (make_user("omar"), make_editor()):
        with pytest.raises(NotAllowed):
            access.own_comment(sent_by(user), comment.pk)
    with pytest.raises(SignInNeeded):
        access.own_comment(sent_by(None), comment.pk)


def test_whoever_may_tag_may_mark_a_comment_as_helpful_but_not_its_author(
    settings: Settings,
) -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    for user in (None, make_user("omar"), make_editor()):
        assert access.helped(sent_by(user, BROWSER), comment).user == user
    with pytest.raises(NotAllowed):
        access.helped(sent_by(nora), comment)
    settings.ANONYMOUS_TAGS = False
    with pytest.raises(SignInNeeded):
        access.helped(sent_by(None, BROWSER), comment)


def test_nothing_can_be_done_with_the_trace_of_a_comment() -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)
    make_reply(comment)
    comments.delete(comment=comment)

    with pytest.raises(Http404):
        access.comment(sent_by(nora), comment.pk)
    with pytest.raises(Http404):
        access.own_comment(sent_by(nora), comment.pk)


def test_a_comment_whose_author_left_is_changed_by_nobody() -> None:
    comment = make_comment(author=make_user("nora"))
    make_user("nora").delete()

    with pytest.raises(NotAllowed):
        access.own_comment(sent_by(make_user("omar")), comment.pk)
    with pytest.raises(SignInNeeded):
        access.own_comment(sent_by(None), comment.pk)


def test_what_is_not_there_is_not_found() -> None:
    article, nobody = make_article(), sent_by(None)
    for find in (
        lambda: access.article(nobody, "none"),
        lambda: access.passage(nobody, 12345),
        lambda: access.passage(nobody, 10**30),
        lambda: access.speaker(nobody, "none"),
        lambda: access.speaker_change(named("Dana Roe"), 12345),
        lambda: access.revision(nobody, article.slug, 2),
        lambda: access.own_comment(sent_by(make_user()), 12345),
    ):
        with pytest.raises(Http404):
            find()


def test_an_entry_that_was_merged_tells_where_it_went() -> None:
    kept, gone = named("Dana Roe"), named("D. Roe")
    merging.merge(kept=kept, gone=gone, editor=make_editor())

    assert access.speaker(sent_by(None), "dana-roe").other_names == ["D. Roe"]
    with pytest.raises(Merged) as told:
        access.speaker(sent_by(None), "d-roe")
    assert told.value.slug == "dana-roe"


def test_an_article_without_a_revision_is_not_there() -> None:
    article = make_article()
    article.current = None
    article.save()

    with pytest.raises(Http404):
        access.article(sent_by(None), article.slug)


def test_what_is_there_comes_with_what_belongs_to_it(
    django_assert_num_queries: Callable[..., object],
) -> None:
    passage = make_passage()

    found = access.passage(sent_by(None), passage.pk)
    with django_assert_num_queries(0):  # type: ignore[attr-defined]  # a context manager
        assert found.article.revision.text
        assert found.spoken is None
    assert access.revision(sent_by(None), found.article.slug, 1) == found.revision


def test_whoever_may_tag_may_flag_a_comment_but_not_its_author() -> None:
    nora = make_user("nora")
    comment = make_comment(author=nora)

    for user in (None, make_user("omar"), make_editor()):
        assert access.flagger(sent_by(user, BROWSER), comment).user == user
    with pytest.raises(NotAllowed):
        access.flagger(sent_by(nora), comment)
    Article.objects.update(taggers=Taggers.EDITORS)
    comment.passage.article.refresh_from_db()
    with pytest.raises(SignInNeeded):
        access.flagger(sent_by(None, BROWSER), comment)


def test_who_is_blocked_does_nothing_until_they_are_an_editor() -> None:
    nora, article = make_user("nora"), make_article()
    reader = make_reader(nora)
    blocking.block(reader=reader, editor=make_editor(), reason="Spam.")
    nora = User.objects.get(pk=nora.pk)

    with pytest.raises(Blocked, match=r"Spam\."):
        access.tagger(sent_by(nora), article)
    with pytest.raises(Blocked, match=r"Spam\."):
        access.commenter(sent_by(nora), article)
    with pytest.raises(Blocked):
        access.unblocked(nora.reader)

    nora.role = Role.EDITOR
    nora.save()
    nora = User.objects.get(pk=nora.pk)
    assert access.tagger(sent_by(nora), article).user == nora
    assert access.commenter(sent_by(nora), article) == nora
    assert access.unblocked(nora.reader) == reader


def test_editors_alone_find_comments_to_decide_of_and_readers() -> None:
    comment = make_comment(author=make_user("nora"))
    reader = make_reader(make_user("nora"))
    decide(comment)

    edith = make_editor("edith")
    assert access.moderated(sent_by(edith), comment.pk) == comment
    assert access.reader(sent_by(edith), reader.pseudonym) == reader
    for user, refusal in ((None, SignInNeeded), (make_user("nora"), NotAllowed)):
        with pytest.raises(refusal):
            access.moderated(sent_by(user), comment.pk)
        with pytest.raises(refusal):
            access.reader(sent_by(user), reader.pseudonym)
    with pytest.raises(Http404):
        access.comment(sent_by(edith), comment.pk)
