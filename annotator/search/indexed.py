"""What of an article, a quote, a comment or a speaker is indexed? Its words and their stems.

A long text is indexed in parts, so that none is larger than a database takes, and a page that shows
what was found reads no more than a part of each. Neither models nor a database are needed here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from annotator.search.words import fold, marked, stems, tokens

# Of PostgreSQL the positions of words end at 16,383; a part has room for its title beside these.
MOST_WORDS_A_PART = 8_000
# One word could be as long as the text.
LONGEST_PART = 100_000
INLINE = re.compile(r"</?(?:a|code|del|em|q|s|strong|sub|sup)\b[^>]*>")
ELEMENT = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Part:
    """What is indexed of a stretch of a text, `length` code points from `start`.

    `blocks` is where each block begins that the stretch has a share in, and `first_block` is the
    number of the first, from 1.
    """

    terms: str
    start: int = 0
    length: int = 0
    first_block: int = 1
    blocks: tuple[int, ...] = ()


def terms(texts: Iterable[str], language: str) -> str:
    """The words of `texts`, folded, in order, then the stems of those that have others."""
    said = [match[0] for text in texts for match in tokens(text)]
    return terms_of(said, language)


def terms_of(said: Sequence[str], language: str) -> str:
    """The same of words that were told apart already."""
    words = [word for word in map(fold, said) if word]
    found = dict.fromkeys(
        marked(language, stem) for word in dict.fromkeys(said) for stem in stems(word, language)
    )
    return " ".join((*words, *sorted(found)))


def parts(about: Sequence[str], text: str, language: str, blocks: Sequence[int]) -> Iterator[Part]:
    """What is indexed of an article: of each part of its `text`, with what is told `about` it.

    `blocks` is where each block of the text begins. One part at least.
    """
    head = [match[0] for one in about for match in tokens(one)]
    said: list[str] = []
    start = end = 0
    for match in tokens(text):
        if said and (len(said) >= MOST_WORDS_A_PART or match.end() - start > LONGEST_PART):
            yield part(head, said, language, start, end, blocks)
            said, start = [], match.start()
        said.append(match[0])
        end = match.end()
    yield part(head, said, language, start, len(text), blocks)


def part(
    head: Sequence[str],
    said: Sequence[str],
    language: str,
    start: int,
    end: int,
    blocks: Sequence[int],
) -> Part:
    """What is indexed of the text from `start` to `end`."""
    first, last = max(bisect_right(blocks, start) - 1, 0), bisect_left(blocks, end)
    length = min(end - start, LONGEST_PART)
    return Part(
        terms_of([*head, *said], language),
        start,
        length,
        first + 1,
        tuple(blocks[first : max(last, first)]),
    )


def said_in(html: str) -> str:
    """The words of HTML that a comment was rendered to."""
    return " ".join(unescape(ELEMENT.sub(" ", INLINE.sub("", html))).split())
