"""Which text do these bytes spell? Or what are they, when they are no text at all.

Only what is certain is decoded: a wrong guess would put broken words under everybody's tags.
What the text means, and in which format it is written, is read elsewhere.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

import webencodings

from annotator.sources.draft import SourceError
from annotator.text.explained import gettext_noop

DOCUMENT = gettext_noop(
    "This is a file in {kind} format, not text: save it as plain text, Markdown or HTML first."
)
PICTURE = gettext_noop("This is a picture ({kind}), not text: an article has to come as text.")
ARCHIVE = gettext_noop(
    "This is an archive ({kind}), not text: unpack it and bring in the article inside."
)
MEDIA = gettext_noop("This is sound or video ({kind}), not text: an article has to come as text.")
BINARY = gettext_noop("This is a binary file, not text: an article has to come as text.")
UNKNOWN_ENCODING = gettext_noop(
    "The encoding of this text cannot be told: open it where its words read well, and save it"
    " as UTF-8."
)
BROKEN_ENCODING = gettext_noop(
    "This text says that it is {encoding}, but it is not: open it where its words read well, and"
    " save it as UTF-8."
)
LOST_CHARACTERS = gettext_noop(
    "This text has lost characters to a wrong encoding, first after “{before}”: bring in the"
    " original, saved as UTF-8."
)

LOST = "\N{REPLACEMENT CHARACTER}"
# What a file begins with, after so many bytes, and what it then is.
SIGNATURES = (
    (0, b"%PDF-", DOCUMENT, "PDF"),
    (0, b"{\\rtf", DOCUMENT, "RTF"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOCUMENT, "Word or Office"),
    (0, b"%!PS", DOCUMENT, "PostScript"),
    (0, b"\x89PNG\r\n\x1a\n", PICTURE, "PNG"),
    (0, b"\xff\xd8\xff", PICTURE, "JPEG"),
    (0, b"GIF87a", PICTURE, "GIF"),
    (0, b"GIF89a", PICTURE, "GIF"),
    (8, b"WEBPVP8", PICTURE, "WebP"),
    (4, b"ftypavif", PICTURE, "AVIF"),
    (4, b"ftypheic", PICTURE, "HEIC"),
    (0, b"II*\0", PICTURE, "TIFF"),
    (0, b"MM\0*", PICTURE, "TIFF"),
    (0, b"\x1f\x8b\x08", ARCHIVE, "gzip"),
    (0, b"BZh91AY&SY", ARCHIVE, "bzip2"),
    (0, b"\xfd7zXZ\0", ARCHIVE, "xz"),
    (0, b"7z\xbc\xaf\x27\x1c", ARCHIVE, "7-Zip"),
    (0, b"Rar!\x1a\x07", ARCHIVE, "RAR"),
    (0, b"OggS\0", MEDIA, "Ogg"),
    (0, b"ID3\x03", MEDIA, "MP3"),
    (0, b"ID3\x04", MEDIA, "MP3"),
    (4, b"ftypisom", MEDIA, "MP4"),
    (4, b"ftypmp42", MEDIA, "MP4"),
)
ZIP = b"PK\x03\x04"
# What stands near the beginning of a ZIP archive that is really a document.
ZIPPED = (
    (b"opendocument", "OpenDocument"),
    (b"epub+zip", "EPUB"),
    (b"word/", "Word"),
    (b"[Content_Types].xml", "Office"),
)

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})"""
    rb"""|<\?xml\b[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4096

# The encodings of one byte in which French and English were written; the first wins a draw.
WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850")
EVERYDAY = frozenset("éèêàâçùûîïôöüëœÉÈÊÀÂÇÎÔŒ")
USUAL = frozenset("ñáíóúäßøåÁÖÜ«»‘’“”–—…€£°§\N{NO-BREAK SPACE}")
# Bytes of another encoding often become a capital in the middle of a word.
MISPLACED = re.compile("(?<=[a-zéèàç])[À-ÖØ-ÞŒŠŽŸ]")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")
LEAST_SCORE = 1.5
# Most bytes of a word or two may be beyond ASCII; in Cyrillic or Greek nearly all always are.
MOST_BEYOND_ASCII = 0.65

NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, what turns the direction of text, and what cannot be seen or is no character.
# The two joiners stay: emoji are built with them.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# Putting a long run of accents on one letter in order takes time with the square of its length.
# Unicode's own bound (UAX 15, stream-safe text) is 30.
ACCENT = "".join(chr(code) for code in range(0x300, 0x20000) if unicodedata.combining(chr(code)))
PILE = re.compile(f"([{ACCENT}]{{30}})[{ACCENT}]+")
# Looking for accents alone takes a hundred times as long as looking whether there can be any.
LONG_RUN = re.compile("[^\x00-\u02ff]{31}")
# Text has a soft hyphen here and there; what has so many of these is something else.
MOST_UNSEEN = 0.1


def decode(data: bytes, *, as_spelled: bool = False) -> str:
    """The text that `data` spells, tidied (see `tidy`).

    A byte-order mark decides; then UTF-8, which other encodings do not look like by chance; then
    what an HTML page declares; then the Western encodings of one byte, judged by how everyday the
    letters are that come of them. Raises SourceError for what is no text, or in no such encoding,
    and for a text in which characters were lost before, unless it is wanted `as_spelled`.
    """
    refuse_signatures(data)
    text = decode_marked(data)
    if text is None:
        if b"\0" in data:
            raise SourceError(BINARY)
        text = decode_utf8(data) or decode_declared(data) or decode_western(data)
    if not as_spelled:
        refuse_lost(text)
    if len(UNSEEN.findall(text)) > len(text) * MOST_UNSEEN:
        raise SourceError(BINARY)
    return tidy(text)


def tidy(text: str) -> str:
    """`text` as everything after counts it.

    In Unicode's composed form (NFC), so that an accent counts as one code point whichever
    keyboard wrote it, and no letter bears more than 30 of them; every line ends with one newline;
    without control characters, soft hyphens and what turns the direction of text.
    """
    lines = UNSEEN.sub("", NEWLINES.sub("\n", text))
    if LONG_RUN.search(lines):
        lines = PILE.sub(r"\1", lines)
    return unicodedata.normalize("NFC", lines)


def refuse_lost(text: str) -> None:
    """Raises SourceError when there is a sign for a lost character in `text`."""
    lost = text.find(LOST)
    if lost >= 0:
        raise SourceError(LOST_CHARACTERS, before=" ".join(text[max(lost - 30, 0) : lost].split()))


def refuse_signatures(data: bytes) -> None:
    """Raises SourceError when `data` begins as some well-known kind of file does."""
    for offset, signature, message, kind in SIGNATURES:
        if data.startswith(signature, offset):
            raise SourceError(message, kind=kind)
    if data.startswith(ZIP):
        for sign, kind in ZIPPED:
            if sign in data[:DECLARED_WITHIN]:
                raise SourceError(DOCUMENT, kind=kind)
        raise SourceError(ARCHIVE, kind="ZIP")


def decode_marked(data: bytes) -> str | None:
    """The text after a byte-order mark; None where there is none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise SourceError(BROKEN_ENCODING, encoding=name) from error
    return None


def decode_utf8(data: bytes) -> str | None:
    """The text when `data` is UTF-8; None otherwise.

    Raises SourceError for UTF-8 with some broken bytes, which is still no other encoding.
    """
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    broken = text.count(LOST)
    if len(BEYOND_ASCII.findall(text)) > 2 * broken:
        refuse_lost(text)
    return None


def decode_declared(data: bytes) -> str | None:
    """The text in the encoding that an HTML or XML declaration names; None where there is none.

    The names are those of the WHATWG Encoding Standard, in which ISO-8859-1 is Windows-1252. A
    declaration of UTF-8 is passed over: by now it is known to be wrong, and what the bytes are
    can often still be told.
    """
    found = DECLARED.search(data, 0, DECLARED_WITHIN)
    if found is None:
        return None
    encoding = webencodings.lookup((found[1] or found[2]).decode("ascii", "replace"))
    if encoding is None or encoding.name in {"utf-8", "x-user-defined"}:
        return None
    try:
        return encoding.codec_info.decode(data, "strict")[0]
    except UnicodeDecodeError:
        return None


def decode_western(data: bytes) -> str:
    """The text in the one of `WESTERN` whose letters are the most everyday.

    Raises SourceError where none of them gives plausible text.
    """
    beyond = data.translate(None, bytes(range(128)))
    spaces = sum(data.count(space) for space in (b" ", b"\n", b"\r", b"\t"))
    if len(beyond) > (len(data) - spaces) * MOST_BEYOND_ASCII:
        raise SourceError(UNKNOWN_ENCODING)
    best, best_score = "", LEAST_SCORE
    for encoding in WESTERN:
        score = everydayness(data, beyond, encoding)
        if score > best_score:
            best, best_score = encoding, score
    if not best:
        raise SourceError(UNKNOWN_ENCODING)
    return data.decode(best)


def everydayness(data: bytes, beyond: bytes, encoding: str) -> float:
    """How everyday the characters are that bytes beyond ASCII become in `encoding`, 3 at most.

    `beyond` are those bytes of `data`. It is the mean of 3 for an everyday letter, 2 for usual
    punctuation and letters of the neighbours, 0 for other letters and -3 for anything else; a
    capital in the middle of a word takes 6 away.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # A byte that means nothing in it rules an encoding out.
        return -3.0
    total = -6 * len(MISPLACED.findall(text))
    for byte in set(beyond):
        character = bytes([byte]).decode(encoding)
        count = beyond.count(byte)
        if character in EVERYDAY:
            total += 3 * count
        elif character in USUAL:
            total += 2 * count
        elif not character.isalpha():
            total -= 3 * count
    return total / max(len(beyond), 1)
