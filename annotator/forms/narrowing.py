"""By what is narrowed whatever stands in articles? By who published them, and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DayField(forms.DateField):
    """A day, as browsers let one choose it."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, required=False, **kwargs)


class OfferedField(forms.CharField):
    """One of those that are offered, or another: then nothing is like that."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        # A length that a widget knows of would be one of what is typed.
        validators = [MaxLengthValidator(longest)]
        super().__init__(widget=forms.Select, required=False, validators=validators, **kwargs)


class PublishedForm(forms.Form):
    """A publisher, and days from and until which articles were published."""

    publisher = OfferedField(label=gettext_lazy("Publisher"), longest=200)
    since = DayField(label=gettext_lazy("From"))
    until = DayField(label=gettext_lazy("Until"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This is before the day that it begins with."))
        return cleaned
