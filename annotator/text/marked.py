"""Which words between quotation marks did somebody say, and who?

Scare quotes, terms and titles are left out. Quotations without marks are `unmarked`; a clause
inside the marks that tells who speaks is `inserted`.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from annotator.text import clauses, inserted, names, standing, wordless
from annotator.text.clauses import SAME_SENTENCE, SHARED, Cue
from annotator.text.marks import Pair
from annotator.text.phrases import Form
from annotator.text.scene import SURE, How, Quote, Said, Scene
from annotator.text.spans import Span
from annotator.text.structure import Kind
from annotator.text.terms import FEW_WORDS, OUTSIDE_COMMA, is_term, predicates

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*")

_TELLING = ("verb of speech", "source", SHARED, SAME_SENTENCE, "continued")
TURNING_WORDS = 3  # up to here, a paragraph only turns before the marks: « Malgré tout, »
TURNS = 2  # paragraphs before a question in which the one who answers is named
KNOWN_VERB = 0.85  # certainty of a clause whose verb is one of speech
MOST_BETWEEN = 100  # code points of a clause between two parts of a quote
LABEL_WORDS = 14  # up to here, a verb such as "called" announces words


def find(scene: Scene, place: int) -> None:
    """Add the marked quotes of one paragraph to the scene, in order."""
    span = scene.paragraphs[place]
    pairs = scene.pairs[place]
    for number in range(len(pairs)):
        start = pairs[number - 1].outer.end if number else span.start
        end = pairs[number + 1].outer.start if number + 1 < len(pairs) else span.end
        _judge(scene, place, number, start, end)


def find_back(scene: Scene) -> None:
    """Name who speaks in paragraphs whose mark stays open, when only the last one tells."""
    following: Quote | None = None
    for place in range(len(scene.paragraphs) - 1, -1, -1):
        found = [quote for quote in scene.in_paragraph(place) if quote.kind == "marked"]
        if not found:
            following = None
            continue
        last = found[-1]
        open_ended = any(pair.open_ended for pair in scene.pairs[place])
        if open_ended and following is not None and following.speaker and last.speaker is None:
            if last.reason in ("marks", "continued") and not last.source:
                scene.replace(
                    last,
                    replace(last, speaker=following.speaker, confidence=0.85, reason="continued"),
                )
                last = replace(last, speaker=following.speaker)
        first = found[0]
        following = last if first is found[-1] and open_ended else first


def _judge(scene: Scene, place: int, number: int, start: int, end: int) -> None:
    """Decide on one pair of marks of a paragraph, and keep it if somebody said it.

    The clauses around it lie between `start` and `end`.
    """
    pair = scene.pairs[place][number]
    text, outer, inner = scene.text, pair.outer, pair.inner
    if inner.start == inner.end:
        return
    words = _WORD.findall(text, inner.start, min(inner.end, inner.start + 200))
    few = len(words) <= FEW_WORDS
    if not words:
        return
    left = max(start, scene.sentence_at(outer.start).start)
    right = min(end, scene.sentence_at(max(outer.end - 1, inner.start)).end)
    heard_before = (
        clauses.before(text, left, outer.start, scene.cast, labels=len(words) <= LABEL_WORDS)
        if left < outer.start
        else None
    )
    joined = _joins(text, pair)
    heard_after = (
        clauses.after(text, outer.end, right, scene.cast, joined=joined)
        if outer.end < right
        else None
    )
    if heard_after is not None and not _may_follow(text, pair, heard_after, joined):
        heard_after = None
    if few and heard_after is not None and heard_after.certainty < KNOWN_VERB:
        heard_after = None
    if heard_before is None or heard_before.reason == SHARED:
        heard_before = _same_sentence(scene, place, pair) or heard_before
    if (agent := wordless.by_whom(text, left, outer, right, scene.cast)) is not None:
        heard_before, heard_after = None, Cue(agent, "verb of speech", 0.9, True, agent.start)
    if heard_before is None and heard_after is None:
        if not few or predicates(text, max(left, outer.start - 40), outer.start, scene.lexicon):
            heard_after = _heard_at_the_end(scene, place, number)
    parts, within = inserted.parts(scene, inner)
    answer = text[inner.end - 1] in ".?!…" and standing.is_sentence(text, pair, words, 1)
    answer = answer and (
        standing.in_a_row(scene, place, pair) or standing.stands_free(scene, place, pair)
    )
    if (
        within is None
        and agent is None
        and not answer
        and is_term(scene, pair, words, left, heard_before, heard_after)
    ):
        return
    cue = within or _choose(text, pair, heard_before, heard_after)
    whole = answer or standing.is_sentence(text, pair, words) or standing.is_announced(scene, pair)
    if cue is None and not whole and not standing.is_fragment(scene, pair, words, left):
        return
    if cue is None and not answer and standing.heads(scene, place, pair, words):
        return
    if scene.kinds[place] is Kind.HEADING and (cue is None or cue.who is None):
        return
    said = _speaker(scene, place, pair, cue, start)
    how = How.CUE if cue is not None or said.reason in ("name line", "introduction") else How.RULE
    if cue is None and said.reason == "marks":
        said = said._replace(confidence=0.6 if whole else 0.4)
    utterance = scene.next_utterance()
    for part in parts:
        scene.keep(place, part, said, "marked", how, utterance)


def _same_sentence(scene: Scene, place: int, pair: Pair) -> Cue | None:
    """Go on with who speaks, after a quote of the same sentence: she called it “x” and a “y z”."""
    here = scene.in_paragraph(place)
    if not here or here[-1].speaker is None:
        return None
    sentence = scene.sentence_at(pair.outer.start)
    told = here[-1].start - sentence.start > 3 and here[-1].reason in _TELLING
    told = told or _goes_on(scene.text, here[-1], pair)
    if not told or "\n" in scene.text[here[-1].end : pair.outer.start]:
        return None
    return Cue(None, SAME_SENTENCE, 0.5, tight=False, at=pair.outer.start)


def _goes_on(text: str, last: Quote, pair: Pair) -> bool:
    """Whether a clause between commas parts the words from the last quote: “…,” she says, “…”."""
    if pair.outer.start - last.end > MOST_BETWEEN:
        return False
    if not (last.exact.endswith(",") or OUTSIDE_COMMA.match(text, last.end + 1)):
        return False
    between = text[last.end : pair.outer.start]
    return between.rstrip().endswith(",") and "." not in between


def _heard_at_the_end(scene: Scene, place: int, number: int) -> Cue | None:
    """Read who says a sentence with several quotes, after the last: « a » et « b », dit-il."""
    pairs = scene.pairs[place]
    sentence = scene.sentence_at(pairs[number].outer.start)
    end = bisect_left(pairs, sentence.end, number + 1, key=lambda pair: pair.outer.start)
    last = pairs[end - 1]
    if end == number + 1 or last.outer.end >= sentence.end:
        return None
    text = scene.text
    cue = clauses.after(text, last.outer.end, sentence.end, scene.cast, joined=_joins(text, last))
    if cue is None or cue.who is None or cue.certainty < KNOWN_VERB:
        return None
    return cue._replace(tight=False, certainty=0.8)


def _joins(text: str, pair: Pair) -> bool:
    """Whether the punctuation at the end of quoted words tells that the sentence goes on."""
    last = text[pair.inner.end - 1]
    if OUTSIDE_COMMA.match(text, pair.outer.end) is not None or last == ",":
        return True
    following = text[pair.outer.end : pair.outer.end + 2].strip()
    return last in "!?…—–-" and following[:1].islower()


def _choose(text: str, pair: Pair, before: Cue | None, after: Cue | None) -> Cue | None:
    """Prefer the clause that the punctuation joins to the quoted words."""
    if before is None or after is None:
        return before or after
    lead = text[max(0, pair.outer.start - 3) : pair.outer.start].rstrip()
    if lead.endswith(":") and before.who is not None:
        return before
    if _is_document(after) and before.who is not None and before.who.form is Form.NAME:
        return before  # Roe said it was “late,” according to the statement
    joined = pair.inner.of(text)[-1] in ",!?" or OUTSIDE_COMMA.match(text, pair.outer.end)
    if joined and after.tight and (after.who is not None or before.who is None):
        return after
    return before if before.who is not None or after.who is None else after


def _is_document(cue: Cue) -> bool:
    return cue.reason == "source" and cue.who is not None and cue.who.form is Form.THING


def _may_follow(text: str, pair: Pair, cue: Cue, joined: bool) -> bool:
    """Whether the clause after the quoted words can belong to them."""
    last = text[pair.inner.end - 1]
    if joined:
        return True
    if last == ".":
        following = text[pair.outer.end : pair.outer.end + 3].strip()
        return following[:1].islower() or following[:1] == ","
    if not cue.tight:
        return last not in ".!?…"  # « … » jeudi, a indiqué le préfet
    return last in "!?…—–-" or text[pair.inner.start].isupper()


def _speaker(scene: Scene, place: int, pair: Pair, cue: Cue | None, start: int) -> Said:
    """Give who speaks, from the surest sign to the weakest."""
    text, span = scene.text, scene.paragraphs[place]
    if cue is not None and cue.who is not None:
        said = scene.said(cue.who, cue.reason, cue.certainty)
        if said.speaker or said.suggestion or cue.who.form is not Form.PRONOUN:
            return said
    opens = not text[span.start : pair.outer.start].strip(" —–-")
    closes = not text[pair.outer.end : span.end].strip(" .!?…")
    if closes and cue is None and place + 1 < len(scene.paragraphs):
        if scene.kinds[place + 1] is Kind.NAME:
            following = scene.paragraphs[place + 1]
            line = names.name_line(following.of(text), scene.lexicon, following.start)
            if line is not None:
                return Said(scene.cast.full(line.name.text), 0.95, "name line")
    if opens and cue is None and place and scene.kinds[place - 1] is Kind.INTRODUCTION:
        announced = introduced_by(scene, place - 1)
        if announced is not None:
            return announced
    shared = cue is not None and cue.reason in (SHARED, SAME_SENTENCE)
    if cue is not None and not shared and (cue.who is not None or cue.tight):
        return Said(None, 0.6, cue.reason)
    return _continued(scene, place, pair, opens and closes, cue)


def _continued(scene: Scene, place: int, pair: Pair, alone: bool, cue: Cue | None) -> Said:
    """Give the speaker of the quote just before, or whom the sentence before is about."""
    reason = "marks" if cue is None else cue.reason
    nobody = Said(None, 0.5, reason)
    here = scene.in_paragraph(place)
    span = scene.paragraphs[place]
    since = here[-1].end if here else span.start
    told = _told_of(scene, since, pair.outer.start)
    if here:
        last = here[-1]
        if told is not None and told != last.speaker:
            return _likely(told, 0.65, "sentence before")
        # Whom the clause that tells who spoke names besides changes nothing.
        told_until = scene.sentence_at(max(last.end - 1, last.start)).end
        others = set(scene.people_within(told_until, pair.outer.start)) - {last.speaker}
        if pair.outer.start - last.end < 4 and cue is None:
            return nobody  # « Lequel ? » « Le vert. »
        return nobody if others else _likely(last.speaker, 0.75, "continued", last.source)
    if told is not None:
        return _likely(told, 0.65, "sentence before")
    lead = scene.text[span.start : pair.outer.start].strip(" —–-")
    turning = lead.endswith(",") and len(lead.split()) <= TURNING_WORDS and scene.lexicon.inverts
    if lead and not (turning and not scene.cast.within(span.start, pair.outer.start)):
        return nobody
    if not alone and cue is None and (new := _introduced_after(scene, pair, span)) is not None:
        return _likely(new, 0.66, "sentence after")
    return _from_paragraphs_before(scene, place, alone)


def _introduced_after(scene: Scene, pair: Pair, span: Span) -> str | None:
    """The person whom the sentence after words at the head of a paragraph is about, if new.

    « “On a tout perdu.” Jean Roux, 54 ans, ne décolère pas. »
    """
    if not scene.lexicon.inverts or scene.text[pair.inner.end - 1] not in ".!?…":
        return None
    number = scene.sentence_number(min(pair.outer.end + 1, span.end - 1))
    sentence = scene.sentences[number]
    if sentence.end > span.end or scene.quote_from(sentence.start, sentence.end) not in (
        None,
        pair.outer.start,
    ):
        return None
    people = scene.people_within(pair.outer.end, sentence.end)
    names_of = [name for name in scene.cast.within(pair.outer.end, sentence.end) if name.full]
    return people[0] if len(people) == 1 and names_of else None


def _from_paragraphs_before(scene: Scene, place: int, alone: bool) -> Said:
    """Give whose words open a paragraph, by what stands before it."""
    nobody = Said(None, 0.5, "marks")
    for back in range(place - 1, max(-1, place - 4), -1):
        earlier = scene.paragraphs[back]
        if scene.kinds[back] is Kind.HEADING:
            headed = _headed_by(scene, earlier) if alone and back == place - 1 else None
            if headed is None and alone and not scene.people_within(earlier.start, earlier.end):
                headed = scene.cast.only_one(earlier.start)
            return _likely(headed, 0.65, "heading") if headed else nobody
        before = scene.in_paragraph(back)
        if before:
            last = before[-1]
            open_ended = any(pair.open_ended for pair in scene.pairs[back])
            asked = last.exact.endswith("?") or last.reason == "by turns"
            if alone and asked and not open_ended:
                return _likely(_other(scene, back, last.speaker), 0.62, "by turns")
            if last.end == earlier.end and last.kind == "marked" and back == place - 1:
                return _likely(last.speaker, 0.85, "continued", last.source)  # opened again here
            told = _told_of(scene, last.end, earlier.end)
            if told is not None:
                return _likely(told, 0.62, "sentence before")
            others = set(scene.people_within(last.end, earlier.end)) - {last.speaker}
            if others:
                return nobody
            speakers = {quote.speaker for quote in before}
            sure = 0.75 if len(speakers) == 1 and back == place - 1 and alone else 0.62
            return _likely(last.speaker, sure, "continued", last.source)
        told = _told_of(scene, earlier.start, earlier.end)
        if told is not None:
            return _likely(told, 0.62, "sentence before")
        if scene.people_within(earlier.start, earlier.end):
            return nobody
    return nobody


def _other(scene: Scene, place: int, speaker: str | None) -> str | None:
    """Who answers somebody who spoke in a paragraph: the one other who is there."""
    if speaker is None or not scene.lexicon.inverts:
        return None
    start, end = scene.paragraphs[max(0, place - TURNS)].start, scene.paragraphs[place].end
    there = {*scene.people_within(start, end), *scene.speakers_within(start, end)} - {speaker}
    return there.pop() if len(there) == 1 else None


def _headed_by(scene: Scene, heading: Span) -> str | None:
    """The person whom a heading ends with: « Le plus déçu : Jean Roux (Lisle) »."""
    named = [name for name in scene.cast.within(heading.start, heading.end) if name.person]
    if len(named) != 1:
        return None
    rest = scene.text[named[0].end : heading.end].strip()
    return scene.cast.full(named[0].text) if not rest or rest[0] in "(,:" else None


def _likely(speaker: str | None, certainty: float, reason: str, source: str = "") -> Said:
    if speaker is None:
        return Said(None, 0.5, reason, source=source)
    if certainty < SURE:
        return Said(None, certainty, reason, suggestion=speaker)
    return Said(speaker, certainty, reason)


def _told_of(scene: Scene, start: int, end: int) -> str | None:
    """The person whom the last whole sentence between two places is about."""
    number = scene.sentence_number(max(end - 1, 0))
    while number >= 0 and scene.sentences[number].start >= start:
        span = scene.sentences[number]
        if span.end <= end and not scene.holds_quote(span):
            meant = scene.discourse.topic(number)
            if meant is not None and meant.certainty >= SURE:
                return meant.name or None
            people = scene.people_within(span.start, span.end)
            return people[0] if len(people) == 1 else None
        number -= 1
    return None


def introduced_by(scene: Scene, place: int) -> Said | None:
    """Give whom an introducing paragraph announces, None if nobody."""
    cue = scene.introduction(place)
    if cue is None or cue.who is None:
        return None
    said = scene.said(cue.who, "introduction", min(cue.certainty, 0.85))
    return said if said.speaker or said.suggestion else None
