"""Which words does somebody mean, and what do they say of them? Read from forms and queries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.models import Label
from annotator.refusals import Invalid

# Digits of the number of a change.
LONGEST_SEEN = 18


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
    label = Label.known(value)
    if label is None:
        raise Invalid(
            _("“%(value)s” is no label. A passage is “fact”, “opinion” or “sarcasm”.")
            % {"value": str(value)[:40]}
        )
    return label


def seen_of(data: Mapping[str, Any]) -> int | None:
    """The number of the last change that a form knew of; None in one that does not say."""
    value = str(data.get("seen", ""))
    return int(value) if value.isdecimal() and len(value) < LONGEST_SEEN else None


class WordsForm(forms.Form):
    """Words of one block, copied by hand, to tag without any script."""

    words = forms.CharField(
        label=gettext_lazy("Any words of this paragraph"),
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[MaxLengthValidator(5000)],
    )
