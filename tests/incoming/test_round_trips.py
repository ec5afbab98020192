"""Does what left come back the same? Through the files alone, into a library with nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.actions import comments, replies, samples, tallies
from annotator.incoming.outcome import Fate
from annotator.models import Article, Label, Passage
from tests.factories import (
    make_article,
    make_comment,
    make_passage,
    make_quote,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.incoming.carrying import brought, carried, empty_library, exported, said, told

pytestmark = pytest.mark.django_db
FIXTURES = Path("fixtures")


def fresh(pk: int) -> Article:
    return Article.objects.select_related("current").get(pk=pk)


def test_the_samples_come_back_from_annotated_html_with_tags_by_count() -> None:
    found = samples.load(FIXTURES, password="a password for tests")
    kept = [(one, one.revision.document, said(one), exported(one, "html")) for one in found]
    empty_library()

    for article, document, before, file in kept:
        there = carried(file)

        assert there.revision.document == document
        assert (there.title, there.standfirst, there.byline, there.publisher) == (
            article.title,
            article.standfirst,
            article.byline,
            article.publisher,
        )
        assert (there.language, there.published_on, there.source_url) == (
            article.language,
            article.published_on,
            article.source_url,
        )
        fates = brought(there, file)
        assert set(fates) <= {Fate.PLACED, Fate.HERE}
        after = said(there)
        assert after["passages"] == before["passages"]
        assert after["comments"] == before["comments"]
        assert told(exported(there, "html")) == told(file)
        assert set(brought(there, file)) == {Fate.HERE}
        assert said(there) == after
    assert tallies.mend() == []


def test_the_samples_come_back_from_json_ld_with_tags_by_pseudonym() -> None:
    found = samples.load(FIXTURES, password="a password for tests")
    kept = [(said(one), exported(one, "html"), exported(one, "jsonld")) for one in found]
    empty_library()

    for before, html, by_pseudonym in kept:
        there = carried(html)
        assert set(brought(there, by_pseudonym)) <= {Fate.PLACED, Fate.HERE}
        assert said(there) == before
        assert told(exported(there, "jsonld")) == told(by_pseudonym)
        assert set(brought(there, by_pseudonym)) == {Fate.HERE}
        assert said(there) == before
        # And out again: nothing of the second file is new to whom the first came from.
        assert set(brought(there, exported(there, "jsonld"))) == {Fate.HERE}
        assert set(brought(there, exported(there, "html"))) == {Fate.HERE}
        assert said(there) == before
    assert tallies.mend() == []


def test_a_file_of_the_very_article_changes_nothing_in_it() -> None:
    article = make_article()
    make_quote(article)
    passage = make_passage(article)
    make_tag(passage)
    make_tag(passage, label=Label.SARCASM)
    make_reply(make_comment(passage))
    before = said(article)

    for key in ("html", "jsonld"):
        assert set(brought(article, exported(article, key))) == {Fate.HERE}
        assert said(fresh(article.pk)) == before


WORDS = "Ångström’s 🚢 sank. “It did not,” said Ada Brook. <b>&amp;</b> Nobody élse knew\u00a0it."
readings = st.lists(
    st.tuples(
        st.integers(0, len(WORDS) - 2),
        st.integers(1, 30),
        st.lists(st.sampled_from(list(Label)), max_size=4),
        st.booleans(),
        st.lists(st.text("abc *_`<>&\n#", min_size=1, max_size=12).filter(str.strip), max_size=3),
    ),
    max_size=6,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(readings)
def test_whatever_is_said_comes_back(given_readings: list[tuple]) -> None:  # type: ignore[type-arg]
    article = make_article(f"{WORDS}\n\n{WORDS}")
    text = article.revision.text
    for start, length, labels, is_quote, remarks in given_readings:
        words = text[start : start + length].strip()
        if not words:
            continue
        passage = make_passage(article, words)
        if is_quote:
            make_quote(article, words)
        for label in labels:
            make_tag(passage, reader=make_reader(), label=label)
        comment = None
        for number, body in enumerate(remarks):
            author = make_user(f"reader{number}")
            if comment is None:
                comment = make_comment(passage, author=author, body=body)
            else:
                comment = make_reply(comment, author=author, body=body)
    Passage.objects.filter(tags=None, comments=None, quote=None).delete()
    before = said(article)
    html, annotations = exported(article, "html"), exported(article, "jsonld")

    empty_library()
    by_pseudonym = carried(html)
    brought(by_pseudonym, annotations)
    assert said(by_pseudonym) == before
    assert told(exported(by_pseudonym, "jsonld")) == told(annotations)
    assert tallies.mend() == []

    empty_library()
    by_count = carried(html)
    brought(by_count, html)
    assert said(by_count)["passages"] == before["passages"]
    assert said(by_count)["comments"] == before["comments"]
    assert told(exported(by_count, "html")) == told(html)
    assert tallies.mend() == []


def test_the_trace_of_a_deleted_comment_comes_back_with_its_answers() -> None:
    article = make_article()
    first = make_comment(make_passage(article))
    reply = make_reply(first)
    replies.write(
        parent=reply, author=make_user("ida"), body="And yet.", submission=first.submission
    )
    comments.delete(comment=first)
    before, file = said(article), exported(article, "html")

    there = carried(file)
    brought(there, file)

    # Whoever deleted a comment is not told.
    traces = {key for key in before["comments"] if not key[0]}
    assert {key[0] for key in said(there)["comments"]} == {key[0] for key in before["comments"]}
    assert len(traces) == 1
    assert there.revision.passages.get(comments__body="And yet.").comments.count() == 3
