"""Does loading the samples tell a newcomer how to sign in, and is that true?"""

from __future__ import annotations

import io
import re
import stat
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from annotator.actions.samples import EDITOR
from annotator.management.commands.load_samples import password_file
from annotator.models import Article, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(tmp_path: Path, settings: Settings) -> Path:
    """Where the password is kept, since the database of tests is in no file."""
    settings.VAR_DIR = tmp_path
    return tmp_path


def printed(**options: bool) -> str:
    out = io.StringIO()
    call_command("load_samples", stdout=out, **options)
    return out.getvalue()


def test_it_loads_and_prints_how_to_sign_in_and_a_second_time_only_prints(var: Path) -> None:
    first = printed()
    second = printed()

    loaded, login = first.splitlines()
    assert loaded == "Sample articles loaded: 3."
    assert second.splitlines() == [login]
    assert Article.objects.count() == 3
    password = re.findall(r"password (\S+) ", login)[0]
    assert User.objects.get(username=EDITOR).check_password(password)
    file = password_file()
    assert file.parent == var
    assert file.read_text() == f"{password}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_does_not_set_a_password_back_that_was_changed() -> None:
    editor = make_user(EDITOR)
    password_file().write_text("the one that was made\n")

    assert "changepassword" in printed()

    editor.refresh_from_db()
    assert not editor.check_password("the one that was made")


def test_printing_alone_loads_nothing() -> None:
    assert printed(print_login=True) == "There is no sample editor: load_samples makes one.\n"
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("vendor", "name", "kept_in"),
    [
        ("sqlite", "class-b.sqlite3", "class-b-sample-editor.txt"),
        ("postgresql", "class_b", "var/class_b-sample-editor.txt"),
    ],
)
def test_each_database_has_a_password_of_its_own(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    vendor: str,
    name: str,
    kept_in: str,
) -> None:
    settings.VAR_DIR = tmp_path / "var"
    database = tmp_path / name
    database.touch()
    monkeypatch.setattr(connection, "vendor", vendor)
    named = str(database) if vendor == "sqlite" else name
    monkeypatch.setitem(connection.settings_dict, "NAME", named)

    assert password_file() == tmp_path / kept_in
