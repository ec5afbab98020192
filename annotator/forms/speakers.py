"""What can be asked of speakers' pages, and what can editors say of a speaker?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotator.forms.fields import CleanCharField, NameField, WebAddressField
from annotator.forms.narrowing import OfferedField, PublishedForm
from annotator.models import Article, Label, Speaker
from annotator.models.speaker import LONGEST_NAME
from annotator.queries.quotes import EVERYTHING, Filters
from annotator.text import same_name

MOST_NAMES = 50
LONGEST_WORDS = 200
# Longer is no number of a row.
LONGEST_NUMBER = 19
WIKIDATA = re.compile(r"(?:https?://(?:www|m)\.wikidata\.org/(?:wiki|entity)/)?(q[1-9][0-9]{0,11})")


class FindForm(forms.Form):
    """What to look for among speakers, and in which order to show them."""

    q = CleanCharField(label=gettext_lazy("Name"), required=False, max_length=LONGEST_WORDS)
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        choices=[("", gettext_lazy("By name")), ("quotes", gettext_lazy("Most quoted first"))],
    )


class FilterForm(PublishedForm):
    """Which of a speaker's quotes to show. Its fields are those of `Filters`."""

    words = CleanCharField(label=gettext_lazy("Words"), required=False, max_length=LONGEST_WORDS)
    label = forms.ChoiceField(
        label=gettext_lazy("Readings"),
        required=False,
        choices=[
            ("", gettext_lazy("Any")),
            *Label.choices,
            ("contested", gettext_lazy("Contested")),
            ("untagged", gettext_lazy("None yet")),
        ],
    )
    article = OfferedField(label=gettext_lazy("Article"), longest=80)
    field_order = ("words", "label", "article", "publisher", "since", "until")

    @property
    def filters(self) -> Filters:
        """What was asked for, without what cannot be understood."""
        known = {field: value for field, value in self.cleaned_data.items() if value}
        return Filters(**known) if known else EVERYTHING

    def offer(self, articles: Sequence[Article], publishers: Sequence[str]) -> None:
        """Lets one choose among these, and what was asked for if it is none of them."""
        wanted = {field: str(self[field].value() or "") for field in ("article", "publisher")}
        titles = {one.slug: one.title for one in articles}
        for field, values in (("article", titles), ("publisher", {one: one for one in publishers})):
            asked = wanted[field]
            beside = {asked: asked} if asked else {}
            choices = [("", _("Any")), *(beside | values).items()]
            select = self.fields[field].widget
            assert isinstance(select, forms.Select)
            select.choices = choices


class EntryForm(forms.Form):
    """A speaker's entry: names, a description and links. `seen` is the version it is made from."""

    name = NameField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("The one that is shown. The one before stays as another name."),
    )
    other_names = forms.CharField(
        label=gettext_lazy("Other names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One a line. A quote by any of them is this speaker’s, in every article."
        ),
    )
    description = CleanCharField(
        label=gettext_lazy("Description"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Who this is, in a sentence."),
    )
    wikidata = CleanCharField(
        label=gettext_lazy("Wikidata"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("The number of the entry, such as Q42, or its address."),
    )
    homepage = WebAddressField(label=gettext_lazy("Home page"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    @classmethod
    def of(cls, speaker: Speaker) -> EntryForm:
        """The form with the entry as it is."""
        return cls(
            initial={
                "name": speaker.name,
                "other_names": "\n".join(speaker.other_names),
                "description": speaker.description,
                "wikidata": speaker.wikidata,
                "homepage": speaker.homepage,
                "seen": speaker.version,
            }
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "seen" in self.errors:
            self.add_error(None, _("This form is not whole. Go back and load the page again."))
        return cleaned

    def clean_other_names(self) -> list[str]:
        """The names, one each however often and in whatever spelling it stands there."""
        field = NameField(max_length=LONGEST_NAME, required=False)
        names: dict[str, str] = {}
        for line in str(self.cleaned_data["other_names"]).splitlines():
            if name := field.clean(line):
                names.setdefault(same_name.key(name), name)
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(
                ngettext(
                    "A speaker can have %(most)d other name.",
                    "A speaker can have %(most)d other names.",
                    MOST_NAMES,
                )
                % {"most": MOST_NAMES}
            )
        return list(names.values())

    def clean_wikidata(self) -> str:
        value = str(self.cleaned_data["wikidata"])
        found = WIKIDATA.fullmatch(value.lower().rstrip("/"))
        if value and not found:
            raise forms.ValidationError(
                _("This is no number of Wikidata: it is a Q and digits, such as Q42.")
            )
        return found[1].upper() if found else ""


class OtherForm(forms.Form):
    """Whom a speaker might be the same as, by any name."""

    other = NameField(
        label=gettext_lazy("Who is the same?"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"list": "known-speakers", "autocomplete": "off"}),
        help_text=gettext_lazy("By any name under which they are quoted."),
    )


class MergeForm(forms.Form):
    """Which of two entries becomes part of the other, by their slugs."""

    other = forms.SlugField(max_length=80, widget=forms.HiddenInput)
    keep = forms.SlugField(
        max_length=80,
        error_messages={"required": gettext_lazy("Choose which of the two entries stays.")},
    )


class NumbersField(forms.Field):
    """The numbers of what was ticked in a list."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[int]:
        ticked = list(value or ())
        if not all(one.isdecimal() and len(one) < LONGEST_NUMBER for one in ticked):
            raise forms.ValidationError(_("Load the page again and tick the quotes once more."))
        return sorted({int(one) for one in ticked})


class SplitForm(forms.Form):
    """Which quotes go to whom: those that were ticked, or all that the filters let through."""

    to = NameField(
        label=gettext_lazy("Who said them?"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"list": "known-speakers", "autocomplete": "off"}),
        help_text=gettext_lazy("Somebody who is quoted already, by any name, or a new name."),
    )
    everything = forms.BooleanField(required=False)
    quotes = NumbersField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("everything") or cleaned.get("quotes") or self.errors.get("quotes")):
            self.add_error("quotes", _("Tick the quotes that somebody else said."))
        return cleaned

    @property
    def ticked(self) -> list[str]:
        """What was ticked, as it was sent."""
        return list(self["quotes"].value() or ())
