"""Do the engine's explanations reach people in their language?"""

from __future__ import annotations

import pytest
from django.utils.translation import override

from annotator.sources import SourceError
from annotator.text import markdown
from annotator.text.explained import Explained
from annotator.wording import translated


def too_long() -> markdown.MarkdownTooLong:
    with pytest.raises(markdown.MarkdownTooLong) as caught:
        markdown.render("a" * 10_001)
    return caught.value


def test_an_explanation_is_in_the_language_of_the_request() -> None:
    with override("en"):
        assert translated(too_long()) == str(too_long())
    with override("fr"):
        assert "10\N{NO-BREAK SPACE}001" in translated(too_long())
        assert "comment has" not in translated(too_long())


def test_a_reason_inside_an_explanation_is_translated_too() -> None:
    error = SourceError("This article cannot be taken in: {reason}", reason=too_long())

    with override("fr"):
        assert "comment has" not in translated(error)
        assert "cannot" not in translated(error)


def test_a_sentence_that_is_in_no_catalogue_stays_as_it_is() -> None:
    with override("fr"):
        assert translated(Explained("Nobody translated {this}.", this="one")) == (
            "Nobody translated one."
        )
