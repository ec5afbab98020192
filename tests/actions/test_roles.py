"""Are roles given and taken, but never the last administrator's?"""

from __future__ import annotations

import pytest

from annotator.actions import roles
from annotator.models import Role, User
from annotator.refusals import NotAllowed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_a_role_takes_the_place_of_the_one_before(role: Role) -> None:
    assert roles.give(user=make_user("nora"), role=role).role == role
    assert User.objects.get().role == role


def test_the_last_administrator_stays_one_until_there_is_another() -> None:
    anna = make_user("anna", role=Role.ADMINISTRATOR)
    closed = make_user("closed", role=Role.ADMINISTRATOR)
    closed.is_active = False
    closed.save()

    with pytest.raises(NotAllowed):
        roles.give(user=anna, role=Role.EDITOR)
    roles.give(user=anna, role=Role.ADMINISTRATOR)
    roles.give(user=make_user("nora"), role=Role.ADMINISTRATOR)
    roles.give(user=anna, role=Role.EDITOR)

    assert [one.username for one in User.administrators()] == ["nora"]


def test_who_was_made_one_at_the_command_line_stays_an_administrator() -> None:
    root = User.objects.create_superuser("root")

    with pytest.raises(NotAllowed):
        roles.give(user=root, role=Role.READER)
    assert User.objects.get(pk=root.pk).is_administrator
