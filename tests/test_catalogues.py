"""Are the catalogues whole? Everything gathered, everything translated, and compiled since."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest

from tests.catalogues import catalogues, gather
from tests.live import ROOT

pytestmark = pytest.mark.any_database

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# A plain space where French wants a no-break one, none at all before ! or ?, a typewriter's
# apostrophe. Addresses and the attributes of elements are code.
WRONG_IN_FRENCH = re.compile(r" [:;!?»]|« |\w[!?](?=\s|$)|(?<=\w)'(?=\w)")
CODE = re.compile(r"<[^>]*>|https?://\S+|&\w+;")

every_catalogue = pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])


def texts(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    """What a catalogue's entry says in the other language, in the singular and the plurals."""
    return [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())


def test_there_is_a_french_catalogue() -> None:
    assert "fr" in [path.parts[-3] for path in catalogues()]


@every_catalogue
def test_everything_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))

    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


@every_catalogue
def test_a_translation_has_the_placeholders_of_what_it_translates(path: Path) -> None:
    for entry in polib.pofile(str(path)).translated_entries():
        allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in texts(entry):
            assert set(PLACEHOLDER.findall(text)) <= allowed, text


@every_catalogue
def test_the_compiled_catalogue_says_the_same(path: Path) -> None:
    written = polib.pofile(str(path)).translated_entries()
    compiled = polib.mofile(str(path.with_suffix(".mo")))

    assert {(entry.msgctxt, entry.msgid): texts(entry) for entry in compiled} == {
        (entry.msgctxt, entry.msgid): texts(entry) for entry in written
    }, "run `make messages`"


@every_catalogue
def test_everything_that_the_interface_says_is_gathered(path: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "manage.py", tmp_path)
    for folder in ("annotator", "static", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)

    gather(tmp_path)

    now = polib.pofile(str(tmp_path / path.relative_to(ROOT)))
    kept = polib.pofile(str(path))
    assert {(entry.msgctxt, entry.msgid) for entry in now} == {
        (entry.msgctxt, entry.msgid) for entry in kept
    }, "run `make messages`"


def test_french_is_spaced_as_french_is() -> None:
    (path,) = [path for path in catalogues() if path.parts[-3] == "fr"]

    wrong = [
        text
        for entry in polib.pofile(str(path)).translated_entries()
        for text in texts(entry)
        if WRONG_IN_FRENCH.search(CODE.sub("", text))
    ]

    assert wrong == []


def test_nothing_to_translate_is_hidden_from_who_gathers_it() -> None:
    """Inside an f-string xgettext finds no call."""
    hidden = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "annotator").rglob("*.py"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\{(_|p?n?gettext)\(", line)
    ]

    assert hidden == []
