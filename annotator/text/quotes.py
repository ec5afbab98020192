"""Which words of an article did somebody say, and who?

The one entrance: it reads the paragraphs in order and asks `marked`, `unmarked` and `dialogue`
about each, `interviews` and `posts` about all. What the words of speech are is data, in `lexicon`.
"""

from collections.abc import Sequence

from annotator.text import dialogue, interviews, marked, posts, unmarked
from annotator.text.document import Block
from annotator.text.scene import How, Quote, Scene
from annotator.text.structure import Kind

__all__ = ["KINDS", "How", "Quote", "find"]

# In marks, a paragraph or block without, a line of a dialogue, an answer of an interview, a post.
KINDS = ("marked", "block", "dialogue", "answer", "post")


def find(text: str, language: str, *, blocks: Sequence[Block] = ()) -> list[Quote]:
    """Find the quotes of a canonical text, paragraphs parted by one or more new lines.

    `language` is a code like "fr"; one without a lexicon gets marks and quotation blocks only.
    With `blocks`, headings and quotations are known from them and not guessed. Gives disjoint
    quotes in the order of the text, offsets in code points. What is not sure has no speaker.
    Linear in the length of the text; raises nothing.
    """
    scene = Scene(text, language, blocks)
    taken = interviews.find(scene) | posts.find(scene)
    place = 0
    while place < len(scene.paragraphs):
        if scene.block_of[place] is not None:
            places = scene.block_from(place)
            unmarked.block(scene, places)
            place = places[-1] + 1
            continue
        if place in taken or place in scene.ignored or scene.kinds[place] is Kind.NAME:
            place += 1
            continue
        if (turns := dialogue.find(scene, place)) > 0:
            place += turns
            continue
        if not unmarked.find(scene, place):
            marked.find(scene, place)
        place += 1
    unmarked.find_after_remarks(scene)
    marked.find_back(scene)
    return sorted(scene.quotes, key=lambda quote: quote.start)
