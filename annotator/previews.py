"""What would become of a text if it were saved? The step between sending an article and keeping it.

Nothing is stored in between: the page carries the source, and it is read again when it is saved.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.forms import BaseFormSet
from django.utils.translation import gettext as _

from annotator import sources
from annotator.forms.quotes import MOST_QUOTES, FoundQuoteForm, MissedQuoteForm
from annotator.forms.sources import PreviewedForm, SourceForm
from annotator.models import Quote as StoredQuote
from annotator.sources import Draft, SourceError, web
from annotator.sources.door import Door
from annotator.text import overlay, quotes
from annotator.text.document import Document
from annotator.text.pieces import Look, Mark
from annotator.text.quotes import How, Quote
from annotator.text.selectors import occurrences
from annotator.wording import translated

# What a draft says of an article besides its text and title.
METADATA = ("byline", "publisher", "published_on", "source_url")


class PreviewError(Exception):
    """Something in the forms is wrong; the forms themselves say what."""


class TextChanged(PreviewError):
    """The text has other quotes than those that were shown; they have to be looked at first."""


@dataclass
class Preview:
    """A draft with the quotes that were found in it. `form` is filled with what was read."""

    form: PreviewedForm
    draft: Draft
    standfirst: str

    @classmethod
    def of(cls, form: SourceForm) -> Preview:
        """The preview of what somebody sent. Raises PreviewError, the form then says why not."""
        if not form.is_valid():
            raise PreviewError
        sent = form.cleaned_data
        asked_title = sent.get("asked_title", sent["title"])
        draft = read_from(form, asked_title)
        if isinstance(form, PreviewedForm):
            # Somebody has seen what was read: what is empty now was emptied.
            said = {field: sent[field] for field in METADATA}
            standfirst = sent["standfirst"]
        else:
            standfirst = sent["standfirst"] or draft.standfirst
            said = {field: sent[field] or getattr(draft, field) for field in METADATA}
        draft = replace(draft, title=sent["title"] or draft.title, **said)
        draft = replace(draft, standfirst="")
        preview = cls(filled(draft, standfirst, asked_title, sent["status"]), draft, standfirst)
        if len(preview.quotes) > MOST_QUOTES:
            told = _(
                "It has more than %(most)d quotes, too many to look through here: bring it in as a "
                "file, under “Add several articles”."
            )
            form.add_error(form.brought, told % {"most": MOST_QUOTES})
            raise PreviewError
        return preview

    @cached_property
    def document(self) -> Document:
        return Document.from_html(self.draft.html)

    @cached_property
    def quotes(self) -> Sequence[Quote]:
        if self.draft.quotes is not None:
            return self.draft.quotes
        return quotes.find(self.document.text, self.draft.language, blocks=self.document.blocks)

    @property
    def html(self) -> str:
        """The text with the quotes marked, each leading to its row in the form."""
        marks = [
            Mark(n, one.start, one.end, Look("quoted"), href=f"#quote-{n}")
            for n, one in enumerate(self.quotes)
        ]
        return overlay.render(self.document, marks)

    def rows(self, left: BaseFormSet[FoundQuoteForm] | None = None) -> list[dict[str, Any]]:
        """The initial values of the form's rows, one a quote.

        What somebody `left` in the rows of an earlier preview stays with the words it was said of.
        """
        said: dict[str, deque[dict[str, Any]]] = defaultdict(deque)
        for row in left or ():
            answer = {"keep": row["keep"].value(), "speaker": row["speaker"].value()}
            said[words_of(row)].append(answer)
        return [
            {
                "words": one.exact,
                **(
                    said[one.exact].popleft()
                    if said[one.exact]
                    else {"keep": True, "speaker": one.speaker or ""}
                ),
            }
            for one in self.quotes
        ]

    def chosen(self, found: BaseFormSet[FoundQuoteForm], missed: MissedQuoteForm) -> list[Quote]:
        """The quotes as somebody left them.

        Raises TextChanged when `found` are not the quotes of this text, PreviewError when the
        forms say what is wrong.
        """
        if [words_of(row) for row in found] != [one.exact for one in self.quotes]:
            raise TextChanged
        if not (found.is_valid() and missed.is_valid()):
            raise PreviewError
        kept = [
            corrected(one, row.cleaned_data["speaker"])
            for one, row in zip(self.quotes, found, strict=True)
            if row.cleaned_data["keep"]
        ]
        if missed.cleaned_data["missed_words"].strip():
            kept.append(self.added(missed, kept))
        kept.sort(key=lambda quote: quote.start)
        return kept

    def added(self, missed: MissedQuoteForm, kept: Sequence[Quote]) -> Quote:
        """The quote that the engine missed. Raises PreviewError when its words are not there."""
        exact = missed.cleaned_data["missed_words"].strip().replace("\r\n", "\n")
        taken = {(quote.start, quote.end) for quote in kept}
        places = [
            place
            for place in occurrences(self.document.text, exact)
            if (place.start, place.end) not in taken
        ]
        if not places:
            missed.add_error(
                "missed_words", _("These words do not stand in the text, or are a quote already.")
            )
            raise PreviewError
        return Quote(
            start=places[0].start,
            end=places[0].end,
            exact=exact,
            speaker=missed.cleaned_data["missed_speaker"] or None,
            kind=StoredQuote.Kind.MARKED,
            how=How.PERSON,
            confidence=1.0,
        )


def read_from(form: SourceForm, title: str) -> Draft:
    """The draft of a file, a text or an address. Raises PreviewError as `Preview.of` does."""
    sent = form.cleaned_data
    asked: dict[str, Any] = {
        "format": sent["format"] or None,
        "language": sent["language"] or None,
        "title": title or None,
    }
    try:
        if form.brought == "file":
            return sources.read(sent["file"].read(), name=sent["file"].name, **asked)
        if form.brought == "text":
            return sources.read(sent["text"].encode(), **asked)
        return web.read(sent["address"], door=Door(also=settings.FETCH_ALSO), **asked)
    except SourceError as error:
        form.add_error(form.brought, translated(error))
        raise PreviewError from error


def words_of(row: FoundQuoteForm) -> str:
    """The words of the quote that a row is about, with the line breaks that they had."""
    return str(row["words"].value() or "").replace("\r\n", "\n")


def corrected(quote: Quote, speaker: str) -> Quote:
    """A found quote with the speaker that a person left in its row."""
    if speaker == (quote.speaker or ""):
        return quote
    return replace(quote, speaker=speaker or None, how=How.PERSON, confidence=1.0, suggestion=None)


def filled(draft: Draft, standfirst: str, asked_title: str, status: str) -> PreviewedForm:
    """The form with what was read, so that the preview carries the text and shows the metadata."""
    return PreviewedForm(
        initial={
            "text": draft.source,
            "title": draft.title,
            "language": draft.language,
            "format": draft.format,
            "byline": draft.byline,
            "publisher": draft.publisher,
            "published_on": draft.published_on,
            "source_url": draft.source_url,
            "standfirst": standfirst,
            "status": status,
            "asked_title": asked_title,
            "submission": uuid4(),
        }
    )
