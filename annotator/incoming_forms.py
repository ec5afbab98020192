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
        label=gettext_lazy("Also take what was said of words that were changed, onto the new ones"),
        required=False,
    )
    hold = forms.BooleanField(
        label=gettext_lazy("Let comments wait until an editor publishes them"), required=False
    )
    dry = forms.BooleanField(
        label=gettext_lazy("Only look: say what would become of each, and keep nothing"),
        required=False,
    )
