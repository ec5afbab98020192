"""Who are the people of an article, and whom does a surname or a role name?

Everything is read off the article itself. Which words somebody said is `quotes`; whom a pronoun
means is `discourse`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from annotator.text import appositions, genders, names, spelling
from annotator.text.lexicon import Gender, Lexicon
from annotator.text.names import Name
from annotator.text.spans import Span

_BRAND = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bD[eiu])(?<!\bL[ae])(?<!\bVan)(?<=[a-z])[A-Z]|\A[A-Z]{3,}\Z"
)
_AGE = re.compile(r",? ?\(?(?:âgée? de )?(\d{1,3})(?:[ \u00a0\u202f]ans\b|,|\)| years?\b)")
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_STOP = re.compile(r"[,.;:!?«“”»\"]")
_STOP_OR_BRACKET = re.compile(r"[,.;:!?«“”»\"()]")
_LEAD = 90  # code points before a name in which its title stands
MOST_NAMESAKES = 64  # full names that share a word, from which on the word alone means nobody
LAST_MENTIONS = 40  # among which whoever is meant by a role is looked for


class Cast:
    """The people and bodies that an article names, and where.

    `skip` are parts whose capitals mean nothing (headings): names there are known, and no full
    name is learned from them. Whom the words in `quoted` name is learned from, and does not count
    as mentioned. Both in the order of the text.
    """

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        skip: Sequence[Span] = (),
        quoted: Sequence[Span] = (),
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        found = spelling.recased(names.find(text, lexicon))
        surely = {name.text for name in found if name.full or name.person}
        parts = {word for name in surely for word in spelling.parts(name)}
        self.names = [name for name in found if self._is_name(name, parts)]
        self._starts = [name.start for name in self.names]
        self._at = {name.lead: name for name in self.names}
        self._at.update((name.start, name) for name in self.names)
        self._fulls: dict[str, list[str]] = defaultdict(list)  # a word of it -> full names
        self._acronyms: dict[str, set[str]] = defaultdict(set)  # "WHO" -> full names
        self._gender: dict[str, Gender] = {}  # of people
        # Noun -> who is called so, and body -> who has a role there; in the order of the text.
        self._roles: dict[str, dict[str, None]] = defaultdict(dict)
        self._bodies: dict[str, dict[str, None]] = defaultdict(dict)
        self.ages: dict[str, int] = {}  # of people, where the article tells
        self.called: dict[str, set[str]] = defaultdict(set)  # who -> nouns
        self._makers: dict[str, str] = {}  # product -> body
        self._full: dict[str, str] = {}
        self.news = 0  # how often something was learned of somebody since
        alone = {name.text for name in self.names if not name.full and self._amid(name)}
        self._known = alone | {name.text for name in self.names if name.full or name.person}
        learned = spelling.outside(self.names, skip)
        self._learn_names(learned)
        self._learn_people(learned, alone)
        self._full.clear()
        self._learn_genders(learned)
        self._learn_roles(learned)
        self._learn_products()
        self._mentions = [
            (name.start, who)
            for name in spelling.outside(self.names, quoted)
            if (who := self.person(name)) is not None
        ]
        self._mentioned = [start for start, _ in self._mentions]
        self._often = Counter(who for _, who in self._mentions)
        in_prose = {name.start for name in learned}
        told = [mention for mention in self._mentions if mention[0] in in_prose]
        self._sole = [names.sole(told, len(text)), names.sole(self._mentions, len(text))]

    def within(self, start: int, end: int) -> list[Name]:
        """Give the names that stand in a part of the text."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def starting_at(self, position: int) -> Name | None:
        """Give the name that begins exactly there."""
        return self._at.get(position)

    def ending_at(self, position: int) -> Name | None:
        """Give the name that ends exactly there."""
        place = bisect_right(self._starts, position) - 1
        if place >= 0 and self.names[place].end == position:
            return self.names[place]
        return None

    def full(self, name: str) -> str:
        """Give the full name that a name stands for in this article, or the name itself.

        A surname or given name that two people share stays as it is.
        """
        if (known := self._full.get(name)) is None:
            known = self._full[name] = self._longest(name)
        return known

    def _longest(self, name: str) -> str:
        namesakes: Collection[str] = self._fulls.get(spelling.key(name), ())
        if len(namesakes) > MOST_NAMESAKES:
            return name
        candidates = [full for full in namesakes if spelling.abridges(name, full)]
        if not candidates and name.isupper():
            candidates = list(self._acronyms.get(name, ()))[: MOST_NAMESAKES + 1]
        if " " not in name:
            people = [full for full in candidates if full in self._gender]
            candidates = people or candidates
        # "Jaime Sitoe" and "Domingos Jaime Sitoe" are one.
        whole = [
            full for full in candidates if not any(spelling.abridges(full, o) for o in candidates)
        ]
        return whole[0] if len(whole) == 1 else name

    def people(self) -> list[str]:
        """Give everybody whom the article names, by full names."""
        return list(self._gender)

    def is_person(self, full: str) -> bool:
        return full in self._gender

    def may_be_body(self, full: str) -> bool:
        """Whether nothing but its place in a sentence tells that a name is a person's."""
        known = self._gender.get(full)
        if known is None:
            return True
        return known is Gender.EITHER and not self.lexicon.is_given(full.split(" ")[0])

    def person(self, name: Name) -> str | None:
        """Give the person whom a name means; None for a body, a place or nobody known."""
        full = self.full(name.text)
        return full if full in self._gender else None

    def gender(self, person: str) -> Gender:
        """What the article tells about a person's gender."""
        return self._gender.get(person, Gender.EITHER)

    def fits(self, person: str, gender: Gender) -> bool:
        """Whether a word of that gender can mean the person."""
        known = self.gender(person)
        return Gender.EITHER in (known, gender) or known is gender

    def with_role(self, noun: str, of: str = "") -> Collection[str]:
        """Give everybody who is called "minister", in the order of the text.

        With `of`, a body or its product: those who have this role there, or any role at all.
        """
        if not of:
            return self._roles.get(noun, {})
        body = spelling.body(of)
        there = self._bodies.get(body) or self._bodies.get(self._makers.get(body, ""), {})
        called = self._roles.get(noun, {})
        return dict.fromkeys(who for who in there if who in called) or there or called

    def of_kind(self, nouns: frozenset[str], ages: tuple[int, int] | None) -> Iterator[str]:
        """Give who is called by one of some nouns or is so old, some of them more than once."""
        for noun in nouns & self._roles.keys():
            yield from self._roles[noun]
        if ages is not None:
            yield from (who for who, age in self.ages.items() if ages[0] <= age <= ages[1])

    def last_of(self, people: Collection[str], gender: Gender, position: int) -> str | None:
        """Give the one of `people` whom a gender fits and who was named last before a position."""
        place = bisect_left(self._mentioned, position)
        for _, who in reversed(self._mentions[max(0, place - LAST_MENTIONS) : place]):
            if who in people and self.fits(who, gender):
                return who
        return None

    def is_governed(self, person: str, start: int, end: int) -> bool:
        """Whether a preposition goes before each mention of a person in a part of the text."""
        low, high = bisect_left(self._mentioned, start), bisect_left(self._mentioned, end)
        for at, who in self._mentions[low:high]:
            words = _WORD.findall(self.text[max(start, at - 20) : at])
            if who == person and (not words or words[-1].lower() not in self.lexicon.prepositions):
                return False
        return True

    def only_one(self, position: int, *, headings: bool = False) -> str | None:
        """Give the person whom alone the article names up to a position, outside quoted words."""
        (since, first), until = self._sole[headings]
        return first if since < position <= until else None

    def mentioned(self, start: int, end: int) -> list[str]:
        """Give the people named in a part of the text, each once, in order."""
        low, high = bisect_left(self._mentioned, start), bisect_left(self._mentioned, end)
        return list(dict.fromkeys(who for _, who in self._mentions[low:high]))

    def named_elsewhere(self, person: str, position: int) -> bool:
        """Whether a person is named at another place than `position`."""
        place = bisect_left(self._mentioned, position)
        here = self._mentions[place : place + 1] == [(position, person)]
        return self._often[person] > here

    def known(self, name: Name) -> bool:
        """Whether a capitalised word is surely a name, and not just the first of a sentence."""
        word = name.text
        return (
            word in self._known
            or word.lower() in self._fulls
            or not word[1:].islower()
            or word.lower() in self.lexicon.given
        )

    def learn_gender(self, full: str, gender: Gender) -> None:
        """Take the gender of a word that surely means somebody for theirs, if none is known."""
        if self._gender.get(full) is Gender.EITHER and gender is not Gender.EITHER:
            self._gender[full] = gender
            self.news += 1

    def learn_speaker(self, full: str) -> None:
        """Take somebody who speaks for a person, unless it is a body by its words."""
        if full in self._gender or self._is_body(full):
            return
        self._gender[full] = self.lexicon.given_gender(full.split(" ")[0])
        self.news += 1

    def _is_name(self, name: Name, parts: set[str]) -> bool:
        """Whether it is no noun with a capital: "the Irishman", "Police said"."""
        if name.full or name.person:
            return True
        low = name.text.lower()
        if low not in self.lexicon.people and low not in self.lexicon.things or low in parts:
            return True
        aged = _AGE.match(self.text, name.end)  # "Smith, 45, …"
        return aged is not None or appositions.office_before(
            self.text, name.start, self.lexicon
        )  # « le président Marchand »

    def _amid(self, name: Name) -> bool:
        lead = self.text[max(0, name.start - 3) : name.start].rstrip(" \u00a0\u202f")
        closing = "»”" if self.lexicon.inverts else ""
        return bool(lead) and lead[-1] not in '.!?…:\n«“"—–-' + closing

    def _is_body(self, full: str) -> bool:
        words = full.lower().split(" ")
        if len(words) == 2 and self.lexicon.is_given(words[0]):
            words = [word for word in words if word not in self.lexicon.ambiguous]
        return any(word in self.lexicon.bodies or word in self.lexicon.things for word in words)

    def _learn_names(self, learned: Sequence[Name]) -> None:
        for full in dict.fromkeys(name.text for name in learned if name.full):
            words = full.split(" ")
            letters = "".join(word[0] for word in words if word[0].isupper())
            if len(letters) > 2 and not self.lexicon.is_given(words[0]):
                self._acronyms[letters].add(full)
            for word in dict.fromkeys(spelling.parts(full)):
                self._fulls[word].append(full)

    def _learn_people(self, learned: Sequence[Name], alone: set[str]) -> None:
        """Tell people from bodies and places, by what stands beside their names.

        `alone` are the single words that are names for sure.
        """
        for name in learned:
            if (
                not name.full
                and not name.person
                and not appositions.calls_person(self.text, name, self.lexicon)
            ):
                continue
            full = self.full(name.text)
            if name.person or full not in self._gender and self._lives(name, alone):
                known = self._gender.get(full, Gender.EITHER)
                gender = name.gender if known is Gender.EITHER else known
                if gender is Gender.EITHER and (full != name.text or not name.full):
                    gender = self.lexicon.given_gender(full.split(" ")[0])
                self._gender[full] = gender
            if full in self._gender and (aged := _AGE.match(self.text, name.end)) is not None:
                self.ages.setdefault(full, int(aged[1]))

    def _lives(self, name: Name, alone: set[str]) -> bool:
        """Whether an age, a trade, a verb or the surname alone shows that a name is a person's."""
        text, lexicon = self.text, self.lexicon
        if self._is_body(name.text) or appositions.tells_body(text, name.end, lexicon):
            return False
        if _AGE.match(text, name.end):
            return True
        if name.text.rsplit(" ", 1)[-1] in alone and not _BRAND.search(name.text):
            return True
        lead = text[max(0, name.start - 24) : name.start]
        words = _WORD.findall(lead)
        before = words[-1].lower() if words and lead.endswith(" ") else ""
        if before in lexicon.speech or before in lexicon.people:
            return True
        if before in lexicon.articles or before in lexicon.prepositions:
            return appositions.titles(self.text, name.end, self.lexicon) != []
        return not name.text.isupper() and not any(
            _BRAND.search(word) for word in name.text.split(" ")
        )

    def _learn_genders(self, learned: Sequence[Name]) -> None:
        """Learn from the pronoun after a name, before anybody else is named, who is a woman."""
        for name, following in zip(learned, [*learned[1:], None], strict=False):
            who = self.person(name)
            if who is None or self._gender[who] is not Gender.EITHER:
                continue
            end = following.start if following else len(self.text)
            told = genders.after(self.text, name.end, end, self.lexicon)
            self._gender[who] = told or Gender.EITHER

    def _learn_roles(self, learned: Sequence[Name]) -> None:
        for name in learned:
            who = self.full(name.text)
            person = who in self._gender
            if person:
                if name.role and name.body:
                    self._place(who, name.body)
                titles = appositions.titles(self.text, name.end, self.lexicon)
                self._call(who, name.role)
                for number, noun in enumerate(titles):
                    self._call(who, noun, apposed=self.lexicon.inverts and not number)
                if titles and (match := appositions.after(self.text, name.end)) is not None:
                    for body in self.within(match.start(1), match.end(1)):
                        self._place(who, body.text)
                self._call_before(who, name)
            else:
                self._describe(who, name)

    def _call_before(self, who: str, name: Name) -> None:
        """Learn the title that stands before a name: "the mayor of Larkport, Jane Roe"."""
        start = max(
            self.text.rfind("\n", max(0, name.start - _LEAD), name.start) + 1, name.start - _LEAD
        )
        lead = self.text[start : name.start].rstrip()
        if lead.endswith(","):
            lead = lead[:-1]
            clause = len(lead) - len(_STOP.split(lead)[-1])
            words = _WORD.findall(lead, clause)
            self._call_all(who, appositions.last_phrase(words, self.lexicon))
            if appositions.nouns(words, self.lexicon):
                for body in self.within(start + clause, start + len(lead)):
                    self._place(who, body.text)
        elif lead[-1:].isalpha():
            words = _WORD.findall(_STOP_OR_BRACKET.split(lead)[-1])
            last = self.lexicon.noun(words[-1].lower()) if words else ""
            ends = last in self.lexicon.people or not self.lexicon.noun_last
            if ends and last not in self.lexicon.prepositions:
                self._call_all(who, appositions.last_phrase(words, self.lexicon))

    def _call_all(self, who: str, words: Sequence[str]) -> None:
        low = {word.lower() for word in words}
        if low & (self.lexicon.subordinators | self.lexicon.auxiliaries):
            return  # « le ministre a dit qu’Untel »
        for noun in appositions.nouns(words, self.lexicon):
            self._call(who, noun)

    def _call(self, who: str, noun: str, *, apposed: bool = False) -> None:
        """Learn a noun for somebody; one that is apposed tells more than a given name does."""
        if not noun:
            return
        self._roles[noun][who] = None
        self.called[who].add(noun)
        told, known = self.lexicon.people.get(noun, Gender.EITHER), self._gender.get(who)
        if told is not Gender.EITHER and known and (apposed or known is Gender.EITHER):
            self._gender[who] = told

    def _place(self, who: str, body: str) -> None:
        self._bodies[spelling.body(body)][who] = None

    def _learn_products(self) -> None:
        for product, at in appositions.products(self.text, self.lexicon):
            maker = self.within(at, at + 2)
            if not maker:
                continue
            whole = product.lower()
            first = whole.split(" ")[0]
            self._makers[spelling.body(whole)] = spelling.body(maker[0].text)
            if first not in self.lexicon.function_words:
                self._makers.setdefault(spelling.body(first), spelling.body(maker[0].text))

    def _describe(self, who: str, name: Name) -> None:
        """Learn what kind of body a name is: "Acme Foods, a company", « le groupe Acme »."""
        lead = _WORD.findall(self.text[max(0, name.start - 30) : name.start])[-2:]
        kinds, words = self.lexicon.anaphors, lead[-1:]
        if name.full:
            match = appositions.after(self.text, name.end)
            apposed = _WORD.findall(match[1])[:4] if match else []
            if (
                self.lexicon.noun_last
                and apposed[:1]
                and apposed[0] not in self.lexicon.determiners
            ):
                apposed = []  # "at Acme, union official Jane Roe said"
            kinds, words = self.lexicon.things, [*who.lower().split(" "), *lead, *apposed]
        for word in words:
            noun = self.lexicon.noun(word.lower())
            if noun in kinds:
                self._roles[noun][who] = None
