"""Do annotations come in by the command, and does it say what became of each?"""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from annotator.models import Article, Passage, Tag
from tests.actions.test_incoming import tag
from tests.factories import make_article, make_passage, make_tag
from tests.incoming.carrying import exported

pytestmark = pytest.mark.django_db


def bring(path: Path, *options: str, article: str = "the-harbour-vote") -> list[str]:
    out = StringIO()
    call_command("import_annotations", str(path), "--article", article, *options, stdout=out)
    return out.getvalue().splitlines()


def test_each_that_is_not_placed_has_a_line_and_all_are_counted(tmp_path: Path) -> None:
    make_article()
    file = tmp_path / "annotations.jsonld"
    file.write_text(json.dumps([tag("harbour"), tag("whale"), {}]), encoding="utf-8")
    report = tmp_path / "report.jsonl"

    lines = bring(file, "--report", str(report))

    assert lines == [
        "2. not found “whale”: its words do not stand in the article",
        "3. not taken: nothing is said in it that can be kept here: no label and no comment",
        "placed: 1",
        "here already: 0",
        "reworded: 0",
        "ambiguous: 0",
        "not found: 1",
        "not taken: 1",
    ]
    told = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [(one["number"], one["fate"]) for one in told] == [
        (1, "placed"),
        (2, "not found"),
        (3, "not taken"),
    ]
    assert bring(file)[2] == "placed: 0"


def test_an_annotated_file_brings_first_the_article_and_then_what_was_said(tmp_path: Path) -> None:
    article = make_article()
    make_tag(make_passage(article))
    file = tmp_path / "article.html"
    file.write_bytes(exported(article, "html"))
    out = StringIO()

    call_command("import_article", str(file), "--again", stdout=out)
    slug = out.getvalue().strip()
    assert bring(file, article=slug)[0] == "placed: 1"

    there = Article.objects.get(slug=slug)
    assert there.pk != article.pk
    assert there.revision.text == article.revision.text
    assert there.revision.passages.get().tally == article.revision.passages.get().tally


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    make_article()
    file = tmp_path / "annotations.jsonld"
    file.write_text(json.dumps([tag("harbour")]), encoding="utf-8")

    assert bring(file, "--dry-run")[-1] == "written: nothing (dry run)"
    assert not Passage.objects.exists()


@pytest.mark.parametrize(
    ("content", "slug", "reason"),
    [
        (b"[", "the-harbour-vote", "breaks off"),
        (b"[]", "the-harbour-vote", "no annotations"),
        (b"[{}]", "elsewhere", "There is no article “elsewhere”"),
        (None, "the-harbour-vote", "cannot be read: No such file"),
    ],
)
def test_what_cannot_be_taken_is_one_line(
    tmp_path: Path, content: bytes | None, slug: str, reason: str
) -> None:
    make_article()
    file = tmp_path / "annotations.jsonld"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError) as refused:
        bring(file, article=slug)

    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not Tag.objects.exists()
