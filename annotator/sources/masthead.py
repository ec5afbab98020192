"""What stands above an article's text? Its title, who wrote it, where and when it appeared.

Lines of words in, facts out; which lines to ask about is the business of each format's reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from annotator.sources import dates
from annotator.sources.draft import MAX_NAME, MAX_TITLE, shortened
from annotator.text import names, sanitize
from annotator.text.document import Document, Kind
from annotator.text.lexicon import lexicon_of
from annotator.text.overlay import render_blocks, tail

LONGEST_TITLE = 160
# A title made from the first words of a text, in code points.
MADE_TITLE = 60
LONGEST_LINE = 160
# Blocks under the title that may say who wrote the article and when.
CREDIT_BLOCKS = 3

NO_TITLE = re.compile(r"[.,;:…]['’\"»”)\s]*\Z")
BY = re.compile(
    r"(?:(?:written|posted|story|words|text) by|by|author:|"
    r"(?:écrit|rédigé|publié|propos recueillis) par|par|texte de|un article de|auteure?\s?:)\s+",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*[|·•]\s*|\s+[—–-]\s+")
READING_TIME = re.compile(
    r"(?:(?:temps de )?lecture|reading time|time to read)?\s?:?\s?\d{1,3}\s?min\w*\.?"
    r"(?: (?:read|de lecture))?",
    re.IGNORECASE,
)
NAME = r"(?:[^\W\d_a-zà-ÿ][\w.’'-]*)"
PARTICLE = r"(?:d[’']|de|du|des|la|le|van|von|der|den|di|da|bin|ben|al|el)"
AUTHOR = rf"(?:{NAME}(?:[ \u00a0](?:{PARTICLE}[ \u00a0]?)*{NAME}){{1,4}})"
AUTHORS = re.compile(rf"{AUTHOR}(?:(?:, | and | et | & ){AUTHOR})*")
SENTENCE = re.compile(r"[.!?…:;]\s*\Z")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who wrote an article, where and when it appeared; what is not said is empty or None."""

    byline: str = ""
    publisher: str = ""
    published_on: date | None = None

    def joined(self, other: Credits) -> Credits:
        """These credits, and the other's for what these do not say."""
        return Credits(
            self.byline or other.byline,
            self.publisher or other.publisher,
            self.published_on or other.published_on,
        )


def reads_as_title(line: str) -> bool:
    """Whether a first line can be a title: short, with words, without a final stop."""
    return (
        len(line) <= LONGEST_TITLE
        and NO_TITLE.search(line) is None
        and any(character.isalpha() for character in line)
    )


def made_title(text: str) -> str:
    """A title for a text that has none: its first words."""
    first_line = text.strip().partition("\n")[0][:400]
    return shortened(" ".join(first_line.split(" ")), MADE_TITLE)


def same_words(one: str, other: str) -> bool:
    """Whether two titles differ in nothing but case, spaces and punctuation."""
    return max(len(one), len(other)) <= 2 * MAX_TITLE and folded(one) == folded(other) != ""


def folded(words: str) -> str:
    """Only the letters and digits of some words, in one case."""
    return "".join(character for character in words.casefold() if character.isalnum())


def credits_of(line: str, language: str) -> Credits | None:
    """What a line above an article says: "By Jane Roe", « La Dépêche · 28 janvier 2025 ».

    None for a line that is anything else: it has to begin with "by" and a name, or to hold a
    date, and nothing beside but the name of a publisher and how long reading takes.
    """
    if len(line) > LONGEST_LINE:
        return None
    found, others = Credits(), []
    for part in PARTS.split(line):
        day = dates.parse(part, language)
        if day is not None:
            found = found.joined(Credits(published_on=day))
        elif by := BY.match(part):
            written = written_by(part[by.end() :], language)
            if written is None:
                return None
            found = found.joined(written)
        elif part and not READING_TIME.fullmatch(part):
            others.append(part)
    if not others:
        return found if found != Credits() else None
    if len(others) > 1 or SENTENCE.search(others[0]) or len(others[0].split()) > 6:
        return None
    if found == Credits() or not others[0][0].isupper():
        return None
    if not found.byline and names.name_line(others[0], lexicon_of(language)):
        return found.joined(Credits(byline=others[0]))
    return found.joined(Credits(publisher=others[0]))


def written_by(words: str, language: str) -> Credits | None:
    """The credits after "By": names, and perhaps a role, a publisher or a date after a comma."""
    authors = AUTHORS.match(words)
    if authors is None:
        return None
    rest = words[authors.end() :]
    if not rest.strip():
        return Credits(byline=shortened(authors[0], MAX_NAME))
    if not rest.startswith((", ", " (")) or SENTENCE.search(rest):
        return None
    rest = rest.strip(" ,()")
    day = dates.parse(rest, language)
    if day is not None:
        return Credits(byline=authors[0], published_on=day)
    if len(rest.split()) > 8:
        return None
    return Credits(byline=shortened(words, MAX_NAME))


def names_writer(line: str, language: str) -> bool:
    """Whether a line is a person's full name and nothing else."""
    read = names.name_line(line, lexicon_of(language))
    return read is not None and read.name.full and not read.title and not read.dashed


def without_masthead(
    document: Document, title: str, said: Credits, language: str
) -> tuple[Credits, Document]:
    """The credits, and the document without the blocks at its top that repeat them or the title."""
    drop: set[int] = set()
    for index, block in enumerate(document.blocks[: CREDIT_BLOCKS + 1]):
        words = document.text[block.start : block.end]
        if block.kind is Kind.HEADING and not drop and same_words(words, title):
            drop.add(index)
        elif block.kind is Kind.PARAGRAPH and (credit := credits_of(words, language)):
            said = said.joined(credit)
            drop.add(index)
        elif same_words(words, said.byline):
            drop.add(index)
    if not drop or len(drop) == len(document.blocks):
        return said, document
    parts: list[str] = []
    for index, rendered in enumerate(render_blocks(document, ())):
        parts += (rendered.lead, "" if index in drop else rendered.html)
    return said, Document.from_html(sanitize.clean("".join(parts) + tail(document)))
