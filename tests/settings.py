"""How is the site set up while tests and checks look at it? As deployed, but for what is said here.

Tests in a real browser start the real server, with `annotator.settings` as they stand.
"""

from __future__ import annotations

import os

os.environ.setdefault("SECRET_KEY", "known to everybody: for tests only")

from annotator.settings import *  # noqa: F403

# A slow hash protects passwords of people, and only slows down those of tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Names with hashes are known after `collectstatic`; tests of those collect for themselves.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# A cache of this process, empty at the start; tests of limits set those that they are about.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
RATES = dict.fromkeys(RATES)  # noqa: F405
