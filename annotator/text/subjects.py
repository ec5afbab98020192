"""Which phrase of a clause is the subject of a verb of speech, before it or after it?

What the phrase points to is `phrases`; which clause to read is `clauses`.
"""

import re

from annotator.text import cues
from annotator.text.cues import TURNED, Token, Verb
from annotator.text.lexicon import Gender, Lexicon
from annotator.text.names import Name
from annotator.text.phrases import Form, Reference, read, reference_to
from annotator.text.speakers import Cast

MOST_BETWEEN = 40  # tokens between a verb and the subject after it
_PAUSE = re.compile(r"[,;:()]|\s[—–-]\s|[—–]")


def turned(token: Token, lexicon: Lexicon) -> Reference | None:
    """The pronoun that is joined to a verb: « dit-elle »."""
    match = TURNED.match(token.word) if lexicon.inverts else None
    if match is None:
        return None
    gender = lexicon.pronouns.get(match["pronoun"])
    form = Form.PRONOUN if gender else Form.SOMEBODY
    start = token.end - len(match["pronoun"])
    return Reference(form, start, token.end, gender=gender or Gender.EITHER)


def subject(text: str, found: list[Token], verb: Verb, cast: Cast) -> Reference | None:
    """Find the subject of a verb, before it, or after it where the order is turned round."""
    after = verb.place + 1
    named = after < len(found) and cast.starting_at(found[after].start) is not None
    if named and found[verb.place].word not in cast.lexicon.addressing:
        if (aside := parenthetical(text, found, verb, cast)) is not None:
            return aside
    who = _subject(text, found, verb, cast)
    if who is None or who.weak or who.form in (Form.THING, Form.SOMEBODY):
        return parenthetical(text, found, verb, cast) or who
    return who


def _subject(text: str, found: list[Token], verb: Verb, cast: Cast) -> Reference | None:
    lexicon = cast.lexicon
    place = verb.place - 1
    if (joined := turned(found[verb.place], lexicon)) is not None:
        return joined
    if (helper := cues.modal(found, verb.place, lexicon)) is not None:
        place = helper - 1 if found[verb.place].word in lexicon.infinitives else place
    while place >= 0 and (
        found[place].word in lexicon.between or is_adverb(found[place].word, lexicon)
    ):
        if is_paused(text, found, place) and found[place].word not in lexicon.calendar:
            break
        if found[place].word in lexicon.nobody and found[place].word not in lexicon.objects:
            break
        place -= 1
    if place < 0:
        head = found[0]
        if verb.place and head.word in lexicon.stressed:  # « Lui la juge brillante »
            gender = lexicon.stressed[head.word]
            return Reference(Form.PRONOUN, head.start, head.end, gender=gender)
        return None
    beside = found[place + 1].word
    if beside in lexicon.relatives and beside in lexicon.between:
        return _antecedent(text, found, place + 1, cast)
    token = found[place]
    if (joined := turned(token, lexicon)) is not None:
        return joined  # « a-t-il lancé, avant de conclure »
    if is_paused(text, found, place):
        helped = all(token.word in lexicon.auxiliaries for token in found[place + 1 : verb.place])
        if lexicon.inverts and helped and verb.place + 1 < len(found):
            # « Le chantier avance, écrit Untel »
            following = found[verb.place + 1]
            if cast.starting_at(following.start) or following.word in lexicon.determiners:
                who = read(found, verb.place + 1, len(found), cast)
                if who is not None and who.form in (Form.NAME, Form.PERSON) and not who.weak:
                    return who
        return _clause_subject(text, found, verb.place, cast)
    if token.word in lexicon.relatives:
        return _antecedent(text, found, place, cast)
    if token.word in lexicon.conjunctions or token.word in lexicon.coordinators:
        return main_subject(text, found, place, cast)
    first = _phrase_start(text, found, place, lexicon)
    who = _last_phrase(text, found, first, place + 1, cast)
    if who is None and (first or found[0].word in lexicon.prepositions):
        who = main_subject(text, found, verb.place, cast)
    if who is not None and who.form is Form.NAME and _is_second(found, first, cast):
        return Reference(Form.SOMEBODY, who.start, who.end)
    return who


def parenthetical(text: str, found: list[Token], verb: Verb, cast: Cast) -> Reference | None:
    """Who speaks in a clause that a comma parts off: "It was late, said the chair, Jane Roe"."""
    after = verb.place + 1
    if cast.lexicon.inverts or not verb.place or after >= len(found):
        return None
    if is_paused(text, found, verb.place):
        return None
    if "," not in text[found[verb.place - 1].end : verb.start]:
        return None
    word = found[after].word
    if cast.starting_at(found[after].start) is None and word not in cast.lexicon.determiners:
        return None
    who = late_subject(text, found, after, cast)
    return who if who is not None and who.form is Form.NAME else None


def _clause_subject(text: str, found: list[Token], stop: int, cast: Cast) -> Reference | None:
    """The subject of the last clause of a sentence that begins with ", and"; or of the whole."""
    lexicon = cast.lexicon
    for place in range(stop - 2, 0, -1):
        joins = found[place].word in lexicon.conjunctions
        if joins and "," in text[found[place - 1].end : found[place].start]:
            who = read(found, place + 1, stop, cast)
            if who is not None and not who.weak and who.form in (Form.NAME, Form.PERSON):
                return who
    return main_subject(text, found, stop, cast)


def _is_second(found: list[Token], first: int, cast: Cast) -> bool:
    """Whether the phrase at `first` is the second of two: "Sam Poe and Jane Roe"."""
    if first < 2 or found[first - 1].word not in cast.lexicon.coordinators:
        return False
    return cast.ending_at(found[first - 2].end) is not None


def _phrase_start(text: str, found: list[Token], place: int, lexicon: Lexicon) -> int:
    """The first token of the phrase that ends at `place`: after a pause, "that", « qu’ »."""
    while place > 0:
        if is_paused(text, found, place - 1):
            return place
        word = found[place - 1].word
        if (
            word in lexicon.relatives
            or word in lexicon.conjunctions
            or word in lexicon.subordinators
        ):
            return place
        place -= 1
    return 0


def _last_phrase(
    text: str, found: list[Token], first: int, stop: int, cast: Cast
) -> Reference | None:
    """Read the phrase that ends right before `stop`, its own prepositions within."""
    lexicon = cast.lexicon
    while first < stop and (
        found[first].word in lexicon.coordinators
        or found[first].word in lexicon.conjunctions
        or is_adverb(found[first].word, lexicon)
    ):
        first += 1
    if first >= stop:
        return None
    if found[first].word not in lexicon.prepositions:
        return read(found, first, stop, cast)
    return _ungoverned(found, first, stop, cast)


def _ungoverned(found: list[Token], first: int, stop: int, cast: Cast) -> Reference | None:
    """Read the first phrase with no preposition before it: "In a statement Acme said"."""
    lexicon, governed = cast.lexicon, False
    for place in range(first, stop):
        word = found[place].word
        name = cast.starting_at(found[place].start)
        if word in lexicon.prepositions:
            governed = True
            continue
        starts = name is not None or word in lexicon.determiners or word in lexicon.pronouns
        if starts and not governed:
            who = read(found, place, stop, cast)
            if who is not None:
                return who
        governed = governed and (word in lexicon.articles or word in lexicon.prenominal)
    return None


def _antecedent(text: str, found: list[Token], place: int, cast: Cast) -> Reference | None:
    """Whom "who" belongs to: the name or phrase right before it."""
    if found[place].word not in ("who", "qui") or not place:
        return None
    name = cast.ending_at(found[place - 1].end)
    if name is not None:
        return reference_to(name, cast)
    first = _phrase_start(text, found, place - 1, cast.lexicon)
    if first and found[first].word not in cast.lexicon.determiners:
        whose = cast.ending_at(found[first - 1].end)  # « Untel, secrétaire de la section, qui »
        if whose is not None:
            return reference_to(whose, cast)
    lexicon, at = cast.lexicon, place - 1
    if lexicon.noun_last and lexicon.noun(found[at].word) in lexicon.people:
        while at > first and found[at - 1].word not in lexicon.prepositions:
            at -= 1
        if at > first:
            return read(found, at, place, cast)  # "doubts from villagers who"
    return _last_phrase(text, found, first, place, cast)


def main_subject(text: str, found: list[Token], stop: int, cast: Cast) -> Reference | None:
    """Find the subject of a sentence: its first phrase that no preposition governs.

    What goes before it up to a comma is passed over: "Asked about it, Roe", « Lundi, le maire ».
    """
    lexicon = cast.lexicon
    place = 0
    stop = min(stop, len(found))
    for _ in range(6):
        while place < stop and (
            found[place].word in lexicon.conjunctions
            or found[place].word in lexicon.calendar
            or is_adverb(found[place].word, lexicon)
        ):
            place += 1
        if place + 1 < stop and found[place + 1].word in lexicon.relatives:
            place += 2 if found[place].word in lexicon.prepositions else 0  # "To which Roe said"
        if place >= stop:
            return None
        word = found[place].word
        name = cast.starting_at(found[place].start)
        if name is not None or word in lexicon.determiners or word in lexicon.pronouns:
            who = read(found, place, stop, cast)
            if who is not None and not is_time(who, lexicon):
                return who
        elif word in lexicon.nobody:
            return Reference(Form.SOMEBODY, found[place].start, found[place].end)
        elif not place and not lexicon.inverts and _is_noun(word, lexicon):
            who = read(found, place, stop, cast)
            if who is not None:
                return who
        comma = next_pause(text, found, place, stop)
        if comma >= stop:
            return _ungoverned(found, place, stop, cast) if word in lexicon.prepositions else None
        place = comma
    return None


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a subject can begin with a word that has no determiner: "police", "former mayor"."""
    return lexicon.noun(word) in lexicon.people or word in lexicon.prenominal


def next_pause(text: str, found: list[Token], place: int, stop: int) -> int:
    """The place of the next token with a comma before it."""
    for at in range(place + 1, stop):
        if "," in text[found[at - 1].end : found[at].start]:
            return at
    return stop


def late_subject(text: str, found: list[Token], place: int, cast: Cast) -> Reference | None:
    """Find the subject after a verb, past what stands between: « mardi à l’AFP le préfet »."""
    lexicon = cast.lexicon
    first, governed, with_somebody = place, False, False
    while place < min(len(found), first + MOST_BETWEEN):
        token = found[place]
        word = token.word
        name = cast.starting_at(token.start)
        if (
            name is not None
            and name.end > token.end
            or name is not None
            and word not in lexicon.determiners
        ):
            apposed = with_somebody and "," in text[found[place - 1].end : token.start]
            if (not governed and not apposed) or _is_free(found, place, name, cast):
                who = read(found, place, _verb_stop(found, place, lexicon), cast)
                if who is not None:
                    return who
            while place < len(found) and found[place].start < name.end:
                place += 1
            governed = with_somebody = False
            continue
        if word in lexicon.relatives:
            comma = next_pause(text, found, place, len(found))
            if comma >= len(found) or lexicon.noun_last:
                return None
            place, governed = comma, False
            continue
        if lexicon.noun_last and word.endswith("ing") and len(word) > 5:
            return None
        if word in lexicon.prepositions:
            governed = True
        elif word in lexicon.determiners or word in lexicon.pronouns or word in lexicon.nobody:
            if not governed and word not in lexicon.objects:
                who = read(found, place, _verb_stop(found, place, lexicon), cast)
                if who is not None and not is_time(who, lexicon):
                    return who
        elif not governed and (lexicon.noun(word) in lexicon.people or word in lexicon.prenominal):
            who = read(found, place, _verb_stop(found, place, lexicon), cast)
            if who is not None:
                return who
        elif word not in lexicon.articles and word not in lexicon.prenominal:
            # « après un mot à son adjoint, Untel, a dit »: he is the deputy, and not who says it
            with_somebody |= governed and lexicon.inverts and lexicon.noun(word) in lexicon.people
            governed = False
        place += 1
    return None


def _is_free(found: list[Token], place: int, name: Name, cast: Cast) -> bool:
    """Whether the preposition before a name is none: « depuis, Untel », « d’Aumale »."""
    before = found[place - 1].word
    if before in cast.lexicon.since:
        return cast.is_person(cast.full(name.text))
    particle = cast.text[found[place - 1].start : name.end]
    return before in cast.lexicon.prepositions and f" {particle}" in cast.full(name.text)


def is_time(who: Reference, lexicon: Lexicon) -> bool:
    """Whether a phrase is no subject but tells when: « le lendemain »."""
    return who.head in lexicon.calendar or who.head in lexicon.times


def _verb_stop(found: list[Token], place: int, lexicon: Lexicon) -> int:
    """Where a phrase that begins at `place` ends at the latest: at the next participle clause."""
    for at in range(place + 1, min(len(found), place + 22)):
        word = found[at].word
        if lexicon.noun_last and word.endswith("ing") and len(word) > 5:
            return at
        if lexicon.inverts and word in lexicon.gerunds:
            return at
    return len(found)


def is_adverb(word: str, lexicon: Lexicon) -> bool:
    """Whether a word ends as adverbs do."""
    return bool(lexicon.adverb_endings) and len(word) > 4 and word.endswith(lexicon.adverb_endings)


def is_paused(text: str, found: list[Token], place: int) -> bool:
    """Whether a comma or the like stands behind a token."""
    if place + 1 >= len(found):
        return False
    return bool(_PAUSE.search(text, found[place].end, found[place + 1].start))
