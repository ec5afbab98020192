"""What does an editor say of a new text, and of passages whose words it changed?"""

from __future__ import annotations

import uuid

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy

from annotator.forms.fields import CleanCharField
from annotator.models import Format
from annotator.models.article import MAX_NOTE


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
