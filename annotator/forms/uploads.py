"""Which files does an editor bring in at once?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy, ngettext

from annotator.models import Language, Status

# More are for the command, which shows how far it is.
MOST_FILES = 50


class FilesInput(forms.ClearableFileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each of them checked."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files. Raises ValidationError for none, or too many."""
        files = [super(FilesField, self).clean(one, initial) for one in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                ngettext(
                    "Choose %(most)d file at most; the command import_articles takes any number.",
                    "Choose %(most)d files at most; the command import_articles takes any number.",
                    MOST_FILES,
                )
                % {"most": MOST_FILES}
            )
        return files


class UploadsForm(forms.Form):
    """Files, each of them an article."""

    documents = FilesField(
        label=gettext_lazy("Files"),
        allow_empty_file=True,
        widget=FilesInput(attrs={"multiple": True}),
        error_messages={"required": gettext_lazy("Choose some files.")},
        help_text=gettext_lazy("Plain text, Markdown, HTML or Word (.docx), an article each."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("Find out")), *Language.choices],
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Who finds them"), choices=Status.choices, initial=Status.DRAFT
    )
