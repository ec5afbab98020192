"""What is small, or looks harmless, and would take for ever or fill the memory?"""

from __future__ import annotations

import gzip
import io
import zipfile
from functools import cache
from itertools import cycle, islice


def repeated(unit: str, length: int) -> str:
    """`unit` again and again, `length` characters in all."""
    return "".join(islice(cycle(unit), length))


@cache
def zipped() -> bytes:
    """A small archive of a text of 200 megabytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", b"word " * 40_000_000)
    return kept.getvalue()


@cache
def gzipped() -> bytes:
    """The same without a list of files."""
    return gzip.compress(b"word " * 40_000_000)


def pdf() -> bytes:
    """What begins as a PDF does."""
    return b"%PDF-1.7" + bytes(9_000)


# Texts by what they do to a reader of HTML.
HTML = {
    "nested elements": "<div>" * 100_000 + "x",
    "nested elements that end": "<b>" * 100_000 + "x" + "</b>" * 100_000,
    "nested lists": "<ul><li>" * 50_000 + "x",
    "nested tables": "<table><tr><td>" * 30_000 + "x",
    "elements that never nest": "<p>" * 500_000,
    "a million marks": "<p>" + "<mark>x</mark>" * 357_000,
    "misnested formatting": "<p><b><i><u><a>" * 20_000 + "x",
    "formatting that is opened again": "<b>" * 5_000 + "<p>x" * 5_000,
    "an attribute of megabytes": f"<p title='{'x' * 4_000_000}'>x",
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">x",
    "an element's name of megabytes": f"<{'x' * 4_000_000}>x",
    "a flood of entities": "&amp;" * 900_000,
    "entities without an end": "&" * 4_000_000,
    "entities that expand": "<p>" + "&NotEqualTilde;" * 300_000,
    "an entity of an entity": '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>&c;',
    "comments that never end": "<!--" * 1_000_000,
    "angles": "<" * 4_000_000,
    "closed angles": "</" * 2_000_000,
    "a script that never ends": "<script>" + "</scrip" * 500_000,
    "foreign elements": "<svg><math>" * 50_000 + "x",
    "tables that adopt": "<table>" + "<b>x" * 5_000,
    "frames in selects": "<select><option>" * 100_000,
}
PLAIN = {
    "one long line": "word " * 900_000,
    "one long word": "x" * 4_900_000,
    "empty lines": "\n" * 4_000_000 + "x",
    "short lines": "a\n" * 2_000_000,
    "paragraphs of one word": "word.\n\n" * 300_000,
    "quotation marks": "“" * 1_000_000,
    "pairs of quotation marks": "“x” " * 300_000,
    "quotes that never end": "“x said " * 200_000,
    "guillemets within each other": "« x " * 200_000 + "» " * 200_000,
    "dashes": "— " * 1_000_000,
    "full stops": "." * 4_000_000,
    "names": "said Ada Brook, " * 60_000,
    "capitals": "Ab " * 300_000,
    "combining marks": "a" + "\u0301" * 2_000_000,
    "marks to be put in order": "a" + "\u0301\u0316" * 500_000,
    "letters that grow": "\ufdfa" * 500_000,
    "bidirectional marks": "\u202e\u2066x" * 500_000,
    "spaces": " " * 4_000_000 + "x",
    "kinds of space": "\u00a0\u2009\u202f" * 500_000 + "x",
    "apostrophes": "l’" * 1_000_000,
    "digits": "1" * 2_000_000,
    "addresses": "https://example.org/" * 200_000,
}
