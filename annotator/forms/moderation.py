"""What do readers and editors say of a comment that should perhaps not stand?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.forms.fields import CleanCharField
from annotator.models import CommentState, Flag, User
from annotator.models.comment import MAX_REASON
from annotator.models.flag import MAX_WORDS

# Its author is told why; what is published or spam speaks for itself.
NEEDS_REASON = (CommentState.HIDDEN, CommentState.REMOVED)


class FlagForm(forms.Form):
    """What a reader holds against a comment."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong with it?"),
        choices=Flag.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what is wrong with it.")},
    )
    words = CleanCharField(
        label=gettext_lazy("More about it, if you like"), required=False, max_length=MAX_WORDS
    )


class VerdictForm(forms.Form):
    """What an editor decides of a comment that looked as `seen` says."""

    DISMISS = "dismiss"

    decision = forms.ChoiceField(choices=[*CommentState.choices[1:], (DISMISS, "")])
    seen = forms.CharField(max_length=80)
    reason = CleanCharField(required=False, max_length=MAX_REASON)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") in NEEDS_REASON and cleaned.get("reason") == "":
            self.add_error("reason", _("Say why: its author is told."))
        return cleaned

    @property
    def dismisses(self) -> bool:
        """Whether the comment stays as it is; once the form is valid."""
        return bool(self.cleaned_data["decision"] == self.DISMISS)

    @property
    def state(self) -> CommentState:
        """The state that the comment shall have, if it does not stay as it is."""
        return CommentState(self.cleaned_data["decision"])


class ReasonForm(forms.Form):
    """Why an editor does something about a reader."""

    reason = CleanCharField(
        label=gettext_lazy("Reason"),
        max_length=MAX_REASON,
        error_messages={"required": gettext_lazy("Say why: it is logged.")},
    )


class LogForm(forms.Form):
    """Which steps of the log are wanted; what is empty narrows nothing."""

    editor = CleanCharField(label=gettext_lazy("Editor"), required=False, max_length=150)
    reader = CleanCharField(
        label=gettext_lazy("Reader: name or pseudonym"), required=False, max_length=150
    )
    comment = forms.IntegerField(
        label=gettext_lazy("Number of the comment"),
        required=False,
        min_value=0,
        max_value=2**63 - 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, editors: Iterable[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", gettext_lazy("all")), *((one.username, one.name) for one in editors)]
        self.fields["editor"].widget = forms.Select(choices=offered)
