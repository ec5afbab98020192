"""Does an explanation keep the sentence and what goes into it apart?"""

from __future__ import annotations

from annotator.text.explained import Explained


def test_an_explanation_reads_as_a_sentence_and_can_be_put_together_anew() -> None:
    error = Explained("At most {limit} letters, not “{word}”.", limit=10_000, word="braces {}")

    assert str(error) == "At most 10,000 letters, not “braces {}”."
    assert error.template == "At most {limit} letters, not “{word}”."
    assert error.values == {"limit": 10_000, "word": "braces {}"}


def test_a_sentence_without_parts_may_have_braces() -> None:
    assert str(Explained("An open { is no harm.")) == "An open { is no harm."
