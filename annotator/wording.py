"""How does what the engine says reach people in their language?"""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext

from annotator.text.explained import Explained


def translated(error: Explained) -> str:
    """The message of `error` in the language of the request."""
    values = {name: worded(value) for name, value in error.values.items()}
    return gettext(error.template).format(**values) if values else gettext(error.template)


def worded(value: object) -> object:
    """A part of a message as the language of the request writes it."""
    if isinstance(value, Explained):
        return translated(value)
    return number_format(value, force_grouping=True) if isinstance(value, int) else value
