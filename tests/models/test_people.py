"""Do accounts say who they are and what they may do?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from annotator.models import Reader, Role, Tag, User
from tests.factories import make_reader, make_tag, make_user


@pytest.mark.parametrize(
    ("user", "initials"),
    [
        (User(username="nora"), "N"),
        (User(username="n", first_name="Nora", last_name="Brand"), "NB"),
        (User(username="jean-paul.s"), "JS"),
        (User(username="..."), ""),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_last_words(
    user: User, initials: str
) -> None:
    assert user.initials == initials


@pytest.mark.parametrize(
    ("user", "editor"),
    [
        (User(role=Role.READER), False),
        (User(role=Role.EDITOR), True),
        (User(role=Role.ADMINISTRATOR), True),
        (User(role=Role.READER, is_superuser=True), True),
        (User(role=Role.EDITOR, is_active=False), False),
    ],
)
def test_editors_are_those_whose_role_says_so_while_their_account_is_open(
    user: User, editor: bool
) -> None:
    assert user.is_editor is editor


@pytest.mark.django_db
def test_a_role_that_is_none_cannot_be_stored() -> None:
    with pytest.raises(IntegrityError):
        User.objects.create_user("oscar", role="emperor")


@pytest.mark.django_db
def test_readers_have_pseudonyms_of_their_own_that_do_not_name_them() -> None:
    account, browser = make_reader(make_user("nora")), make_reader()

    assert account.pseudonym != browser.pseudonym
    assert "nora" not in account.pseudonym
    assert str(account) == "nora"
    assert str(browser) == browser.pseudonym


@pytest.mark.django_db
def test_when_an_account_is_deleted_its_tags_stay_counted_under_the_pseudonym() -> None:
    nora = make_user("nora")
    tag = make_tag(reader=make_reader(nora))

    nora.delete()

    tag.passage.refresh_from_db()
    assert tag.passage.tally.fact == Tag.objects.count() == 1
    assert Reader.objects.get(pk=tag.reader_id).user is None
