"""How does an article come in? As bytes in some encoding and format; what comes out is a draft.

`read` is the one entrance: it knows the limits, decodes, tells the format and asks its reader.
Storing drafts is `annotator.actions.articles`. Everything here is pure: no Django, and no network
but in `web`, which fetches what `read` then reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from annotator.sources import annotated, decode, html, markdown, plain, word
from annotator.sources.draft import Draft, SourceError
from annotator.sources.language import KNOWN as LANGUAGES
from annotator.sources.language import known
from annotator.text import letters
from annotator.text.document import Document
from annotator.text.explained import gettext_noop
from annotator.text.limits import SanitizeError
from annotator.text.markdown import MarkdownError

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "MAX_BYTES",
    "Draft",
    "SourceError",
    "guess_format",
    "known",
    "read",
]

# Five binary megabytes: an article of 5,000,000 bytes comes in, and nothing that is a library.
MAX_BYTES = 5 * 1024 * 1024
# A thick book, wrapped, has half as many.
MAX_LINES = 200_000
# Of quotation marks, each of which may begin a quote: a novel that is all dialogue has fewer.
MAX_MARKS = 100_000
MARKS = '“”„«»"'

READERS: dict[str, Callable[..., Draft]] = {
    "plain": plain.read,
    "markdown": markdown.read,
    "html": html.read,
}
FORMATS = tuple(READERS)
ENDINGS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
# Only the beginning is looked at to tell a format, in code points.
SAMPLE = 50_000
PAGE = re.compile(
    r"\s*+(?:<!--.{0,2000}?-->\s*+)*+<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
ELEMENT = re.compile(
    r"</(?:p|h[1-6]|li|a|em|strong|b|i|div|article|blockquote)>|<br ?/?>", re.IGNORECASE
)
MARKDOWN_SIGNS = (
    re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n"),
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^> ?\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#)[^)\s]{0,500}\)"),
    re.compile(r"(?<!\*)\*\*[^*\s][^*\n]{0,200}\*\*"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
)
# This many elements make HTML of a text that does not begin as a page does; any two of the signs,
# or front matter or a heading alone, make Markdown.
LEAST_ELEMENTS = 3
LEAST_SIGNS = 2

EMPTY = gettext_noop("There is nothing in it: an article has to have words.")
NO_WORDS = gettext_noop("There are no words in it that can be shown: an article has to have some.")
TOO_LARGE = gettext_noop(
    "This is larger than {limit} MB, the most that an article can have: split it into several."
)
TOO_MANY_LINES = gettext_noop(
    "This text has more than {limit} lines, the most that an article can have: split it into"
    " several."
)
TOO_MANY_MARKS = gettext_noop(
    "This text has more than {limit} quotation marks, the most that an article can have: split it"
    " into several."
)
UNKNOWN_FORMAT = gettext_noop("The format “{format}” is not known here: say one of {known}.")
NOT_TAKEN = gettext_noop("This article cannot be taken in: {reason}")


def read(
    data: bytes,
    *,
    name: str = "",
    format: str | None = None,  # noqa: A002 - the word that commands and forms use too
    language: str | None = None,
    title: str | None = None,
) -> Draft:
    """The draft of the article in `data`.

    `name` is the file's name, whose ending tells the format where none is given; else the
    content does. A Word document is one by its content, and comes in as HTML. `language` is a
    code ("fr", "en-GB"), `title` overrides what the source says.
    Linear in the length of `data`; the same bytes always give the same draft.

    Raises SourceError, whose message says what is wrong and what to do: nothing in it, no text
    or not decodable, more than `MAX_BYTES`, an unknown format or language, no words.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(TOO_LARGE, limit=MAX_BYTES // 1024 // 1024)
    if format is not None and format not in READERS:
        raise SourceError(UNKNOWN_FORMAT, format=format, known=", ".join(FORMATS))
    if language:
        language = known(language)
    if not data.strip():
        raise SourceError(EMPTY)
    if word.is_word(data):
        text, format = decode.tidy(word.html(data)), "html"  # noqa: A001
    else:
        text = decode.decode(data, as_spelled=True)
    if not annotated.is_ours(text):
        # In ours it can stand in what somebody said.
        decode.refuse_lost(text)
    if not text.strip():
        raise SourceError(EMPTY)
    if text.count("\n") > MAX_LINES:
        raise SourceError(TOO_MANY_LINES, limit=MAX_LINES)
    format = format or guess_format(text, name)  # noqa: A001
    if format == "plain":
        check_marks(text)
    reader = annotated.read if format == "html" and annotated.is_ours(text) else READERS[format]
    try:
        draft = reader(
            text, language=language, title=letters.plain(decode.tidy(title or "")) or None
        )
    except (SanitizeError, MarkdownError) as error:
        raise SourceError(NOT_TAKEN, reason=error) from error
    words = Document.from_html(draft.html).text
    if not any(map(str.isalnum, words)):
        raise SourceError(NO_WORDS)
    check_marks(words)
    return draft


def check_marks(text: str) -> None:
    """Raises SourceError when `text` has more than `MAX_MARKS` quotation marks."""
    if sum(map(text.count, MARKS)) > MAX_MARKS:
        raise SourceError(TOO_MANY_MARKS, limit=MAX_MARKS)


def guess_format(text: str, name: str = "") -> str:
    """The format of `text`: as the ending of the file's `name` says, else by its content.

    A text is plain unless it begins as a web page does or has several elements, or shows clear
    signs of Markdown: stars and dashes stand in plain texts too.
    """
    by_name = ENDINGS.get(PurePath(name).suffix.lower())
    if by_name:
        return by_name
    sample = text[:SAMPLE]
    if PAGE.match(sample) or len(ELEMENT.findall(sample)) >= LEAST_ELEMENTS:
        return "html"
    signs = [sign.search(sample) is not None for sign in MARKDOWN_SIGNS]
    if signs[0] or signs[1] or sum(signs) >= LEAST_SIGNS:
        return "markdown"
    return "plain"
