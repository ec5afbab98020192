"""How does Markdown become safe HTML? Comments and articles, by Python-Markdown and `sanitize`.

A text is rendered chunk by chunk (`markdown_chunks`) and its cost is counted (`markdown_budget`),
so that every text is rendered or refused in a time that goes with its length.
"""

from __future__ import annotations

from html import escape

from markdown import Markdown

from annotator.text import sanitize
from annotator.text.explained import gettext_noop
from annotator.text.letters import without_controls
from annotator.text.limits import SanitizeError
from annotator.text.markdown_budget import (
    Budget,
    MarkdownError,
    MarkdownTooComplex,
    MarkdownTooLong,
    meter,
)
from annotator.text.markdown_chunks import Chunk, references, split

__all__ = [
    "MAX_ARTICLE",
    "MAX_COMMENT",
    "MarkdownError",
    "MarkdownTooComplex",
    "MarkdownTooLong",
    "render",
    "render_article",
]

# Characters of Markdown.
MAX_COMMENT = 10_000
MAX_ARTICLE = 2_000_000

# Steps (see `markdown_budget`) that any text has, and those that it has for each character: an
# ordinary one takes about three, and a hundred are for texts full of brackets.
STEPS = 1_000_000
STEPS_PER_CHARACTER = 60

LONG_COMMENT = gettext_noop("A comment has at most {limit} characters; this one has {length}.")
LONG_ARTICLE = gettext_noop(
    "An article in Markdown has at most {limit} characters; this one has {length}."
)
TOO_DEEP = gettext_noop("This Markdown is nested too deep.")


def render(source: str) -> str:
    """A comment's Markdown as safe HTML. HTML in it is shown as it was typed.

    Raises MarkdownTooLong above `MAX_COMMENT` characters, MarkdownTooComplex for what would take
    Python-Markdown long.
    """
    check_length(source, MAX_COMMENT, LONG_COMMENT)
    try:
        return sanitize.clean_comment(convert(source, extensions=["sane_lists"], raw=False))
    except SanitizeError as error:
        raise MarkdownTooComplex(error.template, **error.values) from error


def render_article(source: str) -> str:
    """An article's Markdown as HTML in normal form (see `sanitize.clean`); HTML in it counts.

    Raises MarkdownTooLong above `MAX_ARTICLE` characters, MarkdownTooComplex as `render` does.
    """
    check_length(source, MAX_ARTICLE, LONG_ARTICLE)
    try:
        return sanitize.clean(convert(source, extensions=["sane_lists", "tables"], raw=True))
    except SanitizeError as error:
        raise MarkdownTooComplex(error.template, **error.values) from error


def check_length(source: str, limit: int, message: str) -> None:
    """Raises MarkdownTooLong, with `message`, when `source` has more than `limit` characters."""
    if len(source) > limit:
        raise MarkdownTooLong(message, limit=limit, length=len(source))


def convert(source: str, *, extensions: list[str], raw: bool) -> str:
    """Markdown as HTML that is not yet safe; `raw` says whether HTML in it is HTML.

    The converter is made for this one text: it cannot be shared among threads.
    """
    source = without_controls(source.replace("\r\n", "\n").replace("\r", "\n"))
    md = Markdown(extensions=extensions)
    # What is HTML is known from the chunks, or it is text.
    md.preprocessors.deregister("html_block")
    if not raw:
        md.inlinePatterns.deregister("html")
    meter(md, Budget(STEPS + STEPS_PER_CHARACTER * len(source)))
    chunks = list(split(source, raw=raw))
    md.references.update(references(chunks))
    try:
        return "\n\n".join(render_chunk(md, chunk) for chunk in chunks)
    except RecursionError as error:
        raise MarkdownTooComplex(TOO_DEEP) from error


def render_chunk(md: Markdown, chunk: Chunk) -> str:
    """One chunk as HTML."""
    if chunk.kind == "code":
        return f"<pre><code>{escape(chunk.text, quote=False)}</code></pre>"
    if chunk.kind == "raw":
        return chunk.text
    return md.convert(chunk.text)
