"""Our settings, but for the one view and what stands before it: see `wsgi`."""

from __future__ import annotations

import os

from annotator.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.bare_insert.urls"
WSGI_APPLICATION = "tests.benchmarks.bare_insert.wsgi.application"
# What a new Django project begins with, or nothing.
BARE_MIDDLEWARE: list[str] = (
    []
    if os.environ.get("BARE_MIDDLEWARE") == "none"
    else [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
)
