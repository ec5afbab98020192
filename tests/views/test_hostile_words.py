"""Does the database keep what is hostile as the words that it is?

That none of it does anything in a page a browser tells: `tests/browser/test_hostile.py`.
"""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.models import Article, Comment
from annotator.text.letters import without_controls
from tests.factories import make_passage
from tests.hostile import END, article, chunks
from tests.views.sending import comment, filled

pytestmark = pytest.mark.django_db


def words(text: str) -> str:
    """A text on one line, without what no text may have."""
    return " ".join(without_controls(text).split())


def test_an_article_is_kept_as_it_was_pasted(as_editor: Client) -> None:
    text = article("ADDRESS")
    pasted = {"text": text, "format": "plain", "language": "en", "title": "All of it"}
    preview = as_editor.post("/articles/new/", pasted).content.decode()

    as_editor.post("/articles/new/", filled(preview) | {"save": "1"})

    kept = Article.objects.get(title="All of it").revision.text
    assert kept.count("hit(1)") == text.count("hit(1)")
    assert kept.startswith("The first words.")
    assert kept.endswith(END)


def test_comments_are_kept_as_they_were_written(as_nora: Client) -> None:
    passage = make_passage()
    bodies = list(chunks(8_000))
    for number, body in enumerate(bodies):
        sent = comment(body, submission=f"00000000-0000-4000-8000-{number:012}")
        as_nora.post(f"/passages/{passage.pk}/comments/", sent)

    kept = Comment.objects.order_by("pk").values_list("body", flat=True)
    assert list(map(words, kept)) == list(map(words, bodies))
    assert as_nora.get(passage.get_absolute_url()).status_code == 200
