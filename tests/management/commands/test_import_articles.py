"""Do many articles come in by the command, none twice, with a reason for each that does not?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from annotator.models import Article
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


@pytest.mark.django_db(transaction=True)
def test_a_thousand_files_survive_being_killed_and_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    write(folder, 1_000)
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}/library.sqlite3",
        "SECRET_KEY": "for this test",
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
    }
    command = [sys.executable, "manage.py"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, check=True)
    begun = subprocess.Popen(
        [*command, "import_articles", str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert begun.stdout is not None
    for _ in range(60):
        begun.stdout.readline()
    begun.kill()
    begun.communicate()
    assert begun.returncode == -signal.SIGKILL

    again = subprocess.run(
        [*command, "import_articles", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    last = again.stdout.splitlines()[-1]
    added, here, failed = (int(part.split(": ")[1]) for part in last.split(", "))
    assert here >= 40
    assert (added + here, failed) == (900, 100)
    assert "1000/1000, failed: 100" in again.stderr
    assert again.returncode == 1
