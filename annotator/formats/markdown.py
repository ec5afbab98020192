"""An annotated article in Markdown, readable anywhere: GitHub, Obsidian, pandoc, any text editor.

The text as blocks, what is known of it as front matter, and of each passage a footnote: who said
it, how readers tagged it, what was said beside it. The canonical text comes back from it, without
the notes, by `annotator.sources.own_markdown`.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing, moment
from annotator.models import Comment, Label, Quote
from annotator.shown import ShownPassage
from annotator.sources import own_markdown
from annotator.sources.draft import shortened
from annotator.text import as_markdown, sanitize
from annotator.text.as_markdown import Ref, indented, quoted
from annotator.text.document import Document
from annotator.text.letters import collapse
from annotator.text.markdown_escapes import address, escape
from annotator.text.quotes import How
from annotator.threads import Thread

# Of a passage's words in its footnote, in code points.
LONGEST_WORDS = 60


def write(outgoing: Outgoing) -> Iterator[str]:
    """The file block by block, its own words in the active language."""
    reading = outgoing.reading
    document = reading.revision.document
    yield front_matter(outgoing)
    yield f"# {escape(reading.article.title)}\n"
    signed = signatures(outgoing)
    passages = dict(enumerate(reading.passages, start=1))
    labels = {number: label_of(number, signed) for number in passages}
    refs = [
        Ref(one.passage.end, labels[number])
        for number, one in passages.items()
        if number not in signed
    ]
    for block in as_markdown.write(document, refs, dict(signed.values())):
        yield f"\n{block}\n"
    for number, one in passages.items():
        yield f"\n[^{labels[number]}]: {note(one)}\n"
    rows = [row(one, one.quote) for one in reading.passages if one.quote]
    yield f"\n{own_markdown.told(rows, document.text)}\n"


def label_of(number: int, signed: Container[int]) -> str:
    """What a passage's footnote is called: those that stand with a speaker's name begin with q."""
    return f"{'q' if number in signed else 'p'}{number}"


def front_matter(outgoing: Outgoing) -> str:
    """What is known of the article and of this file, in YAML that is JSON too."""
    reading, article = outgoing.reading, outgoing.reading.article
    tally = reading.composition.tally
    known = {
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "date": article.published_on.isoformat() if article.published_on else "",
        "language": article.language,
        "source": article.source_url,
        "description": article.standfirst,
        "annotated": outgoing.article_url,
        "revision": reading.revision.number,
        "exported": moment(outgoing.made_at),
        "readers": "" if reading.composition.hidden else outgoing.readers,
        **{label.value: tally.count(label) for label in Label},
        "generator": own_markdown.GENERATOR,
    }
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in known.items()
        if value != ""
    ]
    return "\n".join(["---", *lines, "---", "", ""])


def signatures(outgoing: Outgoing) -> dict[int, tuple[int, str]]:
    """By a passage's number, the quotation block that it is and who said it with the reference.

    Of those only that do not tell it themselves.
    """
    document = outgoing.reading.revision.document
    found: dict[int, tuple[int, str]] = {}
    taken = set()
    for number, one in enumerate(outgoing.reading.passages, start=1):
        block = document.blocks[document.block_at(one.passage.start)]
        # A quotation with a caption is a figure.
        unsigned = document.markup[block.first][1] == "<blockquote>" and block.start not in taken
        if unsigned and one.quote and one.quote.speaker:
            taken.add(block.start)
            found[number] = block.start, f"{name_of(one.quote)}[^{label_of(number, {number})}]"
    return found


def name_of(quote: Quote) -> str:
    """Who said it, or the article's words for them."""
    if quote.speaker:
        return f"**{escape(quote.speaker.name)}**"
    return escape(quote.source) if quote.source else _("speaker unknown")


def note(passage: ShownPassage) -> str:
    """The footnote on a passage: its words, who said it, how it was tagged, and what was said."""
    words = shortened(collapse(passage.passage.exact), LONGEST_WORDS)
    known = [name_of(passage.quote)] if passage.quote else []
    head = " · ".join([f"“{escape(words)}”", *known, counted(passage)])
    blocks = [block for thread in passage.threads for block in threaded(thread)]
    return head + "".join(f"\n\n{indented(block)}" for block in blocks)


def counted(passage: ShownPassage) -> str:
    """How many readers gave each label."""
    tally = passage.tally
    if passage.veiled:
        return _("tally not taken along")
    if not tally.total:
        return _("no readings yet")
    shares = [f"{share.label.label} {share.count}" for share in tally.shares if share.count]
    readers = ngettext("%(n)s reader", "%(n)s readers", tally.total) % {"n": tally.total}
    return f"{', '.join(shares)} ({readers})"


def threaded(thread: Thread) -> Iterator[str]:
    """A comment, and its replies as quotations under it."""
    yield from said(thread.first)
    for reply in thread.replies:
        yield quoted(said(reply))


def said(comment: Comment) -> Iterator[str]:
    """Who said what and when, and what it rests on."""
    if comment.is_trace:
        state = _("Deleted by its author") if comment.is_deleted else comment.get_state_display()
        yield f"*{escape(str(state))}*"
        return
    who = comment.signature or _("somebody who left")
    parts = [_("Commentary") if comment.is_commentary else _("Reader")]
    parts.append(date_format(comment.created_at, "DATE_FORMAT"))
    if comment.edited_at:
        parts.append(_("edited"))
    yield f"**{escape(who)}** ({', '.join(parts)})"
    yield from as_markdown.write(Document.from_html(sanitize.clean(comment.html)))
    for source in comment.sources.all():
        day = date_format(source.seen_on, "DATE_FORMAT")
        yield f"[{escape(source.title or source.url)}]({address(source.url)}), {day}"


def row(passage: ShownPassage, quote: Quote) -> own_markdown.Row:
    """A quote as it comes back."""
    place = passage.passage
    name = quote.speaker.name if quote.speaker else ""
    how = quote.how if quote.how in set(How) else How.PERSON
    return (place.start, place.end, quote.kind, how, name, quote.source, quote.utterance or 0)


FORMAT = Format(
    rank=30,
    key="markdown",
    file="annotated.md",
    ending="md",
    media_type="text/markdown; charset=utf-8",
    shown=False,
    title=gettext_lazy("Markdown"),
    description=gettext_lazy("The text with footnotes, for notes, wikis and other editors"),
    write=write,
)
