"""Who signed a quotation block? Joins the line that says so to its block, as a figure's caption.

Articles sign a block quote in its last paragraph or in the paragraph after it; either way the
signature is none of the quoted words. Who spoke is decided later, by `annotator.text.quotes`.
"""

from __future__ import annotations

import re

from annotator.text import names, sanitize
from annotator.text.document import Document
from annotator.text.lexicon import lexicon_of
from annotator.text.overlay import RenderedBlock, render_blocks, tail

DASH = re.compile(r"\s*(?:[—–―]|--?(?=\s))\s*")
CAPTION_DASH = re.compile(r"<figcaption>\s*[—–―]\s*")
STOP = re.compile(r"[.!?…:;][»”\"’)\s]*\Z")
LONGEST = 140


def join_signatures(document: Document, language: str) -> str:
    """The HTML of `document`, in normal form, with each signed quotation block as a figure.

    A signature is a short paragraph after a dash, or a person's name with or without a title.
    Linear in the length of the document.
    """
    parts: list[str] = []
    joined = False
    blocks = render_blocks(document, ())
    position = 0
    while position < len(blocks):
        block = blocks[position]
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        parts.append(block.lead)
        position += 1
        if block.opening == "<blockquote>" and (signed := split_signature(block, language)):
            quotation, caption = signed
        elif (
            block.opening == "<blockquote>"
            and following is not None
            and following.opening == "<p>"
            and is_signature(words_of(document, following), language, apart=True)
        ):
            quotation, caption = block.inner, following.inner
            position += 1
        else:
            parts.append(CAPTION_DASH.sub("<figcaption>", block.html))
            continue
        caption = DASH.sub("", caption, count=1)
        parts.append(
            f"<figure><blockquote>{quotation}</blockquote>"
            f"<figcaption>{caption}</figcaption></figure>"
        )
        joined = True
    html = "".join(parts) + tail(document)
    return sanitize.clean(html) if joined or html != document.html() else html


def split_signature(block: RenderedBlock, language: str) -> tuple[str, str] | None:
    """What a quotation block holds, and its last paragraph where that signs it."""
    start = block.inner.rfind("<p>")
    if start <= 0 or not block.inner.endswith("</p>"):
        return None
    caption = block.inner[start + len("<p>") : -len("</p>")]
    words = Document.from_html(block.inner[start:]).text
    if not is_signature(words, language):
        return None
    return block.inner[:start].rstrip(), caption


def words_of(document: Document, block: RenderedBlock) -> str:
    """The text of a block."""
    return document.text[block.block.start : block.block.end]


def is_signature(words: str, language: str, *, apart: bool = False) -> bool:
    """Whether a paragraph names who spoke the one before it.

    Where it stands `apart` from the block that it would sign, it has to begin like a name.
    """
    if len(words) > LONGEST:
        return False
    line = names.name_line(words, lexicon_of(language))
    if line is not None:
        return line.name.full or line.dashed
    dash = DASH.match(words)
    if dash is None or STOP.search(words):
        return False
    return not apart or words[dash.end() : dash.end() + 1].isupper()
