"""How does somebody get a role, or another one? Somebody always has to be able to give them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions.leaving import is_last_administrator
from annotator.models import Role, User
from annotator.refusals import NotAllowed


@transaction.atomic
def give(*, user: User, role: Role) -> User:
    """Gives an account a role in place of the one that it had; returns it as it is then.

    Raises NotAllowed for the last administrator, and for an account that is a superuser: that it is
    an administrator was said at the command line.
    """
    # Two administrators who take each other's role at once would leave nobody: the second waits.
    list(User.administrators().select_for_update().order_by("pk").values_list("pk"))
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_superuser:
        raise NotAllowed(_("Whoever was made an administrator at the command line stays one."))
    if role != Role.ADMINISTRATOR and is_last_administrator(locked):
        raise NotAllowed(_("This is the last administrator: make somebody else one first."))
    locked.role = role
    locked.save(update_fields=["role"])
    return locked
