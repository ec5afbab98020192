"""Who of those whom an article speaks of do "she" and "the mayor" mean? Weighs all that fit.

Each sentence before the words tells for whom it is about, who is said to speak in it and whom it
names; the nearer it is the more. What a sentence is about is `discourse`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.text.lexicon import Gender
from annotator.text.structure import Kind

if TYPE_CHECKING:
    from annotator.text.discourse import Discourse
    from annotator.text.scene import Scene
    from annotator.text.speakers import Cast

NOBODY = ""  # somebody whom the article does not name: "a spokeswoman"
MOST_SENTENCES = 9  # back from the words
MOST_PARAGRAPHS = 4
FARTHEST = 4000  # code points back within one sentence, which is no sentence when it is longer

# What a sentence tells for somebody. The first that holds counts.
SUBJECT = 5.0  # it is about them, or says that they say something
SPOKE = 1.6  # its quoted words are theirs
NAMED = 2.4  # it names them besides
GOVERNED = 1.3  # only after a preposition: "a letter from Roe"

FADING = 0.75  # of all this, with each sentence that is no quoted one
PARAGRAPH = 0.75  # and with each paragraph
AGAIN = 0.2  # of what the other sentences tell, besides the one that tells most
KNOWN_GENDER = 0.4  # a given name or a title tells that the words fit
OF_KIND = 2.0  # the noun may stand for what the article calls them: « l’élue », the mayor
UNLIKE = -0.5  # it may not, for all that the article calls them
OF_AGE, OFF_AGE = 4.0, -3.0  # « le quadragénaire », and their age is told
CITED = -1.2  # the quoted words name them: who speaks says "I"

SAFE = 0.3  # ahead of everybody else by such a part, it is settled
SURE_AHEAD, LEAST = 0.9, 0.35  # certainty then, and without any lead
FAINT = 0.5  # of the most that was found: who is told of less by any sentence further back is out
MEETING = 0.55  # at most, of two whom one sentence alone speaks of: "Roe met Poe"
ALONE = 0.62  # of the only one whom a pronoun fits, however far
WEAK = 0.5  # below it nobody stands out at all


class Choice(NamedTuple):
    """Somebody, and how sure it is that they are meant, from 0 to 1."""

    name: str
    certainty: float


class Told(NamedTuple):
    """What one sentence tells for somebody, by its number."""

    sentence: int
    weight: float
    plain: bool  # named there without a preposition before
    speaks: bool  # quoted there


class Weighed(NamedTuple):
    """What one sentence tells for each; true while its quotes and the people are the same."""

    weights: dict[str, float]
    speakers: list[str]
    quoted: list[tuple[int, int, str]]
    news: int


def choose(
    discourse: Discourse,
    start: int,
    gender: Gender,
    depth: int,
    cited: frozenset[str],
    head: str = "",
) -> Choice | None:
    """Whom words of a gender that begin at `start` mean; None when nobody fits.

    `cited` are the people whom the quoted words beside name, `head` is the noun of the words, if
    there is one. Looks at a bounded number of sentences. The lead over the second says how sure
    it is.
    """
    told = _gather(discourse, start, gender, depth)
    cast = discourse.scene.cast
    scores: list[tuple[float, str]] = []
    for name, parts in told.items():
        weights = [part.weight for part in parts]
        most = max(weights)
        score = most + AGAIN * (sum(weights) - most) + CITED * (name in cited)
        if name and cast.gender(name) is gender is not Gender.EITHER:
            score += KNOWN_GENDER
        scores.append((score + _suits(cast, name, head), name))
    scores.sort(key=lambda one: -one[0])
    if not scores or scores[0][0] <= 0:
        return None
    most, name = scores[0]
    second = max(scores[1][0], 0.0) if len(scores) > 1 else 0.0
    lead = min((1 - second / most) / SAFE, 1.0)
    certainty = LEAST + (SURE_AHEAD - LEAST) * lead
    alone = len(scores) == 1 and cast.gender(name) is gender is not Gender.EITHER
    if most < WEAK:
        certainty = ALONE if alone and not head else LEAST
    elif len(scores) > 1 and _meet(told[name], told[scores[1][1]]):
        told_apart = _suits(cast, name, head) > _suits(cast, scores[1][1], head)
        certainty = certainty if told_apart else min(certainty, MEETING)
    return Choice(name, certainty)


def _gather(discourse: Discourse, start: int, gender: Gender, depth: int) -> dict[str, list[Told]]:
    """What the sentences before `start` tell for everybody, the nearest first."""
    scene = discourse.scene
    here = scene.sentence_number(start)
    paragraph = scene.paragraph_of_sentence(here)
    told: dict[str, list[Told]] = {}
    steps, most = 0, 0.0
    for number in range(here, max(-1, here - MOST_SENTENCES), -1):
        place = scene.paragraph_of_sentence(number)
        if paragraph - place > MOST_PARAGRAPHS:
            break
        if scene.kinds[place] is Kind.HEADING:
            continue
        fading = FADING**steps * PARAGRAPH ** (paragraph - place)
        if SUBJECT * fading < FAINT * most:
            break
        steps += not scene.is_marked(scene.sentences[number])
        weighed = _weigh(discourse, number, start, gender, depth)
        for name, weight in weighed.weights.items():
            part = Told(number, weight * fading, weight >= NAMED, name in weighed.speakers)
            told.setdefault(name, []).append(part)
            most = max(most, part.weight)
    return told


def _meet(first: list[Told], second: list[Told]) -> bool:
    """Whether one sentence names both alike, and no other sentence speaks of the first."""
    return len(first) == 1 and any(
        part.sentence == first[0].sentence and part.plain and not first[0].speaks for part in second
    )


def _suits(cast: Cast, name: str, head: str) -> float:
    """What a noun tells for somebody, by what the article calls them and how old they are."""
    ages, kind = cast.lexicon.ages.get(head), cast.lexicon.kinds.get(head)
    age, roles = cast.ages.get(name), cast.called.get(name)
    if ages is not None and age is not None:
        return OF_AGE if ages[0] <= age <= ages[1] else OFF_AGE
    if kind is None or not roles:
        return 0.0
    return UNLIKE if kind.isdisjoint(roles) else OF_KIND


def _weigh(discourse: Discourse, number: int, before: int, gender: Gender, depth: int) -> Weighed:
    """What one sentence, up to `before`, tells for each.

    A sentence that ends earlier is asked again by all that follow, and tells the same until
    another quote is found in it, or something is learned of the people.
    """
    scene = discourse.scene
    span = scene.sentences[number]
    end = min(span.end, before)
    start = max(span.start, end - FARTHEST)
    quoted = scene.quoted(start, end)
    weighed = discourse.weighed.get((number, gender))
    news = scene.cast.news
    if weighed is None or end == before or weighed.quoted != quoted or weighed.news != news:
        speakers = [speaker for _, _, speaker in quoted if speaker]
        weights = _weights(scene, start, end, gender, speakers)
        weighed = Weighed(weights, speakers, quoted, news)
        if end < before:
            _add_topic(weights, discourse, number, gender, depth)
            discourse.weighed[number, gender] = weighed
    return weighed


def _weights(
    scene: Scene, start: int, end: int, gender: Gender, speakers: list[str]
) -> dict[str, float]:
    """What a part of the text tells for whom it names and for who speaks there."""
    cast = scene.cast
    weights: dict[str, float] = {}
    for name in scene.people_within(start, end):
        if cast.fits(name, gender):
            governed = cast.is_governed(name, start, end)
            weights[name] = GOVERNED if governed else NAMED
    for name in dict.fromkeys(speakers):
        if cast.fits(name, gender):
            weights[name] = weights.get(name, 0.0) + SPOKE
    return weights


def _add_topic(
    weights: dict[str, float], discourse: Discourse, number: int, gender: Gender, depth: int
) -> None:
    """Add what a sentence tells for whom it is about."""
    topic = discourse.topic(number, depth + 1)
    if topic is None:
        return
    if discourse.scene.cast.fits(topic.name, gender) and topic.gender is not _other(gender):
        weight = SUBJECT * topic.certainty
        weights[topic.name] = max(weights.get(topic.name, 0.0), weight)


def _other(gender: Gender) -> Gender | None:
    return {Gender.MALE: Gender.FEMALE, Gender.FEMALE: Gender.MALE}.get(gender)
