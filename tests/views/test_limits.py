"""Does whoever does too much hear so, how long to wait, and keep everything that was typed?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver
from pytest_django import Settings

from annotator import urls
from annotator.models import Article, Comment, Tag
from annotator.rate import Rate
from tests.factories import make_passage, make_quote, make_user
from tests.views.conftest import signed_in
from tests.views.sending import HTMX, PASTED, comment, sign_in, span

pytestmark = pytest.mark.django_db
# A day, so that none ends while a test runs.
ONCE, NEVER = Rate(1, 86_400), Rate(0, 86_400)
# What allauth limits itself, and what does nothing that anybody could do too much of.
OTHERS = ("/accounts/", "/admin/", "/language/")
ARGUMENTS = {
    "slug": "the-harbour-vote",
    "pk": "1",
    "number": "1",
    "other": "2",
    "pseudonym": "000000000000",
    "token": "1-replies:0",
}


@pytest.fixture(autouse=True)
def each_thing_once(settings: Settings) -> None:
    settings.RATES = dict.fromkeys(settings.RATES, ONCE)
    settings.RATE_PER_ADDRESS = 1


def ours(of: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """All addresses but `OTHERS`, each leading to something, there or not."""
    for one in of:
        here = before + str(one.pattern)
        if here.startswith(OTHERS):
            continue
        if isinstance(one, URLPattern):
            yield re.sub(r"<\w+:(\w+)>", lambda found: ARGUMENTS.get(found[1], "1"), here)
        else:
            yield from ours(one.url_patterns, here)


@pytest.mark.parametrize("address", list(ours(urls.urlpatterns)))
def test_no_form_of_ours_can_be_sent_without_end(
    as_editor: Client, settings: Settings, address: str
) -> None:
    settings.RATES = dict.fromkeys(settings.RATES, NEVER)

    answer = as_editor.post(address)

    assert answer.status_code in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.METHOD_NOT_ALLOWED)


def test_a_tag_too_many_is_refused_with_the_time_to_wait(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/tags/"
    client.post(address, span(article, "It was a short meeting.", label="fact"))

    answer = client.post(address, span(article, "Nobody in", label="fact"), **HTMX)

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert 0 < int(answer["Retry-After"]) <= 86_400
    page = answer.content.decode()
    assert page.startswith('<hx-partial hx-target="#toasts"')
    assert re.search(r"That was a lot at once\. Wait \d+ (minutes|seconds), then try again", page)
    assert Tag.objects.count() == 1


def test_it_is_said_in_french(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/tags/"
    client.post(address, span(article, "It was a short meeting.", label="fact"))

    answer = client.post(
        address,
        span(article, "Nobody in", label="fact"),
        headers={"Accept-Language": "fr"},
    )

    assert re.search(
        r"C’était beaucoup d’un coup. Attendez \d+ (minutes|secondes), puis réessayez",
        answer.content.decode(),
    )


def test_a_comment_too_many_can_be_sent_again_as_it_was_typed(
    as_nora: Client, article: Article, settings: Settings
) -> None:
    address = f"/passages/{make_passage(article).pk}/comments/"
    as_nora.post(address, comment("The first."))
    typed = comment(
        'Is "this" <kept>?',
        submission="00000000-0000-4000-8000-000000000002",
        source_url_1="https://gull.example/?a=1&b=2",
        source_title_1="Minutes",
    )

    page = as_nora.post(address, typed).content.decode()

    assert "This is what you had typed." in page
    assert "Is &quot;this&quot; &lt;kept&gt;?</textarea>" in page
    assert 'value="https://gull.example/?a=1&amp;b=2"' in page
    assert f'action="{address}"' in page
    settings.RATES = dict.fromkeys(settings.RATES)
    assert as_nora.post(address, typed).status_code == HTTPStatus.FOUND
    assert Comment.objects.count() == 2


def test_what_has_to_wait_after_signing_in_is_kept_as_well(
    client: Client, article: Article, settings: Settings
) -> None:
    settings.RATE_PER_ADDRESS = 3
    nora = make_user("nora")
    address = f"/passages/{make_passage(article).pk}/comments/"
    signed_in(nora).post(address, comment("The first."))
    client.post(address, comment("Is this kept?"))

    answer = client.post("/accounts/login/", {**sign_in(nora), "carry_on": "1"})

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert f'action="{address}"' in answer.content.decode()
    assert 'value="Is this kept?"' in answer.content.decode()


def test_an_article_too_many_is_kept_too_but_a_file_is_for_its_owner_to_choose_again(
    as_editor: Client,
) -> None:
    as_editor.post("/articles/new/", {"text": PASTED})

    pasted = as_editor.post("/articles/new/", {"text": PASTED})
    file = as_editor.post("/articles/new/", {"file": SimpleUploadedFile("a.txt", PASTED.encode())})

    assert pasted.status_code == file.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Nobody in the room laughed." in pasted.content.decode()
    assert "Go back" in file.content.decode()
    assert "Send it again" not in file.content.decode()


def test_pages_of_others_sites_are_fetched_more_seldom_than_texts_are_pasted(
    as_editor: Client, settings: Settings
) -> None:
    settings.RATES = dict.fromkeys(settings.RATES) | {"fetches": NEVER}

    pasted = as_editor.post("/articles/new/", {"text": PASTED})
    fetched = as_editor.post("/articles/new/", {"address": "http://127.0.0.1/"})

    assert pasted.status_code == HTTPStatus.OK
    assert fetched.status_code == HTTPStatus.TOO_MANY_REQUESTS


@pytest.mark.parametrize(
    "address", ["/?q=crate", "/speakers/?q=ada", "/speakers/ada-brook/?words=crate"]
)
def test_searches_are_counted_and_looking_around_is_not(
    client: Client, article: Article, address: str
) -> None:
    make_quote(article)
    path = address.partition("?")[0]
    codes = [client.get(address).status_code for _ in range(2)]

    assert codes[0] != HTTPStatus.TOO_MANY_REQUESTS
    assert codes[1] == HTTPStatus.TOO_MANY_REQUESTS
    assert client.get(path).status_code == codes[0]


def test_exports_are_counted(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/annotated.html"

    assert client.get(address).status_code == HTTPStatus.OK
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Retry-After" in answer
