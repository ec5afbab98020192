"""Does the text right after a name tell whether it is a man's or a woman's?

What given names and titles tell is data, in `lexicon`.
"""

import re

from annotator.text.lexicon import Gender, Lexicon

_WORD = re.compile(r"\w+")
_OTHER_WORDS = re.compile(r"[\n“”\"«»]")
NEAR = 160  # code points after a name in which a pronoun means the one it names


def after(text: str, start: int, end: int, lexicon: Lexicon) -> Gender | None:
    """The gender of the first pronoun after a name that ends at `start`; None where there is none.

    Looks up to quoted words, the end of the paragraph, and `end` at the latest.
    """
    end = min(end, start + NEAR)
    stop = _OTHER_WORDS.search(text, start, end)
    for word in _WORD.findall(text[start : stop.start() if stop else end].lower()):
        gender = lexicon.pronouns.get(word)
        if gender is None and word not in lexicon.oblique:  # "her" may be an object
            gender = lexicon.possessives.get(word)
        if gender is not None:
            return gender
    return None
