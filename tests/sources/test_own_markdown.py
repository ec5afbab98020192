"""Does an article that left as Markdown come back the same, without its notes in the text?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from annotator import sources
from annotator.actions import articles, samples
from annotator.formats import markdown
from annotator.models import Article, Quote
from annotator.sources import own_markdown
from annotator.text.document import Document
from tests.factories import make_article, make_comment, make_passage, make_quote, make_tag
from tests.formats.leaving import outgoing
from tests.live import ROOT
from tests.text import documents

pytestmark = pytest.mark.django_db
Said = tuple[str, str | None, str, str]


def taken(article: Article) -> str:
    return "".join(markdown.write(outgoing(article)))


def back(written: str) -> Article:
    return articles.create(draft=sources.read(written.encode(), name="annotated.md"))


def said_in(article: Article) -> list[Said]:
    """The quotes of an article: words, speaker, kind, and how it is known."""
    found = Quote.objects.filter(passage__revision=article.revision)
    return [
        (one.passage.exact, one.speaker.name if one.speaker else None, one.kind, one.how)
        for one in found.select_related("passage", "speaker").order_by("passage__start")
    ]


def test_the_sample_articles_come_back_with_text_quotes_and_speakers() -> None:
    for article in samples.load(ROOT / "fixtures", password="for tests"):
        again = back(taken(article))

        assert again.revision.text == article.revision.text
        assert said_in(again) == said_in(article)
        for field in ("title", "byline", "publisher", "published_on", "language", "source_url"):
            assert getattr(again, field) == getattr(article, field)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents.made_of(documents.SIGNS))
def test_any_text_comes_back_with_passages_over_it(document: Document) -> None:
    if not any(map(str.isalnum, document.text)):
        return
    article = make_article(html=document.html())
    text = article.revision.text
    for words in {text[: len(text) // 2].strip(), text[len(text) // 3 :].strip()} - {""}:
        make_quote(article, words, speaker="[^q1] *Ada* <b>")

    again = back(taken(article))

    assert again.revision.text == text
    assert said_in(again) == said_in(article)


def test_quotes_that_an_editor_put_right_come_back_and_those_taken_away_do_not() -> None:
    article = make_article("“It floats,” said Ada Brook.\n\nNobody said so.")
    make_quote(article, "Nobody said so.", speaker="Nell Hathersage")
    make_tag(make_passage(article, "It floats,"))

    assert said_in(back(taken(article))) == [
        ("Nobody said so.", "Nell Hathersage", "marked", "person")
    ]


def test_in_a_file_that_somebody_changed_quotes_are_found_anew() -> None:
    article = make_article("“It floats well,” said Ada Brook.", found=None)
    make_comment(make_passage(article, "floats"), body="[^p1]: no\n\n> — A\n\n```\n[^p2]: x\n```")

    again = back(taken(article).replace("floats", "swims"))

    assert again.revision.text == "“It swims well,” said Ada Brook."
    assert [one[:2] for one in said_in(again)] == [("It swims well,", "Ada Brook")]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[" * 10_000,
        "[]",
        '{"text": "other", "quotes": []}',
        '{"text": "DIGEST"}',
        '{"text": "DIGEST", "quotes": [[0, 99, "block", "cue", "A", "", 0]]}',
        '{"text": "DIGEST", "quotes": [[0, 1, "song", "cue", "A", "", 0]]}',
        '{"text": "DIGEST", "quotes": [[0, true, "block", "cue", "A", "", 0]]}',
        '{"text": "DIGEST", "quotes": [7]}',
    ],
)
def test_a_comment_that_tells_no_quotes_of_this_text_is_passed_over(said: str) -> None:
    text = "It floats."

    assert own_markdown.quotes_in(text, said.replace("DIGEST", own_markdown.digest(text))) is None


def test_footnotes_of_somebody_elses_markdown_stay_in_the_text() -> None:
    draft = sources.read(
        b"# The clock\n\nIt is noon.[^p1] It was so before.\n\n[^p1]: So they say.\n", language="en"
    )

    assert "So they say." in Document.from_html(draft.html).text
    assert draft.quotes is None
