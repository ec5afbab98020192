"""Does a page become a PDF within its limits, and does it fetch nothing while it does?"""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest
from pypdf import PdfReader

from annotator import typeset

pytestmark = pytest.mark.any_database

PAGE = "<!doctype html><html lang='en'><title>Waves</title><h1>Waves</h1><p>{}</p>"


def test_a_page_is_set_with_its_title_and_language() -> None:
    reader = PdfReader(io.BytesIO(typeset.pdf(PAGE.format("Short."))))

    assert reader.metadata is not None
    assert reader.metadata.title == "Waves"
    assert str(reader.root_object["/Lang"]) == "en"


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be seen")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        made = typeset.pdf(
            PAGE.format(
                f"<link rel=attachment href='{secret.as_uri()}'><img src='{url}' alt='none'>"
                f"<style>@import url({url}); p {{ background: url({url}) }}</style>"
            )
        )
        with pytest.raises(BlockingIOError):
            server.accept()

    assert not list(PdfReader(io.BytesIO(made)).attachments)


def test_a_page_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(typeset.TooLarge):
        typeset.pdf(PAGE.format("<b>so </b>" * 50_000), seconds=1)


def test_what_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As it is where a library of the system is missing.
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(typeset.NotInstalled):
        typeset.pdf(PAGE.format("Short."))
