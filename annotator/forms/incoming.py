"""Which annotations does an editor bring in, and how?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class AnnotationsForm(forms.Form):
    """A file of annotations."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
        help_text=gettext_lazy(
            "W3C Web Annotations (JSON-LD), an annotated HTML file of Annotator, or an export of "
            "Hypothesis."
        ),
    )
    reworded = forms.BooleanField(
        label=gettext_lazy("Reworded ones too"),
        required=False,
        help_text=gettext_lazy("What was said of words that were changed goes onto the new ones."),
    )
    hold = forms.BooleanField(
        label=gettext_lazy("Hold comments"),
        required=False,
        help_text=gettext_lazy("They wait until an editor publishes them."),
    )
    dry = forms.BooleanField(
        label=gettext_lazy("Only look"),
        required=False,
        help_text=gettext_lazy("Says what would become of each, and keeps nothing."),
    )
