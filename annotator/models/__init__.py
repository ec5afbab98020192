"""What is stored, a noun a module; what depends on what reads downwards."""

from annotator.models.act import Act
from annotator.models.article import (
    Article,
    Commenters,
    Format,
    Language,
    Revision,
    Status,
    Taggers,
    Tallies,
)
from annotator.models.change import Change
from annotator.models.comment import Comment, CommentState
from annotator.models.entry import Entry, Terms
from annotator.models.flag import Flag
from annotator.models.helpful import Helpful
from annotator.models.label import Label, Share, Tally
from annotator.models.notice import Notice
from annotator.models.passage import Passage, Quote
from annotator.models.peek import Peek
from annotator.models.people import Reader, Role, User
from annotator.models.placement import Decision, Placement
from annotator.models.session import AccountSession
from annotator.models.source import Cited, Source
from annotator.models.speaker import Speaker, SpeakerChange, SpeakerName
from annotator.models.step import Step
from annotator.models.tag import Tag

__all__ = [
    "AccountSession",
    "Act",
    "Article",
    "Change",
    "Cited",
    "Comment",
    "CommentState",
    "Commenters",
    "Decision",
    "Entry",
    "Flag",
    "Format",
    "Helpful",
    "Label",
    "Language",
    "Notice",
    "Passage",
    "Peek",
    "Placement",
    "Quote",
    "Reader",
    "Revision",
    "Role",
    "Share",
    "Source",
    "Speaker",
    "SpeakerChange",
    "SpeakerName",
    "Status",
    "Step",
    "Tag",
    "Taggers",
    "Tallies",
    "Tally",
    "Terms",
    "User",
]
