"""Who may see or change what? `rules` says; each function here returns what is asked for or raises.

The one place that decides; views ask here and nowhere else.
"""

from annotator.access.objects import (
    article,
    comment,
    own_act,
    own_comment,
    own_words,
    passage,
    placement,
    revision,
    speaker,
    speaker_change,
)
from annotator.access.people import (
    account,
    anybody,
    commenter,
    context,
    editor,
    helped,
    tagger,
    viewer,
)
from annotator.access.rules import NOBODY, Viewer

__all__ = [
    "NOBODY",
    "Viewer",
    "account",
    "anybody",
    "article",
    "comment",
    "commenter",
    "context",
    "editor",
    "helped",
    "own_act",
    "own_comment",
    "own_words",
    "passage",
    "placement",
    "revision",
    "speaker",
    "speaker_change",
    "tagger",
    "viewer",
]
