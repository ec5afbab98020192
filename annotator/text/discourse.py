"""Whom do "she", "the mayor" and a quotation without a word of speech mean, where they stand?

Keeps what each sentence is about and goes back from there. What the phrase is, is `phrases`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from annotator.text import clauses, cues, salience, subjects
from annotator.text.cues import Token
from annotator.text.lexicon import Gender
from annotator.text.phrases import Form, Reference, read
from annotator.text.spans import Span
from annotator.text.structure import Kind

if TYPE_CHECKING:
    from annotator.text.scene import Scene

_DATELINE = re.compile(r"[^\n.]{0,30}?\s(?:--|[—–-])\s")  # after PARIS (AP)
NEAR = 700  # code points back to a body that a paragraph after it calls "the company"
MOST_OF_KIND = 64  # people of a kind that are looked at
DEEPEST = 8  # pronouns that lead to pronouns

# What a phrase without a name takes from how sure it is whom it means.
WEAK_NOUN = 0.35  # no noun for a person: "the 34-year-old" is one, "the muscle" may be
GENERIC_NOUN = 0.25  # "the man": often somebody whom the article does not name
UNTOLD_GENDER = 0.1  # neither the noun nor the name tells


class Meant(NamedTuple):
    """Somebody whom words mean, and how sure that is, from 0 to 1."""

    name: str
    certainty: float
    gender: Gender = Gender.EITHER


class Discourse:
    """What an article has spoken of up to a place."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._topics: dict[int, Meant | None] = {}
        self.weighed: dict[tuple[int, Gender], salience.Weighed] = {}  # kept for `salience`

    def meant(self, who: Reference | None, depth: int = 0) -> Meant | None:
        """Whom a phrase means; None when it is nobody who was named, or nobody can tell."""
        if who is None:
            return None
        match who.form:
            case Form.NAME:
                return Meant(who.name, 1.0)
            case Form.PRONOUN:
                return self._salient(who, depth)
            case Form.PERSON:
                return self._titled(who, depth)
            case Form.THING:
                return self._body(who)
            case Form.SOMEBODY:
                they = self.scene.text[who.start : who.end].lower() in self.scene.lexicon.collective
                return self._body(who) if they else None

    def _titled(self, who: Reference, depth: int) -> Meant | None:
        """Whom "the mayor" means: who was called so, or whom the article speaks of."""
        cast = self.scene.cast
        called = cast.with_role(who.head, who.of)
        named = list(islice((name for name in called if cast.fits(name, who.gender)), 2))
        if len(named) == 1:
            return Meant(named[0], 0.9)
        if named:
            last = cast.last_of(called, who.gender, who.start)
            return Meant(last, 0.7) if last else None
        if who.head in cast.lexicon.latter and (latter := self._latter(who)) is not None:
            return latter
        if who.head in cast.lexicon.ordinals:
            return self._one_of_two(who)
        if (kindred := self._of_kind(who)) is not None:
            return kindred
        if self._unnamed_before(who) or who.head in cast.lexicon.sources:
            return None
        found = self._salient(who, depth)
        if found is None:
            return None
        sure = found.certainty
        if who.weak:
            sure -= WEAK_NOUN
        if who.head in cast.lexicon.generic:
            sure -= GENERIC_NOUN
        if Gender.EITHER in (cast.gender(found.name), who.gender):
            sure -= UNTOLD_GENDER
        return Meant(found.name, max(sure, 0.3))

    def _one_of_two(self, who: Reference) -> Meant | None:
        """Whom « le premier » and « la seconde » mean, after a sentence that names two."""
        scene = self.scene
        here = scene.sentence_number(who.start)
        for number in range(here - 1, max(-1, here - 4), -1):
            span = scene.sentences[number]
            people = scene.people_within(span.start, span.end)
            if len(people) == 2:
                meant = people[scene.lexicon.ordinals[who.head]]
                return Meant(meant, 0.75) if scene.cast.fits(meant, who.gender) else None
        return None

    def _of_kind(self, who: Reference) -> Meant | None:
        """The only one whom the article calls by what the noun may stand for, or who is so old."""
        cast = self.scene.cast
        kind, ages = cast.lexicon.kinds.get(who.head), cast.lexicon.ages.get(who.head)
        if kind is None and ages is None:
            return None
        found: set[str] = set()
        for name in islice(cast.of_kind(kind or frozenset(), ages), MOST_OF_KIND):
            if cast.fits(name, who.gender):
                found.add(name)
                if len(found) > 1:
                    return None
        last = cast.last_of(found, who.gender, who.start)
        return Meant(last, 0.75) if last is not None else None

    def _latter(self, who: Reference) -> Meant | None:
        """Whom « cette dernière » means: who was named last."""
        scene = self.scene
        here = scene.sentence_number(who.start)
        people = scene.people_within(scene.sentences[max(0, here - 2)].start, who.start)
        fitting = [name for name in people if scene.cast.fits(name, who.gender)]
        last = scene.cast.last_of(fitting, who.gender, who.start)
        return Meant(last, 0.8) if last else None

    def _unnamed_before(self, who: Reference) -> bool:
        """Whether the article just spoke of somebody without a name: "a neighbour"."""
        text, lexicon = self.scene.text, self.scene.cast.lexicon
        near = text[max(0, who.start - 700) : who.start].lower()
        at = near.rfind(who.head)
        while at > 0:
            lead = near[max(0, at - 24) : at].split()
            if any(lexicon.determiners.get(word, ("",))[0] == "a" for word in lead[-3:]):
                return True
            at = near.rfind(who.head, 0, at)
        return False

    def _body(self, who: Reference) -> Meant | None:
        """Which body "the company" or "it" means: the one called so, or the last subject."""
        scene, cast, lexicon = self.scene, self.scene.cast, self.scene.lexicon
        if who.head:
            named = cast.with_role(who.head)
            if len(named) == 1:
                return Meant(next(iter(named)), 0.75)
            if who.head in lexicon.announcing and (author := self._author(who)) is not None:
                return author
            known = lexicon.anaphors or lexicon.things
            if who.head in lexicon.documents or (not named and who.head not in known):
                return None
        here = scene.sentence_number(who.start)
        for number in range(here, max(-1, here - 4), -1):
            span = scene.sentences[number]
            end = min(span.end, who.start, span.start + clauses.LONGEST)
            if (
                end <= span.start
                or scene.kinds[scene.paragraph_of_sentence(number)] is Kind.HEADING
            ):
                continue
            quote = scene.quote_from(span.start, end)
            found = cues.tokens(scene.text, span.start, end if quote is None else quote)
            subject = subjects.main_subject(scene.text, found, len(found), cast) if found else None
            if subject is None:
                continue
            if not who.head and subject.form in (Form.SOMEBODY, Form.THING) and not subject.head:
                continue  # "it" again
            shouted = subject.name.isupper() and (
                len(subject.name) > 5 or _DATELINE.match(scene.text, subject.end)
            )
            if subject.form is Form.NAME and not shouted and cast.may_be_body(subject.name):
                return Meant(subject.name, 0.65)
            if not who.head and number < here:
                return None
        return None

    def sender(self, span: Span) -> str | None:
        """The body whose words a paragraph announces: "The company sent us this statement:"."""
        cast, lexicon = self.scene.cast, self.scene.lexicon
        found = cues.tokens(self.scene.text, span.start, span.end)
        for place, token in enumerate(found):
            name = cast.starting_at(token.start)
            if name is not None and name.full and cast.person(name) is None:
                return cast.full(name.text)
            if token.word in lexicon.determiners:
                who = read(found, place, min(place + 2, len(found)), cast)
                body = who is not None and who.form is Form.THING and who.head
                if who is not None and body and who.head not in lexicon.documents:
                    meant = self._body(who)
                    return meant.name if meant is not None else self._only_body(span.start)
        return None

    def _only_body(self, before: int) -> str | None:
        """The one body that the text right before a place names in full."""
        cast = self.scene.cast
        near = cast.within(max(0, before - NEAR), before)
        bodies = {
            cast.full(name.text)
            for name in near
            if name.full and not cast.person(name) and self.scene.text[name.start - 1].isspace()
        }
        return bodies.pop() if len(bodies) == 1 else None

    def _author(self, who: Reference) -> Meant | None:
        """Whose statement "the statement" is: "Acme said in a statement", right before."""
        scene, cast = self.scene, self.scene.cast
        here = scene.sentence_number(who.start)
        for number in range(here - 1, max(-1, here - 4), -1):
            span = scene.sentences[number]
            found = cues.tokens(scene.text, span.start, min(span.end, span.start + clauses.LONGEST))
            if not any(token.word == who.head for token in found):
                continue
            for verb in cues.verbs(scene.text, found, scene.lexicon):
                author = subjects.subject(scene.text, found, verb, cast) if verb.place else None
                if author is not None and author.form is Form.NAME:
                    return Meant(author.name, 0.7)
        return None

    def _salient(self, who: Reference, depth: int) -> Meant | None:
        """The person of that gender whom the sentences before speak of most; None if nobody."""
        if depth > DEEPEST:
            return None
        cited = self._cited(who)
        chosen = salience.choose(self, who.start, who.gender, depth, cited, who.head)
        if chosen is None:
            only = self.scene.cast.only_one(who.start, headings=True)
            fits = only is not None and self.scene.cast.fits(only, who.gender)
            return Meant(only, 0.62) if only is not None and fits else None
        if chosen.name == salience.NOBODY:
            return None
        return Meant(chosen.name, chosen.certainty)

    def _cited(self, who: Reference) -> frozenset[str]:
        """The people whom the quoted words right before or after a phrase name."""
        return frozenset(self.scene.cited_beside(who.start, who.end))

    def _teller(self, found: list[Token]) -> Reference | None:
        """Whom a sentence names as speaking: "Nobody knows, says Jane Roe", "She says that"."""
        text, cast = self.scene.text, self.scene.cast
        for verb in cues.verbs(text, found, cast.lexicon):
            if not verb.place:
                continue
            who = subjects.subject(text, found, verb, cast)
            if who is not None and who.form is Form.NAME and cast.is_person(who.name):
                return who
            if who is not None and who.form is Form.PRONOUN and who.start == found[0].start:
                return who
        return None

    def _gender_of_body(self, who: Reference) -> Gender | None:
        """The gender of a body's name by the article before it: « la CGT »; None without one."""
        lexicon = self.scene.lexicon
        before = self.scene.text[max(0, who.start - 4) : who.start].lower().split()
        told = lexicon.determiners.get(before[-1]) if before and lexicon.inverts else None
        return told[1] if told is not None and told[1] is not Gender.EITHER else None

    def topic(self, number: int, depth: int = 0) -> Meant | None:
        """The person whom a sentence is about: its subject, where that can be told.

        Somebody without a name has the empty one.
        """
        if number in self._topics:
            return self._topics[number]
        scene, lexicon = self.scene, self.scene.lexicon
        span = scene.sentences[number]
        end = min(span.end, span.start + clauses.LONGEST)
        quote = scene.quote_from(span.start, end)
        found = cues.tokens(scene.text, span.start, quote if quote is not None else end)
        topic: Meant | None = None
        if found:
            if (owner := lexicon.possessives.get(found[0].word)) is not None:
                who: Reference | None = Reference(
                    Form.PRONOUN, found[0].start, found[0].end, gender=owner
                )
            elif found[0].word in ("for", "pour") and len(found) > 1:
                who = read(found, 1, min(len(found), 16), scene.cast)
            else:
                who = self._teller(found)
                who = who or subjects.main_subject(scene.text, found, len(found), scene.cast)
            body: Gender | None = None
            if who is not None and who.form is Form.NAME and not scene.cast.is_person(who.name):
                body = self._gender_of_body(who)
                who = who if body is not None else None
            if who is not None and who.weak:
                who = None
            topic = self.meant(who, depth)
            if topic is not None and body is not None:
                topic = topic._replace(gender=body)
            if topic is not None and not scene.cast.is_person(topic.name) and body is None:
                topic = None
            if topic is None and who is not None and who.form in (Form.SOMEBODY, Form.PERSON):
                first = scene.text[who.start : who.end].split(" ")[0].lower()
                several = lexicon.determiners.get(first, ("",))[0] == "several"
                somebody = who.head in lexicon.people and not several
                if somebody or found[0].word in lexicon.somebody:
                    topic = Meant("", 0.9, who.gender)
        self._topics[number] = topic
        return topic
