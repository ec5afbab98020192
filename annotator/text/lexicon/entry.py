"""What does a language's lexicon consist of? Only the shape: the words are in `fr` and `en`."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import combining

_NONE: frozenset[str] = frozenset()


class Gender(StrEnum):
    """What a pronoun, a title or a given name tells about a person; EITHER tells nothing."""

    MALE = "m"
    FEMALE = "f"
    EITHER = "?"


def words(*lines: str) -> frozenset[str]:
    """Collect the words of some lines of text into a set."""
    return frozenset(word for line in lines for word in line.split())


def inflect(stems: str, endings: str) -> frozenset[str]:
    """Join every stem of a line with every ending of another ("-" is the empty ending)."""
    tails = [ending.strip("-") for ending in endings.split()]
    return frozenset(stem + tail for stem in stems.split() for tail in tails)


def without_accents(word: str) -> str:
    """A word as those write it who leave accents out; as it is where it has none."""
    if word.isascii():
        return word
    return "".join(one for one in unicodedata.normalize("NFD", word) if not combining(one))


def genders(male: Iterable[str], female: Iterable[str]) -> dict[str, Gender]:
    """Map names to a gender; a name of both lists is EITHER."""
    male, female = frozenset(male), frozenset(female)
    table = dict.fromkeys(male, Gender.MALE) | dict.fromkeys(female, Gender.FEMALE)
    return table | dict.fromkeys(male & female, Gender.EITHER)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language, all in lower case unless said otherwise."""

    code: str
    # Verbs, as the forms that have a subject, and participles.
    speech: frozenset[str] = _NONE  # say, answer: they announce words
    stance: frozenset[str] = _NONE  # minimise, doubt: they announce words only before a colon
    labelling: frozenset[str] = _NONE  # call, describe: they announce one quoted word or two
    idioms: tuple[str, ...] = ()  # expressions that stand for a verb of speech, as regexes
    participles: frozenset[str] = _NONE  # past ones of `speech`, which need an auxiliary
    called: frozenset[str] = _NONE  # past participles of `speech` and `labelling`
    gerunds: frozenset[str] = _NONE  # present ones: they share the subject of another verb
    infinitives: frozenset[str] = _NONE  # those of `speech`: « a tenu à préciser »
    modals: frozenset[str] = _NONE  # what may stand before these
    pronominal: frozenset[str] = _NONE  # those that need a reflexive: « s’emporte »
    nominal: frozenset[str] = _NONE  # verbs that are nouns as often: "report"
    auxiliaries: frozenset[str] = _NONE
    passive: frozenset[str] = _NONE  # "was announced": nobody speaks
    weak_speech: frozenset[str] = _NONE  # laugh, begin: they count beside a quotation only
    manners: frozenset[str] = _NONE  # how somebody speaks, apposed: « dit-il, catégorique »
    verb_endings: tuple[str, ...] = ()  # of finite verbs, for those that no list has
    infinitive_endings: tuple[str, ...] = ()
    past: frozenset[str] = _NONE  # irregular past forms of everyday verbs: "came", "left"
    past_endings: tuple[str, ...] = ()  # of participles
    inverts: bool = False  # the verb may stand before its subject, or join it: « dit-elle »
    addressing: frozenset[str] = _NONE  # tell, warn: an object that is somebody may follow
    # What may stand between a subject and its verb.
    between: frozenset[str] = _NONE
    adverb_endings: tuple[str, ...] = ()
    # Who.
    pronouns: Mapping[str, Gender] = field(default_factory=dict)
    inverted: str = ""  # a regex for "-t-il", with the pronoun as its group
    impersonal: frozenset[str] = _NONE  # verbs that nobody does: « semble-t-il »
    demonstratives: frozenset[str] = _NONE  # of `pronouns`: « celui de »
    nobody: frozenset[str] = _NONE  # pronouns that mean nobody in particular, or several
    somebody: frozenset[str] = _NONE  # of these, those that begin "one of the ministers"
    neuter: frozenset[str] = _NONE  # pronouns for a body: "it"
    collective: frozenset[str] = _NONE  # those for a body whose people are meant: "they"
    generic: frozenset[str] = _NONE  # of `people`, those that say nothing but the sex: "the man"
    copulas: frozenset[str] = _NONE  # "was", "as": what is said of something follows
    indefinite: frozenset[str] = _NONE  # articles that may stand after these
    anaphors: frozenset[str] = _NONE  # of `things`, those that may stand for a named one, if any
    documents: frozenset[str] = _NONE  # of `things`, those that are no body
    objects: frozenset[str] = _NONE  # of these pronouns, those that may be objects before a verb
    determiners: Mapping[str, tuple[str, Gender]] = field(default_factory=dict)  # the, a, several
    possessives: Mapping[str, Gender] = field(default_factory=dict)  # of one person: "his"
    owners: frozenset[str] = _NONE  # determiners that say whose
    relatives: frozenset[str] = _NONE
    subordinators: frozenset[str] = _NONE  # "that", "when": a clause begins after them
    articles: frozenset[str] = _NONE
    merged: frozenset[str] = _NONE  # prepositions with an article in them: « du »
    honorifics: Mapping[str, Gender] = field(default_factory=dict)  # without the final stop
    given: Mapping[str, Gender] = field(default_factory=dict)
    reigning: frozenset[str] = _NONE  # titles that belong to a single given name: "Prince Otto"
    ambiguous: frozenset[str] = _NONE  # of `bodies`, those that are surnames as often: "Church"
    particles: frozenset[str] = _NONE  # inside a name of a person
    bodies: frozenset[str] = _NONE  # words in the name of a body or place: never a person
    people: Mapping[str, Gender] = field(default_factory=dict)  # nouns for a person
    things: frozenset[str] = _NONE  # nouns for a body or a document
    sources: frozenset[str] = _NONE  # nouns for people who are kept without a name
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)  # « élue »: of « maire »
    offices: frozenset[str] = _NONE  # nouns of `people` for what somebody does
    # Nouns that tell how old somebody is, from and to: « quadragénaire », and adjectives for these.
    ages: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)  # « le second » of two: 1
    latter: frozenset[str] = _NONE  # « cette dernière »: who was named last
    makers: frozenset[str] = _NONE  # of `people`, those that are bodies as often: "maker"
    prenominal: frozenset[str] = _NONE  # between a determiner and its noun: "former"
    noun_last: bool = False  # "the health minister"; otherwise « la ministre de la santé »
    times: frozenset[str] = _NONE  # nouns for a time: "the day", « le lendemain »
    made_by: str = ""  # a regex between a product and its maker
    # Source phrases.
    according: tuple[str, ...] = ()  # "according to", as regexes that begin with a letter
    opinion: frozenset[str] = _NONE  # before a relative: « pour qui »
    whom: frozenset[str] = _NONE  # that relative
    stressed: Mapping[str, Gender] = field(default_factory=dict)  # « Lui la juge »
    oblique: Mapping[str, Gender] = field(default_factory=dict)  # "according to her"
    weak_according: str = ""  # "for X, …": counts only for a person who was named
    # Small words.
    prepositions: frozenset[str] = _NONE
    governing: frozenset[str] = _NONE  # prepositions and articles before a place, not a person
    since: frozenset[str] = _NONE  # of these, those that stand alone as well: « depuis »
    conjunctions: frozenset[str] = _NONE
    joining: frozenset[str] = _NONE  # between two quoted words: « “juste” mais “tardif” »
    coordinators: frozenset[str] = _NONE  # "and" between two names
    as_words: frozenset[str] = _NONE  # "as Jane Roe put it"
    function_words: frozenset[str] = _NONE  # capitalised at the start of a sentence, no names
    calendar: frozenset[str] = _NONE
    first_person: frozenset[str] = _NONE
    speaking: frozenset[str] = _NONE  # "I" and "you": words of somebody who talks to somebody
    numbers: frozenset[str] = _NONE  # "three measures:" announces a list, not words
    remark_openers: frozenset[str] = _NONE
    what: frozenset[str] = _NONE  # "what they call": a term follows
    reflexives: frozenset[str] = _NONE
    announcing: frozenset[str] = _NONE  # nouns before a colon and words: "this message:"
    replies: frozenset[str] = _NONE  # nouns that tell whose words follow: « réponse du maire : »
    mentions: frozenset[str] = _NONE  # of `naming`, nouns for words as such: "the term"
    senses: frozenset[str] = _NONE  # nouns for what a word means: « au sens de »
    works: frozenset[str] = _NONE  # nouns for what has a title, apposed to it: « …, roman »
    headings: frozenset[str] = _NONE  # nouns for a title or name, before a colon: « thème : »
    naming: frozenset[str] = _NONE  # the word before a title, a term, a nickname
    # Abbreviations without their final stop, case kept.
    titles: frozenset[str] = _NONE  # never end a sentence
    numbered: frozenset[str] = _NONE  # do not end it before a number
    often_final: frozenset[str] = _NONE  # end it when a capital follows

    def noun(self, word: str) -> str:
        """The noun for a person or a thing that a word is a form of, or the word itself.

        The last part of a compound counts: « vice-présidente » is a « présidente ».
        """
        if word in self.people or word in self.things:
            return word
        if "-" in word:
            last = word.rsplit("-", 1)[-1]
            if last in self.people or last in self.things:
                return last
        if word.endswith(("s", "x")):
            for ending in ("s", "es", "x"):
                single = word.removesuffix(ending)
                if single in self.people or single in self.things:
                    return single
        return word

    def given_gender(self, word: str) -> Gender:
        """The gender that a given name tells, by its first part: « anne-sophie »."""
        low = word.lower()
        found = self.given.get(low) or self.given.get(low.split("-")[0])
        return found or self.given.get(without_accents(low), Gender.EITHER)

    def is_given(self, word: str) -> bool:
        low = word.lower()
        if low in self.given or ("-" in low and low.split("-")[0] in self.given):
            return True
        return not low.isascii() and without_accents(low) in self.given
