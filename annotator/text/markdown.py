"""How does Markdown become safe HTML? Comments and articles, with Python-Markdown and `sanitize`."""

from __future__ import annotations

import markdown as python_markdown

from annotator.text import sanitize

MAX_COMMENT = 10_000


class MarkdownError(ValueError):
    """This Markdown is not rendered. The message is a sentence that can be shown to people."""


class MarkdownTooLong(MarkdownError):
    """It has too many characters."""


class MarkdownTooComplex(MarkdownError):
    """Its marks are nested or repeated beyond what a text needs."""


def render(source: str) -> str:
    if len(source) > MAX_COMMENT:
        raise MarkdownTooLong(f"A comment has at most {MAX_COMMENT:,} characters.")
    md = python_markdown.Markdown(extensions=["sane_lists", "fenced_code"])
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    return sanitize.clean_comment(md.convert(source))


def render_article(source: str) -> str:
    md = python_markdown.Markdown(extensions=["sane_lists", "fenced_code", "tables"])
    return sanitize.clean(md.convert(source))
