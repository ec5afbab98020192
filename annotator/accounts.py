"""How do accounts behave here? What allauth asks of a site, and what happens on signing in."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from annotator.actions import readers as reader_actions
from annotator.models import User
from annotator.views import unfinished

# No name and no address of anybody is longer.
LONGEST_NAME = 320


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Fetches the account with its reader: nearly every request of an account needs both."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        # A database looks for a name whatever its letters' case, and breaks over a very long one.
        if len(credentials.get("username") or credentials.get("email") or "") > LONGEST_NAME:
            return None
        return cast("User | None", super().authenticate(request, **credentials))

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("reader").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing up can be turned off."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP)

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """Signs in, and goes on with what had to wait for it where the form says so."""
        wanted = "carry_on" in request.POST
        answer: HttpResponse = super().post_login(request, user, **how)
        return (unfinished.carry_on(request) if wanted else None) or answer


@receiver(user_logged_in)
def welcome(sender: object, request: HttpRequest, user: User, **_kwargs: object) -> None:
    """Makes the account a reader, and brings along what the browser tagged before."""
    reader_actions.of_account(user)
    browser = getattr(request, "browser", None)
    if browser is not None:
        reader_actions.adopt(browser=browser, user=user)
