"""Can everybody tag any words, change it and take it back, and nobody tag what is not there?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from annotator.models import Article, Label, Passage, Reader, Tag, Tally, User
from tests.factories import make_article, make_passage, make_quote, make_reader, make_tag
from tests.views.sending import HTMX, span

pytestmark = pytest.mark.django_db
WORDS = "It was a short meeting."


def tally() -> Tally:
    return Passage.objects.get().tally


# Who ---------------------------------------------------------------------------------------------


def test_a_browser_without_an_account_tags_words_and_is_remembered(
    client: Client, article: Article
) -> None:
    answer = client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="sarcasm"))

    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == f"/articles/{article.slug}/#b1"
    assert tally() == Tally(sarcasm=1)
    assert Tag.objects.get().reader.user is None
    cookie = client.cookies["reader"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_same_browser_is_the_same_reader(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/tags/"
    client.post(address, span(article, WORDS, label="sarcasm"))

    client.post(address, span(article, WORDS, label="fact"))
    client.post(address, span(article, "The harbour board", label="fact"))

    assert Reader.objects.count() == 1
    assert Passage.objects.get(exact=WORDS).tally == Tally(fact=1)


def test_an_answer_that_goes_into_one_packet_is_not_compressed(
    client: Client, article: Article
) -> None:
    address, given = f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact")
    answer = client.post(address, given, headers={**HTMX["headers"], "Accept-Encoding": "gzip"})

    assert len(answer.content) > 200, "what is shorter Django never compresses"
    assert "Content-Encoding" not in answer


def test_two_browsers_are_two_readers(article: Article) -> None:
    for _ in range(2):
        Client().post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"))

    assert tally() == Tally(fact=2)


def test_reading_makes_nobody_a_reader(client: Client, article: Article) -> None:
    client.get(f"/articles/{article.slug}/")

    assert not Reader.objects.exists()


def test_an_account_tags_wherever_it_is_signed_in(
    as_nora: Client, nora: User, article: Article
) -> None:
    as_nora.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="opinion"))

    assert Tag.objects.get().reader.user == nora
    assert "reader" not in as_nora.cookies


@pytest.mark.parametrize("value", ["NO", "NO:forged", "NO:1tAbcd:forged", "", "x" * 5_000, "0:é"])
def test_a_cookie_that_was_tampered_with_is_nobodys(
    client: Client, article: Article, value: str
) -> None:
    other = make_tag(make_passage(article), label=Label.FACT).reader
    client.cookies["reader"] = value.replace("NO", other.browser.hex if other.browser else "")

    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="sarcasm"))

    assert tally() == Tally(fact=1, sarcasm=1)


def test_a_browser_whose_reader_is_gone_becomes_a_new_one(client: Client, article: Article) -> None:
    address = f"/articles/{article.slug}/tags/"
    client.post(address, span(article, WORDS, label="fact"))
    Passage.objects.all().delete()
    Reader.objects.all().delete()

    assert client.get(f"/articles/{article.slug}/").status_code == HTTPStatus.OK
    client.post(address, span(article, WORDS, label="fact"))
    client.post(address, span(article, WORDS, label="opinion"))

    assert tally() == Tally(opinion=1)
    assert Reader.objects.count() == 1


def test_where_tags_need_an_account_a_browser_is_sent_to_sign_in(
    client: Client, as_nora: Client, article: Article, settings: Settings
) -> None:
    settings.ANONYMOUS_TAGS = False
    fields = span(article, WORDS, label="fact", next=f"/articles/{article.slug}/")
    passage = make_quote(article).passage

    for address in (f"/articles/{article.slug}/tags/", f"/passages/{passage.pk}/tag/"):
        answer = client.post(address, fields)
        assert answer["Location"] == f"/accounts/login/?next=%2Farticles%2F{article.slug}%2F"
        answer = client.post(address, fields, **HTMX)
        assert answer.status_code == HTTPStatus.UNAUTHORIZED
        assert answer["HX-Redirect"].startswith("/accounts/login/?next=")
    assert not Tag.objects.exists()

    as_nora.post(f"/articles/{article.slug}/tags/", fields)
    assert Tag.objects.count() == 1


# Changing and taking back ------------------------------------------------------------------------


def test_a_passage_is_tagged_changed_and_taken_back_by_its_own_buttons(
    client: Client, article: Article
) -> None:
    passage = make_quote(article).passage
    address = f"/passages/{passage.pk}/tag/"

    for label, expected in [("fact", Tally(fact=1)), ("sarcasm", Tally(sarcasm=1)), ("", Tally())]:
        answer = client.post(address, {"label": label})
        assert answer["Location"] == f"/articles/{article.slug}/#b2"
        assert tally() == expected


def test_nobody_takes_back_what_another_reader_gave(
    client: Client, as_nora: Client, article: Article
) -> None:
    tag = make_tag(make_passage(article))

    for browser in (client, as_nora):
        browser.post(f"/passages/{tag.passage_id}/tag/", {"label": ""})

    assert tally() == Tally(fact=1)


def test_taking_back_makes_nobody_a_reader(client: Client, article: Article) -> None:
    tag = make_tag(make_passage(article))

    client.post(f"/passages/{tag.passage_id}/tag/", {"label": ""})

    assert list(Reader.objects.all()) == [tag.reader]


def test_after_the_last_tag_of_a_passage_nobody_is_led_to_its_page(
    client: Client, article: Article
) -> None:
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"))
    passage = Passage.objects.get()

    answer = client.post(
        f"/passages/{passage.pk}/tag/", {"label": "", "next": f"/passages/{passage.pk}/"}
    )

    assert answer["Location"] == f"/articles/{article.slug}/#b1"
    assert client.get(f"/passages/{passage.pk}/").status_code == HTTPStatus.NOT_FOUND


def test_a_button_of_a_passage_that_has_gone_says_so(client: Client, article: Article) -> None:
    passage = make_passage(article)
    passage.delete()

    answer = client.post("/passages/12345/tag/", {"label": "fact"}, **HTMX)

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "<hx-partial" in answer.content.decode()
    assert "no longer there" in answer.content.decode()


# The answer --------------------------------------------------------------------------------------


def test_a_plain_form_leads_back_to_where_it_was(client: Client, article: Article) -> None:
    fields = span(article, WORDS, label="fact", next=f"/articles/{article.slug}/blocks/1/")

    answer = client.post(f"/articles/{article.slug}/tags/", fields)

    assert answer["Location"] == f"/articles/{article.slug}/blocks/1/#b1"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "evil.example",
        "articles.index",
        " //evil.example",
    ],
)
def test_no_form_leads_to_another_site(client: Client, article: Article, elsewhere: str) -> None:
    fields = span(article, WORDS, label="fact", next=elsewhere)

    answer = client.post(f"/articles/{article.slug}/tags/", fields)

    assert answer["Location"] == f"/articles/{article.slug}/#b1"


def test_htmx_gets_how_the_passage_looks_now_and_nothing_else(
    client: Client, article: Article
) -> None:
    quote = make_quote(article, speaker="Ada Brook")
    other = make_quote(article, "Nobody in the room laughed.", speaker="Omar Reed")

    answer = client.post(
        f"/passages/{quote.passage_id}/tag/",
        {"label": "sarcasm", "card": quote.passage_id},
        **HTMX,
    )
    html = answer.content.decode()

    assert answer.status_code == HTTPStatus.OK
    card = f"#card-tagger[data-passage='{quote.passage_id}']"
    bar = f".quote-bar[data-passage='{quote.passage_id}'] > .tagger"
    for target in ("annotated-article", bar, card, "#undo", "#toasts"):
        assert f'hx-target="{target}"' in html
    assert "-text" not in html
    assert 'data-classes="sarcasm few quoted" data-own="mine mine-sarcasm"' in html
    assert 'data-told="Sarcasm; yours: Sarcasm"' in html
    assert "<html" not in html
    assert "1 reading" in html
    fields = {"label": "fact", "card": quote.passage_id}
    apart = client.post(f"/passages/{other.passage_id}/tag/", fields, **HTMX).content.decode()
    assert "#card-tagger" not in apart


def test_htmx_gets_the_text_around_what_looks_otherwise_in_more_than_its_mark(
    client: Client, article: Article
) -> None:
    apart = make_article(html="<p>She said:</p><blockquote><p>No crate was lost.</p></blockquote>")
    quoted = make_quote(apart, "No crate was lost.").passage
    marked = make_quote(article).passage

    new = client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"), **HTMX)
    client.post(f"/passages/{marked.pk}/tag/", {"label": "fact"}, **HTMX)
    taken_back = client.post(f"/passages/{marked.pk}/tag/", {"label": ""}, **HTMX)
    edge = client.post(f"/passages/{quoted.pk}/tag/", {"label": "fact"}, **HTMX)

    for answer in (new, taken_back, edge):
        html = answer.content.decode()
        assert 'hx-target="#b2-text"' in html or 'hx-target="#b1-text"' in html
        # No version is like this one: the page asks for the block.
        assert 'data-version="?"' in html
        assert "<new-look" not in html
    assert 'data-dominant="fact"' in edge.content.decode()


def test_what_the_whole_article_is_made_of_comes_with_the_next_news(
    client: Client, article: Article
) -> None:
    quote = make_quote(article, speaker="Ada Brook")
    make_quote(article, "Nobody in the room laughed.", speaker="Omar Reed")

    pressed = client.post(f"/passages/{quote.passage_id}/tag/", {"label": "fact"}, **HTMX)
    news = client.get(f"/articles/{article.slug}/news/").json()
    there = {"revision": news["revision"], "b": 2}
    blocks = client.get(f"/articles/{article.slug}/news/blocks/", there).content.decode()

    assert "#composition" not in pressed.content.decode()
    assert 'hx-target="#composition"' in blocks
    assert "1 reading" in blocks
    assert 'hx-target="#voice-ada-brook"' in blocks
    assert "omar-reed" not in blocks


def test_htmx_learns_that_a_passage_went_with_its_last_tag(
    client: Client, article: Article
) -> None:
    client.post(f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"))
    passage = Passage.objects.get()

    html = client.post(f"/passages/{passage.pk}/tag/", {"label": ""}, **HTMX).content.decode()

    assert f"#card[data-passage='{passage.pk}']" in html
    assert "Nobody marks these words any longer" in html
    assert "<mark" not in html


def test_a_refusal_reaches_htmx_as_a_notice(client: Client, article: Article) -> None:
    fields = span(article, WORDS, label="lie")

    answer = client.post(f"/articles/{article.slug}/tags/", fields, **HTMX)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.content.decode().startswith('<hx-partial hx-target="#toasts"')


# What does not work ------------------------------------------------------------------------------


def test_tagging_takes_a_post_and_something_to_tag(client: Client, article: Article) -> None:
    passage = make_quote(article).passage

    for address in (f"/articles/{article.slug}/tags/", f"/passages/{passage.pk}/tag/"):
        for method in ("get", "head", "put", "patch", "delete"):
            answer = getattr(client, method)(address)
            assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    for address in ("/articles/none/tags/", "/passages/12345/tag/", f"/passages/{10**30}/tag/"):
        answer = client.post(address, span(article, WORDS, label="fact"))
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_a_form_from_another_site_tags_nothing(article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(
        f"/articles/{article.slug}/tags/", span(article, WORDS, label="fact"), **HTMX
    )

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not Tag.objects.exists()
    assert make_reader().tags.count() == 0
