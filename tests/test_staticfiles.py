"""Are static files hashed down to the last import, and how much of them does a first visit load?"""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from tests.live import STATIC_ROOT, LiveSite

HEAVIEST = 45_000
LOADS = re.compile(r"""(?:import|from|@import)\s*(?:url\()?["']([^"']+)["']""")
FIRST = ("django_htmx/htmx-4.min.js", "css/app.css", "js/app.js", "icon.svg")


def loaded(path: Path) -> Iterator[Path]:
    """A file and all that it imports."""
    yield path
    for address in LOADS.findall(path.read_text()) if path.suffix in (".css", ".js") else ():
        if address.startswith((".", "/")) or path.suffix == ".css":
            yield from loaded((path.parent / address).resolve())


def test_a_first_visit_loads_less_than_45_kilobytes() -> None:
    found = [finders.find(name) for name in FIRST]
    files = {one for name in found if name for one in loaded(Path(name))}

    weight = sum(len(brotli.compress(one.read_bytes())) for one in files)

    assert len(files) > 12
    assert weight < HEAVIEST


def hashed(name: str) -> Path:
    """The file that `name` became when the site collected its static files."""
    manifest = json.loads((STATIC_ROOT / "staticfiles.json").read_text())
    return STATIC_ROOT / str(manifest["paths"][name])


@pytest.mark.usefixtures("site")
def test_modules_import_each_other_by_names_with_hashes() -> None:
    addresses = LOADS.findall(hashed("js/app.js").read_text())

    assert addresses
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", address) for address in addresses)


@pytest.mark.usefixtures("site")
def test_files_are_compressed_when_they_are_collected() -> None:
    style = hashed("css/article.css")

    assert style.with_name(f"{style.name}.br").exists()
    assert style.with_name(f"{style.name}.gz").exists()


def test_a_static_file_is_kept_by_browsers_for_good(site: LiveSite) -> None:
    address = f"{site.url}/static/{hashed('css/app.css').relative_to(STATIC_ROOT)}"

    with urllib.request.urlopen(address) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
