"""What do editors put right of quotes, on a page and in the preview of an article?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from annotator.forms.fields import NameField

# As many rows has a preview, which all come back with three fields each when it is saved.
MOST_QUOTES = 5_000


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


FoundQuotes = forms.formset_factory(
    FoundQuoteForm, extra=0, max_num=MOST_QUOTES, absolute_max=MOST_QUOTES
)
