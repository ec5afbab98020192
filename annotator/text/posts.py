"""Which paragraphs are posts from social networks, and whose?

A post stands under a line with a name and a handle, or over one, or over a line with the time.
"""

import re

from annotator.text.scene import How, Said, Scene
from annotator.text.structure import Kind

_HANDLE = re.compile(
    r"(?P<dash>[—–-]\s*)?(?P<name>[^@()\n:«“\"]{2,60}?)[ \u00a0\u202f]?\(?(?<!\w)@[\w.\-]{2,40}\)?"
    r"(?P<rest>[^\n«“\"]{0,60})\Z"
)
_TIME = re.compile(
    r"(?:\d{1,2}[:h]\d{2}(?:[ \u00a0\u202f]?[APap]\.?[Mm]\.?)?|\d{1,2}[ \u00a0]\w{3,9}\.?)"
    r"[^\n]{0,12}[·•,\-–][^\n]{2,40}\Z"
)
_NO_NAME = re.compile(r"\A[\W_]+|(?:[^\w.)]|_)+\Z")  # dashes, and the emoji after a name
_DIGITS = re.compile(r"\d{4}|\d{1,2}[:h]\d{2}|\d{1,2}[ \u00a0]?(?:h|min|j|d|s)\b|·")


def find(scene: Scene) -> set[int]:
    """Add the posts to the scene; gives the paragraphs that they and their lines take."""
    taken: set[int] = set()
    for place, span in enumerate(scene.paragraphs):
        if len(span) > 140 or place in taken or scene.block_of[place] is not None:
            continue
        line = span.of(scene.text)
        match = _HANDLE.match(line) if "@" in line else None
        if match is not None:
            below = match["dash"] or (
                place and _DIGITS.search(match["rest"]) and not _follows(scene, place)
            )
            words = place - 1 if below else place + 1
            if words in taken or not 0 <= words < len(scene.paragraphs):
                continue
            if not below and scene.kinds[words] is Kind.HEADING:
                scene.kinds[words] = Kind.PROSE
            _add(scene, words, scene.cast.full(_NO_NAME.sub("", match["name"])))
            taken |= {place, words}
            if not below and _is_time(scene, words + 1):
                taken.add(words + 1)
        elif _is_time(scene, place) and place > 1 and place - 1 not in taken:
            _under_time(scene, place, taken)
    return taken


def _under_time(scene: Scene, place: int, taken: set[int]) -> None:
    """Read a post over a line with the time and under an introduction."""
    cue = scene.introduction(place - 2)
    if cue is None:
        return
    said = scene.said(cue.who, "introduction", cue.certainty)
    _add(scene, place - 1, said.speaker)
    taken.update((place - 1, place))


def _follows(scene: Scene, place: int) -> bool:
    """Whether what stands under a line with a handle is the post: a line with the time ends it."""
    return _is_time(scene, place + 2)


def _is_time(scene: Scene, place: int) -> bool:
    if place >= len(scene.paragraphs) or len(scene.paragraphs[place]) > 60:
        return False
    return _TIME.match(scene.paragraphs[place].of(scene.text)) is not None


def _add(scene: Scene, place: int, speaker: str | None) -> None:
    said = Said(speaker, 0.95 if speaker else 0.6, "post")
    scene.keep(place, scene.paragraphs[place], said, "post", How.CUE)
