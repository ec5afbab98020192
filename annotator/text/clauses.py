"""Who says it, by the words around a quotation: "said Jane Roe", « selon Untel », "she added"?

Reads one clause before, after or inside the quoted words. Its subject is found by `subjects`, what
a phrase points to by `phrases`; whom that means in the article is `discourse`.
"""

import re
from typing import NamedTuple

from annotator.text import cues, wordless
from annotator.text.cues import Token, Verb
from annotator.text.lexicon import Lexicon
from annotator.text.phrases import Form, Reference, read, reference_to
from annotator.text.speakers import Cast
from annotator.text.subjects import (
    is_adverb,
    is_paused,
    late_subject,
    main_subject,
    next_pause,
    subject,
    turned,
)

_CLAUSE_END = re.compile(r"[.;:!?…](?=[\s»”\"]|$)|[«“\"\n]")
_LEAD = re.compile(r"[\s,;–—\-.!?…]*")

LONGEST = 600  # code points of a clause that are read
LATE = 26  # tokens between a quotation and the verb that tells who said it


# Reasons of a clause that goes on with who spoke before: "…, and asked “x”", “x” and “y”.
SHARED = "shared subject"
SAME_SENTENCE = "same sentence"


class Cue(NamedTuple):
    """Words that say that somebody speaks; `who` is None when they do not say who."""

    who: Reference | None
    reason: str
    certainty: float
    tight: bool  # right next to the quoted words
    at: int  # where it stands


def before(
    text: str, start: int, end: int, cast: Cast, *, stance: bool = False, labels: bool = False
) -> Cue | None:
    """Read the clause before a quotation, from `start` up to its opening mark at `end`.

    With `stance`, also verbs that announce words only in an introduction; with `labels`, those
    that announce a quoted word or two. Offsets in code points.
    """
    lexicon = cast.lexicon
    start = max(start, end - LONGEST)
    start = max(start, text.rfind(";", start, end) + 1)
    if not stance and text.find(":", start, end) < 0 and _silent(text, start, end, lexicon, labels):
        return None
    found = cues.tokens(text, start, end)
    if not found:
        return None
    tail = text[found[-1].end : end]
    colon = ":" in tail
    says = colon or found[-1].word in lexicon.subordinators
    verbs = cues.verbs(text, found, lexicon, stance=stance or colon, idioms=says, labels=labels)
    tight = colon or bool(verbs and len(found) - verbs[-1].place <= 3)
    sourced = _sourced(text, start, end, found, cast)
    if sourced is not None and (not verbs or sourced.start > verbs[-1].start):
        return Cue(sourced, "source", 0.9, tight, sourced.start)
    main = [verb for verb in verbs if not _is_relative(found, verb, lexicon)]
    for verb in reversed(main if colon and main else verbs):
        if (who := subject(text, found, verb, cast)) is not None:
            return Cue(who, "verb of speech", 0.9, tight, verb.start)
    if sourced is None and len(found) > 2 and found[-1].word in lexicon.relatives:
        sourced = wordless.for_whom(text, found, cast)
    if sourced is not None:
        return Cue(sourced, "source", 0.9, tight, sourced.start)
    if colon:
        labelled = wordless.label(text, found, cast)
        if labelled is not None:
            return Cue(labelled, "name before colon", 0.85, True, labelled.start)
    if colon and verbs and (who := wordless.only_person(start, found[-1].end, cast)) is not None:
        return Cue(who, "verb of speech", 0.85, True, who.start)
    if verbs:
        small = lexicon.between | lexicon.conjunctions
        first = 1 if found[0].word in lexicon.relatives else 0  # « Qui ajoute : »
        shared = all(token.word in small for token in found[first : verbs[0].place])
        reason = SHARED if shared else "verb of speech"
        return Cue(None, reason, 0.5, tight, verbs[-1].start)
    if colon and (who := wordless.whose_words(found, cast)) is not None:
        return Cue(who, "verb of speech", 0.85, True, found[0].start)
    if colon:
        who = main_subject(text, found, len(found), cast)
        if who is None or who.form is not Form.NAME:
            who = wordless.only_person(start, found[-1].end, cast) or who
        if who is not None and not who.weak and who.form is not Form.THING:
            return Cue(who, "subject before colon", 0.75, True, who.start)
    return None


def after(text: str, start: int, end: int, cast: Cast, *, joined: bool) -> Cue | None:
    """Read the clause after a quotation, from its closing mark at `start` up to `end`.

    `joined`: the punctuation tells that the sentence goes on, so that any verb may tell who
    speaks: “…,” deadpanned Roe.
    """
    lexicon = cast.lexicon
    end = min(end, start + LONGEST)
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    dashed = any(dash in text[start:at] for dash in "—–")
    end = clause_end(text, at, end, lexicon)
    if not (joined or dashed) and _silent(text, at, end, lexicon):
        return None
    found = cues.tokens(text, at, end)
    if len(found) > 1 and found[0].word in lexicon.as_words:
        found = found[1:]
        who = read(found, 0, len(found), cast)
        lives = who is not None and (who.form is Form.PRONOUN or cast.is_person(who.name))
        if who is not None and lives:
            return Cue(who, "verb of speech", 0.9, True, at)
    if not found:
        return None
    sourced = _sourced(text, at, end, found, cast, at_start=True)
    if sourced is None and cues.weak_source(text, at, end, lexicon) is not None:
        who = _source(text, found[0].end, found, cast)  # « … », pour Untel
        named = who is not None and who.form is Form.NAME
        if who is not None and named and (joined or _ends_there(text, who, cast)):
            sourced = who
    if sourced is not None:
        return Cue(sourced, "source", 0.9, True, at)
    if found[0].word in lexicon.conjunctions or found[0].word in lexicon.relatives:
        return _late(text, found, cast, name_only=True)
    cue = inverted(text, found, cast, joined=joined)
    if cue is not None:
        return cue
    name = cast.starting_at(found[0].start)
    if name is not None and dashed and not text[name.end : end].strip(" )."):
        who = reference_to(name, cast)
        return Cue(who, "name after dash", 0.85, True, at) if who else None
    cue = _told(text, found, cast, joined=joined)
    if cue is not None and (cue.who is not None or not lexicon.inverts):
        return cue
    return _late(text, found, cast) or cue


def _silent(text: str, start: int, end: int, lexicon: Lexicon, labels: bool = False) -> bool:
    """Whether a clause has no word of speech at all: most of those beside a mark, quickly seen."""
    words = cues.words(text, start, end)
    return (
        cues.announcing(lexicon, labels=labels).isdisjoint(words)
        and lexicon.as_words.isdisjoint(words[:1])
        and lexicon.subordinators.isdisjoint(words[-1:])
        and lexicon.whom.isdisjoint(words[-1:])
        and not (lexicon.inverts and any("-" in word or "‑" in word for word in words))
        and cues.source(text, start, end, lexicon) is None
        and cues.weak_source(text, start, end, lexicon) is None
    )


def _late(text: str, found: list[Token], cast: Cast, *, name_only: bool = False) -> Cue | None:
    """Read a clause further on that tells who said the whole: « jeudi, a indiqué le préfet ».

    `name_only`: only somebody's name at once will do, whose verb may follow: “…” when he is back,
    Roe, the mayor, told us.
    """
    place, stop = 0, len(found)
    for _ in range(4):
        place = next_pause(text, found, place, stop)
        if place >= stop:
            return None
        sourced = cues.source(text, found[place].start, found[-1].end, cast.lexicon)
        if sourced is not None and sourced.start() == found[place].start:
            named = _source(text, sourced.end(), found, cast)
            return Cue(named, "source", 0.85, False, found[place].start) if named else None
        if name_only:
            name = cast.starting_at(found[place].start)
            cue = _told(text, found[place:], cast, joined=False) if name else None
            if cue is None or cue.who is None or cue.who.form is not Form.NAME:
                continue
        else:
            cue = inverted(text, found[place:], cast, joined=False)
        if cue is not None and cue.who is not None:
            return cue._replace(tight=False, certainty=0.85)
    return None


def _told(text: str, found: list[Token], cast: Cast, *, joined: bool) -> Cue | None:
    """Read a clause whose subject comes first: "the mayor, who left at once, said"."""
    lexicon = cast.lexicon
    verbs = [verb for verb in cues.verbs(text, found, lexicon) if 0 < verb.place < LATE]
    verb = _main(text, found, verbs, lexicon)
    if verb is None and (document := _reads(found, cast)) is not None:
        return Cue(document, "verb of speech", 0.9, True, found[0].start)
    if verb is None:
        who = read(found, 0, min(len(found), 12), cast) if joined else None
        if who is None or who.form not in (Form.NAME, Form.PRONOUN, Form.PERSON) or who.weak:
            return None
        rest = [token for token in found if token.start >= who.end]
        title = [token.word for token in found if token.start < who.start]
        stands = who.form is Form.NAME and lexicon.prepositions.isdisjoint(title)
        stands = stands and (not lexicon.inverts or cast.is_person(who.name))
        if stands and (not rest or text[who.end] in ",("):
            return Cue(who, "name after a comma", 0.85, True, who.start)  # “…,” Roe, the mayor, …
        if not rest or rest[0].word in lexicon.prepositions or not _verbal(rest[0].word, lexicon):
            return None
        known = rest[0].word in lexicon.weak_speech
        return Cue(who, "verb after a comma", 0.85 if known else 0.75, True, who.start)
    who = subject(text, found, verb, cast)
    if who is None:
        who = main_subject(text, found, verb.place, cast)
    if (who is None or who.form is Form.THING) and "," in text[verb.start - 2 : verb.start]:
        # “…,” the town at the foot of the hill, said Roe.
        late = late_subject(text, found, verb.place + 1, cast)
        who = late if late is not None and late.form is Form.NAME else who
    if lexicon.inverts and (who is None or who.start > found[0].start):
        return None  # « … », un régime que soutient le maire
    ends = who is not None and who.start > verb.start  # “…” on the hill, said Roe
    tight = not ends and (who is not None or verb.place <= 5)
    return Cue(who, "verb of speech", 0.92, tight, found[0].start)


def _reads(found: list[Token], cast: Cast) -> Reference | None:
    """The document of a clause such as "the statement read"."""
    lexicon = cast.lexicon
    for place in range(1, min(len(found), 5)):
        if found[place].word in lexicon.weak_speech:
            head = lexicon.noun(found[place - 1].word)
            return read(found, 0, place, cast) if head in lexicon.documents else None
    return None


def _main(text: str, found: list[Token], verbs: list[Verb], lexicon: Lexicon) -> Verb | None:
    """The first verb that is not in a relative clause: "Roe, who said no, said"."""
    for verb in verbs:
        before_it = found[verb.place - 1]
        if before_it.word in lexicon.relatives and (len(verbs) > 1 or lexicon.inverts):
            continue
        return verb
    return verbs[0] if verbs and not lexicon.inverts else None


def inverted(text: str, found: list[Token], cast: Cast, *, joined: bool) -> Cue | None:
    """Read a clause that begins with its verb: "said Roe", « a-t-elle dit », « tonne le maire »."""
    lexicon = cast.lexicon
    at = found[0].start
    place = 0
    while place < min(len(found), 5):
        if (who := turned(found[place], lexicon)) is not None:
            return Cue(who, "verb of speech", 0.92, True, at)
        word = found[place].word
        small = word in lexicon.between or word in lexicon.modals and word not in lexicon.speech
        after_modal = place and word == "de"
        if not small and not after_modal and not is_adverb(word, lexicon):
            break
        place += 1
    if place >= len(found):
        return None
    verb = found[place]
    known = verb.word in lexicon.speech
    if verb.word in lexicon.participles and not _is_helped(found[:place], lexicon):
        return None
    if verb.word in lexicon.pronominal and not cues.is_reflexive(found, place, lexicon):
        known = False
    if verb.word in lexicon.infinitives:
        known = cues.modal(found, place, lexicon) is not None
    if not known:
        following = found[place + 1] if place + 1 < len(found) else None
        begins = following is not None and (
            following.word in lexicon.determiners or cast.starting_at(following.start) is not None
        )
        open_class = (
            joined
            and begins
            and lexicon.inverts
            and verb.word not in lexicon.function_words
            and not verb.word.endswith(lexicon.past_endings)
        )
        if not (open_class and _verbal(verb.word, lexicon)) and not (
            joined and verb.word in lexicon.weak_speech
        ):
            return None
        if cast.starting_at(verb.start) is not None or verb.word in lexicon.determiners:
            return None
    if place and lexicon.passive.intersection(token.word for token in found[:place]):
        return None
    told = late_subject(text, found, place + 1, cast)
    if told is None and not known:
        return None
    if told is not None and not known and (told.form is Form.THING or told.weak):
        return None
    return Cue(told, "verb of speech", 0.94 if known else 0.8, True, at)


def _is_relative(found: list[Token], verb: Verb, lexicon: Lexicon) -> bool:
    """Whether a verb stands in a relative clause: « Roux s’agace auprès de Petit, qui dit : »."""
    before = found[verb.place - 1].word if verb.place else ""
    return lexicon.inverts and before in lexicon.relatives


def _ends_there(text: str, who: Reference, cast: Cast) -> bool:
    """Whether nothing but a title follows the name of a person: “juste” pour Untel, “dur” pour…"""
    return cast.is_person(who.name) and text[who.end : who.end + 1] in (",", ".", ";", "")


def _is_helped(before: list[Token], lexicon: Lexicon) -> bool:
    """Whether an auxiliary stands before a participle: « a dit », and not « pensé »."""
    return any(token.word in lexicon.auxiliaries for token in before)


def _sourced(
    text: str, start: int, end: int, found: list[Token], cast: Cast, *, at_start: bool = False
) -> Reference | None:
    """Read "according to X" and « pour X, »."""
    lexicon = cast.lexicon
    match = cues.source(text, start, end, lexicon)
    if match is None or (at_start and match.start() - start > 2):
        if at_start:
            return None
        match = cues.weak_source(text, start, end, lexicon)
        if match is None:
            return None
        who = _source(text, match.end(), found, cast)
        named = who is not None and who.form in (Form.NAME, Form.PRONOUN, Form.PERSON)
        return who if named and who is not None and not who.weak else None
    return _source(text, match.end(), found, cast)


def _source(text: str, at: int, found: list[Token], cast: Cast) -> Reference | None:
    place = next((n for n, token in enumerate(found) if token.start >= at), len(found))
    if place >= len(found):
        return None
    token = found[place]
    alone = place + 1 == len(found) or is_paused(text, found, place) or cast.lexicon.inverts
    if alone and token.word in cast.lexicon.oblique:
        return Reference(
            Form.PRONOUN, token.start, token.end, gender=cast.lexicon.oblique[token.word]
        )
    return read(found, place, len(found), cast)


def clause_end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the clause that begins at `start` ends; stops of abbreviations end nothing."""
    clause = _CLAUSE_END.search(text, start, end)
    while clause is not None and _abbreviates(text, clause.start(), lexicon):
        clause = _CLAUSE_END.search(text, clause.end(), end)
    return clause.start() if clause else end


def _abbreviates(text: str, stop: int, lexicon: Lexicon) -> bool:
    """Whether the stop at `stop` belongs to "Mr." or an initial."""
    if text[stop] != ".":
        return False
    at = stop
    while at > 0 and stop - at < 12 and (text[at - 1].isalnum() or text[at - 1] == "."):
        at -= 1
    word = text[at:stop]
    return word in lexicon.titles or (len(word) == 1 and word.isupper()) or "." in word


def _verbal(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that no lexicon knows looks like a finite verb."""
    if word in lexicon.speech or word in lexicon.weak_speech:
        return True
    return len(word) > 3 and word.endswith(lexicon.verb_endings)
