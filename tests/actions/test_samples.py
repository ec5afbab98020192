"""Do the samples get in whole, once, and with tallies that are true?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from annotator.actions import samples, tallies
from annotator.models import Article, Comment, Reader, Tag, Tally, User
from tests.factories import make_reader, make_user

pytestmark = pytest.mark.django_db

FIXTURES: Path = settings.BASE_DIR / "fixtures"
PASSWORD = "for tests only"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Samples of one short article."""
    (tmp_path / "short.txt").write_text("A short one\n\nIt rained. Nobody minded.\n")
    write(tmp_path, [{"exact": "It rained.", "fact": 2, "opinion": 0, "sarcasm": 1}])
    return tmp_path


def write(directory: Path, tags: list[dict[str, Any]], comment: str = "Nobody minded.") -> None:
    people = [
        {"username": samples.EDITOR, "name": "Maud Senior", "role": "editor"},
        {"username": "lea", "name": "Léa Brun", "role": "reader"},
    ]
    article = {
        "file": "short.txt",
        "language": "en",
        "title": None,
        "byline": "Wilf Garroway",
        "publisher": "The Packet",
        "published_on": "2026-03-14",
        "standfirst": "On rain.",
        "tags": tags,
        "commentary": [{"exact": "It rained.", "author": samples.EDITOR, "body": "It *did*."}],
        "comments": [
            {
                "exact": comment,
                "author": "lea",
                "body": "I did.",
                "helpful": 2,
                "sources": [
                    {"url": "https://a.example/", "title": "Rain", "seen_on": "2026-03-15"}
                ],
                "replies": [
                    {"author": samples.EDITOR, "body": "Did you?"},
                    {"author": "lea", "body": "Yes.", "answers": samples.EDITOR},
                ],
            }
        ],
    }
    (directory / "samples.json").write_text(json.dumps({"people": people, "articles": [article]}))


def test_the_samples_of_the_project_fit_and_their_tallies_are_true() -> None:
    made = samples.load(FIXTURES, password=PASSWORD)

    assert {article.language for article in made} == {"fr", "en"}
    assert len(made) == 3
    assert Tag.objects.count() > 1000
    assert tallies.mend() == []
    for article in made:
        for passage in article.revision.passages.all():
            assert article.revision.text[passage.start : passage.end] == passage.exact
    assert Comment.objects.exclude(parent=None).count() > 5
    for comment in Comment.objects.all():
        assert comment.helpful == comment.helpful_marks.count()


def test_an_article_has_its_people_tags_and_comments(small: Path) -> None:
    (article,) = samples.load(small, password=PASSWORD)

    assert (article.title, article.byline, article.publisher, article.standfirst) == (
        "A short one",
        "Wilf Garroway",
        "The Packet",
        "On rain.",
    )
    passage = article.revision.passages.get(exact="It rained.")
    assert passage.tally == Tally(fact=2, sarcasm=1)
    assert sorted(passage.tags.values_list("label", flat=True)) == ["fact", "fact", "sarcasm"]
    commentary, comment, question, answer = Comment.objects.order_by("pk")
    assert commentary.is_commentary
    assert commentary.html == "<p>It <em>did</em>.</p>"
    assert not comment.is_commentary
    assert comment.author == User.objects.get(username="lea")
    assert (comment.helpful, comment.sources.get().title) == (2, "Rain")
    assert (question.parent, answer.parent, answer.thread) == (comment, question, comment)


def test_only_the_editor_can_sign_in(small: Path) -> None:
    samples.load(small, password=PASSWORD)

    editor = User.objects.get(username=samples.EDITOR)
    assert editor.is_editor
    assert editor.check_password(PASSWORD)
    assert not User.objects.get(username="lea").has_usable_password()


def test_a_second_time_nothing_is_made_even_if_an_article_was_deleted(small: Path) -> None:
    (article,) = samples.load(small, password=PASSWORD)
    article.current = None
    article.save()
    article.delete()

    assert samples.load(small, password="another") == []
    assert not Article.objects.exists()
    assert User.objects.get(username=samples.EDITOR).check_password(PASSWORD)


def test_somebody_who_has_the_name_already_is_left_alone(small: Path) -> None:
    lea = make_user("lea")
    reader = make_reader(lea)

    samples.load(small, password=PASSWORD)

    assert not lea.comments.exists()
    assert not reader.tags.exists()
    assert Comment.objects.filter(author__username="lea.sample").exists()


@pytest.mark.parametrize(
    ("tags", "comment", "message"),
    [
        ([{"exact": "It snowed.", "fact": 1, "opinion": 0, "sarcasm": 0}], "It rained.", "snowed"),
        ([], "It snowed.", "snowed"),
        ([{"exact": "It rained.", "fact": 999, "opinion": 0, "sarcasm": 0}], "It", "so many"),
    ],
)
def test_fixtures_that_do_not_fit_are_refused_and_leave_nothing(
    small: Path, tags: list[dict[str, Any]], comment: str, message: str
) -> None:
    write(small, tags, comment)

    with pytest.raises(samples.SampleError, match=message):
        samples.load(small, password=PASSWORD)

    assert not Article.objects.exists()
    assert not Reader.objects.exists()
    assert not User.objects.exists()


def test_words_that_stand_twice_are_taken_where_they_stand_first(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("A short one\n\nIt rained. Nobody minded. It rained.\n")
    write(tmp_path, [{"exact": "It rained.", "fact": 1, "opinion": 0, "sarcasm": 0}])

    (article,) = samples.load(tmp_path, password=PASSWORD)

    passage = article.revision.passages.get(fact=1)
    assert passage.start == article.revision.text.index("It rained.")


@override_settings(HOLD_COMMENTS=2)
def test_samples_are_read_at_once_also_where_first_comments_wait(small: Path) -> None:

    samples.load(small, password=PASSWORD)

    assert Comment.objects.count() == Comment.objects.said_to(None).count() > 2
