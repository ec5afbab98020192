"""Who asks? A browser without an account (`client`), a reader, another reader, and an editor."""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.models import Article, User
from tests.factories import make_article, make_editor, make_user


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


@pytest.fixture
def nora(db: None) -> User:
    return make_user("nora")


@pytest.fixture
def as_nora(nora: User) -> Client:
    """A reader, signed in."""
    return signed_in(nora)


@pytest.fixture
def as_omar(db: None) -> Client:
    """Another reader, signed in."""
    return signed_in(make_user("omar"))


@pytest.fixture
def as_editor(db: None) -> Client:
    """An editor, signed in."""
    return signed_in(make_editor("edith"))


def signed_in(user: User) -> Client:
    """A browser in which `user` is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser
