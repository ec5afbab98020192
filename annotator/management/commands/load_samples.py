"""What does a newcomer see first? Loads the sample articles and says how to sign in.

The editor's password is made on the spot and kept beside the database, for its owner only.
"""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from annotator.actions import samples
from annotator.models import User

PASSWORD_FILE = "sample-editor.txt"


class Command(BaseCommand):
    help = "Load the sample articles and their people, once, and print how to sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--print-login", action="store_true", help="load nothing, only print how to sign in"
        )

    def handle(self, *, print_login: bool, **options: Any) -> None:
        """A second time it loads nothing. Raises CommandError where the fixtures do not fit."""
        if not print_login and not User.objects.filter(username=samples.EDITOR).exists():
            password = secrets.token_urlsafe(9)
            try:
                made = samples.load(settings.BASE_DIR / "fixtures", password=password)
            except samples.SampleError as error:
                raise CommandError(str(error)) from error
            keep(password)
            self.stdout.write(f"Sample articles loaded: {len(made)}.")
        self.stdout.write(how_to_sign_in())


def how_to_sign_in() -> str:
    """A line for whoever has just started the site."""
    editor = User.objects.filter(username=samples.EDITOR).first()
    if editor is None:
        return "There is no sample editor: load_samples makes one."
    file = password_file()
    password = file.read_text().strip() if file.is_file() else ""
    if not editor.check_password(password):
        return (
            f"The sample editor’s password is no longer the one that was made;"
            f" manage.py changepassword {samples.EDITOR} sets another."
        )
    return f"Sign in as the sample editor: {samples.EDITOR}, password {password} (kept in {file})"


def keep(password: str) -> None:
    """Write the password where only the owner of the file can read it."""
    file = password_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as opened:
        opened.write(f"{password}\n")


def password_file() -> Path:
    """Beside the SQLite file, or in `var`; named for the database, as each has its own editor."""
    database = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite":
        return Path(settings.VAR_DIR, f"{database.name}-{PASSWORD_FILE}")
    if database.is_file():
        return database.with_name(f"{database.stem}-{PASSWORD_FILE}")
    return Path(settings.VAR_DIR, PASSWORD_FILE)
