"""Is what readers and editors send understood, and told what is wrong with it?"""

from __future__ import annotations

import pytest

from annotator.forms.moderation import FlagForm, LogForm, ReasonForm, VerdictForm
from annotator.models import CommentState


def verdict(**fields: str) -> VerdictForm:
    return VerdictForm({"seen": "0-0", "reason": "", **fields})


@pytest.mark.parametrize("decision", ["hidden", "removed"])
def test_who_hides_or_removes_says_why(decision: str) -> None:
    assert list(verdict(decision=decision).errors) == ["reason"]
    assert list(verdict(decision=decision, reason=" \n ").errors) == ["reason"]

    form = verdict(decision=decision, reason="An  insult.\x00")
    assert form.is_valid()
    assert (form.state, form.dismisses) == (CommentState(decision), False)
    assert form.cleaned_data["reason"] == "An insult."


@pytest.mark.parametrize("decision", ["published", "spam", "dismiss"])
def test_all_else_speaks_for_itself(decision: str) -> None:
    form = verdict(decision=decision)

    assert form.is_valid()
    assert form.dismisses == (decision == "dismiss")


@pytest.mark.parametrize("decision", ["", "waiting", "forgiven"])
def test_nothing_else_can_be_decided(decision: str) -> None:
    assert list(verdict(decision=decision).errors) == ["decision"]


def test_a_flag_has_a_reason_of_those_that_are_known() -> None:
    assert FlagForm({"reason": "abuse"}).is_valid()
    assert list(FlagForm({"reason": "dull"}).errors) == ["reason"]
    assert list(FlagForm({"reason": "abuse", "words": "x" * 301}).errors) == ["words"]


def test_what_is_done_about_a_reader_has_a_reason() -> None:
    assert not ReasonForm({"reason": "  "}).is_valid()
    assert ReasonForm({"reason": "Spam."}).is_valid()


def test_the_log_is_asked_for_numbers_that_there_can_be() -> None:
    assert LogForm([], {}).is_valid()
    for wrong in ("x", "-1", str(2**63)):
        assert list(LogForm([], {"comment": wrong}).errors) == ["comment"]
