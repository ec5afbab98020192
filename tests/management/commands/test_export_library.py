"""Does the whole library leave as a site that opens anywhere, or not at all and with a word?"""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_the_library_is_unpacked_and_every_link_of_its_first_page_leads_to_a_file(
    tmp_path: Path,
) -> None:
    make_article(title="Waves & <b>")
    make_article(title="Second")

    call_command("export_library", "--output", str(tmp_path / "library.zip"))

    ZipFile(tmp_path / "library.zip").extractall(tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(articles/[^"]+)"', page)
    assert len(links) >= 10
    for link in links:
        assert (tmp_path / "site" / link).is_file()
    assert "Waves &amp; &lt;b&gt;" in page


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="this cannot be written: No such file or directory"):
        call_command("export_library", "--output", str(tmp_path / "no" / "library.zip"))
