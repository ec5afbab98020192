"""What does the engine read in a few words? Shorthands for tests of its inner steps."""

from __future__ import annotations

from annotator.text import cues
from annotator.text.clauses import Cue
from annotator.text.cues import Token
from annotator.text.lexicon import lexicon_of
from annotator.text.phrases import Reference
from annotator.text.scene import Scene
from annotator.text.speakers import Cast


def cast_of(text: str, language: str = "en") -> Cast:
    """The people of a text."""
    return Cast(text, lexicon_of(language))


def scene_of(text: str, language: str = "en") -> Scene:
    """A text of which nothing is found yet."""
    return Scene(text, language, ())


def tokens_of(text: str) -> list[Token]:
    """All its words."""
    return cues.tokens(text, 0, len(text))


def pointed(text: str, who: Reference | None) -> tuple[str, str] | None:
    """What a phrase is and whom it names, or its own words when it names nobody."""
    return None if who is None else (who.form.value, who.name or text[who.start : who.end])


def heard(text: str, cue: Cue | None) -> tuple[str, str] | None:
    """Why a clause is taken to tell who speaks, and whom; "" when it does not say whom."""
    if cue is None:
        return None
    whom = pointed(text, cue.who)
    return cue.reason, whom[1] if whom else ""
