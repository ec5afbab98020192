"""Who are the people of an article, and whom does a surname, a role or a pronoun mean?

Everything is read off the article itself. Which words somebody said is `attribution`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from annotator.text import names
from annotator.text.lexicon import Gender, Lexicon
from annotator.text.names import SPACE, UPPER, Name
from annotator.text.spans import Span

_APPOSITION = re.compile(r"\s?[,(–—]\s?([^.,;:!?()«»“”\"\n]{2,110})")
_PRODUCT = re.compile(
    rf"([{UPPER}][\w.]*(?:{SPACE}[{UPPER}\d][\w.]*)*)\s?,?\s?(?:est |is |was )?\Z"
)
_WORD = re.compile(r"\w+(?:-\w+)*")
_DOMAIN = re.compile(r"\.(?:ai|com|org|net|io|fr|eu)\Z", re.IGNORECASE)


class Cast:
    """The people and bodies that an article names, and where.

    `skip` are parts whose capitals mean nothing (headings): names there are known, and no full
    name is learned from them.
    """

    def __init__(self, text: str, lexicon: Lexicon, skip: Sequence[Span] = ()) -> None:
        self.text = text
        self.lexicon = lexicon
        self.names = names.find(text, lexicon)
        self._starts = [name.start for name in self.names]
        self._fulls: dict[str, list[str]] = defaultdict(list)  # last or first word -> full names
        self._gender: dict[str, Gender] = {}
        self._roles: dict[str, set[str]] = defaultdict(set)  # role -> people
        self._bodies: dict[str, set[str]] = defaultdict(set)  # body -> its people
        self._maker: dict[str, str] = {}
        learned = _outside(self.names, skip)
        self._learn_names(learned)
        self._learn_roles(learned)
        self._learn_products()
        self.mentions = [
            (name.start, who) for name in self.names if (who := self.person(name)) is not None
        ]
        self._known = {
            name.text for name in self.names if name.full or self._amid(name) or name.person
        }
        self._mentioned = [start for start, _ in self.mentions]

    def within(self, start: int, end: int) -> list[Name]:
        """Give the names that stand in a part of the text."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

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
        if " " in name:
            longer = [full for full in self._fulls.get(_key(name), ()) if _abridges(name, full)]
            return longer[0] if len(longer) == 1 else name
        candidates = self._fulls.get(name.lower(), ())
        people = [full for full in candidates if full in self._gender] or list(candidates)
        return people[0] if len(people) == 1 else name

    def person(self, name: Name) -> str | None:
        """Give the person whom a name means; None for a body, a place or nobody known."""
        full = self.full(name.text)
        if full in self._gender and (name.full or not self._product(name)):
            return full
        return full if name.person and name.gender is not Gender.EITHER else None

    def gender(self, person: str) -> Gender:
        """What the article tells about a person's gender."""
        return self._gender.get(person, Gender.EITHER)

    def by_role(self, role: str, of: str = "") -> str | None:
        """Give the one person with a role ("minister"), or with any role at a body or product.

        None when the article knows nobody, or several.
        """
        if of:
            body = _body(of)
            found = self._bodies.get(body) or self._bodies.get(self._maker.get(body, ""))
        else:
            found = self._roles.get(role.lower())
        return next(iter(found)) if found and len(found) == 1 else None

    def mentioned(self, start: int, end: int) -> list[str]:
        """Give the people named in a part of the text, each once, in order."""
        low, high = bisect_left(self._mentioned, start), bisect_left(self._mentioned, end)
        return list(dict.fromkeys(who for _, who in self.mentions[low:high]))

    def fits(self, person: str, gender: Gender) -> bool:
        """Whether a pronoun of that gender can mean the person."""
        known = self.gender(person)
        return Gender.EITHER in (known, gender) or known is gender

    def known(self, name: Name) -> bool:
        """Whether a capitalised word is surely a name, and not just the first of a sentence."""
        word = name.text
        return (
            word in self._known
            or word.lower() in self._fulls
            or not word[1:].islower()
            or word.lower() in self.lexicon.given
        )

    def _amid(self, name: Name) -> bool:
        lead = self.text[max(0, name.start - 3) : name.start].rstrip(" \u00a0\u202f")
        return bool(lead) and lead[-1] not in '.!?…:\n«“"—–-'

    def _product(self, name: Name) -> bool:
        return name.text.lower() in self._maker or self.text[name.end : name.end + 1].isdigit()

    def _learn_names(self, learned: Sequence[Name]) -> None:
        for name in learned:
            if not name.full:
                continue
            tells = name.person or self._titled(name) is not None
            for word in {_key(name.text), name.text.split(" ")[0].lower()}:
                if name.text not in self._fulls[word]:
                    self._fulls[word].append(name.text)
            if tells:
                known = self._gender.get(name.text, Gender.EITHER)
                self._gender[name.text] = name.gender if known is Gender.EITHER else known

    def _titled(self, name: Name) -> str | None:
        """Give the words after a name when they say the person's role."""
        match = _APPOSITION.match(self.text, name.end)
        if match is None:
            return None
        early = _WORD.findall(match[1])[:7]
        return match[1] if any(word.lower() in self.lexicon.roles for word in early) else None

    def _learn_roles(self, learned: Sequence[Name]) -> None:
        for name in learned:
            who = self.full(name.text)
            if who not in self._gender:
                continue
            if name.role:
                self._roles[name.role].add(who)
                if name.body:
                    self._bodies[_body(name.body)].add(who)
            if self._titled(name) is not None:
                match = _APPOSITION.match(self.text, name.end)
                if match:
                    self._learn_title(who, match.start(1), match.end(1))
            before = self.text.rfind("\n", max(0, name.start - 90), name.start) + 1
            start = max(before, name.start - 90)
            lead = self.text[start : name.start].rstrip()
            if lead.endswith(","):
                clause = max(lead.rfind(stop, 0, -1) for stop in ",.;:") + 1
                self._learn_title(who, start + clause, start + len(lead), at_start=True)
            elif lead and lead[-1].isalpha():
                words = _WORD.findall(lead)[-3:]
                for word in words:
                    if word.lower() in self.lexicon.roles:
                        self._roles[word.lower()].add(who)

    def _learn_title(self, who: str, start: int, end: int, at_start: bool = False) -> None:
        words = [word.lower() for word in _WORD.findall(self.text, start, end)]
        heads = words[:4] if at_start else words[:7]
        roles = [word for word in heads if word in self.lexicon.roles]
        if not roles:
            return
        for role in roles:
            self._roles[role].add(who)
        for body in self.within(start, end):
            self._bodies[_body(body.text)].add(who)

    def _learn_products(self) -> None:
        if not self.lexicon.made_by:
            return
        for match in re.finditer(rf"\b{self.lexicon.made_by}\b\s*", self.text):
            maker = self.within(match.end(), match.end() + 2)
            product = _PRODUCT.search(self.text, max(0, match.start() - 60), match.start())
            if not maker or product is None:
                continue
            whole = product[1].lower()
            first = whole.split(" ")[0]
            self._maker[_DOMAIN.sub("", whole)] = _body(maker[0].text)
            if first not in self.lexicon.function_words:
                self._maker.setdefault(_DOMAIN.sub("", first), _body(maker[0].text))


def _outside(found: Sequence[Name], skip: Sequence[Span]) -> list[Name]:
    """Give the names that no span of `skip` holds; both in order."""
    result, place = [], 0
    for name in found:
        while place < len(skip) and skip[place].end <= name.start:
            place += 1
        if place == len(skip) or name.start < skip[place].start:
            result.append(name)
    return result


def _key(name: str) -> str:
    words = [word for word in name.split(" ") if word not in ("Jr.", "Sr.", "Jr", "Sr")]
    return words[-1].lower() if words else name.lower()


def _body(name: str) -> str:
    return _DOMAIN.sub("", name.lower())


def _abridges(short: str, full: str) -> bool:
    few, many = short.lower().split(" "), full.lower().split(" ")
    return len(few) < len(many) and set(few) <= set(many)
