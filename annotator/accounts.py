"""How do accounts behave here? What allauth asks of a site, and what happens on signing in."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from allauth.account.signals import password_reset
from allauth.account.stages import EmailVerificationStage
from allauth.core import context
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from annotator import patience
from annotator.actions import accounts as account_actions
from annotator.actions import readers as reader_actions
from annotator.client_address import client_address
from annotator.mail import post
from annotator.models import User
from annotator.prepared import Prepared, Slot
from annotator.refusals import TooMany
from annotator.views import unfinished

# No name and no address of anybody is longer.
LONGEST_NAME = 320
WITH_READER = Prepared(
    lambda: User.objects.select_related("reader").filter(pk=Slot("pk", User._meta.pk))
)


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Fetches the account with its reader: nearly every request of an account needs both."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        # A database looks for a name whatever its letters' case, and breaks over a very long one.
        if len(credentials.get("username") or credentials.get("email") or "") > LONGEST_NAME:
            return None
        return cast("User | None", super().authenticate(request, **credentials))

    def get_user(self, user_id: int) -> User | None:
        user = WITH_READER.first(pk=user_id)
        return user if user and self.user_can_authenticate(user) else None


class FirstVerificationStage(EmailVerificationStage):  # type: ignore[misc]
    """Holds nobody up who came in before: perhaps no address had to be confirmed then."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if self.login.user is not None and not is_new(self.login.user):
            return None, True
        return cast("tuple[HttpResponse | None, bool]", super().handle())


def is_new(user: User) -> bool:
    """Whether an account that somebody made by signing up was never signed in to.

    One that an administrator made has no primary address for allauth until one is confirmed.
    """
    if user.last_login is not None:
        return False
    return bool(EmailAddress.objects.filter(user=user, primary=True).exists())


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing up can be turned off; e-mail leaves by our own post; addresses are ours to know."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("There is no account with this address and password."),
        "email_taken": _("This address cannot be used."),
        "enter_current_password": _("This is not your password."),
        "incorrect_password": _("This is not your password."),
        "username_password_mismatch": _("There is no account with this name and password."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, and try again."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts an attempt to sign in. Raises TooMany, of those at this address or login."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            waiting = patience.seconds(request, "login_failed", key=key)
            raise TooMany(seconds=waiting) from error

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP)

    def get_login_stages(self) -> list[str]:
        return ["annotator.accounts.FirstVerificationStage"]

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """Signs in, and goes on with what had to wait for it where the form says so."""
        wanted = "carry_on" in request.POST
        answer: HttpResponse = super().post_login(request, user, **how)
        return (unfinished.carry_on(request) if wanted else None) or answer

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("account.detail")

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """An address may go that nobody confirmed; the one in use where no account needs one."""
        return not email_address.verified or settings.VERIFY_EMAIL != "mandatory"

    def send_mail(self, template_prefix: str, email: str, context_: dict[str, Any]) -> None:
        """Writes an e-mail from its templates and gives it to the post."""
        about = {"request": context.request, "email": email, **context_}
        post.send([self.render_mail(template_prefix, email, about)])

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Tells of a change to an account, unless nobody knows whose its address is."""
        user: User = args[1]
        if kwargs.get("email") or EmailAddress.objects.filter(user=user, verified=True).exists():
            super().send_notification_mail(*args, **kwargs)


@receiver(user_logged_in)
def welcome(sender: object, request: HttpRequest, user: User, **_kwargs: object) -> None:
    """Makes the account a reader, and brings along what the browser tagged before."""
    account_actions.speak(user=user, language=get_language() or "")
    reader_actions.of_account(user)
    browser = getattr(request, "browser", None)
    if browser is not None:
        reader_actions.adopt(browser=browser, user=user)


@receiver(password_reset)
def reached(sender: object, user: User, **_kwargs: object) -> None:
    """Takes an address for confirmed where the link could have been mailed to no other."""
    account_actions.confirm_only_address(user=user)
