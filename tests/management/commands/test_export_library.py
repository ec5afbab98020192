"""Does the whole library leave by the command line, or not at all and with a word?"""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from annotator.models import Status
from tests.factories import make_article

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        return True


def test_the_library_is_written_and_a_bar_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    make_article(title="First")
    make_article(title="Second")
    make_article(title="Third", status=Status.DRAFT)

    call_command("export_library", "--output", str(tmp_path / "library.zip"))

    assert len(ZipFile(tmp_path / "library.zip").namelist()) == 1 + 2 * 6
    assert screen.getvalue().split("\r")[1:4] == [
        "░" * 30 + " 0/2 ",
        "█" * 15 + "░" * 15 + " 1/2 ",
        "█" * 30 + " 2/2 ",
    ]


def test_drafts_leave_when_they_are_asked_for(tmp_path: Path) -> None:
    article = make_article(title="Third", status=Status.DRAFT)

    call_command("export_library", "--all", "--output", str(tmp_path / "library.zip"))

    assert f"articles/{article.slug}/index.html" in ZipFile(tmp_path / "library.zip").namelist()


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="this cannot be written: No such file or directory"):
        call_command("export_library", "--output", str(tmp_path / "no" / "library.zip"))
