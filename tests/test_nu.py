"""Does the HTML checker that other tests rely on tell good pages from bad ones?"""

from __future__ import annotations

import pytest

from tests import nu

pytestmark = pytest.mark.any_database

PAGE = "<!doctype html><html lang=en><title>A page</title><body><p>{}</p></body></html>"


def test_a_valid_page_has_no_errors() -> None:
    assert nu.errors(PAGE.format("Good <em>morning</em>")) == []


def test_an_error_is_told_with_its_line() -> None:
    (error,) = nu.errors(PAGE.format("\nGood <em>morning"))[:1]

    assert error.startswith("line 2")
    assert "em" in error
