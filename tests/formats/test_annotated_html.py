"""Does the annotated file stand on its own, say everything, and keep the text as it is?"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from annotator.actions import comments, helpful, passages, samples
from annotator.formats import annotated_html
from annotator.models import Article, Cited, Label, Tally
from annotator.text.selectors import occurrences
from annotator.text.spans import Span
from tests import nu
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.formats.leaving import outgoing
from tests.formats.opened import Opened

pytestmark = pytest.mark.django_db

NASTY = """
<h2>Waves &amp; <em>other</em> things</h2>
<p>🌊🌊 See <a href="https://example.org/a?b=1&amp;c=2">the <strong>minutes</strong></a>
of 1 &lt; 2.</p>
<blockquote><p>First half,</p><p>second half.</p></blockquote>
<figure><blockquote><p>It floats.</p></blockquote>
<figcaption>— Ada Brook, mayor</figcaption></figure>
<ul><li>one<ul><li>deep <code>x &lt; y</code></li></ul></li><li>two</li></ul>
<ol><li>three</li></ol>
<table><caption>Boats</caption><thead><tr><th>Name</th><th>Tons</th></tr></thead>
<tbody><tr><td>Nell</td><td>12</td></tr></tbody></table>
<pre>  keep   this
    as it is</pre>
<hr>
<p>Last<br>line, H<sub>2</sub>O, x<sup>2</sup>, <q>so</q> <s>gone</s>.</p>
"""


def opened(article: Article) -> Opened:
    return Opened("".join(annotated_html.write(outgoing(article))))


def nasty() -> Article:
    """An article of everything, with passages that overlap, nest, touch and cross blocks."""
    article = make_article(html=NASTY, title="Waves & <things>")
    text = article.revision.text
    for words in (
        "🌊🌊 See the minutes",
        "See the",
        "the minutes of",
        text[text.index("minutes of") : text.index("second")].strip(),
        "First half,\n\nsecond half.",
        "one\ndeep x < y\ntwo\n\nthree",
        "deep x",
        "Name\tTons\nNell\t12",
        "keep   this\n    as",
        text[text.index("as it is") : text.index("Last") + 4],
        "Last\nline, H2",
        "2O, x2",
    ):
        make_tag(make_passage(article, words), label=Label.OPINION)
    make_quote(article, "First half,\n\nsecond half.")
    make_quote(article, "It floats.")
    said = make_comment(
        make_passage(article, "deep x"),
        body="</script> `code` <b>\n\n- list\n\n> quote",
        sources=[Cited("https://a.example/?b=1&c=é", "A & <b>", date(2026, 5, 12))],
    )
    make_reply(make_reply(said), author=make_user("lena"))
    return article


def crowded() -> Article:
    """An article with 300 passages, three in each of a hundred paragraphs."""
    paragraph = "It begins, goes on, and ends."
    article = make_article("\n\n".join([paragraph] * 100))
    for place in occurrences(article.revision.text, paragraph):
        for start, end in ((0, len(paragraph)), (3, 18), (11, 27)):
            span = Span(place.start + start, place.start + end)
            passages.at(article, span, Tally(fact=place.start % 3, opinion=1))
    return article


def test_without_the_notes_the_text_is_the_canonical_text() -> None:
    for article in (nasty(), crowded()):
        assert opened(article).text == article.revision.text


def test_nothing_runs_and_nothing_is_fetched() -> None:
    page = opened(nasty())

    assert [one.attributes["type"] for one in page.all("script")] == ["application/ld+json"]
    assert [one.attributes["rel"] for one in page.all("link")] == ["canonical"]
    assert not page.all("img")
    assert not page.all("iframe")
    for element in page.elements:
        assert not {"src", "srcset", "style", "data", "poster"} & element.attributes.keys()
        assert not [name for name in element.attributes if name.startswith("on")]
    (style,) = page.all("style")
    assert "url(" not in style.words
    assert "@import" not in style.words


def test_the_policy_in_the_file_names_the_one_script_by_its_digest() -> None:
    page = opened(nasty())

    (script,) = page.all("script")
    (policy,) = [one for one in page.all("meta") if "http-equiv" in one.attributes]
    content = policy.attributes["content"] or ""
    assert content.startswith("default-src 'none';")
    assert f"script-src '{annotated_html.digest(script.words)}'" in content


def test_passages_are_numbered_in_the_order_of_the_text_and_linked_both_ways() -> None:
    article = nasty()
    page = opened(article)

    ids = [one.attributes["id"] or "" for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    count = article.revision.passages.count()
    assert [one for one in ids if re.fullmatch(r"p\d+", one)] == [
        f"p{number}" for number in range(1, count + 1)
    ]
    links = [one.attributes.get("href") or "" for one in page.all("a")]
    inner = {link[1:] for link in links if link.startswith("#")}
    assert inner <= set(ids)
    for number in range(1, count + 1):
        assert f"#p{number}" in links
        assert f"note-{number}" in ids


def test_a_mark_bears_the_label_that_most_readers_gave_and_leads_to_its_tally() -> None:
    passage = make_passage()
    for label in (Label.SARCASM, Label.SARCASM, Label.FACT):
        make_tag(passage, label=label)

    page = opened(passage.article)

    (mark,) = page.all("mark")
    assert "sarcasm" in mark.classes
    assert mark.words == passage.exact
    assert " ".join(page.by_id("note-1").words.split()) == "1 1 Fact 2 Sarcasm 3 readers"


def test_the_legend_counts_tags_readers_and_passages() -> None:
    make_tag(label=Label.OPINION)
    tag = make_tag(make_passage(Article.objects.get(), "Nobody"), label=Label.OPINION)

    page = opened(tag.passage.article)

    (legend,) = page.all("ul", "legend")
    assert " ".join(legend.words.split()) == (
        "Fact 0 0% Opinion 2 100% Sarcasm 0 0% 2 readers · 2 passages"
    )


def test_a_tie_has_a_place_in_the_legend_of_its_own() -> None:
    passage = make_passage()
    make_tag(passage, label=Label.OPINION)
    assert not opened(passage.article).all("li", "undecided")

    make_tag(passage, label=Label.FACT)
    assert opened(passage.article).all("li", "undecided")


def test_a_block_quotation_is_a_figure_with_its_speaker() -> None:
    article = make_article(html="<p>She said:</p><blockquote><p>It floats.</p></blockquote>")
    quote = make_quote(article, "It floats.")
    make_tag(quote.passage, label=Label.OPINION)

    page = opened(article)

    (figure,) = page.all("figure")
    assert figure.attributes["data-dominant"] == "opinion"
    (caption,) = page.all("figcaption")
    assert " ".join(caption.words.split()) == "1 Ada Brook 1 Opinion 1 reader"


def test_a_speaker_whom_the_caption_names_already_is_not_named_twice() -> None:
    article = make_article(
        html="<figure><blockquote><p>It floats.</p></blockquote>"
        "<figcaption>— Ada Brook, mayor</figcaption></figure>"
    )
    quote = make_quote(article, "It floats.")

    page = opened(article)
    assert "Ada Brook" not in page.by_id("note-1").words

    make_quote(article, quote.passage.exact, speaker="Nell Hathersage")
    assert "Nell Hathersage" in opened(article).by_id("note-1").words


def test_an_inline_quote_has_a_line_with_its_speaker_under_its_block() -> None:
    quote = make_quote()

    page = opened(quote.passage.article)

    assert page.by_id("note-1").words.split() == ["1", "Ada", "Brook", "no", "readings", "yet"]


def test_commentary_stands_apart_from_a_readers_comment() -> None:
    passage = make_passage()
    make_comment(passage, author=make_user("nora"), body="I *heard* it.")
    make_comment(passage, author=make_editor("edith"), body="The minutes differ.")

    page = opened(passage.article)

    commentary, comment = page.all("div", "note")
    assert "editor" in commentary.classes
    assert "editor" not in comment.classes
    assert "edith Commentary" in " ".join(commentary.words.split())
    assert "nora Reader" in " ".join(comment.words.split())
    assert "I heard it." in comment.words
    assert "<em>heard</em>" in page.html


def test_a_thread_has_its_replies_what_they_answer_sources_and_when_it_was_changed() -> None:
    first = make_comment(
        body="First.", sources=[Cited("https://www.a.example/b", "Minutes", date(2026, 5, 12))]
    )
    comments.rewrite(comment=first, body="First of all.")
    reply = make_reply(first, author=make_editor("edith"), body="Second.")
    make_reply(reply, author=make_user("lena"), body="Third.")
    helpful.put(comment=reply, reader=make_reader())

    page = opened(first.passage.article)

    (replies,) = page.all("div", "replies")
    words = " ".join(replies.words.split())
    assert "edith Editor" in words
    assert "Helpful to 1 reader" in words
    (answers,) = page.all("a", "answers")
    assert answers.words == "in reply to edith"
    assert "Second." in page.by_id((answers.attributes["href"] or "")[1:]).words
    (edited,) = [one for one in page.all("span", "edited") if "edited" in one.words]
    assert re.search(r"edited \w+\.? \d+, 20\d\d", edited.words)
    (cited,) = page.all("ul", "cited")
    assert "Minutes a.example · seen on May 12, 2026" in " ".join(cited.words.split())
    assert 'rel="noopener noreferrer nofollow ugc"' in page.html


def test_of_a_comment_that_was_deleted_nothing_leaves_but_that_it_was_there() -> None:
    trace = make_comment(author=make_user("nora"), body="My words.")
    reply = make_reply(trace, body="Second.")
    make_reply(reply, author=make_user("lena"), body="Third.")
    for comment in (trace, reply):
        comments.delete(comment=comment)

    page = opened(trace.passage.article)

    assert page.html.count("Deleted by its author") == 2
    assert "in reply to a deleted comment" in page.html
    for gone in ("My words.", "nora", "Second.", "omar"):
        assert gone not in page.html


def test_what_was_written_stays_words() -> None:
    page = opened(nasty())

    assert page.by_id("contents").words
    (heading,) = page.all("h1")
    assert heading.words == "Waves & <things>"
    (comment,) = [
        one for one in page.annotations["first"]["items"] if one["motivation"] == "commenting"
    ]
    assert comment["body"][0]["value"] == "</script> `code` <b>\n\n- list\n\n> quote"


def test_it_says_where_and_when_it_was_made() -> None:
    page = opened(make_article())

    (footer,) = page.all("footer")
    assert "https://read.example/articles/the-harbour-vote/" in footer.words
    assert "Revision 1" in footer.words
    assert "2026-05-12T17:05:00+0000" in [
        one.attributes.get("datetime") for one in page.all("time")
    ]


def test_the_text_bears_its_own_language_and_our_words_the_interfaces() -> None:
    with translation.override("en"):
        page = opened(make_article("Bonjour à tous.", language="fr"))

    assert page.all("html")[0].attributes["lang"] == "fr"
    assert "lang" not in page.by_id("text").attributes
    assert page.all("footer")[0].attributes["lang"] == "en"


def test_a_format_asks_the_database_for_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    leaving = outgoing(nasty())

    with django_assert_num_queries(0):
        "".join(annotated_html.write(leaving))


@pytest.mark.any_database
def test_it_is_valid_html_without_a_warning_whatever_the_article() -> None:
    pages = [opened(article).html for article in (nasty(), crowded(), make_article("Short."))]

    assert nu.errors(*pages, warnings=True) == []


@pytest.mark.any_database
def test_the_samples_are_valid_html_without_a_warning() -> None:
    pages = []
    for article in samples.load(settings.BASE_DIR / "fixtures", password="for tests only"):
        with translation.override(article.language):
            page = opened(article)
        assert page.text == article.revision.text
        pages.append(page.html)

    assert nu.errors(*pages, warnings=True) == []
