"""Do the files for deploying name settings, commands and folders that there are?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.live import ROOT
from tests.test_settings import VARIABLES

pytestmark = pytest.mark.any_database

FILES = sorted((ROOT / "docs" / "deploy").iterdir())
# Set for Python, and not for the site.
OF_PYTHON = {"PYTHONUNBUFFERED"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_whatever_a_file_names_exists(path: Path) -> None:
    text = path.read_text()

    assert set(re.findall(r"\b([A-Z_]{4,})=", text)) - OF_PYTHON <= set(VARIABLES)
    assert set(re.findall(r"manage\.py\W+([a-z_]+)", text)) <= set(get_commands()) | {"annotator"}
    for source in re.findall(r"^COPY (\S+) ", text, re.MULTILINE):
        assert (ROOT / source).exists(), source


def test_the_container_has_all_that_the_site_is_made_of() -> None:
    copied = set(
        re.findall(r"^COPY (\S+) ", (ROOT / "docs/deploy/Containerfile").read_text(), re.MULTILINE)
    )

    assert copied == {
        "annotator", "fixtures", "manage.py", "requirements.txt", "static", "templates"
    }  # fmt: skip
