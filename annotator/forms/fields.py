"""What do fields of many forms have in common? Lines, names and addresses, made clean."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from annotator.text import same_name, sanitize
from annotator.text.letters import INVISIBLE

# Without what no address has as it is; empty is none.
ADDRESS = re.compile(rf"[^\s{INVISIBLE}<>\"\\^`{{|}}]*")


class CleanCharField(forms.CharField):
    """A line of text without control characters or spaces to spare."""

    def to_python(self, value: Any) -> str:
        return sanitize.plain(super().to_python(value) or "")


class NameField(CleanCharField):
    """Somebody's name; empty where nothing can be seen of it."""

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        return name if same_name.key(name) else ""


class WebAddressField(forms.URLField):
    """The address of a page on the web, without a name and password in it."""

    def __init__(self, **kwargs: Any) -> None:
        only = [URLValidator(schemes=["http", "https"])]
        super().__init__(assume_scheme="https", validators=only, **kwargs)

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if "@" in urlsplit(address).netloc:
            raise forms.ValidationError(_("Leave out the name and password before the “@”."))
        if not ADDRESS.fullmatch(address):
            raise forms.ValidationError(_("This is no address of a page on the web."))
        return address
