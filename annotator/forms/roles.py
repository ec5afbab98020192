"""What do administrators ask for and say of the people who have accounts?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from annotator.forms.fields import CleanCharField
from annotator.models import Role


class PeopleForm(forms.Form):
    """Whom to look for."""

    q = CleanCharField(label=gettext_lazy("Name or address"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        required=False,
        choices=[("", gettext_lazy("All")), *Role.choices],
    )


class RoleForm(forms.Form):
    """The role that somebody shall have."""

    role = forms.ChoiceField(choices=Role.choices)
