"""Where does a clause inside quotation marks tell who speaks? « Oui, dit-elle, demain. »

Cuts it out and gives the parts of the utterance. Clauses outside the marks are `clauses`.
"""

import re

from annotator.text import clauses, cues, subjects
from annotator.text.clauses import Cue
from annotator.text.cues import Token
from annotator.text.lexicon import Lexicon
from annotator.text.phrases import Form
from annotator.text.scene import Scene
from annotator.text.spans import Span, trim

_PAUSE = re.compile(r"(?P<kept>[?!…][ \u00a0\u202f]|\.\.\.[ ])|(?P<cut>,\s|[ \u00a0][–—][ \u00a0])")
_NEXT = re.compile(r"[,.;:?!…]")
_TURNED = re.compile(r"[-‑](?:t[-‑])?(?:ils?|elles?|on|je|nous)\Z")
NEAR = 5  # tokens between the pause and the verb
LONGEST = 420  # code points of a clause


def parts(scene: Scene, inner: Span, *, unmarked: bool = False) -> tuple[list[Span], Cue | None]:
    """Part quoted words by the clauses in them that tell who speaks; the first of these as well.

    `unmarked`: no marks hold the words, so that "she said" is the teller's.
    Without such a clause, gives the words as they are and None.
    """
    found: list[Span] = []
    first: Cue | None = None
    at = inner.start
    text = scene.text
    if not any(_speaks(word, scene.lexicon) for word in cues.words(text, inner.start, inner.end)):
        return [inner], None  # nobody: there is no need to look after each of its pauses
    for pause in _PAUSE.finditer(text, inner.start, inner.end):
        if pause.start() < at:
            continue
        read = _clause(scene, pause.end(), inner.end, unmarked=unmarked)
        if read is None:
            continue
        cue, end = read
        first = first or cue
        stop = pause.start() if pause["cut"] else pause.start() + len(pause["kept"].rstrip())
        found.append(trim(text, at, stop))
        at = end
    if first is None:
        return [inner], None
    found.append(trim(text, at, inner.end))
    return [span for span in found if len(span)], first


def _clause(scene: Scene, start: int, end: int, *, unmarked: bool) -> tuple[Cue, int] | None:
    """Read the clause that begins at `start`: what it tells, and where the words go on."""
    text, cast, lexicon = scene.text, scene.cast, scene.lexicon
    reach = min(end, start + 60)
    if not any(_speaks(word, lexicon) for word in cues.words(text, start, reach)[:NEAR]):
        return None
    near = cues.tokens(text, start, reach)[:NEAR]
    if near[0].word in lexicon.prepositions:
        return None  # "…, to say the least, …"
    limit = min(end, start + LONGEST)
    found = cues.tokens(text, start, limit)
    told = next((token for token in near if _speaks(token.word, lexicon)), near[0])
    if told is near[0] and not lexicon.inverts and _is_base(told.word, lexicon):
        return None  # "…, mention it to your doctor."
    if told is not near[0] and not lexicon.inverts and near[0].word in lexicon.between:
        return None  # "You, Mr Roe, will think of it."
    if _NEXT.search(text, start, told.start) and "," not in text[start : told.start]:
        return None
    if any(
        len(token.word) > 5 and token.word.endswith("ment")
        for token in near
        if token.start < told.start
    ):
        return None
    cue = clauses.inverted(text, found, cast, joined=told.word in lexicon.weak_speech)
    if cue is None:
        cue = _told(text, start, limit, scene, unmarked=unmarked)
    if cue is None or cue.who is None or cue.who.form is Form.THING:
        return None
    pronoun = cue.who.form in (Form.PRONOUN, Form.SOMEBODY) and not cue.who.head
    if pronoun and not lexicon.inverts and not unmarked and cue.who.start > start:
        return None
    return cue, _resumes(text, max(cue.who.end, start), end, found, scene)


def _told(text: str, start: int, end: int, scene: Scene, *, unmarked: bool) -> Cue | None:
    """Read « X said » between two commas; in marks a name only, since « he said » may be quoted."""
    stop = _NEXT.search(text, start, end)
    if scene.lexicon.inverts or stop is None or stop.start() - start > 80:
        return None
    if stop.group() != "," and not unmarked:
        return None
    found = cues.tokens(text, start, stop.start())
    verbs = cues.verbs(text, found, scene.lexicon)
    if not verbs or verbs[-1].place != len(found) - 1:
        return None
    who = subjects.subject(text, found, verbs[-1], scene.cast)
    if who is None or who.start - start > 12:
        return None
    if who.form is not Form.NAME and not (unmarked and who.form is Form.PRONOUN):
        return None
    return Cue(who, "inserted clause", 0.85, True, start)


def _is_base(word: str, lexicon: Lexicon) -> bool:
    """Whether an English verb stands as in a command: nobody speaks in it."""
    forms = (f"{word}s", f"{word}es")
    return any(form in lexicon.speech or form in lexicon.weak_speech for form in forms)


def _speaks(word: str, lexicon: Lexicon) -> bool:
    if lexicon.inverts and word.split("-")[0] in lexicon.impersonal:
        return False  # « semble-t-il »
    return (
        word in lexicon.speech
        or word in lexicon.weak_speech
        or (lexicon.inverts and _TURNED.search(word) is not None)
    )


def _resumes(text: str, at: int, end: int, found: list[Token], scene: Scene) -> int:
    """Where the quoted words go on after a clause whose subject ends at `at`; `end` if nowhere."""
    lexicon, cast = scene.lexicon, scene.cast
    while (stop := _NEXT.search(text, at, end)) is not None:
        at = stop.end()
        if stop.group() != ",":
            if stop.group() == "." and at < end and not text[at].isspace():
                continue
            while at < end and text[at] in ".?!… \u00a0\u202f":
                at += 1
            return at
        following = cues.tokens(text, at, min(end, at + 60))[:3]
        if not following:
            return end
        word = following[0].word
        if word == "ce" and [token.word for token in following[1:2]] == ["que"]:
            if len(following) > 2 and following[2].word in lexicon.speaking | lexicon.nobody:
                return at  # « Nous avons fait, dit-elle, ce que nous avons pu. »
        manner = following[1].word if word in lexicon.determiners and following[1:] else word
        goes_on = (
            manner in lexicon.manners
            or word in lexicon.relatives
            and word not in ("que", "qu")
            or word in lexicon.prepositions
            or word in lexicon.gerunds
            or lexicon.noun(word) in lexicon.people
            or cast.starting_at(following[0].start) is not None
            or word in lexicon.determiners
            and len(following) > 1
            and following[1].word in lexicon.relatives
            or word in lexicon.determiners
            and len(following) > 1
            and any(lexicon.noun(token.word) in lexicon.people for token in following[1:3])
            or word.isdigit()
            or word in ("tout", "avant", "après", "lors", "encore", "visiblement")
            or (word.endswith(lexicon.past_endings or "\0") and len(word) > 3)
        )
        if not goes_on:
            return at
    return end
