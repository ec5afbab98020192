"""Does anything tell what others said of a passage, before one has said something oneself?

Nothing is looked for: other readers say something else, and what the site then answers has to be
the very same, but for what tells that somebody did something at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from annotator.actions import tags
from annotator.formats import FORMATS
from annotator.models import Article, Label, Reader, Tag, Tallies
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_user,
)
from tests.revising import revise
from tests.views.conftest import signed_in
from tests.views.sending import HTMX

pytestmark = pytest.mark.django_db

QUOTE = "We have never lost a crate in our lives,"
REWORDED = "It was a short meeting."
# Who reads says that something happened, not what; and no two answers are made in one moment.
HAPPENED = re.compile(
    r'data-version="[^"]*"|csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"|"\d+-\d+"'
    r'|"blocks": \{[^}]*\}|name="submission" value="[^"]*"|"generated": "[^"]*"'
    r'|exported: "[^"]*"|sha256-[\w+/=]+'
    r'|<time[^>]*>[^<]*</time>|X-CSRFToken[^}]*}|"modified": "[^"]*"|/acts/\d+/undo/'
)
# A spread of readings that any page with figures shows: many or few, sure or contested.
SPREADS = (
    [Label.FACT] * 12,
    [Label.SARCASM] * 6 + [Label.OPINION] * 6,
    [Label.FACT, Label.OPINION, Label.SARCASM],
)


@pytest.fixture
def article() -> Article:
    """A revised one, of which tallies are shown after one's own tag: with all kinds of passages."""
    made = make_article()
    Article.objects.update(tallies=Tallies.AFTER_OWN_TAG)
    made.refresh_from_db()
    make_quote(made, QUOTE)
    make_comment(make_passage(made, "Nobody in the room laughed."), author=make_editor())
    for words in (REWORDED, "The harbour board met", "Nobody in the room laughed."):
        tags.put(passage=make_passage(made, words), reader=make_reader(), label=Label.FACT)
    revise(made, made.revision.text.replace("a short meeting", "a long meeting"))
    made.refresh_from_db()
    return made


@pytest.fixture
def crowd() -> list[Reader]:
    """Readers who say what a spread tells them to."""
    return [make_reader() for _ in range(12)]


def say(article: Article, crowd: list[Reader], spread: list[Label]) -> None:
    """Has the crowd say of every passage what `spread` has, and nothing else."""
    for passage in article.passages.all():
        Tag.objects.filter(passage=passage, reader__in=crowd).delete()
        Tag.objects.bulk_create(
            Tag(passage=passage, reader=reader, label=label, seen_before=False)
            for reader, label in zip(crowd, spread, strict=False)
        )
    recount()


def recount() -> None:
    """Sets right what was counted before tags were changed behind the back of the site."""
    with pytest.raises(CommandError, match="mended"):
        call_command("recount")


def addresses(article: Article) -> Iterator[str]:
    """Every address where something of the article's passages is shown."""
    yield from ("/", "/?q=harbour", "/speakers/", "/speakers/?sort=quotes", "/speakers/ada-brook/")
    for label in ("fact", "opinion", "sarcasm", "contested", "untagged"):
        yield f"/speakers/ada-brook/?label={label}"
    there = article.get_absolute_url()
    yield from ("/feed.atom", f"{there}commentary.atom")
    yield from (there, f"{there}passages/", f"{there}news/", f"{there}revisions/")
    numbers = "&".join(f"b={number}" for number in range(1, 5))
    for passage in article.passages.all():
        card = f"{there}news/blocks/?revision={article.revision.pk}&{numbers}&card={passage.pk}"
        yield from (card, passage.get_absolute_url())
    yield from (f"{there}revisions/1/", f"{there}revisions/2/", f"{there}revisions/1/compare/2/")
    yield from (f"{there}blocks/{number}/" for number in range(1, 4))
    # A PDF is the annotated HTML, printed.
    yield from (f"{there}{one.file}" for one in FORMATS.values() if one.key != "pdf")


def seen(browser: Client, article: Article) -> dict[str, str]:
    """What each address answers, without what only says that something happened."""
    pages = {}
    for address in addresses(article):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        body = b"".join(answer) if answer.streaming else answer.content
        pages[address] = HAPPENED.sub("", body.decode())
    return pages


@pytest.mark.parametrize("who", ["a browser", "an account"])
def test_whoever_has_said_nothing_is_told_the_same_whatever_others_say(
    article: Article, crowd: list[Reader], who: str
) -> None:
    browser = Client() if who == "a browser" else signed_in(make_user())
    say(article, crowd, SPREADS[0])
    first = seen(browser, article)

    for spread in SPREADS[1:]:
        say(article, crowd, spread)
        assert seen(browser, article) == first


def test_whoever_has_tagged_one_passage_is_told_of_that_one_alone(
    article: Article, crowd: list[Reader]
) -> None:
    browser = Client()
    quote = article.passages.get(exact=QUOTE)
    browser.post(f"/passages/{quote.pk}/tag/", {"label": "fact"})
    say(article, crowd, SPREADS[0])
    before = seen(browser, article)
    others = article.passages.exclude(pk=quote.pk)

    Tag.objects.filter(passage__in=others, reader__in=crowd).update(label=Label.SARCASM)
    recount()
    assert seen(browser, article) == before

    Tag.objects.filter(passage=quote, reader__in=crowd).update(label=Label.SARCASM)
    recount()
    differing = {
        address for address, page in seen(browser, article).items() if page != before[address]
    }
    there = article.get_absolute_url()
    assert {
        there,
        f"{there}tags.csv",
        quote.get_absolute_url(),
        "/speakers/ada-brook/",
    } <= differing
    assert not differing & {other.get_absolute_url() for other in others}


def test_an_act_on_one_passage_brings_nothing_of_those_beside_it(
    article: Article, crowd: list[Reader]
) -> None:
    browser = Client()
    mine = make_passage(article, "met on Monday.")
    answers = []
    for spread in SPREADS:
        say(article, crowd, spread)
        Tag.objects.filter(passage=mine, reader__in=crowd).update(label=Label.FACT)
        Tag.objects.filter(passage=mine, reader__in=crowd[1:]).delete()
        recount()
        acts = [
            browser.post(f"/passages/{mine.pk}/tag/", {"label": label}, **HTMX)
            for label in ("fact", "")
        ]
        answers.append([HAPPENED.sub("", answer.content.decode()) for answer in acts])

    beside = article.passages.get(exact="The harbour board met")
    # A tag gives its own mark another look; to take it back draws the text around.
    assert f"/passages/{beside.pk}/" in answers[0][1]
    assert answers[0] == answers[1] == answers[2]


def test_an_editor_is_told_everything(article: Article, crowd: list[Reader]) -> None:
    browser = signed_in(make_editor())
    say(article, crowd, SPREADS[0])
    first = seen(browser, article)
    say(article, crowd, SPREADS[1])

    differing = {
        address for address, page in seen(browser, article).items() if page != first[address]
    }

    there = article.get_absolute_url()
    everything = {there, "/", "/speakers/", f"{there}passages/", f"{there}tags.csv"}
    assert everything | {f"{there}annotated.html", f"{there}annotations.jsonld"} <= differing
    rows = b"".join(browser.get(f"{there}tags.csv")).decode()
    assert rows.count("\r\n") == Tag.objects.count() + 1


def test_others_are_told_everything_where_tallies_are_always_shown(
    article: Article, crowd: list[Reader]
) -> None:
    Article.objects.update(tallies=Tallies.ALWAYS)
    say(article, crowd, SPREADS[0])
    first = seen(Client(), article)
    say(article, crowd, SPREADS[1])

    assert seen(Client(), article)[article.get_absolute_url()] != first[article.get_absolute_url()]


def test_marks_stay_where_they_are_with_nothing_but_that_they_are_quotes(
    article: Article, crowd: list[Reader]
) -> None:
    say(article, crowd, SPREADS[0])

    page = Client().get(article.get_absolute_url()).content.decode()

    classes = set(re.findall(r'<mark[^>]*class="([^"]*)"', page))
    assert {name for one in classes for name in one.split()} <= {"quoted", "noted", "before"}
    assert "quoted" in " ".join(classes)
    assert "data-dominant" not in page
