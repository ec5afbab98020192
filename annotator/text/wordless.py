"""Who says words that no verb of speech goes with: “Jane Roe: “…””, « réponse du maire : »?

What stands before a colon or a relative, or after a participle. Clauses with a verb are `clauses`.
"""

import re

from annotator.text import cues
from annotator.text.cues import Token
from annotator.text.phrases import Form, Reference, read, reference_to
from annotator.text.spans import Span
from annotator.text.speakers import Cast

_BY = re.compile(r"\s?,?\s?par\b")
NEAR = 160  # code points after the marks that are read


def by_whom(text: str, start: int, marks: Span, end: int, cast: Cast) -> Reference | None:
    """Read who said words after a participle: « qualifié de “pharaonique” par la maire »."""
    lexicon = cast.lexicon
    if not lexicon.inverts or _BY.match(text, marks.end) is None:
        return None
    lead = cues.tokens(text, max(start, marks.start - 40), marks.start)[-3:]
    if not any(token.word in lexicon.called for token in lead):
        return None
    found = cues.tokens(text, marks.end, min(end, marks.end + NEAR))
    if len(found) < 2 or found[0].word != "par":
        return None
    who = read(found, 1, len(found), cast)
    if who is None or who.weak or who.form in (Form.SOMEBODY, Form.THING):
        return None
    return who


def label(text: str, found: list[Token], cast: Cast) -> Reference | None:
    """Read a name that stands alone before a colon: "Jane Roe, Acme: “…”"."""
    name = cast.starting_at(found[0].start)
    if name is None or not (name.person or name.full):
        return None
    rest = text[name.end : found[-1].end].strip(" :\u00a0\u202f")
    if rest and not rest.startswith((",", "(")):
        return None
    return reference_to(name, cast)


def whose_words(found: list[Token], cast: Cast) -> Reference | None:
    """Read a noun for words and whose they are, before a colon: « Réponse du maire : »."""
    lexicon = cast.lexicon
    if not lexicon.inverts or len(found) < 3 or found[0].word not in lexicon.replies:
        return None
    if found[1].word in lexicon.merged:
        who = read(found, 2, len(found), cast)
        unnamed = who is not None and who.form is Form.SOMEBODY and found[1].word == "du"
        return who._replace(form=Form.PERSON) if who is not None and unnamed else who
    return read(found, 2, len(found), cast) if found[1].word in ("de", "d") else None


def only_person(start: int, end: int, cast: Cast) -> Reference | None:
    """The one person whom words before a colon name: « Même réponse chez Jean Roux : »."""
    if not cast.lexicon.inverts:
        return None
    people = {who: name for name in cast.within(start, end) if (who := cast.person(name))}
    return reference_to(people.popitem()[1], cast) if len(people) == 1 else None


def for_whom(text: str, found: list[Token], cast: Cast) -> Reference | None:
    """Read a relative that is a source: « Jean Roux, pour qui “c’est trop tard” »."""
    lexicon = cast.lexicon
    word = found[-2].word
    if not lexicon.inverts or word not in lexicon.opinion or found[-1].word not in lexicon.whom:
        return None
    name = cast.ending_at(found[-3].end)
    comma = "," in text[found[-3].end : found[-2].start]
    return reference_to(name, cast) if name is not None and comma else None
