"""What of the HTML from outside do we keep? The one door: what has passed is safe and normal.

`tokens`, `nesting` and `normal_form` read it in linear time, within bounds, and write it anew
from a closed set of elements; bleach makes links; nh3, which is maintained, is the last gate.
Markdown is `markdown`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape as escape_attribute

import nh3
from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner

from annotator.text.document import escape
from annotator.text.letters import plain
from annotator.text.limits import (
    MAX_COMMENT_DEPTH,
    MAX_COMMENT_ELEMENTS,
    MAX_COMMENT_HTML,
    SanitizeError,
    TooDeep,
    TooLarge,
    check_depth,
    check_elements,
    check_length,
    check_signs,
)
from annotator.text.links import ADDRESS, UNLINKED, link
from annotator.text.nesting import HEADINGS, PARTING, nest
from annotator.text.normal_form import normalise
from annotator.text.tokens import read

__all__ = ["SanitizeError", "TooDeep", "TooLarge", "clean", "clean_comment", "plain"]

COMMENT = frozenset(
    {"p", "em", "strong", "a", "code", "pre", "blockquote", "ul", "ol", "li", "br", "hr"}
)
ARTICLE = COMMENT | {
    *("h2", "h3", "h4", "figure", "figcaption", "sup", "sub", "q", "s"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto"}

article_gate = nh3.Cleaner(
    tags=set(ARTICLE),
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    url_relative="deny",
    link_rel="nofollow noopener noreferrer",
)
comment_gate = nh3.Cleaner(
    tags=set(COMMENT),
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    url_relative="deny",
    link_rel="nofollow ugc noopener noreferrer",
)

# What the gate leaves of a link whose address it does not believe.
HOLLOW_LINK = "<a rel="
LINK_TO_NOWHERE = re.compile(r'<a rel="[^"]*">(.*?)</a>', re.DOTALL)

LONG_RUN = re.compile(r"(?<=>)[^<]{4000,}")
# A reference such as `&amp;` is one character and is never cut.
SHORT_RUN = re.compile(r"(?:[^&]|&(?:#?\w+;)?){1,3000}")


def clean(html: str) -> str:
    """HTML from outside as an article's HTML in normal form, safe to show.

    What comes out goes into `Document.from_html`, which gives it back byte for byte, and cleaning
    it again changes nothing. Links lead to http, https and mailto alone, and to whole addresses:
    nothing in an article leads into this site. Raises TooLarge and TooDeep.
    """
    check_length(html)
    check_signs(html)
    kept = pass_gate(article_gate, link(normalise(nest(read(html)))))
    if HOLLOW_LINK in kept:
        kept = pass_gate(article_gate, link(normalise(nest(read(kept)))))
    return kept


def pass_gate(gate: nh3.Cleaner, html: str) -> str:
    """What `gate` leaves of `html`.

    nh3 takes time with the square of the references in one stretch of words. Comments, which it
    removes, cut the long ones; most texts have none.
    """
    return gate.clean(LONG_RUN.sub(lambda run: "<!---->".join(SHORT_RUN.findall(run[0])), html))


def clean_comment(html: str) -> str:
    """HTML made of a comment, safe to show: paragraphs, quotes, lists, code, links.

    Headings become paragraphs in strong letters; what else is not for comments leaves its words.
    Raises TooLarge and TooDeep.
    """
    check_length(html, MAX_COMMENT_HTML)
    # A parser of one's own is not shared among threads.
    cleaner = Cleaner(
        tags=COMMENT,
        attributes={"a": ["href"]},
        protocols=SCHEMES,
        strip=True,
        filters=[partial(LinkifyFilter, callbacks=[], skip_tags=UNLINKED - {"a"}, url_re=ADDRESS)],
    )
    kept = pass_gate(comment_gate, cleaner.clean("".join(plain_comment(html))))
    if HOLLOW_LINK in kept:
        kept = pass_gate(comment_gate, LINK_TO_NOWHERE.sub(r"\1", kept))
    return kept


def plain_comment(html: str) -> Iterator[str]:
    """HTML with no more than a comment's elements, bare of attributes; it is not yet safe.

    Raises TooLarge and TooDeep.
    """
    depth = elements = 0
    for kind, value, href in read(html):
        if kind == "text":
            yield escape(value)
            continue
        starts = kind == "start"
        elements += starts
        check_elements(elements, MAX_COMMENT_ELEMENTS)
        if value not in PARTING:
            depth = max(depth + (1 if starts else -1), 0)
            check_depth(depth, MAX_COMMENT_DEPTH)
        if value in HEADINGS:
            yield "<p><strong>" if starts else "</strong></p>"
        elif value not in COMMENT:
            yield " "
        elif not starts:
            yield f"</{value}>"
        elif href:
            yield f'<{value} href="{escape_attribute(href)}">'
        else:
            yield f"<{value}>"
