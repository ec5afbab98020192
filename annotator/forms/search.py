"""What can be searched for, and among what? Nothing that is typed is an error, but dates are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from annotator.forms.fields import CleanCharField
from annotator.models import Entry, Label, Language
from annotator.search.filters import Filters

LONGEST_SEARCH = 200


class WordsField(CleanCharField):
    """Words to look for; what is too long is cut."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value)[:LONGEST_SEARCH]


class SearchForm(forms.Form):
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
    # What is asked for may be none of those that are offered: then nothing is like that.
    publisher = forms.CharField(
        label=gettext_lazy("Publisher"),
        required=False,
        widget=forms.Select,
        validators=[MaxLengthValidator(200)],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("Any")), *Language.choices],
    )
    since = forms.DateField(
        label=gettext_lazy("From"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    # Where an earlier search told to go on, and which page of hits is shown.
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    page = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This is before the day that it begins with."))
        return cleaned

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
