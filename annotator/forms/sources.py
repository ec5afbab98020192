"""How does an article come in? Pasted, as a file or by its address, and then as a preview."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.forms.fields import CleanCharField, WebAddressField
from annotator.models import Article, Format, Language, Status
from annotator.sources.draft import MAX_URL


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
