"""Is the page that is put together for a reader the one that would be drawn for them alone?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.test import Client, RequestFactory

from annotator import access
from annotator.actions import describing, readers
from annotator.models import Article, Comment, Flag, Role, User
from annotator.readers import from_cookie
from annotator.shared import articles as shared
from tests.factories import (
    TEXT,
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reply,
    make_tag,
    make_user,
)
from tests.revising import revise

pytestmark = pytest.mark.django_db
HTML = "<h2>The vote</h2>{}<ul><li>One crate.</li><li>Two crates.</li></ul>".format(
    "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
)
TOKEN = re.compile(r'(csrfmiddlewaretoken" value=")\w{64}')


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    shared.kept.clear()
    yield
    shared.kept.clear()


@pytest.fixture
def article() -> Article:
    article = make_article(html=HTML)
    make_tag(make_quote(article).passage)
    make_comment(article.passages.get(), author=make_user("other"))
    make_comment(make_passage(article, "short meeting"), author=make_editor())
    return article


def request_of(client: Client, user: User | None, path: str) -> Any:
    request: Any = RequestFactory().get(path)
    request.COOKIES = {name: one.value for name, one in client.cookies.items()}
    request.user = user or AnonymousUser()
    request.browser = from_cookie(request)
    if user:
        get_token(request)
    return request


def same_as_alone(client: Client, user: User | None, article: Article) -> bool:
    """Whether the site’s page is the one that is drawn for this reader alone, and was kept."""
    path = article.get_absolute_url()
    user = User.objects.select_related("reader").get(pk=user.pk) if user else None
    request = request_of(client, user, path)
    article = access.article(request, article.slug)
    context = shared.context_of(article, access.viewer(request), request)
    alone = render(request, shared.TEMPLATE, context).content.decode()
    # What is told once has a page of its own.
    client.get(path)
    for one in (client.get(path).content.decode(), client.get(path).content.decode()):
        assert comparable(one) == comparable(alone)
    return len(shared.kept.entries) > 0


def comparable(page: str) -> str:
    """A page without its tokens, which are new each time, and without empty lines."""
    return re.sub(r"\n\s*\n", "\n", TOKEN.sub(r"\1", page))


def tags(client: Client, article: Article) -> None:
    client.post(f"/passages/{article.passages.all()[0].pk}/tag/", {"label": "sarcasm"})


def tags_an_item(client: Client, article: Article) -> None:
    start = article.revision.text.index("One crate")
    words = {"start": start, "end": start + 9, "exact": "One crate"}
    client.post(f"{article.get_absolute_url()}tags/", {**words, "label": "fact"})


def untags(client: Client, article: Article) -> None:
    tags(client, article)
    client.post(f"/passages/{article.passages.all()[0].pk}/tag/", {"label": ""})


def flags(client: Client, article: Article) -> None:
    why = {"reason": Flag.Reason.OTHER, "words": "Why?"}
    client.post(f"/comments/{Comment.objects.all()[0].pk}/flag/", why)


def finds_helpful(client: Client, article: Article) -> None:
    client.post(f"/comments/{Comment.objects.all()[0].pk}/helpful/", {"helpful": "1"})


ACTS: dict[str, Callable[[Client, Article], object]] = {
    "nothing": lambda _client, _article: None,
    "a tag": tags,
    "a tag in a list": tags_an_item,
    "a tag taken back": untags,
    "a flag": flags,
    "a comment found helpful": finds_helpful,
}
PEOPLE: dict[str, Callable[[], User | None]] = {
    "a browser": lambda: None,
    "an account": make_user,
    "an editor": make_editor,
    "an administrator": lambda: make_user("admin", role=Role.ADMINISTRATOR),
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("act", ACTS)
def test_it_is_the_page_of_a_reader_alone(article: Article, who: str, act: str) -> None:
    client, user = Client(headers={"Accept-Language": "en"}), PEOPLE[who]()
    if user:
        readers.of_account(user)
        client.force_login(user)

    ACTS[act](client, article)

    assert same_as_alone(client, user, article)


@pytest.mark.parametrize("who", ["an account", "an editor"])
def test_what_somebody_wrote_is_theirs_to_change_also_while_it_waits(
    article: Article, who: str, settings: Any
) -> None:
    settings.HOLD_COMMENTS = 5
    client, user = Client(headers={"Accept-Language": "en"}), PEOPLE[who]()
    assert user
    readers.of_account(user)
    client.force_login(user)
    make_comment(make_passage(article, "Nobody"), author=user)
    make_reply(Comment.objects.all()[0], author=user)

    assert same_as_alone(client, user, article)


def test_where_tallies_are_hidden_and_where_the_text_was_revised(article: Article) -> None:
    client, user = Client(headers={"Accept-Language": "en"}), make_user()
    readers.of_account(user)
    client.force_login(user)
    quote = article.passages.get(quote__isnull=False)
    client.post(f"/passages/{quote.pk}/tag/", {"label": "fact"})
    revise(article, TEXT.replace("in our lives", "in our days"))
    assert not same_as_alone(client, user, article)
    describing.describe(article=article, editor=make_editor(), fields={"tallies": "after_own_tag"})
    assert not same_as_alone(client, user, article)

    other = make_user("someone-else")
    readers.of_account(other)
    client.force_login(other)
    assert same_as_alone(client, other, article)


def test_two_accounts_see_their_own_names_and_marks_and_not_each_others(article: Article) -> None:
    pages = []
    for name in ("nora", "olaf"):
        client = Client(headers={"Accept-Language": "en"})
        client.force_login(make_user(name))
        if name == "nora":
            tags(client, article)
        pages.append(client.get(article.get_absolute_url()).content.decode())

    assert ["nora" in page for page in pages] == [True, False]
    assert ["mine-sarcasm" in page for page in pages] == [True, False]
