"""Is a new format one new file? One that nobody here knows is put beside the others, and leaves."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from annotator import formats, library, urls
from annotator.formats import Format
from tests.factories import make_article
from tests.formats.leaving import MADE_AT

pytestmark = pytest.mark.django_db
NEW = '''
"""The text, loud."""

from annotator.formats.format import Format


def write(outgoing):
    yield outgoing.reading.revision.text.upper()


FORMAT = Format(
    rank=75,
    key="loud",
    file="loud.txt",
    ending="loud.txt",
    media_type="text/plain; charset=utf-8",
    shown=True,
    title="Loud",
    description="The text for those at the back",
    write=write,
)
'''


@pytest.fixture
def loud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site as it begins with another file in the folder."""
    (tmp_path / "loud.py").write_text(NEW)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    before = dict(formats.FORMATS)
    replace_by(formats.gathered())
    spec = spec_from_file_location("addresses_anew", urls.__file__)
    assert spec is not None
    assert spec.loader is not None
    anew = module_from_spec(spec)
    spec.loader.exec_module(anew)
    monkeypatch.setitem(sys.modules, "addresses_anew", anew)
    with override_settings(ROOT_URLCONF="addresses_anew"):
        yield
    replace_by(before)


def replace_by(known: dict[str, Format]) -> None:
    """Others have the same registry at hand."""
    formats.FORMATS.clear()
    formats.FORMATS.update(known)


@pytest.mark.usefixtures("loud")
def test_a_new_format_is_one_file_which_menu_addresses_commands_and_library_find(
    client: Client, tmp_path: Path
) -> None:
    article = make_article()
    address, words = article.get_absolute_url(), article.revision.text.upper()

    assert list(formats.FORMATS)[-2:] == ["loud", "text"]
    page = client.get(address).content.decode()
    assert f'href="{address}loud.txt"' in page
    assert "The text for those at the back" in page
    assert client.get(f"{address}loud.txt").content.decode() == words
    call_command("export_article", article.slug, "--format", "loud", "--output", f"{tmp_path}/it")
    assert (tmp_path / "it").read_text() == words
    archive = ZipFile(io.BytesIO(b"".join(library.write("https://read.example", MADE_AT))))
    assert archive.read(f"articles/{article.slug}/loud.txt").decode() == words
