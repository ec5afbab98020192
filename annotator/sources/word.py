"""How does a Word document (.docx) come in? As HTML, which is then read as any other.

mammoth turns it into HTML by what paragraphs are (heading, quotation, list) and not by how they
look. It reads XML without bounds, so it is given a copy that was looked through first: only parts
of a text, no pictures, and within limits. Deletions that a document tracks are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

import mammoth

from annotator.sources.draft import SourceError
from annotator.text.explained import gettext_noop

ZIP = b"PK\x03\x04"
# An encrypted document is an archive of the old kind with this in it.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAIN = "word/document.xml"
# What a text can be in; pictures, fonts and programs are not.
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:document|styles|numbering|footnotes|endnotes)\.xml"
    r"|word/_rels/(?:document|footnotes|endnotes)\.xml\.rels"
)
MOST_PARTS = 5_000
MOST_BYTES = 50_000_000
# Of so many a text of 50,000 words is made, and reading them takes seconds.
MOST_ELEMENTS = 80_000
DEEPEST = 100
ENCRYPTED_FLAG = 1
# By the names that styles have inside of documents, in any language of Word, and in LibreOffice.
QUOTATIONS = ("Quote", "Intense Quote", "Quotations", "Quotation", "Block Text", "Block Quotation")
STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in QUOTATIONS),
    )
)
# What leads from a note back to where it is referred to.
BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-\d+">↑</a>')
# What mammoth raises for a document whose parts do not fit together.
CONFUSED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    expat.ExpatError,
)

PASSWORD = gettext_noop(
    "This document is protected by a password: open it, take the password off and save it again."
)
BROKEN = gettext_noop("This Word document is broken, or breaks off: open it and save it again.")
TOO_MUCH = gettext_noop("There is too much in this Word document: split it into several.")
NOT_PLAIN = gettext_noop(
    "This Word document is built in a way that could do harm, so it was not opened."
)


def is_word(data: bytes) -> bool:
    """Whether `data` are a Word document, as their content says; a broken one is one too."""
    if data.startswith(OLD):
        return ENCRYPTED in data
    # The list of an archive's parts is at its end; of one that breaks off there are their heads.
    return data.startswith(ZIP) and MAIN.encode() in data


def html(data: bytes) -> str:
    """The HTML of a Word document, not yet safe to show.

    Raises SourceError for one that is protected, broken, out of bounds or hostile.
    """
    if data.startswith(OLD):
        raise SourceError(PASSWORD)
    copy = safe_copy(data)
    try:
        converted = mammoth.convert_to_html(
            copy,
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except CONFUSED as error:
        raise SourceError(BROKEN) from error
    return BACK.sub("", converted.value)


def safe_copy(data: bytes) -> io.BytesIO:
    """The parts of a document that its text is in, looked through. Raises SourceError."""
    copy = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(copy, "w") as safe:
            names = archive.namelist()
            if len(names) > MOST_PARTS:
                raise SourceError(TOO_MUCH)
            left, elements = MOST_BYTES, MOST_ELEMENTS
            for name in dict.fromkeys(names):
                if not PARTS.fullmatch(name):
                    continue
                if archive.getinfo(name).flag_bits & ENCRYPTED_FLAG:
                    raise SourceError(PASSWORD)
                part = opened(archive, name, left)
                left -= len(part)
                elements -= Bounded(elements).elements_in(part)
                safe.writestr(name, part)
            if MAIN not in names:
                raise SourceError(BROKEN)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(BROKEN) from error
    copy.seek(0)
    return copy


def opened(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A part, unpacked no further than there is room for. Raises SourceError."""
    with archive.open(name) as packed:
        part = packed.read(most + 1)
    if len(part) > most:
        raise SourceError(TOO_MUCH)
    return part


class Bounded:
    """Looks XML through without building anything of it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.elements = self.depth = 0

    def elements_in(self, xml: bytes) -> int:
        """How many elements there are. Raises SourceError for XML out of bounds or broken."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self.refuse
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise SourceError(BROKEN) from error
        return self.elements

    def refuse(self, *_declared: object) -> None:
        """Raises SourceError: no word processor declares entities, bombs do."""
        raise SourceError(NOT_PLAIN)

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.most or self.depth > DEEPEST:
            raise SourceError(TOO_MUCH)

    def end(self, _name: str) -> None:
        self.depth -= 1
