"""What is an article made of, by its readers' lights? All that one viewer may be told of it."""

from __future__ import annotations

from typing import Any

from django.db.models import F, FloatField, Q, Sum, Value
from django.db.models.functions import Greatest, NullIf

from annotator.access import NOBODY, Viewer
from annotator.agreement import PAIRABLE, Agreement
from annotator.models import Article, Label, Tally
from annotator.queries.speakers import SEEN, read_by_speaker
from annotator.reading import Composition, Voice
from annotator.veils import unveiled, veils


def composition(article: Article, viewer: Viewer = NOBODY) -> Composition:
    """All tags on the current text of `article`, and who is quoted in it, the most quoted first.

    Of passages whose tallies are hidden from `viewer` nothing is in any figure. One query.
    """
    seen = unveiled(viewer) if veils(article, viewer) else None
    fields = ("quote__speaker__name", "quote__speaker__slug")
    passages = article.revision.passages.all()
    rows = list(
        read_by_speaker(
            passages, *fields, seen=seen, **agreement(article, Q() if seen is None else SEEN)
        )
    )
    voices = [
        Voice(name, slug, told.quotes, told.tally, told.enough, told.hidden)
        for (name, slug), told, _more in rows
        if name is not None
    ]
    agreed = Agreement()
    for _speaker, _told, (*values, matches, with_most, units) in rows:
        agreed += Agreement(tuple(values), matches, with_most, units)
    return Composition(
        tally=Tally.total_of(told.tally for _speaker, told, _more in rows),
        passages=sum(told.quotes for _speaker, told, _more in rows),
        voices=sorted(voices, key=lambda voice: (-voice.quotes, voice.name)),
        agreement=agreed,
        hidden=sum(told.hidden for _speaker, told, _more in rows),
    )


def agreement(article: Article, only: Q) -> dict[str, Any]:
    """What `Agreement` adds up over the passages that `only` lets through, as aggregates.

    They are in its order. Where tallies are hidden until one's own tag those tags count that were
    given unseen, else all.
    """
    unseen = "unseen_" if article.hides_tallies else ""
    names = [f"{unseen}{label.value}" for label in Label]
    counts = [F(name) for name in names]
    fact, opinion, sarcasm = counts
    # As floats: PostgreSQL has no whole numbers as large as these of 50,000 tags.
    pairs = sum((Value(1.0) * count * (count - 1) for count in counts), Value(0.0))
    others = fact + opinion + sarcasm - 1
    parts: dict[str, Any] = {
        **{f"of_{label.value}": count for label, count in zip(Label, counts, strict=True)},
        "matches": pairs / NullIf(others * Value(1.0), 0.0),
        "with_most": Greatest(*counts),
        "units": Value(1.0),
    }
    # As a sum of fields, for a condition.
    enough = only & Q(**{f"{names[0]}__gte": PAIRABLE - opinion - sarcasm})
    return {
        name: Sum(part * F("once"), filter=enough, default=0.0, output_field=FloatField())
        for name, part in parts.items()
    }
