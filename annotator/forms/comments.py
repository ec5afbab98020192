"""What can people say beside a passage, and what is wrong with it when it cannot be taken?"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from annotator.forms.fields import CleanCharField, WebAddressField
from annotator.models import Cited, Comment
from annotator.models.source import LONGEST_TITLE, LONGEST_URL, MOST_SOURCES
from annotator.text import markdown
from annotator.wording import translated

ROWS = range(1, MOST_SOURCES + 1)
# Where somebody is, a day may have begun that has not yet here.
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """The fields of one source."""

    number: int
    url: BoundField
    title: BoundField
    seen_on: BoundField

    @property
    def fields(self) -> tuple[BoundField, ...]:
        return (self.url, self.title, self.seen_on)

    @property
    def is_wrong(self) -> bool:
        return any(field.errors for field in self.fields)

    @property
    def is_empty(self) -> bool:
        return not any(field.value() for field in self.fields)


class CommentForm(forms.Form):
    """A comment in Markdown with its sources. `submission` makes sending it twice harmless.

    The sources have a fixed number of rows, `source_url_1` and so on: empty ones are none.
    """

    body = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in ROWS:
            self.fields |= source_fields(number)

    @classmethod
    def of(cls, comment: Comment, data: Any = None, *, body: str = "") -> CommentForm:
        """The form with a comment as it is, or with another `body` if there is one.

        A card may hold the form for a new comment as well: the ids differ.
        """
        initial: dict[str, object] = {"body": body or comment.body}
        for one in comment.sources.all():
            initial |= {
                f"source_url_{one.place}": one.url,
                f"source_title_{one.place}": one.title,
                f"source_seen_{one.place}": one.seen_on,
            }
        return cls(data, initial=initial, auto_id="edit_%s")

    @property
    def rows(self) -> list[SourceRow]:
        """The fields of the sources, a row each."""
        return [
            SourceRow(
                n, self[f"source_url_{n}"], self[f"source_title_{n}"], self[f"source_seen_{n}"]
            )
            for n in ROWS
        ]

    @property
    def shows_sources(self) -> bool:
        """Whether any source is given, or wrong."""
        return any(row.is_wrong or not row.is_empty for row in self.rows)

    @property
    def said(self) -> dict[str, Any]:
        """What `actions.comments.write` takes, once the form is valid."""
        return {
            "body": self.cleaned_data["body"],
            "submission": self.cleaned_data["submission"],
            "sources": list(self.cited()),
        }

    def clean_submission(self) -> uuid.UUID:
        """A number of its own for a comment that came without."""
        return self.cleaned_data["submission"] or uuid.uuid4()

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"]).replace("\r\n", "\n")
        try:
            markdown.render(body)
        except markdown.MarkdownError as error:
            raise forms.ValidationError(translated(error)) from error
        return body

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        tomorrow = timezone.localdate() + A_DAY
        for n in ROWS:
            seen_on: date | None = cleaned.get(f"source_seen_{n}")
            told = cleaned.get(f"source_title_{n}") or seen_on
            # An address that is wrong is not in what is clean.
            if told and cleaned.get(f"source_url_{n}") == "":
                self.add_error(f"source_url_{n}", _("The address of this source is missing."))
            if seen_on and seen_on > tomorrow:
                self.add_error(f"source_seen_{n}", _("This day is yet to come."))
        sent = [name for name, value in self.data.items() if value and is_address(name)]
        if len(sent) > MOST_SOURCES:
            self.add_error(
                None,
                ngettext(
                    "A comment can have %(most)d source.",
                    "A comment can have %(most)d sources.",
                    MOST_SOURCES,
                )
                % {"most": MOST_SOURCES},
            )
        return cleaned

    def cited(self) -> Iterator[Cited]:
        """The sources that were given. One without a day was seen today."""
        cleaned = self.cleaned_data
        for n in ROWS:
            if url := cleaned[f"source_url_{n}"]:
                seen_on = cleaned[f"source_seen_{n}"] or timezone.localdate()
                yield Cited(url, cleaned[f"source_title_{n}"], seen_on)


def is_address(name: str) -> bool:
    """Whether a field of that name is a source's address, even one beyond the last row."""
    return name.startswith("source_url_")


def source_fields(number: int) -> dict[str, forms.Field]:
    """The fields of one source."""
    return {
        f"source_url_{number}": WebAddressField(
            label=gettext_lazy("Address of the page"),
            required=False,
            max_length=LONGEST_URL,
            widget=forms.TextInput(
                attrs={"inputmode": "url", "autocomplete": "off", "placeholder": "https://"}
            ),
        ),
        f"source_title_{number}": CleanCharField(
            label=gettext_lazy("Title of the page"),
            required=False,
            max_length=LONGEST_TITLE,
            widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": " "}),
        ),
        f"source_seen_{number}": forms.DateField(
            label=gettext_lazy("Seen on"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        ),
    }
