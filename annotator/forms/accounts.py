"""How are the forms of accounts worded? As allauth has them, in the words of this site."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as theirs
from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from annotator.models import User

LABELS = {
    "login": _("Name or e-mail address"),
    "username": _("Name"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Your password until now"),
    "password1": _("New password"),
    "password2": _("The new password once more"),
}
HELP = {"username": _("Others see it beside what you write.")}


class InOurWords(forms.Form):
    """Labels of our own, and no placeholder that says the label again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(InOurWords, theirs.LoginForm):  # type: ignore[misc]  # allauth has no types
    pass


class SignupForm(InOurWords, theirs.SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Password")
        if not self.fields["email"].required:
            self.fields["email"].label = _("E-mail address, if you like")
        self.fields["email"].help_text = _(
            "Nobody sees it. A forgotten password is mailed for, and replies to you are told."
        )

    def try_save(self, request: HttpRequest) -> Any:
        """Takes as long for an address that has an account already, of which nobody is to learn."""
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class AddEmailForm(InOurWords, theirs.AddEmailForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")

    @property
    def address_may_go(self) -> bool:
        """Whether an account can do without an address here."""
        return bool(settings.VERIFY_EMAIL != "mandatory")


class ChangePasswordForm(InOurWords, theirs.ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPasswordForm(InOurWords, theirs.SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(InOurWords, theirs.ResetPasswordForm):  # type: ignore[misc]
    users: list[User]

    def clean_email(self) -> str:
        """Leaves out who has only said that the address is to be theirs: it may be a stranger's."""
        email = str(super().clean_email())
        confirmed = EmailAddress.objects.filter(user__in=self.users, verified=True)
        here = {one.user_id for one in confirmed if one.email == email}
        elsewhere = {one.user_id for one in confirmed} - here
        self.users = [one for one in self.users if one.pk not in elsewhere]
        return email


class ResetPasswordKeyForm(InOurWords, theirs.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(InOurWords, theirs.ReauthenticateForm):  # type: ignore[misc]
    pass
