"""Does an article's version change with everything that readers see, and with nothing else?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.access import Viewer
from annotator.actions import (
    comments,
    helpful,
    placements,
    quotes,
    readers,
    tags,
    tallies,
    undoing,
)
from annotator.models import Act, Article, Comment, Label, Passage, Quote, Tag
from annotator.queries import news
from annotator.queries import reading as queries
from annotator.text.anchoring import State
from tests.factories import (
    TEXT,
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
from tests.revising import make_revised_article, revise, waiting

pytestmark = pytest.mark.django_db
OTHER = "Nobody in the room laughed."


def lively() -> Article:
    """An article with a quote, a tag, a comment, a reply and a mark on it."""
    article = make_article()
    passage = make_quote(article).passage
    make_tag(passage, reader=readers.of_account(make_user()))
    comment = make_comment(passage, author=make_user())
    make_reply(comment, author=make_user("omar"))
    helpful.put(comment=comment, reader=readers.of_account(make_user("omar")))
    return article


def undo(article: Article) -> None:
    undoing.undo(act=Act.objects.filter(article=article).latest("pk"))


ACTS: dict[str, Callable[[Article], object]] = {
    "a first tag": lambda article: make_tag(make_passage(article)),
    "a further tag": lambda article: make_tag(Quote.objects.get().passage),
    "another label": lambda article: tags.put(
        passage=Quote.objects.get().passage,
        reader=Tag.objects.get().reader,
        label=Label.SARCASM,
    ),
    "a tag taken back": lambda article: tags.take_back(
        passage=Quote.objects.get().passage, reader=Tag.objects.get().reader
    ),
    "a comment": lambda article: make_comment(Quote.objects.get().passage),
    "a reply": lambda article: make_reply(Comment.objects.order_by("pk")[0]),
    "a changed comment": lambda article: comments.rewrite(
        comment=Comment.objects.order_by("pk")[0], body="Changed."
    ),
    "a deleted reply": lambda article: comments.delete(comment=Comment.objects.latest("pk")),
    "a comment that leaves a trace": lambda article: comments.delete(
        comment=Comment.objects.order_by("pk")[0]
    ),
    "a mark": lambda article: helpful.put(
        comment=Comment.objects.order_by("pk")[0], reader=make_reader()
    ),
    "an undo": undo,
    "a corrected quote": lambda article: quotes.correct(
        passage=Quote.objects.get().passage,
        editor=make_editor(),
        speaker="Omar Reed",
        exact=Quote.objects.get().passage.exact,
    ),
    "a quote that is none": lambda article: quotes.retract(quote=Quote.objects.get()),
    "another text": lambda article: revise(article, f"{TEXT}\n\nOr so they say."),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_whatever_is_done_is_another_version(act: Callable[[Article], object]) -> None:
    article = lively()
    before = news.version(article.slug)

    act(article)

    assert news.version(article.slug) != before


def test_what_changes_nothing_is_the_same_version() -> None:
    article = lively()
    before = news.version(article.slug)

    make_tag(Quote.objects.get().passage, reader=Tag.objects.get().reader)
    comment = Comment.objects.order_by("pk").first()
    assert comment
    comments.rewrite(comment=comment, body=comment.body)
    make_tag(make_passage(make_article(title="Elsewhere")))
    tallies.mend()

    assert news.version(article.slug) == before


def test_a_mended_tally_is_another_version() -> None:
    article = lively()
    Passage.objects.update(sarcasm=9)
    before = news.version(article.slug)

    tallies.mend()

    assert news.version(article.slug) != before


def test_no_state_comes_again_when_passages_come_and_go() -> None:
    article, reader = make_article(), make_reader()
    seen = {news.version(article.slug)}

    for _ in range(20):
        tag = make_tag(make_passage(article), reader=reader)
        seen.add(news.version(article.slug))
        tags.take_back(passage=tag.passage, reader=reader)

    assert len(seen) == 21


def test_a_page_has_the_version_that_is_asked_for() -> None:
    article = lively()
    assert queries.reading(article).version == news.version(article.slug)

    make_tag(make_passage(article, OTHER))
    revise(article, TEXT.replace("laughed", "wept"))
    assert queries.reading(article).version == news.version(article.slug)


@pytest.mark.parametrize("decide", [placements.confirm, placements.reopen])
def test_a_page_has_it_also_when_an_editor_has_decided_what_waited(
    decide: Callable[..., Passage],
) -> None:
    article = make_revised_article()
    make_tag(make_passage(article, "The ferry left without them."))
    before = news.version(article.slug)
    assert queries.reading(article).version == before

    decide(placement=waiting(article, State.REWORDED), editor=make_editor())

    assert queries.reading(article).version == news.version(article.slug) != before


def test_a_block_has_a_version_with_all_passages_that_lie_in_it() -> None:
    article = make_article("One.\n\nTwo.\n\nThree.\n\nFour.")
    over = make_tag(make_passage(article, "Two.\n\nThree.")).passage
    before = news.of_blocks(article)
    assert list(before) == [2, 3]

    make_tag(make_passage(article, "Three."))
    middle = news.of_blocks(article)
    assert [middle[2] == before[2], middle[3] == before[3]] == [True, False]
    make_tag(over)
    after = news.of_blocks(article)
    assert [after[number] != middle[number] for number in (2, 3)] == [True, True]
    assert {block.number: str(block.version) for block in queries.reading(article).blocks} == {
        1: "0",
        4: "0",
        **after,
    }
    drawn = queries.change_of(article, [2, 1], Viewer()).blocks
    assert [str(block.version) for block in drawn] == [after[3], after[2]]


def test_a_reworded_passage_counts_where_its_new_words_are() -> None:
    article = make_revised_article()

    shown = {
        block.number: str(block.version)
        for block in queries.reading(article).blocks
        if block.version
    }

    assert news.of_blocks(article) == shown
    assert any(block.reworded for block in queries.reading(article).blocks)


def test_an_article_that_is_not_there_has_no_version() -> None:
    assert news.version("none") is None
    assert news.version(make_article().slug) is not None
