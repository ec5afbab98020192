"""With what does each site of the tests begin? With tables, samples and static files, made once.

Migrating, loading the samples and compressing takes the processor ten seconds, and a run of all
tests starts a dozen sites, in several processes: the first to need it makes it for all, each site
has a copy. What a new machine does is proved by whoever starts a site with `fresh=True`. Each of
those processes has a database for tests of its own, which begins with those tables as well.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
# Names the folder of this run, which its processes share; there is none without pytest.
FOLDER = "TESTS_BEGIN_WITH"
SQLITE = "annotator.sqlite3"
# How Django calls the database of tests on SQLite: it is there as long as somebody has it open.
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"
LOAD = """
from django.core.management import call_command
from annotator.management.commands.serve import collect_static_files
call_command("load_samples")
collect_static_files()
"""


def share() -> Callable[[], None]:
    """Makes the folder that the processes of this run share; returns what takes it away."""
    folder = tempfile.mkdtemp(prefix="annotator-tests-")
    os.environ[FOLDER] = folder

    def take_away() -> None:
        del os.environ[FOLDER]
        shutil.rmtree(folder)

    return take_away


def begin(directory: Path, environment: Mapping[str, str], *, samples: bool) -> None:
    """Gives the site in `directory` its tables, with the samples in them if they are to be there.

    One that has a database already keeps it. `environment` has the settings of the site.
    """
    if FOLDER not in os.environ:
        return
    whole = with_samples(environment)
    copy(whole if samples else with_tables(environment), directory)


@contextmanager
def tests_begin() -> Iterator[None]:
    """Lets the database that Django makes for the tests of this process have its tables from the
    beginning, so that there is nothing left to migrate.
    """
    made = with_tables(os.environ)
    if server_given():
        connection.settings_dict["TEST"]["TEMPLATE"] = name_for(made)
        yield
        return
    with closing(sqlite3.connect(IN_MEMORY, uri=True)) as target:
        with closing(sqlite3.connect(made / SQLITE)) as source:
            source.backup(target)
        yield


def with_tables(environment: Mapping[str, str]) -> Path:
    """The folder of a database that has its tables. Raises CalledProcessError."""
    return once("tables", lambda folder: manage(folder, environment, "migrate", "--verbosity=0"))


def with_samples(environment: Mapping[str, str]) -> Path:
    """The folder of one that has the samples too; static files are collected by then.

    Raises CalledProcessError.
    """
    tables = with_tables(environment)

    def load(folder: Path) -> None:
        copy(tables, folder)
        # Static files are collected once for all runs, two of which may go on beside each other.
        with alone(Path(environment["STATIC_ROOT"]).with_suffix(".lock")):
            manage(folder, environment, "shell", "--no-imports", "-c", LOAD)

    return once("samples", load)


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of this run, into which the first process that asks for it has `make` put
    what the others wait for.
    """
    folder = Path(os.environ[FOLDER]) / name
    done = folder.with_suffix(".done")
    with alone(folder.with_suffix(".lock")):
        if not done.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            done.touch()
    return folder


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Waits until no other process is within, by a lock on `file`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def manage(directory: Path, environment: Mapping[str, str], *arguments: str) -> None:
    """Runs a command on the database in `directory`. Raises CalledProcessError."""
    own = {"DATABASE_URL": database_of(directory), "VAR_DIR": str(directory)}
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**environment, **own},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def copy(made: Path, directory: Path) -> None:
    """Puts a copy of the database in the folder `made` into `directory`, unless one is there.

    With it comes the file that has the sample editor's password, which is named for the database.
    """
    server = server_given()
    if server:
        create(server, name_for(directory), like=name_for(made))
    elif not (directory / SQLITE).exists():
        with (
            closing(sqlite3.connect(made / SQLITE)) as source,
            closing(sqlite3.connect(directory / SQLITE)) as target,
        ):
            source.backup(target)
    database = name_for(directory) if server else Path(SQLITE).stem
    for password in made.glob("*-sample-editor.txt"):
        shutil.copy(password, directory / f"{database}-sample-editor.txt")


def database_of(directory: Path) -> str:
    """The address of the database of the site in `directory`: a file there, unless `DATABASE_URL`
    names a PostgreSQL; then one of its own on that server, made the first time.
    """
    server = server_given()
    if not server:
        return f"sqlite:///{directory / SQLITE}"
    name = name_for(directory)
    create(server, name, like="template1")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def server_given() -> str:
    """The address of the PostgreSQL that the tests run on, if they do."""
    given = os.environ.get("DATABASE_URL", "")
    return given if given.startswith("postgres") else ""


def name_for(directory: Path) -> str:
    """What the database of the site in `directory` is called on a server."""
    return f"site_{hashlib.sha256(str(directory).encode()).hexdigest()[:24]}"


def create(server: str, name: str, *, like: str) -> None:
    """Makes a database on the server, as a copy of the one called `like`, unless it is there."""
    with psycopg.connect(server, autocommit=True) as session:
        if not session.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
            names = map(sql.Identifier, (name, like))
            session.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
