"""How is this site set up? Every choice that a deployment can make comes from the environment.

The README lists the variables; `tests/test_settings.py` holds the two against each other. Whatever
is not given is closed: no debugging, no hosts but this machine's, no key that others could guess.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from zoneinfo import available_timezones

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError, validate

from annotator import secret_key
from annotator.rate import Rate, counted, proxies, rate

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
for parser in (proxies, rate):
    env.add_parser(parser.__name__, parser)

# What a deployment chooses -----------------------------------------------------------------------

try:
    VAR_DIR: Path = env.path("VAR_DIR", BASE_DIR / "var")
    DEBUG = env.bool("DEBUG", False)
    HTTPS = env.bool("HTTPS", False)
    # How many proxies stand before the site, each of which says whom it was asked by, and how.
    TRUST_PROXY: int = env.proxies("TRUST_PROXY", "0")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
    CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
    DATABASES = {
        "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'annotator.sqlite3'}")
    }
    # Connections to PostgreSQL that a process may have; the server has four threads a process.
    DATABASE_POOL = env.int("DATABASE_POOL", 4)
    # Where nothing is said, it is one that all processes share: see below.
    CACHE_CONFIG = env.dj_cache_url("CACHE_URL") if "CACHE_URL" in os.environ else {}
    LANGUAGE_CODE = env.str("LANGUAGE_CODE", "en")
    TIME_ZONE = env.str("TIME_ZONE", "UTC")
    # May a browser without an account tag? Commentary always needs an account.
    ANONYMOUS_TAGS = env.bool("ANONYMOUS_TAGS", True)
    SIGN_UP = env.bool("SIGN_UP", True)
    # So many comments of an account have to be published by an editor before others are at once.
    HOLD_COMMENTS = env.int("HOLD_COMMENTS", 0, validate=validate.Range(min=0))
    # Articles are fetched from the public web only, and from these machines.
    FETCH_ALSO: frozenset[str] = frozenset(env.list("FETCH_ALSO", []))
    # What one reader may do, of each kind, and how many readers' worth all at one address may.
    RATES: dict[str, Rate | None] = {
        "tags": env.rate("RATE_TAGS", "60/m"),
        "comments": env.rate("RATE_COMMENTS", "20/m"),
        "flags": env.rate("RATE_FLAGS", "20/10m"),
        "account": env.rate("RATE_ACCOUNT", "10/10m"),
        "previews": env.rate("RATE_PREVIEWS", "40/m"),
        "edits": env.rate("RATE_EDITS", "120/m"),
        "imports": env.rate("RATE_IMPORTS", "40/10m"),
        "files": env.rate("RATE_FILES", "400/10m"),
        "fetches": env.rate("RATE_FETCHES", "20/10m"),
        "searches": env.rate("RATE_SEARCHES", "90/m"),
        "exports": env.rate("RATE_EXPORTS", "20/m"),
    }
    # Wrong passwords for one login, and e-mails to choose a new one; accounts from one address.
    RATE_SIGN_INS: Rate | None = env.rate("RATE_SIGN_INS", "5/5m")
    RATE_SIGN_UPS: Rate | None = env.rate("RATE_SIGN_UPS", "40/10m")
    RATE_PER_ADDRESS = env.int("RATE_PER_ADDRESS", 40)
    # Who may gather the numbers at /metrics; nothing is counted without.
    METRICS_TOKEN = env.str("METRICS_TOKEN", "")
    LOG_FORMAT = env.str("LOG_FORMAT", "plain")
    LOG_REQUESTS = env.bool("LOG_REQUESTS", LOG_FORMAT == "json")
    SECRET_KEY = env.str("SECRET_KEY", "")
    KEEP_SECRET_KEY = env.bool("KEEP_SECRET_KEY", False)
    STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
    EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "console:")
    # Must an account's address be confirmed by a link that is mailed there?
    VERIFY_EMAIL = env.str("VERIFY_EMAIL", "")
    DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "annotator@localhost")
except EnvError as error:
    raise ImproperlyConfigured(f"{error} (the README lists the settings)") from error

if DATABASE_POOL < 1:
    raise ImproperlyConfigured(f"DATABASE_POOL is {DATABASE_POOL}; it can be 1 or more.")
if RATE_PER_ADDRESS < 1:
    raise ImproperlyConfigured(f"RATE_PER_ADDRESS is {RATE_PER_ADDRESS}; it can be 1 or more.")
if LOG_FORMAT not in ("plain", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT is “{LOG_FORMAT}”; it can be “plain” or “json”.")
if LANGUAGE_CODE not in ("en", "fr"):
    raise ImproperlyConfigured(f"LANGUAGE_CODE is “{LANGUAGE_CODE}”; it can be “en” or “fr”.")
if TIME_ZONE not in available_timezones():
    raise ImproperlyConfigured(f"TIME_ZONE is “{TIME_ZONE}”; it can be a name like “Europe/Paris”.")
for machine in FETCH_ALSO:
    if not re.fullmatch(r"[^\s/@]+:\d{1,5}", machine):
        raise ImproperlyConfigured(
            f"FETCH_ALSO holds “{machine}”; it can hold machines like “pages.example.org:8000”."
        )
if "EMAIL_BACKEND" not in EMAIL_CONFIG:
    raise ImproperlyConfigured("EMAIL_URL is no address like “submission://user:password@host”.")
if not VERIFY_EMAIL:
    # Where e-mail only goes to the console nobody could read the link but who runs the site.
    reaches_people = not EMAIL_CONFIG["EMAIL_BACKEND"].endswith("console.EmailBackend")
    VERIFY_EMAIL = "mandatory" if reaches_people else "optional"
if VERIFY_EMAIL not in ("mandatory", "optional", "none"):
    raise ImproperlyConfigured(
        f"VERIFY_EMAIL is “{VERIFY_EMAIL}”; it can be “mandatory”, “optional” or “none”."
    )

# The database ------------------------------------------------------------------------------------

on_sqlite = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
database_file = Path(str(DATABASES["default"]["NAME"]))
if on_sqlite:
    if str(database_file) != ":memory:":
        database_file.parent.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock when it begins: one that had to upgrade from reading
        # would fail with “database is locked” at once, whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            # What is read comes from memory that all share; a connection copies little of it.
            " PRAGMA cache_size=-2000; PRAGMA mmap_size=1073741824;"
        ),
    }
    # A thread keeps its connection from one request to the next.
    DATABASES["default"]["CONN_MAX_AGE"] = 600
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    options = DATABASES["default"].setdefault("OPTIONS", {})
    # Pages ask short questions: compiling their plans, or starting processes for them, would take
    # longer than answering. It costs an SSD hardly more to read here and there than to read on.
    options.setdefault(
        "options", "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"
    )
    # A connection keeps the plans of what `annotator.prepared` has asked it some times. Where a
    # pooler stands between that cannot keep them, DATABASE_URL ends in
    # “?prepare_threshold=1000000000”.
    options.setdefault("prepare_threshold", 2)
    # The threads of a process share connections; one that broke is replaced before it is used.
    options["pool"] = {"min_size": 1, "max_size": DATABASE_POOL, "timeout": 20}
else:
    raise ImproperlyConfigured(
        "DATABASE_URL names a database that this does not run on: it can be “sqlite:///…” or"
        " “postgres://user:password@host:5432/name”."
    )
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What a site keeps in files: beside the database's, so that whoever may write there writes here.
STATE_DIRECTORY = database_file.parent if on_sqlite else VAR_DIR / database_file.name
cache_file = STATE_DIRECTORY / "cache.sqlite3"
if CACHE_CONFIG.get("BACKEND") == "django.core.cache.backends.redis.RedisCache":
    # While it is away each machine counts in its own file.
    CACHE_CONFIG["BACKEND"] = "annotator.caches.redis.RedisOrFile"
    CACHE_CONFIG.setdefault("OPTIONS", {})["file"] = str(cache_file)
CACHES = {
    "default": CACHE_CONFIG
    or {"BACKEND": "annotator.caches.file.SharedCache", "LOCATION": str(cache_file)}
}

if not SECRET_KEY:
    if not KEEP_SECRET_KEY:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Every process of a deployment needs the same long random one: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))' makes one."
        )
    SECRET_KEY = secret_key.kept(STATE_DIRECTORY / "secret_key")

# The application ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "annotator",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "csp",
]
MIDDLEWARE = [
    "annotator.observability.request_log.RequestLogMiddleware",
    "annotator.observability.metrics.MetricsMiddleware",
    "annotator.shared.proxies.ProxiesMiddleware",
    "annotator.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "annotator.observability.probes.ProbesMiddleware",
    "annotator.headers.CompressionMiddleware",
    "annotator.headers.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "annotator.bodies.BodiesMiddleware",
    "annotator.same_origin.SameOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "annotator.readers.ReaderMiddleware",
    "annotator.access.robots.RobotsMiddleware",
    "annotator.views.errors.ErrorMiddleware",
]
ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "annotator.same_origin.context",
                "annotator.access.context",
                "annotator.queries.for_you.context",
                "annotator.navigation.context",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# People ------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "annotator.User"
AUTHENTICATION_BACKENDS = ["annotator.accounts.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# A link to choose a new password works for a day, one to confirm an address for three.
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_ADAPTER = "annotator.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"annotator.forms.accounts.{form}"
    for name, form in {
        "login": "LoginForm",
        "signup": "SignupForm",
        "add_email": "AddEmailForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "ResetPasswordKeyForm",
        "reauthenticate": "ReauthenticateForm",
    }.items()
}
ACCOUNT_EMAIL_VERIFICATION = VERIFY_EMAIL
ACCOUNT_SIGNUP_FIELDS = [
    "username*",
    "email*" if VERIFY_EMAIL == "mandatory" else "email",
    "password1*",
]
# From one address six logins may be tried to the end. All else is counted in `RATES`.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": counted(RATE_SIGN_INS, key=1, ip=6),
    "signup": counted(RATE_SIGN_UPS, ip=1),
    "reset_password": counted(RATE_SIGN_INS, key=1, ip=6),
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/m/key",
    "manage_email": "10/m/user",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Nobody learns from the site who has an account, also where addresses need not be confirmed.
ACCOUNT_PREVENT_ENUMERATION = "strict"
# The browser that signed up is signed in when the link is opened there.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
# An account has one address; a new one takes its place once it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "articles.index"
ACCOUNT_LOGOUT_REDIRECT_URL = "articles.index"
# The reader's cookie: it makes a browser a reader, and lasts as long as browsers allow.
READER_COOKIE = "__Host-reader" if HTTPS else "reader"
READER_COOKIE_AGE = 400 * 24 * 3600

# Language and time -------------------------------------------------------------------------------

LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "annotator" / "locale"]
USE_I18N = True
USE_TZ = True

# Static files ------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "annotator.staticfiles.HashedStaticFiles"
    },
}

# What comes in -----------------------------------------------------------------------------------

# An article of five million bytes in a preview's form, with room for all its other fields.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
# A preview has a few fields for each quote that was found.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Hardening ---------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "annotator.sessions"
# No script reads any cookie, and no other site's form or frame sends one.
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# Browsers take a name that begins so from nobody but this very host, and by HTTPS: no site beside
# it under the same domain can lay its own under ours. Without HTTPS they take none.
cookie = "__Host-{}" if HTTPS else "{}"
SESSION_COOKIE_NAME = cookie.format("sessionid")
CSRF_COOKIE_NAME = cookie.format("csrftoken")
LANGUAGE_COOKIE_NAME = cookie.format("django_language")
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# What watches the site asks the process itself; only HTTPS goes further than that.
SECURE_REDIRECT_EXEMPT = [r"^(health/|ready/|metrics)$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
CSRF_FAILURE_VIEW = "annotator.views.errors.csrf_failure"

# E-mail and logs ---------------------------------------------------------------------------------

EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = EMAIL_CONFIG.get("EMAIL_FILE_PATH") or None
# Seconds; a mail server that is slower than that is not there.
EMAIL_TIMEOUT = EMAIL_CONFIG.get("EMAIL_TIMEOUT") or 10

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "annotator.observability.log_lines.AboutRequest"}},
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name}: {message}{after}", "style": "{"},
        "json": {"()": "annotator.observability.log_lines.JsonLine"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO" if DEBUG else "WARNING"},
    "loggers": {
        "annotator.observability.request_log": {"level": "INFO" if LOG_REQUESTS else "WARNING"}
    },
}
