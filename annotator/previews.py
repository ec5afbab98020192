"""What would become of a text if it were saved? The step between sending an article and keeping it.

Nothing is stored in between: the page carries the source, and it is read again when it is saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.forms import BaseFormSet
from django.utils.translation import gettext as _

from annotator.forms import FoundQuoteForm, MissedQuoteForm, SourceForm
from annotator.models import Quote as StoredQuote
from annotator.sources import Draft, SourceError, read
from annotator.text import overlay, quotes
from annotator.text.document import Document
from annotator.text.overlay import Mark
from annotator.text.selectors import occurrences
from annotator.text.spans import trim


class PreviewError(Exception):
    """Something in the forms is wrong; the forms themselves say what."""


@dataclass
class Preview:
    """A draft with the quotes that were found in it. `form` is filled with what was read."""

    form: SourceForm
    draft: Draft
    standfirst: str

    @classmethod
    def of(cls, form: SourceForm) -> Preview:
        """The preview of what somebody sent. Raises PreviewError, the form then says why not."""
        if not form.is_valid():
            raise PreviewError
        sent = form.cleaned_data
        file = sent["file"]
        try:
            draft = read(
                file.read() if file else sent["text"].encode(),
                name=file.name if file else "",
                format=sent["format"] or None,
                language=sent["language"] or None,
                title=sent["title"] or None,
            )
        except SourceError as error:
            message = _(error.template).format(**error.values)
            form.add_error("file" if file else "text", message)
            raise PreviewError from error
        draft = replace(
            draft,
            byline=sent["byline"] or draft.byline,
            publisher=sent["publisher"] or draft.publisher,
            published_on=sent["published_on"] or draft.published_on,
            source_url=sent["source_url"] or draft.source_url,
        )
        return cls(filled(draft, sent["standfirst"]), draft, sent["standfirst"])

    @cached_property
    def document(self) -> Document:
        return Document.from_html(self.draft.html)

    @cached_property
    def quotes(self) -> Sequence[quotes.Quote]:
        return quotes.find(self.document.text, self.draft.language, blocks=self.document.blocks)

    @property
    def html(self) -> str:
        """The text with the quotes marked, each leading to its row in the form."""
        marks = [
            Mark(id=n, start=one.start, end=one.end, classes="quoted", href=f"#quote-{n}")
            for n, one in enumerate(self.quotes)
        ]
        return overlay.render(self.document, marks)

    def words_of(self, row: FoundQuoteForm) -> str:
        """The words of the quote that a row is about, whoever filled it in."""
        try:
            return self.document.text[int(row["start"].value()) : int(row["end"].value())]
        except (TypeError, ValueError):
            return ""

    def rows(self) -> list[dict[str, Any]]:
        """The initial values of the form's rows, one a quote."""
        return [
            {
                "keep": True,
                "speaker": one.speaker or "",
                "found": one.speaker or "",
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "how": one.how,
                "confidence": one.confidence,
            }
            for one in self.quotes
        ]

    def chosen(
        self, found: BaseFormSet[FoundQuoteForm], missed: MissedQuoteForm
    ) -> list[quotes.Quote]:
        """The quotes as somebody left them. Raises PreviewError; the forms say what is wrong."""
        if not (found.is_valid() and missed.is_valid()):
            raise PreviewError
        kept = [self.corrected(row.cleaned_data) for row in found if row.cleaned_data.get("keep")]
        if missed.cleaned_data["missed_words"].strip():
            kept.append(self.added(missed, kept))
        kept.sort(key=lambda quote: quote.start)
        return kept

    def corrected(self, row: dict[str, Any]) -> quotes.Quote:
        """A found quote with the speaker that a person left in its row."""
        span = trim(self.document.text, row["start"], row["end"])
        unchanged = row["speaker"] == row["found"]
        return quotes.Quote(
            start=span.start,
            end=span.end,
            exact=span.of(self.document.text),
            speaker=row["speaker"] or None,
            kind=row["kind"],
            how=row["how"] if unchanged else StoredQuote.PERSON,
            confidence=row["confidence"] if unchanged else 1.0,
        )

    def added(self, missed: MissedQuoteForm, kept: Sequence[quotes.Quote]) -> quotes.Quote:
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
        return quotes.Quote(
            start=places[0].start,
            end=places[0].end,
            exact=exact,
            speaker=missed.cleaned_data["missed_speaker"] or None,
            kind=StoredQuote.Kind.MARKED,
            how=StoredQuote.PERSON,
            confidence=1.0,
        )


def filled(draft: Draft, standfirst: str) -> SourceForm:
    """The form with what was read, so that the preview carries the text and shows the metadata."""
    form = SourceForm(
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
        }
    )
    # A file was read already; the text goes on from here.
    del form.fields["file"]
    return form
