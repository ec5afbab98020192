"""What can people send, and what is wrong with it when it cannot be taken?"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.models import Article, Format, Label, Language, Status
from annotator.models.article import MAX_NOTE
from annotator.refusals import Invalid
from annotator.sources.draft import MAX_URL
from annotator.text import same_name, sanitize
from annotator.text.letters import INVISIBLE

# Without what no address has as it is; empty is none.
ADDRESS = re.compile(rf"[^\s{INVISIBLE}<>\"\\^`{{|}}]*")


# Digits of the number of a change.
LONGEST_SEEN = 18


class CleanCharField(forms.CharField):
    """A line of text without control characters or spaces to spare."""

    def to_python(self, value: Any) -> str:
        return sanitize.plain(super().to_python(value) or "")


class NameField(CleanCharField):
    """Somebody's name; empty where nothing can be seen of it."""

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        return name if same_name.key(name) else ""


class WebAddressField(forms.URLField):
    """The address of a page on the web, without a name and password in it."""

    def __init__(self, **kwargs: Any) -> None:
        only = [URLValidator(schemes=["http", "https"])]
        super().__init__(assume_scheme="https", validators=only, **kwargs)

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if "@" in urlsplit(address).netloc:
            raise forms.ValidationError(_("Leave out the name and password before the “@”."))
        if not ADDRESS.fullmatch(address):
            raise forms.ValidationError(_("This is no address of a page on the web."))
        return address


class SpanForm(forms.Form):
    """Which words of an article are meant: offsets in code points, and the words as a check."""

    start = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    exact = forms.CharField(strip=False)

    def clean_exact(self) -> str:
        # A browser's form turns every line break into two characters.
        return str(self.cleaned_data["exact"]).replace("\r\n", "\n")


def span_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """`start`, `end` and `exact` from a form or query. Raises Invalid with what is wrong."""
    form = SpanForm(data)
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Invalid(
            _("“%(field)s” is missing or wrong: %(error)s") % {"field": field, "error": errors[0]}
        )
    return form.cleaned_data


def label_of(data: Mapping[str, Any]) -> Label:
    """The label in a form. Raises Invalid for one that is none."""
    value = data.get("label", "")
    if value not in Label.values:
        raise Invalid(
            _("“%(value)s” is no label. A passage is “fact”, “opinion” or “sarcasm”.")
            % {"value": str(value)[:40]}
        )
    return Label(value)


def seen_of(data: Mapping[str, Any]) -> int | None:
    """The number of the last change that a form knew of; None in one that does not say."""
    value = str(data.get("seen", ""))
    return int(value) if value.isdecimal() and len(value) < LONGEST_SEEN else None


class QuoteForm(forms.Form):
    """An editor's correction: who said it, and exactly which words."""

    speaker = NameField(
        label=gettext_lazy("Speaker"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "known-speakers", "autocomplete": "off"}),
        help_text=gettext_lazy("By any name; empty if nobody knows."),
    )
    exact = forms.CharField(
        label=gettext_lazy("Words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Exactly as they stand in the article."),
    )


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # generic to the checker only
    """An article to add: pasted or as a file, with what is known about it."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy("Plain text, Markdown or HTML; its first line is the title."),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Who finds it?"),
        required=False,
        initial=Status.PUBLIC,
        choices=[
            (Status.PUBLIC, gettext_lazy("Everybody: public")),
            (Status.UNLISTED, gettext_lazy("Whoever has its address: unlisted")),
            (Status.DRAFT, gettext_lazy("Editors only: a draft")),
        ],
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Of the same kinds, or a Word document (.docx)."),
    )
    address = forms.URLField(
        label=gettext_lazy("or the address of a page"),
        required=False,
        max_length=MAX_URL,
        assume_scheme="https",
    )
    title = CleanCharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Empty to take the text’s own."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("Find out")), *Language.choices],
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        required=False,
        choices=[("", gettext_lazy("Find out")), *Format.choices],
    )
    byline = CleanCharField(label=gettext_lazy("Byline"), required=False, max_length=200)
    publisher = CleanCharField(label=gettext_lazy("Publisher"), required=False, max_length=200)
    standfirst = CleanCharField(label=gettext_lazy("Standfirst"), required=False, max_length=600)
    published_on = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    source_url = WebAddressField(label=gettext_lazy("Source"), required=False, max_length=MAX_URL)

    field_order = (
        "text",
        "file",
        "address",
        "title",
        "language",
        "format",
        "standfirst",
        "byline",
        "publisher",
        "published_on",
        "source_url",
        "status",
    )

    class Meta:
        model = Article
        fields = ("byline", "publisher", "standfirst", "published_on", "source_url")

    def clean_status(self) -> str:
        return self.cleaned_data["status"] or Status.PUBLIC

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = cleaned.get("file") or (cleaned.get("text") or "").strip() or cleaned.get("address")
        if not given and not self.has_error("address"):
            raise forms.ValidationError(_("Paste a text, choose a file or give an address."))
        return cleaned

    @property
    def brought(self) -> str:
        """Which of the fields of a valid form the text is in, or behind."""
        if self.cleaned_data.get("file"):
            return "file"
        return "text" if self.cleaned_data["text"].strip() else "address"


class PreviewedForm(SourceForm):
    """The article of a preview: its text is there, and what was read in it can be put right."""

    # These were read already; the text goes on from here.
    file = None  # type: ignore[assignment]
    address = None  # type: ignore[assignment]
    # The title that was asked for when the text was read first: it is read the same way again.
    asked_title = CleanCharField(required=False, max_length=300, widget=forms.HiddenInput)
    # The form's own number: saving it twice (a double click) makes one article.
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)


class RestoreForm(forms.Form):
    """What a new revision is made on top of, and the form's own number."""

    note = CleanCharField(
        label=gettext_lazy("What changed"),
        required=False,
        max_length=MAX_NOTE,
        help_text=gettext_lazy("A few words for the list of revisions."),
    )
    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    # Saving it twice (a double click) makes one revision.
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)


class RevisionForm(RestoreForm):
    """An article's source to edit."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22}),
        error_messages={"required": gettext_lazy("An article has to have words.")},
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=Format.choices)

    field_order = ("text", "format", "note")


class DecisionForm(forms.Form):
    """An editor's decision on a passage whose words were changed."""

    note = CleanCharField(label=gettext_lazy("Note"), required=False, max_length=MAX_NOTE)


class PlaceForm(DecisionForm):
    """Where a passage is put by hand: its words, and which place of several."""

    exact = forms.CharField(
        label=gettext_lazy("The words in the article as it is now"),
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[MaxLengthValidator(5000)],
        error_messages={"required": gettext_lazy("Copy the words from the article.")},
    )
    start = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class FoundQuoteForm(forms.Form):
    """One quote of a preview: whether it is one, and who said it."""

    keep = forms.BooleanField(required=False, label=gettext_lazy("Keep"))
    speaker = NameField(required=False, max_length=200, label=gettext_lazy("Speaker"))
    # The quote itself is found anew; its words tell whether it is still the one that was shown.
    words = forms.CharField(widget=forms.HiddenInput, strip=False)


class MissedQuoteForm(forms.Form):
    """A quote that the engine missed: its words, and who said them."""

    missed_words = forms.CharField(
        required=False,
        label=gettext_lazy("Its words"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    missed_speaker = NameField(required=False, max_length=200, label=gettext_lazy("Speaker"))


FoundQuotes = forms.formset_factory(FoundQuoteForm, extra=0, max_num=5000, absolute_max=5000)


class WordsForm(forms.Form):
    """Words of one block, copied by hand, to tag without any script."""

    words = forms.CharField(
        label=gettext_lazy("Any words of this paragraph"),
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[MaxLengthValidator(5000)],
    )
