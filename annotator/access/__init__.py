"""Who may see or change what? `rules` says; each function here returns what is asked for or raises.

The one place that decides; views ask here and nowhere else.
"""

from annotator.access.objects import (
    article,
    change,
    comment,
    earlier_words,
    moderated,
    own_act,
    own_comment,
    own_words,
    passage,
    placement,
    reader,
    revision,
    speaker,
    speaker_change,
    version,
)
from annotator.access.people import (
    account,
    administrator,
    anybody,
    commenter,
    context,
    editor,
    flagger,
    helped,
    tagger,
    unblocked,
    viewer,
)
from annotator.access.presses import pressed, pressed_before
from annotator.access.rules import NOBODY, OPERATOR, Viewer

__all__ = [
    "NOBODY",
    "OPERATOR",
    "Viewer",
    "account",
    "administrator",
    "anybody",
    "article",
    "change",
    "comment",
    "commenter",
    "context",
    "earlier_words",
    "editor",
    "flagger",
    "helped",
    "moderated",
    "own_act",
    "own_comment",
    "own_words",
    "passage",
    "placement",
    "pressed",
    "pressed_before",
    "reader",
    "revision",
    "speaker",
    "speaker_change",
    "tagger",
    "unblocked",
    "version",
    "viewer",
]
