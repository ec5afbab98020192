"""Are settings read from the environment, checked, and closed where nothing is said?"""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.live import ROOT

READS = re.compile(r'env\.\w+\(\s*"(\w+)"')
SOURCE = (ROOT / "annotator" / "settings.py").read_text()
VARIABLES = READS.findall(SOURCE)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Reads the settings in an environment in which nothing but what is given is set."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def settings(**environment: str) -> dict[str, Any]:
        given = {"DATABASE_URL": f"sqlite:///{tmp_path / 'a.sqlite3'}", "SECRET_KEY": "given"}
        for name, value in (given | environment).items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "annotator" / "settings.py"))

    return settings


def test_whatever_is_not_said_is_closed(load: Any) -> None:
    settings = load()

    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert settings["SECURE_PROXY_SSL_HEADER"] is None
    assert settings["SESSION_COOKIE_HTTPONLY"] is True
    assert "unsafe" not in str(settings["CONTENT_SECURITY_POLICY"])


@pytest.mark.parametrize(
    ("environment", "setting", "value"),
    [
        ({"DEBUG": "1"}, "DEBUG", True),
        ({"ALLOWED_HOSTS": "a.example,b.example"}, "ALLOWED_HOSTS", ["a.example", "b.example"]),
        ({"ANONYMOUS_TAGS": "off"}, "ANONYMOUS_TAGS", False),
        ({"SIGN_UP": "false"}, "SIGN_UP", False),
        ({"LANGUAGE_CODE": "fr"}, "LANGUAGE_CODE", "fr"),
        ({"TIME_ZONE": "Europe/Paris"}, "TIME_ZONE", "Europe/Paris"),
        ({"HTTPS": "1"}, "SESSION_COOKIE_SECURE", True),
        ({"HTTPS": "1"}, "CSRF_COOKIE_SECURE", True),
        ({"HTTPS": "1"}, "SECURE_SSL_REDIRECT", True),
        ({"HTTPS": "1"}, "SESSION_COOKIE_NAME", "__Host-sessionid"),
        ({"HTTPS": "1"}, "CSRF_COOKIE_NAME", "__Host-csrftoken"),
        ({"HTTPS": "1"}, "LANGUAGE_COOKIE_NAME", "__Host-django_language"),
        ({"HTTPS": "1"}, "LANGUAGE_COOKIE_SECURE", True),
        ({"HTTPS": "1"}, "READER_COOKIE", "__Host-reader"),
        ({"HTTPS": "0"}, "SESSION_COOKIE_NAME", "sessionid"),
        ({"HTTPS": "1"}, "SECURE_HSTS_SECONDS", 31_536_000),
        (
            {"TRUST_PROXY": "1"},
            "SECURE_PROXY_SSL_HEADER",
            ("HTTP_X_FORWARDED_PROTO", "https"),
        ),
        ({"TRUST_PROXY": "on"}, "TRUST_PROXY", 1),
        ({"TRUST_PROXY": "2"}, "TRUST_PROXY", 2),
        ({"RATE_PER_ADDRESS": "3"}, "RATE_PER_ADDRESS", 3),
        ({"EMAIL_URL": "smtp://u:p@mail.example:587"}, "EMAIL_HOST", "mail.example"),
        ({"EMAIL_URL": "smtp://u:p@mail.example:587"}, "EMAIL_PORT", 587),
        ({"EMAIL_URL": "submission://u:p@mail.example"}, "EMAIL_USE_TLS", True),
        ({"EMAIL_URL": "file:////srv/mail"}, "EMAIL_FILE_PATH", "/srv/mail"),
        ({"EMAIL_URL": "smtp://mail.example"}, "EMAIL_TIMEOUT", 10),
        ({"STATIC_ROOT": "/srv/static"}, "STATIC_ROOT", Path("/srv/static")),
        (
            {"CSRF_TRUSTED_ORIGINS": "https://a.example"},
            "CSRF_TRUSTED_ORIGINS",
            ["https://a.example"],
        ),
        ({"FETCH_ALSO": "a.example:80"}, "FETCH_ALSO", frozenset({"a.example:80"})),
        ({"HOLD_COMMENTS": "3"}, "HOLD_COMMENTS", 3),
        ({"DEFAULT_FROM_EMAIL": "a@b.example"}, "DEFAULT_FROM_EMAIL", "a@b.example"),
    ],
)
def test_a_deployment_chooses(
    load: Any, environment: dict[str, str], setting: str, value: object
) -> None:
    assert load(**environment)[setting] == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("HTTPS", ""),
        ("ANONYMOUS_TAGS", "2"),
        ("HOLD_COMMENTS", "-1"),
        ("HOLD_COMMENTS", "some"),
        ("LANGUAGE_CODE", "de"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysqlite://x"),
        ("CACHE_URL", "nonsense://x"),
        ("EMAIL_URL", "nonsense://x"),
        ("VERIFY_EMAIL", "perhaps"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("TRUST_PROXY", "perhaps"),
        ("TRUST_PROXY", "-1"),
        ("LOG_FORMAT", "xml"),
        ("RATE_TAGS", "many"),
        ("RATE_SIGN_INS", "0/m"),
        ("RATE_SIGN_UPS", "many"),
        ("RATE_PER_ADDRESS", "0"),
        ("FETCH_ALSO", "pages.example.org"),
        ("FETCH_ALSO", "http://pages.example.org:80"),
    ],
)
def test_what_cannot_be_is_refused_with_the_name_of_the_setting(
    load: Any, name: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        load(**{name: value})


@pytest.mark.parametrize(
    ("environment", "verification", "email"),
    [
        ({}, "optional", "email"),
        ({"EMAIL_URL": "console:"}, "optional", "email"),
        ({"EMAIL_URL": "smtp://mail.example"}, "mandatory", "email*"),
        ({"EMAIL_URL": "smtp://mail.example", "VERIFY_EMAIL": "optional"}, "optional", "email"),
        ({"EMAIL_URL": "smtp://mail.example", "VERIFY_EMAIL": "none"}, "none", "email"),
        ({"VERIFY_EMAIL": "mandatory"}, "mandatory", "email*"),
    ],
)
def test_an_address_must_be_confirmed_where_e_mail_reaches_people(
    load: Any, environment: dict[str, str], verification: str, email: str
) -> None:
    settings = load(**environment)

    assert settings["ACCOUNT_EMAIL_VERIFICATION"] == verification
    assert email in settings["ACCOUNT_SIGNUP_FIELDS"]


def test_attempts_to_sign_in_are_counted_by_login_and_by_address(load: Any) -> None:
    limits = load(RATE_SIGN_INS="3/10m", RATE_SIGN_UPS="off")["ACCOUNT_RATE_LIMITS"]

    assert limits["login_failed"] == limits["reset_password"] == "3/600s/key,18/600s/ip"
    assert limits["signup"] == ""


def test_without_a_key_a_deployment_does_not_start(load: Any, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        load(SECRET_KEY="")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        load(SECRET_KEY="", DATABASE_URL="postgres://u:p@db.example/a")
    assert not (tmp_path / "secret_key").exists()


def test_a_key_is_kept_beside_the_sqlite_file_when_that_is_asked_for(
    load: Any, tmp_path: Path
) -> None:
    made = load(SECRET_KEY="", KEEP_SECRET_KEY="1")["SECRET_KEY"]

    assert made == (tmp_path / "secret_key").read_text()
    assert load(SECRET_KEY="", KEEP_SECRET_KEY="1")["SECRET_KEY"] == made


def test_rates_are_read_and_can_be_off(load: Any) -> None:
    rates = load(RATE_TAGS="5/10m", RATE_COMMENTS="off")["RATES"]

    assert (rates["tags"].times, rates["tags"].seconds) == (5, 600)
    assert rates["comments"] is None
    assert rates["imports"] is not None


def test_the_cache_is_a_file_beside_the_database_that_all_processes_share(
    load: Any, tmp_path: Path
) -> None:
    assert load()["CACHES"]["default"] == {
        "BACKEND": "annotator.caches.file.SharedCache",
        "LOCATION": str(tmp_path / "cache.sqlite3"),
    }


def test_the_cache_can_be_another(load: Any, tmp_path: Path) -> None:
    cache = load(CACHE_URL="redis://cache.example:6379/1")["CACHES"]["default"]

    assert cache["BACKEND"] == "annotator.caches.redis.RedisOrFile"
    assert cache["LOCATION"] == "redis://cache.example:6379/1"
    assert cache["OPTIONS"] == {"file": str(tmp_path / "cache.sqlite3")}


def test_sqlite_takes_writers_one_after_another_instead_of_failing(load: Any) -> None:
    options = load()["DATABASES"]["default"]["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 10
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_gets_a_pool_and_no_options_of_sqlite(load: Any) -> None:
    database = load(DATABASE_URL="postgres://u:p@db.example:5433/annotator")["DATABASES"]["default"]

    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example",
        5433,
        "annotator",
    )
    assert set(database["OPTIONS"]) == {"options", "pool", "prepare_threshold"}
    assert "jit=off" in database["OPTIONS"]["options"]
    assert database["OPTIONS"]["pool"]["max_size"] == 4


def test_the_command_line_says_in_a_line_what_is_wrong(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{tmp_path / 'a.sqlite3'}",
        "DEBUG": "perhaps",
    }

    ran = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode != 0
    assert "DEBUG" in ran.stderr.strip().splitlines()[-1]
