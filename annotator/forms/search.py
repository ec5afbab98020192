"""What can be searched for, and among what? Nothing that is typed is an error, but dates are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext

from annotator.forms.fields import CleanCharField
from annotator.forms.narrowing import PublishedForm
from annotator.models import Entry, Label, Language
from annotator.search.filters import Filters

LONGEST_SEARCH = 200


class WordsField(CleanCharField):
    """Words to look for; what is too long is cut."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value)[:LONGEST_SEARCH]


class SearchForm(PublishedForm):
    """Words, and the fields of `Filters`."""

    q = WordsField(label=gettext_lazy("Words"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Among"),
        required=False,
        choices=[("", gettext_lazy("Everything")), *Entry.Kind.choices],
    )
    label = forms.ChoiceField(
        label=gettext_lazy("Read as"),
        required=False,
        choices=[("", gettext_lazy("Anything")), *Label.choices],
    )
    speaker = CleanCharField(label=gettext_lazy("Said by"), required=False, max_length=200)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("Any")), *Language.choices],
    )
    # Where an earlier search told to go on, and which page of hits is shown.
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    page = forms.CharField(required=False)

    @property
    def words(self) -> str:
        """What was typed."""
        return str(self.cleaned_data.get("q", ""))

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """The fields that narrow what is found."""
        return [self[name] for name in Filters.__dataclass_fields__]

    @property
    def filters(self) -> Filters:
        """What was asked for, without what cannot be understood."""
        known = {name: self.cleaned_data.get(name) for name in Filters.__dataclass_fields__}
        return Filters(**{name: value for name, value in known.items() if value})

    def offer(self, publishers: Sequence[str]) -> None:
        """Lets one choose among these publishers, and what was asked for if it is none of them."""
        asked = str(self["publisher"].value() or "")
        select = self.fields["publisher"].widget
        assert isinstance(select, forms.Select)
        offered = dict.fromkeys([*([asked] if asked else []), *publishers])
        select.choices = [("", pgettext("publisher", "Any")), *((one, one) for one in offered)]
