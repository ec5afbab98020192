"""Do many articles come in by the command, none twice, with a reason for each that does not?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from annotator.models import Article
from tests import beginning
from tests.sources.documents import docx, paragraph, run

pytestmark = pytest.mark.django_db


def write(folder: Path, many: int) -> None:
    """So many files of all kinds, each tenth of them none."""
    for n in range(many):
        said = f"The board met for the {n}th time, and it was a short meeting at number {n}."
        title = f"Vote number {n}"
        name, content = [
            (f"{n:04}.txt", f"{title}\n\n{said}\n\n“We lost crate {n},” said Ada Brook.".encode()),
            (f"{n:04}.md", f"# {title}\n\n{said}".encode()),
            (f"{n:04}.html", f"<h1>{title}</h1><p>{said}</p><p>That was it.</p>".encode()),
            (f"{n:04}.docx", docx(paragraph(run(title), style="Title") + paragraph(run(said)))),
            (f"{n:04}.bin", b"\x89PNG\r\n\x1a\n" + bytes([n % 256])),
        ][n % 4 if n % 10 else 4]
        (folder / name).write_bytes(content)


def bring(*paths: Path, report: Path | None = None) -> tuple[list[str], str]:
    """What the command prints, and why it does not end well, if it does not."""
    out = StringIO()
    options = ["--report", str(report)] if report else []
    try:
        call_command("import_articles", *map(str, paths), *options, stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), str(error)
    return out.getvalue().splitlines(), ""


def test_files_and_folders_come_in_with_a_line_each(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    write(folder, 6)
    (folder / "deep" / "last.txt").write_text("The last one\n\nIt was a long night for them all.")
    (folder / ".hidden").write_text("secret")
    report = tmp_path / "report.jsonl"

    lines, error = bring(folder, folder / "0001.md", report=report)

    assert error == "Files that were not taken: 1."
    assert lines[-1] == "added: 6, here already: 0, failed: 1"
    assert (
        lines[0] == f"failed: {folder}/0000.bin: This is a picture (PNG), not text: an article"
        " has to come as text."
    )
    assert f"added: {folder}/0001.md: vote-number-1" in lines
    told = [json.loads(one) for one in report.read_text().splitlines()]
    assert [one["fate"] for one in told].count("added") == 6
    assert told[0]["reason"].startswith("This is a picture")

    lines, error = bring(folder)
    assert lines[-1] == "added: 0, here already: 6, failed: 1"
    assert Article.objects.count() == 6


def test_what_is_not_there_or_in_no_language_is_said_before_anything_is_done(
    tmp_path: Path,
) -> None:
    write(tmp_path, 2)

    assert bring(tmp_path / "none")[1].endswith("there is no such file or folder.")
    with pytest.raises(CommandError, match="not known here"):
        call_command("import_articles", str(tmp_path), "--language", "xx", stdout=StringIO())
    assert not Article.objects.exists()


def test_a_name_that_is_no_text_is_told_as_well_as_it_can_be(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"two\nlines.txt"):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).touch()
    report = tmp_path / "report.jsonl"

    lines, error = bring(folder, report=report)

    assert [one.split(": ")[1] for one in lines[:2]] == [
        f"{folder}/caf\\udce9.txt",
        f"{folder}/two\\nlines.txt",
    ]
    assert error == "Files that were not taken: 2."
    assert len(report.read_text().splitlines()) == 2


def test_a_mistake_of_ours_at_one_file_is_told_and_logged_and_stops_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, 4)

    def slip(execute: Callable[..., Any], sql: str, params: Any, *more: Any) -> Any:
        if sql.startswith("INSERT") and "Vote number 2" in params:
            raise ZeroDivisionError
        return execute(sql, params, *more)

    with connection.execute_wrapper(slip):
        lines, error = bring(tmp_path)

    slipped = "a mistake of this program (ZeroDivisionError)"
    assert lines[2] == f"failed: {tmp_path}/0002.html: {slipped}"
    assert lines[-1] == "added: 2, here already: 0, failed: 2"
    assert error == "Files that were not taken: 2."
    (told,) = [one for one in caplog.records if one.exc_info]
    assert "0002.html" in told.getMessage()
    assert bring(tmp_path)[0][-1] == "added: 1, here already: 2, failed: 1"


def test_many_files_survive_being_stopped_and_killed_and_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    write(folder, 200)
    environment = {
        **os.environ,
        "DATABASE_URL": beginning.database_of(tmp_path),
        "SECRET_KEY": "for this test",
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
    }
    command = [sys.executable, "manage.py"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)

    def begin(until: int | None, by: signal.Signals | None) -> tuple[int, str, str]:
        """Runs it, to the end or until so many lines; its status, last line and errors."""
        begun = subprocess.Popen(
            [*command, "import_articles", str(folder)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert begun.stdout is not None
        lines = [begun.stdout.readline() for _ in range(until or 0)]
        if by:
            begun.send_signal(by)
        rest, errors = begun.communicate()
        return begun.returncode, (lines + rest.splitlines())[-1], errors

    stopped, _line, errors = begin(30, signal.SIGTERM)
    assert (stopped, "of 200; run it again." in errors) == (1, True)
    assert begin(60, signal.SIGKILL)[0] == -signal.SIGKILL

    status, last, errors = begin(None, None)
    added, here, failed = (int(part.split(": ")[1]) for part in last.split(", "))
    assert here >= 40
    assert (added + here, failed, status) == (180, 20, 1)
    assert "200/200, failed: 20" in errors
    assert begin(None, None)[1] == "added: 0, here already: 180, failed: 20"
