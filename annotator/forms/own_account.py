"""What can somebody say about their own account, and what has to be said before it goes?"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.actions.leaving import Fate
from annotator.forms.fields import NameField
from annotator.models import User

# Both of Django's names together are no longer than this one.
LONGEST_NAME = 150


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # generic to the checker only
    """The name that others see, and what is mailed in which language."""

    shown_name = NameField(
        label=gettext_lazy("Name that others see"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("Empty to be called as you sign in."),
    )

    class Meta:
        model = User
        fields = ("language", "mail_replies", "mail_mentions", "mail_moderation")

    field_order = ("shown_name",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown_name"].initial = self.instance.get_full_name()
        language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language of e-mail"))
        self.fields["language"] = language

    @property
    def about_mail(self) -> list[forms.BoundField]:
        """The fields that choose what is mailed."""
        return [self[name] for name in self.fields if name.startswith("mail_")]

    @property
    def about_oneself(self) -> list[forms.BoundField]:
        """The others."""
        return [self[name] for name in self.fields if not name.startswith("mail_")]

    def clean_shown_name(self) -> str:
        name = str(self.cleaned_data["shown_name"])
        others = User.objects.exclude(pk=self.instance.pk)
        same = Q(username__iexact=name) | Q(first_name__iexact=name, last_name="")
        if name and others.filter(same).exists():
            raise forms.ValidationError(_("Somebody else is called so already."))
        return name


class LeavingForm(forms.Form):
    """What becomes of what somebody gave, and the password, so that it is them who go."""

    tags = forms.ChoiceField(
        label=gettext_lazy("Your tags and marks"),
        widget=forms.RadioSelect,
        choices=(
            (Fate.KEPT, gettext_lazy("stay, counted, without your name")),
            (Fate.REMOVED, gettext_lazy("go, and are counted no longer")),
        ),
    )
    said = forms.ChoiceField(
        label=gettext_lazy("Your comments"),
        widget=forms.RadioSelect,
        choices=(
            (Fate.KEPT, gettext_lazy("stay, by “somebody who left”")),
            (Fate.REMOVED, gettext_lazy("go; where others replied it says that one was deleted")),
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        # Counted together with attempts to sign in.
        if not get_adapter().reauthenticate(self.user, password):
            raise forms.ValidationError(_("This is not your password."))
        return password
