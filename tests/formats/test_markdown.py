"""Does the Markdown file say all that is known, in signs that every reader of Markdown knows?"""

from __future__ import annotations

from datetime import date

import pytest

from annotator.actions import comments
from annotator.formats import markdown
from annotator.models import Article, Cited, Label
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reply,
    make_tag,
    make_user,
)
from tests.formats.leaving import outgoing

pytestmark = pytest.mark.django_db


def taken(article: Article) -> str:
    return "".join(markdown.write(outgoing(article)))


def test_front_matter_says_what_is_known_of_the_article_and_of_the_file() -> None:
    article = make_article(title='Waves: a "life" — part #2')
    article.byline, article.publisher = "Tilda Marsh", "The Post"
    article.published_on = date(2026, 5, 12)
    article.save()
    make_tag(make_passage(article), label=Label.OPINION)

    written = taken(article)

    assert written.startswith(
        '---\ntitle: "Waves: a \\"life\\" — part #2"\nbyline: "Tilda Marsh"\n'
        'publisher: "The Post"\ndate: "2026-05-12"\nlanguage: "en"\n'
        'annotated: "https://read.example/articles/waves-a-life-part-2/"\nrevision: 1\n'
        'exported: "2026-05-12T17:05:00Z"\nreaders: 1\nfact: 0\nopinion: 1\nsarcasm: 0\n'
        'generator: "Annotator"\n---\n\n# Waves: a "life" — part &#35;2\n'
    )


def test_a_passage_has_a_footnote_with_words_speaker_and_tally() -> None:
    article = make_article("“It floats,” said Ada Brook. It was a short meeting.")
    quote = make_quote(article, "It floats,")
    for label in (Label.SARCASM, Label.SARCASM, Label.FACT):
        make_tag(quote.passage, label=label)
    make_passage(article, "It was a short meeting.")
    make_tag(make_passage(article, "It was a short meeting."))

    written = taken(article)

    assert "\n“It floats,[^p1]” said Ada Brook. It was a short meeting.[^p2]\n" in written
    assert "\n[^p1]: “It floats,” · **Ada Brook** · Fact 1, Sarcasm 2 (3 readers)\n" in written
    assert "\n[^p2]: “It was a short meeting.” · Fact 1 (1 reader)\n" in written


def test_a_block_quotation_is_signed_once() -> None:
    article = make_article(html="<p>She said:</p><blockquote><p>It floats.</p></blockquote>")
    make_quote(article, "It floats.")
    assert "> It floats.\n>\n> —\N{NO-BREAK SPACE}**Ada Brook**[^q1]\n" in taken(article)

    signed = make_article(
        title="Signed",
        html="<figure><blockquote><p>It floats.</p></blockquote>"
        "<figcaption>Ada Brook, mayor</figcaption></figure>",
    )
    make_quote(signed, "It floats.")
    assert "> It floats.[^p1]\n>\n> —\N{NO-BREAK SPACE}Ada Brook, mayor\n" in taken(signed)


def test_threads_stand_in_the_footnote_with_their_sources_and_traces() -> None:
    first = make_comment(
        author=make_editor("edith"),
        body="The *minutes* differ:\n\n- one\n- two",
        sources=[Cited("https://a.example/b_c", "Minutes [1]", date(2026, 5, 12))],
    )
    gone = make_reply(first, author=make_user("lena"), body="Secret.")
    make_reply(gone, author=make_user("omar"), body="Third <b>.")
    comments.delete(comment=gone)

    written = taken(first.passage.article)

    note = written[written.index("[^p1]: ") :]
    assert "\n\n    **edith** (Commentary, " in note
    assert "\n\n    The *minutes* differ:\n\n    -   one\n    -   two\n\n" in note
    assert "    [Minutes \\[1\\]](https://a.example/b%5Fc), May 12, 2026\n" in note
    assert "    > *Deleted by its author*\n" in note
    assert "    > Third &lt;b>.\n" in note
    assert "Secret" not in note
