"""How do many articles come in, one after the other? Each by itself, and none of them twice.

Whoever is stopped amid many begins again with all: what is here already is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator import incoming, sources
from annotator.actions import articles
from annotator.models import Article, Status, User
from annotator.sources import SourceError
from annotator.text.explained import Explained
from annotator.twins import twin


class Fate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    HERE = "here already"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the file called `name`: an article, or a reason why there is none."""

    name: str
    fate: Fate
    article: Article | None = None
    reason: Explained | None = None

    @property
    def is_here(self) -> bool:
        """Whether it was here before."""
        return self.fate == Fate.HERE


def take(
    data: bytes,
    *,
    name: str,
    author: User | None = None,
    language: str | None = None,
    status: str = Status.PUBLIC,
) -> Taken:
    """Makes an article of a file, unless it is here already; never raises for what is in it."""
    try:
        draft = sources.read(data, name=name, language=language)
        quotes = incoming.quotes(draft)
    except SourceError as error:
        return Taken(name, Fate.FAILED, reason=error)
    there = twin(draft)
    if there is not None:
        return Taken(name, Fate.HERE, there)
    made = articles.create(draft=draft, quotes=quotes, author=author, status=status)
    return Taken(name, Fate.ADDED, made)
