"""Is whatever somebody sends, in whatever field, answered without breaking?"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from annotator.models import Article, Passage, Reader, Tag
from tests.factories import make_comment, make_quote, make_user
from tests.views.sending import comment, span

pytestmark = pytest.mark.django_db
# What a database may not take, or misread.
FOR_DATABASES: list[str] = [
    "",
    "\x00",
    "-1",
    "9" * 400,
    "1e309",
    "\ufffe\U0001f600\N{RIGHT-TO-LEFT OVERRIDE}e\N{COMBINING ACUTE ACCENT}",
    "' OR 1=1 --",
    "a" * 100_000,
]
# What only somebody else may, before it gets there.
FOR_OTHERS: list[Any] = [
    "NaN",
    "٣",
    "../../etc/passwd",
    "{{ 7|add:7 }}{% now %}%(x)s{0}",
    "<script>alert(1)</script>",
    ["fact", "sarcasm", ""],
]


def nasty(kind: type = object) -> list[Any]:
    """All of that kind, as a test takes them."""
    others = (pytest.param(one, marks=pytest.mark.any_database) for one in FOR_OTHERS)
    return [*FOR_DATABASES, *(one for one in others if isinstance(one.values[0], kind))]


def acts(article: Article, passage: Passage, own: int, other: int) -> dict[str, dict[str, Any]]:
    """Every address that takes a form, with fields that it takes."""
    words = span(article, "It was a short meeting.")
    page = f"/articles/{article.slug}/"
    return {
        f"{page}tags/": {**words, "label": "fact", "next": page},
        f"{page}blocks/2/": {"words": "a crate", "label": "fact"},
        f"{page}comments/": {**words, **comment()},
        f"/passages/{passage.pk}/tag/": {"label": "fact", "next": page},
        f"/passages/{passage.pk}/comments/": comment(
            next=page,
            source_url_1="https://gull.example/",
            source_title_1="Minutes",
            source_seen_1="2026-05-12",
        ),
        f"/comments/{other}/reply/": comment(),
        f"/comments/{other}/helpful/": {"helpful": "1", "next": page},
        f"/comments/{other}/flag/": {"reason": "spam", "words": "Look."},
        f"/moderation/comments/{other}/decide/": {
            "decision": "hidden",
            "seen": "0-0",
            "reason": "Rude.",
        },
        "/moderation/readers/lena/block/": {"reason": "Rude."},
        f"/passages/{passage.pk}/quote/": {"speaker": "Ada", "exact": passage.exact},
        "/speakers/ada-brook/edit/": {
            "name": "Ada Brook",
            "other_names": "A. Brook",
            "description": "",
            "wikidata": "",
            "homepage": "",
            "seen": "0",
        },
        "/speakers/ada-brook/merge/": {"other": "omar-reed", "keep": "ada-brook"},
        "/speakers/ada-brook/split/": {"to": "Omar Reed", "quotes": "1", "everything": ""},
        "/comments/preview/": comment(action=f"{page}comments/", **words),
        f"/comments/{own}/edit/": comment(),
        "/articles/new/": {
            "text": "One two three four.",
            "title": "T",
            "language": "en",
            "format": "plain",
            "byline": "",
            "published_on": "",
            "source_url": "",
            "asked_title": "",
            "missed_words": "",
            "missed_speaker": "",
            "found-TOTAL_FORMS": "0",
            "found-INITIAL_FORMS": "0",
            "preview": "1",
        },
        "/accounts/login/": {"login": "edith", "password": "x", "next": page},
        "/accounts/signup/": {"username": "lena", "password1": "x", "email": "", "next": page},
        "/language/setlang/": {"language": "fr", "next": page},
    }


@pytest.mark.parametrize("nasty", nasty(), ids=lambda nasty: ascii(nasty)[:24])
def test_whatever_stands_in_a_field_is_answered(
    as_editor: Client, client: Client, article: Article, nasty: object
) -> None:
    passage = make_quote(article).passage
    own = make_comment(passage, author=make_user("edith")).pk

    other = make_comment(passage, author=make_user("lena")).pk
    Reader.objects.filter(user__username="lena").update(pseudonym="lena")

    for address, fields in acts(article, passage, own, other).items():
        everywhere = dict.fromkeys(fields, nasty)
        sent = [(as_editor, fields | {name: nasty}) for name in fields]
        for browser, nasty_fields in [*sent, (client, everywhere)]:
            answer = browser.post(address, nasty_fields)
            assert answer.status_code < 500, f"{address} {nasty_fields}"
            assert b"<script>alert" not in answer.content, f"{address} {nasty_fields}"
            assert "evil" not in answer.get("Location", "")
        client.logout()

    for tag in Tag.objects.select_related("passage"):
        passage = tag.passage
        assert passage.exact == article.revision.text[passage.start : passage.end]


@pytest.mark.parametrize("nasty", nasty(str), ids=ascii)
def test_whatever_stands_in_an_address_is_answered(
    as_editor: Client, article: Article, nasty: str
) -> None:
    part = quote(nasty[:500], safe="")
    for address in (
        f"/articles/{part}/",
        f"/articles/{article.slug}/blocks/{part}/",
        f"/passages/{part}/",
        f"/speakers/{part}/",
        f"/speakers/?q={part}&sort={part}&page={part}",
        f"/speakers/ada-brook/?words={part}&label={part}&article={part}&publisher={part}"
        f"&since={part}&until={part}&page={part}",
        f"/speakers/ada-brook/merge/?other={part}",
        f"/speakers/ada-brook/split/?words={part}&page={part}",
        f"/speakers/ada-brook/changes/{part}/undo/",
        f"/comments/{part}/edit/",
        f"/comments/{part}/reply/",
        f"/comments/{part}/flag/",
        f"/moderation/?only={part}&page={part}",
        f"/moderation/comments/{part}/",
        f"/moderation/readers/{part}/",
        f"/moderation/log/?comment={part}&reader={part}&editor={part}&page={part}",
        f"/for-you/?page={part}",
        f"/?q={part}&page={part}",
        f"/articles/{article.slug}/comments/new/?start={part}&end={part}&exact={part}",
        f"/accounts/login/?next={part}",
        f"/articles/{article.slug}/{part}",
    ):
        answer = as_editor.get(address)
        assert answer.status_code < 500, address
        assert b"<script>alert" not in answer.content, address


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"%", b"a=%ff%fe", b"&&&&=", b"{}" * 1_000])
@pytest.mark.parametrize(
    "media_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "",
    ],
)
def test_a_body_that_is_no_form_is_answered(
    client: Client, article: Article, body: bytes, media_type: str
) -> None:
    answer = client.post(f"/articles/{article.slug}/tags/", body, content_type=media_type)

    assert 400 <= answer.status_code < 500
