"""What does a language's lexicon consist of? Only the shape: the words are in `fr` and `en`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
    gerund: str = ""  # the ending of verb forms that count only after `gerund_after` or a comma
    gerund_after: frozenset[str] = _NONE
    participle: tuple[str, ...] = ()  # endings that need an auxiliary before them
    auxiliaries: frozenset[str] = _NONE
    passive: frozenset[str] = _NONE  # "was announced": nobody speaks
    # What may stand between a subject and its verb.
    between: frozenset[str] = _NONE
    adverb_endings: tuple[str, ...] = ()
    # Who.
    pronouns: Mapping[str, Gender] = field(default_factory=dict)
    inverted: str = ""  # a regex for "-t-il", with the pronoun as its group
    relatives: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    honorifics: Mapping[str, Gender] = field(default_factory=dict)  # without the final stop
    given: Mapping[str, Gender] = field(default_factory=dict)
    particles: frozenset[str] = _NONE  # inside a name of a person
    roles: frozenset[str] = _NONE
    bodies: frozenset[str] = _NONE  # words in the name of a body or place: never a person
    of: str = ""  # a regex between a role and what it is a role of
    made_by: str = ""  # a regex between a product and its maker
    # Source phrases.
    according: str = ""  # a regex, "according to"
    oblique: Mapping[str, Gender] = field(default_factory=dict)  # "according to her"
    weak_according: str = ""  # "for X, …": counts only for a person who was named
    # Small words.
    prepositions: frozenset[str] = _NONE
    conjunctions: frozenset[str] = _NONE
    coordinators: frozenset[str] = _NONE  # "and" between two names
    as_words: frozenset[str] = _NONE  # "as Jane Roe put it"
    function_words: frozenset[str] = _NONE  # capitalised at the start of a sentence, no names
    calendar: frozenset[str] = _NONE
    first_person: frozenset[str] = _NONE
    numbers: frozenset[str] = _NONE  # "three measures:" announces a list, not words
    remark_openers: frozenset[str] = _NONE
    naming: frozenset[str] = _NONE  # the word before a title, a term, a nickname
    # Abbreviations without their final stop, case kept.
    titles: frozenset[str] = _NONE  # never end a sentence
    numbered: frozenset[str] = _NONE  # do not end it before a number
    often_final: frozenset[str] = _NONE  # end it when a capital follows
