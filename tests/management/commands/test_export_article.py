"""Does an article leave by the command line whole, or not at all and with a clear word?"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotator.formats import FORMATS
from annotator.management.commands.export_article import write_file
from tests.factories import make_article, make_passage, make_tag

pytestmark = pytest.mark.django_db
SLUG = "the-harbour-vote"


def refused(*arguments: str) -> str:
    """What is said, in one line, of arguments that cannot be done."""
    with pytest.raises(CommandError) as error:
        call_command("export_article", *arguments)
    assert error.value.returncode == 1
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("format_", [key for key in FORMATS if key != "pdf"])
def test_each_format_goes_to_standard_output_in_utf_8(
    format_: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    make_tag(make_passage(make_article("Une marée 🌊 haute."), "marée 🌊"))

    call_command("export_article", SLUG, "--format", format_)

    assert "marée 🌊" in capsysbinary.readouterr().out.decode("utf-8")


def test_a_file_is_written_and_one_that_was_there_is_replaced(tmp_path: Path) -> None:
    make_article("Une marée 🌊 haute.")
    file = tmp_path / "article.txt"
    file.write_text("older and longer than what comes now, and something else besides")

    call_command("export_article", SLUG, "--format", "text", "--output", str(file))

    assert file.read_bytes() == "Une marée 🌊 haute.".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    make_article("Short.")
    (tmp_path / "link").symlink_to(tmp_path / "file")

    call_command("export_article", SLUG, "--format", "text", "--output", str(tmp_path / "link"))

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "Short."


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    make_article("Short.")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    came: list[str] = []
    reader = threading.Thread(target=lambda: came.append(pipe.read_text()))
    reader.start()

    call_command("export_article", SLUG, "--format", "text", "--output", str(pipe))

    reader.join(timeout=10)
    assert came == ["Short."]
    assert pipe.is_fifo()


def test_what_fails_half_way_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("as it was")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_file(file, pieces())

    assert file.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [file]


def test_annotations_refer_to_the_site_that_is_named(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    make_article()

    call_command("export_article", SLUG, "--format", "jsonld", "--site", "https://read.example/")

    made = json.loads(capsysbinary.readouterr().out)
    assert made["id"] == f"https://read.example/articles/{SLUG}/annotations.jsonld"


def test_an_unknown_article_is_refused() -> None:
    assert "There is no article “no-such”" in refused("no-such", "--format", "text")


@pytest.mark.parametrize("format_", ["docx", "", "HTML"])
def test_an_unknown_format_is_refused_with_those_that_there_are(format_: str) -> None:
    make_article()

    assert refused(SLUG, f"--format={format_}").endswith(f"there is {', '.join(FORMATS)}.")


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    make_article()

    nowhere = tmp_path / "no" / "such" / "file.txt"
    said = refused(SLUG, "--format", "text", "--output", str(nowhere))
    assert said == f"{nowhere}: this cannot be written: No such file or directory."
    said = refused(SLUG, "--format", "text", "--output", str(tmp_path))
    assert said == f"{tmp_path}: this cannot be written: Is a directory."


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    make_article()

    assert "No space left" in refused(SLUG, "--format", "text", "--output", "/dev/full")
