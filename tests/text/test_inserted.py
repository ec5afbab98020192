"""Is a clause inside the marks cut out where it tells who speaks, and left where it does not?"""

import pytest

from annotator.text import inserted
from tests.text.casts import heard, scene_of


def parted(text: str, language: str) -> tuple[list[str], tuple[str, str] | None]:
    """The parts of the first quoted words of a text, and what the clause in them tells."""
    scene = scene_of(text, language)
    parts, cue = inserted.parts(scene, scene.pairs[0][0].inner)
    return [part.of(text) for part in parts], heard(text, cue)


@pytest.mark.parametrize(
    ("language", "text", "parts", "who"),
    [
        ("fr", "« Oui, dit-elle, demain. »", ["Oui", "demain."], "elle"),
        ("fr", "« Oui\u202f! s’exclame Anne Roux. Non. »", ["Oui\u202f!", "Non."], "Anne Roux"),
        ("fr", "« Oui, a dit la maire, qui part lundi, demain. »", ["Oui", "demain."], "la maire"),
        ("fr", "« Oui, a-t-elle dit. »", ["Oui"], "elle"),
        ("en", "“Yes, said Jane Roe, tomorrow.”", ["Yes", "tomorrow."], "Jane Roe"),
    ],
)
def test_a_clause_that_tells_who_speaks_parts_the_words(
    language: str, text: str, parts: list[str], who: str
) -> None:
    assert parted(text, language) == (parts, ("verb of speech", who))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Oui, demain, et encore. »"),
        ("en", "“Yes, he said, tomorrow.”"),
        ("en", "“Yes, to say the least, no.”"),
        ("en", "“If the pain persists, mention it to your doctor.”"),
    ],
)
def test_a_clause_that_may_be_quoted_itself_stays(language: str, text: str) -> None:
    assert parted(text, language) == ([text[1:-1].strip()], None)
