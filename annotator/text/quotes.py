"""Which words of an article did somebody say, and who?

The one entrance: it reads the paragraphs in order and asks `marked` and `unmarked` about each.
What the words of speech are is data, in `lexicon`.
"""

from collections.abc import Sequence

from annotator.text import marked, unmarked
from annotator.text.document import Block
from annotator.text.scene import How, Quote, Scene
from annotator.text.structure import Kind

__all__ = ["How", "Quote", "find"]


def find(text: str, language: str, *, blocks: Sequence[Block] = ()) -> list[Quote]:
    """Find the quotes of a canonical text, paragraphs parted by one or more new lines.

    `language` is a code like "fr"; one without a lexicon gets marks and quotation blocks only.
    With `blocks`, headings and quotations are known from them and not guessed. Gives disjoint
    quotes in the order of the text, offsets in code points. What is not sure has no speaker.
    Linear in the length of the text; raises nothing.
    """
    scene = Scene(text, language, blocks)
    place = 0
    while place < len(scene.paragraphs):
        number = scene.block_of[place]
        if number is not None:
            places = [place]
            while (
                places[-1] + 1 < len(scene.paragraphs) and scene.block_of[places[-1] + 1] == number
            ):
                places.append(places[-1] + 1)
            unmarked.block(scene, places)
            place = places[-1] + 1
            continue
        if place not in scene.ignored and scene.kinds[place] is not Kind.NAME:
            if not unmarked.find(scene, place):
                marked.find(scene, place)
        place += 1
    unmarked.find_after_remarks(scene)
    return sorted(scene.quotes, key=lambda quote: quote.start)
