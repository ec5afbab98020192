"""What becomes of annotations from elsewhere? Each is placed or told of, and stored once."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.actions import brought_tags, tallies
from annotator.incoming.outcome import Fate
from annotator.models import (
    Article,
    Change,
    Comment,
    CommentState,
    Label,
    Notice,
    Passage,
    Quote,
    Reader,
    Role,
    Tag,
)
from tests.factories import (
    make_article,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.incoming.carrying import brought, exported, said, written

pytestmark = pytest.mark.django_db


def tag(
    exact: str, *, by: str = "nora", label: str = "fact", count: int = 0, **more: Any
) -> dict[str, Any]:
    return {
        "id": f"urn:x:{by}:{exact}:{label}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": by,
        "body": f"urn:annotator:label:{label}",
        "target": {"selector": {"type": "TextQuoteSelector", "exact": exact}},
        **({"annotator:count": count} if count else {}),
        **more,
    }


def remark(exact: str, words: str = "Indeed.", key: str = "urn:x:1", **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"name": "Nora Field"},
        "created": "2026-01-02T03:04:05Z",
        "body": {"type": "TextualBody", "value": words},
        "target": {"selector": {"type": "TextQuoteSelector", "exact": exact}},
        **more,
    }


def reply(to: str, key: str, words: str = "No.") -> dict[str, Any]:
    return remark("", words, key, motivation="replying", target=to)


def test_each_annotation_is_placed_by_its_words_or_told_of() -> None:
    article = make_article("The ship sank. The ship sank. Nobody laughed in the tall room.")
    near = {"type": "TextQuoteSelector", "prefix": "sank. Nobody ", "suffix": " in the tall room."}

    fates = brought(
        article,
        written(
            [
                tag("Nobody laughed"),
                tag("The ship sank."),
                tag("A whale sang."),
                tag("wept", target={"selector": near | {"exact": "wept"}}),
                {"type": "Annotation"},
            ]
        ),
    )

    assert fates == {
        Fate.PLACED: 1,
        Fate.AMBIGUOUS: 1,
        Fate.GONE: 1,
        Fate.REWORDED: 1,
        Fate.REFUSED: 1,
    }
    assert [(one.exact, one.fact) for one in Passage.objects.all()] == [("Nobody laughed", 1)]


def test_what_was_said_of_other_words_comes_along_only_when_asked_for() -> None:
    article = make_article("A ship sank. Nobody laughed in the tall room.")
    near = {"type": "TextQuoteSelector", "prefix": "sank. Nobody ", "suffix": " in the tall room."}
    file = written([tag("wept", target={"selector": near | {"exact": "wept"}})])

    assert brought(article, file, dry=True) == {Fate.REWORDED: 1}
    assert not Passage.objects.exists()
    assert brought(article, file, reworded=True) == {Fate.REWORDED: 1}
    assert Passage.objects.get().exact == "laughed"
    assert brought(article, file, reworded=True) == {Fate.HERE: 1}


def test_readers_are_made_and_never_mixed_with_who_reads_here() -> None:
    nora = make_reader(make_user("nora"))
    article = make_article()
    ours = make_tag(make_passage(article, "It was a short meeting."), reader=nora)
    theirs = f"urn:annotator:reader:{nora.pseudonym}"

    brought(
        article,
        written(
            [
                # The very tag, come back; and another by whoever has this pseudonym elsewhere.
                tag("It was a short meeting.", by=theirs),
                tag("Nobody in the room laughed.", by=theirs, label="sarcasm"),
            ]
        ),
    )

    assert list(nora.tags.all()) == [ours]
    stranger = Tag.objects.get(label=Label.SARCASM).reader
    assert stranger.user is None
    assert stranger.browser is None
    assert stranger.pseudonym != nora.pseudonym
    assert Tag.objects.count() == 2


def test_a_newer_label_of_the_same_reader_takes_the_place_of_the_older() -> None:
    article = make_article()
    words = "It was a short meeting."
    for label, day in (("fact", 2), ("opinion", 3), ("sarcasm", 1)):
        brought(article, written([tag(words, label=label, created=f"2026-01-0{day}T00:00:00Z")]))

    passage = Passage.objects.get()
    assert (passage.fact, passage.opinion, passage.sarcasm) == (0, 1, 0)
    assert tallies.mend() == []


def test_counted_tags_are_tags_and_a_later_file_counts_anew() -> None:
    article = make_article()
    make_tag(make_passage(article))
    words = "It was a short meeting."
    file = [tag(words, label=label, count=n) for label, n in (("fact", 3), ("sarcasm", 2))]

    assert brought(article, written(file)) == {Fate.PLACED: 2}
    assert brought(article, written(file)) == {Fate.HERE: 2}
    passage = Passage.objects.get()
    assert (passage.fact, passage.opinion, passage.sarcasm) == (4, 0, 2)
    assert passage.tags.count() == 6
    file[0]["annotator:count"] = 1
    assert brought(article, written(file)) == {Fate.PLACED: 2}
    passage.refresh_from_db()
    assert (passage.fact, passage.opinion, passage.sarcasm) == (2, 0, 2)
    assert tallies.mend() == []
    assert Reader.objects.filter(user=None, browser=None).count() == 5


def test_counts_without_end_are_refused_and_leave_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # As many as a file may ever bring take long to store.
    monkeypatch.setattr(brought_tags, "MOST_ROWS", 6_000)
    article = make_article()
    words = ["harbour", "board", "met", "Monday"]

    fates = brought(article, written([tag(one, count=3_000) for one in words]))

    assert fates == {Fate.PLACED: 2, Fate.REFUSED: 2}
    assert Tag.objects.count() == 6_000
    assert tallies.mend() == []


def test_comments_come_with_their_threads_and_names_and_nobody_is_told() -> None:
    make_user("Nora", role=Role.EDITOR)
    article = make_article()
    page = {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": {"id": "https://example.org/minutes", "label": "Minutes"},
        "state": {"type": "TimeState", "sourceDate": "2026-01-01T00:00:00Z"},
    }
    first = remark("Nobody in the room laughed.", "Says @Nora.", helpful=1)
    first["body"] = [first["body"], page, {"purpose": "linking", "source": "javascript:alert(1)"}]
    first["annotator:helpful"] = 2
    # Answers may stand before what they answer.
    file = written([reply("urn:x:2", "urn:x:3", "Yes."), reply("urn:x:1", "urn:x:2"), first])

    assert brought(article, file) == {Fate.PLACED: 3}

    one, two, three = (Comment.objects.get(body=body) for body in ("Says @Nora.", "No.", "Yes."))
    assert (two.parent, two.thread, three.parent, three.thread) == (one, one, two, one)
    assert (one.author, one.signature, one.is_brought) == (None, "Nora Field", True)
    assert one.created_at.replace(microsecond=0).isoformat() == "2026-01-02T03:04:05+00:00"
    assert [source.url for source in one.sources.all()] == ["https://example.org/minutes"]
    assert one.helpful == one.helpful_marks.count() == 2
    assert not Notice.objects.exists()
    assert brought(article, file) == {Fate.HERE: 3}
    assert Comment.objects.count() == 3


def test_an_answer_to_nothing_is_told_of() -> None:
    article = make_article()
    file = [
        reply("urn:x:nowhere", "urn:x:2"),
        reply("urn:x:4", "urn:x:3"),
        reply("urn:x:3", "urn:x:4"),
        remark("A whale sang.", key="urn:x:5"),
        reply("urn:x:5", "urn:x:6"),
        tag("harbour", id="urn:x:7"),
        reply("urn:x:7", "urn:x:8"),
    ]

    assert brought(article, written(file)) == {Fate.PLACED: 1, Fate.GONE: 5, Fate.REFUSED: 1}
    assert not Comment.objects.exists()


def test_a_chain_of_answers_is_as_long_as_it_likes() -> None:
    chain = [remark("harbour", key="urn:x:0")]
    chain += [reply(f"urn:x:{n}", f"urn:x:{n + 1}") for n in range(1_500)]

    assert brought(make_article(), written(chain[::-1])) == {Fate.PLACED: 1_501}


def test_a_hostile_comment_is_harmless_or_refused() -> None:
    article = make_article()
    file = [
        remark("harbour", "<script>alert(1)</script> [x](javascript:alert(1))", "urn:x:1"),
        remark("harbour", "x" * 200_000, "urn:x:2"),
        remark("harbour", "> " * 2_000 + "deep", "urn:x:3"),
    ]

    fates = brought(article, written(file))

    assert fates[Fate.PLACED] + fates.get(Fate.REFUSED, 0) == 3
    assert fates[Fate.REFUSED] >= 1
    assert "<script" not in "".join(one.html for one in Comment.objects.all())
    assert 'href="javascript' not in "".join(one.html for one in Comment.objects.all())


def test_comments_may_wait_for_an_editor() -> None:
    brought(make_article(), written([remark("harbour")]), hold=True)

    assert Comment.objects.get().state == CommentState.WAITING
    assert not Comment.objects.said_to(None).exists()


def test_what_an_editor_took_away_stays_so_when_it_comes_again() -> None:
    article = make_article()
    file = written([remark("harbour")])
    brought(article, file)
    Comment.objects.update(state=CommentState.REMOVED)

    assert brought(article, file) == {Fate.HERE: 1}
    assert Comment.objects.get().state == CommentState.REMOVED


def test_what_an_editor_said_of_a_quote_stands() -> None:
    article = make_article()
    words = "We have never lost a crate in our lives,"
    make_quote(article, words, speaker="Ada Brook")
    quote = tag(words) | {
        "motivation": "identifying",
        "body": {"type": "TextualBody", "value": "Sir Nobody"},
    }
    new = quote | {
        "id": "urn:x:9",
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "short meeting"}},
    }

    assert brought(article, written([quote, new])) == {Fate.REFUSED: 1, Fate.PLACED: 1}
    told = {one.passage.exact: str(one.speaker) for one in Quote.objects.all()}
    assert told == {words: "Ada Brook", "short meeting": "Sir Nobody"}


def test_the_speaker_of_a_quote_that_was_only_found_is_put_right_and_the_history_tells() -> None:
    article = make_article(found=None)
    editor = make_editor()
    words = Quote.objects.get().passage.exact
    quote = tag(words) | {
        "motivation": "identifying",
        "annotator:how": "person",
        "body": {"type": "TextualBody", "value": "Ada Brook-Lane"},
    }

    assert brought(article, written([quote]), editor=editor) == {Fate.PLACED: 1}

    assert str(Quote.objects.get().speaker) == "Ada Brook-Lane"
    change = Change.objects.get()
    before, after = change.before or {}, change.after or {}
    assert (change.by, before["speaker"]) == (editor, "Ada Brook")
    assert after["speaker"] == "Ada Brook-Lane"


def test_a_dry_run_leaves_nothing() -> None:
    article = make_article()
    before = said(article)

    fates = brought(article, written([tag("harbour"), remark("board")]), dry=True)

    assert fates == {Fate.PLACED: 2}
    assert said(article) == before
    assert not Reader.objects.exists()
    assert not Passage.objects.exists()


def test_two_annotations_of_one_name_are_told_of() -> None:
    file = written([tag("harbour"), tag("harbour")])

    assert brought(make_article(), file) == {Fate.PLACED: 1, Fate.REFUSED: 1}


def test_thousands_of_annotations_take_few_queries(
    django_assert_max_num_queries: Any,
) -> None:
    article = make_article(" ".join(f"word{n:05}" for n in range(2_000)))
    file = written([tag(f"word{n:05}", by=f"r{n}") for n in range(2_000)])

    with django_assert_max_num_queries(80):
        assert brought(article, file) == {Fate.PLACED: 2_000}
    assert Article.objects.get().current.passages.count() == 2_000  # type: ignore[union-attr]


def test_a_file_that_left_by_count_knows_its_own_article() -> None:
    article = make_article()
    make_tag(make_passage(article))

    assert brought(article, exported(article, "html")) == {Fate.HERE: 1}
    assert Passage.objects.get().fact == 1
