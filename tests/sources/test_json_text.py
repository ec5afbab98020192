"""Is a JSON text looked at once, however it is broken?"""

from __future__ import annotations

from contextlib import suppress

import pytest

from annotator.sources import SourceError
from annotator.sources.json_text import check_depth, parse
from tests.text.growing import LINEAR, growth


@pytest.mark.parametrize("piece", ['\\"', '"', "\\", "[", '"a"', "{}"])
def test_time_is_linear_in_the_length_of_a_text_that_breaks_off(piece: str) -> None:
    def look(text: str) -> None:
        with suppress(SourceError):
            check_depth(f'["{text}')

    assert growth(look, piece) < LINEAR


@pytest.mark.parametrize("text", ['"never ends', '"\\', '["a\\"]'])
def test_a_string_that_never_ends_is_told(text: str) -> None:
    with pytest.raises(SourceError, match="breaks off"):
        parse(text)


def test_brackets_within_a_string_nest_nothing() -> None:
    assert parse('["' + "[" * 200 + '"]') == ["[" * 200]
