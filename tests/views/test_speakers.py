"""Does the site show who is quoted, and all that somebody is quoted with?"""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.actions import merging, quotes
from annotator.actions.speakers import named
from annotator.models import Article, Label
from tests import nu
from tests.actions.test_speakers import change
from tests.factories import make_article, make_editor, make_quote, make_reader, make_tag

pytestmark = pytest.mark.django_db
SPECTRUM = '<svg class="spectrum'


@pytest.fixture
def voices(db: None) -> Article:
    """An article with two quotes of Dana Roe and one of Omar Reed."""
    article = make_article("We saw it coming. Nobody asked me. I counted them.", title="The crates")
    for words in ("We saw it coming.", "Nobody asked me."):
        make_quote(article, words, speaker="Dana Roe")
    make_quote(article, "I counted them.", speaker="Omar Reed")
    return article


def page(client: Client, address: str, status: int = HTTPStatus.OK, **query: str) -> str:
    """The page at an address."""
    answer = client.get(address, query)
    assert answer.status_code == status
    return answer.content.decode()


def told(html: str) -> str:
    """The words of a page, elements aside."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_everybody_who_is_quoted_is_listed_with_the_readings(
    client: Client, voices: Article
) -> None:
    make_tag(voices.passages.get(exact="I counted them."), label=Label.SARCASM)

    html = page(client, "/speakers/")

    assert html.index("Dana Roe") < html.index("Omar Reed")
    assert "2 quotes no readings yet" in told(html)
    assert "1 quote 1 sarcasm" in told(html)


def test_the_list_is_searched_by_any_name_and_sorted_by_the_number_of_quotes(
    client: Client, voices: Article
) -> None:
    make_quote(make_article("So what."), "So what.", speaker="Ada Brook")
    change(named("Dana Roe"), other_names=["Mme R."])

    found = page(client, "/speakers/", q="mme r")
    by_quotes = page(client, "/speakers/", sort="quotes")
    nobody = page(client, "/speakers/", q="zebra")

    assert "also Mme R." in told(found)
    assert "Dana Roe" in found
    assert "Omar Reed" not in found
    assert by_quotes.index("Dana Roe") < by_quotes.index("Ada Brook")
    assert "Nobody who is quoted has “zebra” in a name." in nobody
    assert 'href="/speakers/"' in nobody


@pytest.mark.parametrize("query", [{"sort": "score"}, {"q": "a" * 300}])
def test_a_search_that_cannot_be_understood_says_so(client: Client, query: dict[str, str]) -> None:
    html = page(client, "/speakers/", HTTPStatus.UNPROCESSABLE_ENTITY, **query)

    assert 'role="alert"' in html


def test_a_search_goes_through_the_pages(client: Client) -> None:
    article = make_article("One. " * 70)
    for number in range(1, 70):
        make_quote(article, f"One. {'One. ' * number}".strip(), speaker=f"Roe {number:02}")

    html = page(client, "/speakers/", q="roe", sort="quotes")

    assert 'rel="next" href="?q=roe&amp;sort=quotes&amp;page=2"' in html
    assert "Roe 69" in page(client, "/speakers/", q="roe", page="2")


def test_who_is_no_longer_quoted_is_not_listed(client: Client) -> None:
    quotes.retract(quote=make_quote(speaker="Ada Brook"))

    assert "Nobody has been quoted yet." in page(client, "/speakers/")
    assert "Nothing is quoted of this voice now." in page(client, "/speakers/ada-brook/")


def test_a_speaker_has_a_page_with_all_quotes_from_all_articles(
    client: Client, voices: Article
) -> None:
    more = make_quote(make_article("So what.", title="Another"), "So what.", speaker="Dana Roe")
    for words, label in (("We saw it coming.", Label.FACT), ("Nobody asked me.", Label.OPINION)):
        make_tag(voices.passages.get(exact=words), label=label)

    html = page(client, "/speakers/dana-roe/")

    for passage in (*voices.passages.filter(quote__speaker__name="Dana Roe"), more.passage):
        assert passage.exact in html
        assert f"{passage.article.get_absolute_url()}#p{passage.pk}" in html
    assert "1 fact 1 opinion 3 quotes · 2 articles · 2 readers" in told(html)
    assert "I counted them." not in html


@pytest.mark.parametrize("readers", [4, 5])
def test_shares_are_shown_of_five_readers_and_only_counts_below(
    client: Client, voices: Article, readers: int
) -> None:
    for _ in range(readers):
        make_tag(voices.passages.get(exact="I counted them."), label=Label.FACT)

    for address in ("/speakers/omar-reed/", "/speakers/"):
        html = page(client, address)
        assert f"{readers} fact" in told(html)
        assert (SPECTRUM in html) is (readers == 5)
        assert ("100%" in html) is (readers == 5)
    beside = page(client, voices.get_absolute_url()).split('id="voices"')[1].split("</ul>")[0]
    assert (f"{readers} fact" in told(beside)) is (readers == 4)
    assert ("100% fact" in beside) is (readers == 5)
    taken = page(client, f"{voices.get_absolute_url()}annotated.html")
    said = taken.split('id="voices"')[1].split("</ul>")[0]
    assert ("100% fact" in said) is (readers == 5)
    assert ("4 Fact" in told(said)) is (readers == 4)


def test_tagging_tells_counts_in_the_margin_below_five_readers(
    client: Client, voices: Article
) -> None:
    passage = voices.passages.get(exact="I counted them.")

    client.post(f"/passages/{passage.pk}/tag/", {"label": "sarcasm"})

    block = voices.revision.document.block_at(passage.start) + 1
    asked = {"revision": passage.revision_id, "b": block}
    answer = client.get(f"{voices.get_absolute_url()}news/blocks/", asked)
    voice = answer.content.decode().split('id="voice-omar-reed"')[1].split("</li>")[0]
    assert "1 sarcasm" in told(voice)
    assert "100%" not in voice


def test_a_quote_shows_which_label_leads_once_five_have_read_it(
    client: Client, voices: Article
) -> None:
    passage = voices.passages.get(exact="I counted them.")
    for _ in range(4):
        make_tag(passage, label=Label.FACT)
    assert "data-dominant" not in page(client, "/speakers/omar-reed/")

    make_tag(passage, label=Label.FACT)

    assert 'data-dominant="fact"' in page(client, "/speakers/omar-reed/")


def test_a_speaker_is_described_and_leads_elsewhere_safely(client: Client) -> None:
    dana = named("Dana Roe")
    change(
        dana,
        other_names=["D. Roe", "<b>Roe</b>"],
        description="Runs the <i>cranes</i>.",
        wikidata="Q42",
        homepage="https://www.quillport.example/roe?a=1&b=2",
    )

    html = page(client, "/speakers/dana-roe/")

    assert "&lt;b&gt;Roe&lt;/b&gt;" in html
    assert "Runs the &lt;i&gt;cranes&lt;/i&gt;." in html
    assert '<a href="https://www.wikidata.org/wiki/Q42" rel="nofollow noopener noreferrer">' in html
    assert (
        '<a href="https://www.quillport.example/roe?a=1&amp;b=2" '
        'rel="nofollow noopener noreferrer">quillport.example</a>' in html
    )


def test_filters_narrow_what_is_shown_and_stay_in_the_form(client: Client, voices: Article) -> None:
    make_tag(voices.passages.get(exact="Nobody asked me."), label=Label.SARCASM)

    html = page(client, "/speakers/dana-roe/", label="sarcasm", words="asked", article="the-crates")

    assert "Nobody asked me." in html
    assert "We saw it coming." not in html
    assert "1 of 2 quotes" in html
    assert '<details class="filters" open>' in html
    assert 'value="asked"' in html
    assert '<option value="sarcasm" selected>' in html
    assert '<option value="the-crates" selected>The crates</option>' in html


def test_filters_that_let_nothing_through_lead_back_to_everything(
    client: Client, voices: Article
) -> None:
    html = page(client, "/speakers/dana-roe/", words="zebra", article="gone")

    assert "None of the quotes is like that." in html
    assert '<a class="button" href="/speakers/dana-roe/">Show all</a>' in html
    assert '<option value="gone" selected>' in html


def test_a_filter_that_cannot_be_understood_is_told_and_the_others_hold(
    client: Client, voices: Article
) -> None:
    html = page(
        client,
        "/speakers/dana-roe/",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        since="yesterday",
        words="asked",
    )

    assert 'value="yesterday"' in html
    assert "Enter a valid date." in html
    assert "We saw it coming." not in html


def test_quotes_stand_under_their_article_the_newest_first(client: Client, voices: Article) -> None:
    newer = make_quote(make_article("So what.", title="Later"), "So what.", speaker="Dana Roe")
    Article.objects.filter(pk=voices.pk).update(published_on=date(2020, 5, 1), publisher="The Quay")

    html = page(client, "/speakers/dana-roe/").partition('<section class="said">')[2]

    places = [
        html.index(f">{words}<")
        for words in ("Later", newer.passage.exact, "The crates", "We saw it coming.")
    ]
    assert places == sorted(places)
    assert html.count(">The crates</a>") == 1
    assert "The Quay · May 1, 2020" in told(html)


@pytest.mark.parametrize("number", ["", "0", "-1", "99999999999999999999", "one", "\x00", "last"])
def test_a_page_that_is_not_there_is_the_nearest(client: Client, number: str) -> None:
    make_quote(speaker="Ada Brook")

    for address in ("/speakers/", "/speakers/ada-brook/", "/"):
        assert client.get(address, {"page": number}).status_code == HTTPStatus.OK


def test_filters_go_through_the_pages(client: Client) -> None:
    article = make_article("One. " * 35)
    for number in range(35):
        make_quote(article, f"One. {'One. ' * number}".strip(), speaker="Ada Brook")

    first = page(client, "/speakers/ada-brook/", words="one", label="untagged")
    second = page(client, "/speakers/ada-brook/", words="one", page="2")

    assert first.count('<li class="saying"') == 30
    assert second.count('<li class="saying"') == 5
    assert 'rel="next" href="?words=one&amp;label=untagged&amp;page=2"' in first


def test_a_page_takes_as_many_queries_for_many_quotes_as_for_one(client: Client) -> None:
    as_editor = Client()
    as_editor.force_login(make_editor())
    asked = []
    for number in range(12):
        article = make_article("One. Two.", title=f"Article {number}")
        make_tag(make_quote(article, "One.", speaker="Dana Roe").passage, reader=make_reader())
        change(named("Dana Roe"), description=f"Version {number}.", other_names=[f"D. {number}"])
        if number in (0, 11):
            for browser in (client, as_editor):
                for query in ({}, {"words": "one", "label": "fact", "since": "2020-01-01"}):
                    with CaptureQueriesContext(connection) as captured:
                        browser.get("/speakers/dana-roe/", query)
                    asked.append(len(captured))

    assert asked[:4] == asked[4:] == [8, 8, 12, 12]


def test_what_was_merged_leads_to_the_entry_that_stays_filters_and_all(
    client: Client, voices: Article
) -> None:
    merging.merge(kept=named("Omar Reed"), gone=named("Dana Roe"), editor=make_editor())

    answer = client.get("/speakers/dana-roe/?words=saw&page=1")

    assert answer.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert answer["Location"] == "/speakers/omar-reed/?words=saw&page=1"
    # A merge can be undone: nobody may remember this without asking.
    assert answer["Cache-Control"] == "no-cache"
    assert client.head("/speakers/dana-roe/").status_code == HTTPStatus.MOVED_PERMANENTLY
    assert "We saw it coming." in page(client, "/speakers/omar-reed/")
    assert "Dana Roe</a></h2>" not in page(client, "/speakers/")


def test_only_editors_see_who_changed_an_entry(client: Client, voices: Article) -> None:
    change(named("Dana Roe"), other_names=["D. Roe"])
    as_editor = Client()
    as_editor.force_login(make_editor())

    assert "Added the name “D. Roe”" in page(as_editor, "/speakers/dana-roe/")
    html = page(client, "/speakers/dana-roe/")
    assert "Added the name" not in html
    assert "/edit/" not in html


@pytest.mark.any_database
def test_the_pages_are_valid_html(client: Client, voices: Article) -> None:
    dana, omar = named("Dana Roe"), named("Omar Reed")
    change(
        dana, other_names=["D. Roe"], description="Runs the cranes.", homepage="https://a.example"
    )
    merging.merge(kept=dana, gone=omar, editor=make_editor())
    named("Dana Marie Roe")
    for _ in range(5):
        make_tag(voices.passages.get(exact="Nobody asked me."))
    as_editor = Client()
    as_editor.force_login(make_editor())

    pages = [
        page(as_editor, address)
        for address in (
            "/speakers/?q=roe",
            "/speakers/?q=zebra",
            "/speakers/dana-roe/",
            "/speakers/dana-roe/?words=zebra",
            "/speakers/dana-roe/edit/",
            "/speakers/dana-roe/merge/",
            "/speakers/dana-roe/merge/?other=Dana+Marie+Roe",
            "/speakers/dana-roe/split/",
        )
    ]
    pages.append(as_editor.post("/speakers/dana-roe/split/", {"to": ""}).content.decode())
    pages.append(as_editor.post("/speakers/dana-roe/edit/", {"seen": "0"}).content.decode())

    assert nu.errors(*pages) == []


def test_speakers_are_only_read(client: Client) -> None:
    make_quote(speaker="Ada Brook")

    for address in ("/speakers/", "/speakers/ada-brook/"):
        assert client.head(address).status_code == HTTPStatus.OK
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.get("/speakers/nobody/").status_code == HTTPStatus.NOT_FOUND
