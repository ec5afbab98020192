"""How is an article read that is written in Markdown? Front matter, title, signed quotations.

Rendering and making safe are `annotator.text.markdown`'s. Front matter is read as simple lines
of `key: value`, which is all that people write there; it is no YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from annotator.sources import dates, metadata, own_markdown
from annotator.sources import language as languages
from annotator.sources.draft import MAX_NAME, MAX_TITLE, Draft, shortened
from annotator.sources.masthead import BY, Credits, made_title, same_words, without_masthead
from annotator.sources.signatures import join_signatures
from annotator.text.document import Document
from annotator.text.letters import plain
from annotator.text.markdown import render_article

# What is read from front matter, under the names that different programs give it.
KEYS = {
    **dict.fromkeys(("title", "titre"), "title"),
    **dict.fromkeys(("author", "authors", "byline", "by", "auteur", "auteurs"), "byline"),
    **dict.fromkeys(("date", "published", "published_on", "publishdate"), "date"),
    **dict.fromkeys(("language", "lang", "langue"), "language"),
    **dict.fromkeys(("publisher", "publication", "site", "éditeur"), "publisher"),
    "generator": "generator",
    **dict.fromkeys(("source", "source_url", "url", "canonical_url", "link"), "source"),
}
# As JSON has it, which YAML reads the same.
DOUBLE_QUOTED = re.compile(r"\"(?:[^\"\\\x00-\x1f]|\\[\"\\/bfnrt]|\\u[0-9a-fA-F]{4})*\"")
FENCES = frozenset({"---", "..."})
PAIR = re.compile(r"([^\W\d][\w-]{0,40})\s*:(?:\s+(.*))?\Z")
MEMBER = re.compile(r"\s*-\s+(.*)\Z")
MOST_LINES = 100

HEADING = re.compile(r" {0,3}#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\Z")
UNDERLINE = re.compile(r" {0,3}=+[ \t]*\Z")
CODE_FENCE = re.compile(r" {0,3}(```|~~~)")
QUOTED = re.compile(r" {0,3}>")
SIGNATURE = re.compile(r" {0,3}(?:> ?)?(?:[—–―]|--)\s*\S")


def read(text: str, *, language: str | None = None, title: str | None = None) -> Draft:
    """The draft of an article in Markdown, as `decode.decode` gives it.

    The title is `title`, else that of the front matter, else the first heading of level one.
    Raises SourceError when the language is unknown or cannot be told, and what `render_article`
    raises for Markdown that is too long or too involved.
    """
    said, lines = front_matter(text.split("\n"))
    if said.get("generator") == own_markdown.GENERATOR:
        return read_back(text, said, lines, language=language, title=title)
    heading, lines = take_heading(lines, title or said.get("title", ""), explicit=bool(title))
    document = Document.from_html(render_article("\n".join(signatures_apart(lines))))
    given = language or said.get("language")
    tongue = languages.settle(f"{heading}\n{document.text}", given=given)
    credit = Credits(
        byline=shortened(BY.sub("", said.get("byline", ""), count=1), MAX_NAME),
        publisher=shortened(said.get("publisher", ""), MAX_NAME),
        published_on=dates.parse(said.get("date", ""), tongue),
    )
    heading = heading or made_title(document.text)
    credit, document = without_masthead(document, heading, credit, tongue)
    source = said.get("source", "")
    return Draft(
        title=shortened(heading, MAX_TITLE),
        language=tongue,
        byline=credit.byline,
        publisher=credit.publisher,
        published_on=credit.published_on,
        source_url=source if metadata.is_web(source) else "",
        html=join_signatures(document, tongue),
        source=text,
        format="markdown",
    )


def read_back(
    text: str, said: dict[str, str], lines: list[str], *, language: str | None, title: str | None
) -> Draft:
    """The draft of an article that left as Markdown from here: without its notes.

    What stands above its text is in the front matter, so that nothing is taken for it but that.
    Raises as `read` does.
    """
    heading, lines = take_heading(lines, said.get("title", ""), explicit=True)
    returned = own_markdown.Returned.of(lines)
    document = returned.document
    tongue = languages.settle(document.text, given=language or said.get("language"))
    source = said.get("source", "")
    return Draft(
        title=shortened(title or heading or made_title(document.text), MAX_TITLE),
        language=tongue,
        byline=shortened(said.get("byline", ""), MAX_NAME),
        publisher=shortened(said.get("publisher", ""), MAX_NAME),
        published_on=dates.parse(said.get("date", ""), tongue),
        source_url=source if metadata.is_web(source) else "",
        html=document.html(),
        source=text,
        format="markdown",
        quotes=returned.quotes,
    )


def front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What the lines between two `---` at the top say, and the lines after them.

    Nothing is front matter whose first line is no `key: value`, or that does not end within
    `MOST_LINES`. A key followed by `- ` lines holds them all, with commas between.
    """
    if not lines or lines[0].rstrip() != "---" or len(lines) < 3 or PAIR.match(lines[1]) is None:
        return {}, lines
    said: dict[str, str] = {}
    key = ""
    for number, line in enumerate(lines[1 : MOST_LINES + 1], start=1):
        if line.rstrip() in FENCES:
            return said, lines[number + 1 :]
        if member := MEMBER.match(line):
            said[key] = ", ".join(filter(None, (said.get(key, ""), bare(member[1]))))
        elif pair := PAIR.match(line.rstrip()):
            key = KEYS.get(pair[1].lower(), "")
            if bare(pair[2] or ""):
                said[key] = bare(pair[2])
    return {}, lines


def bare(value: str) -> str:
    """A value of front matter as one line of text, without the quotes or brackets around it."""
    value = plain(value)
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(bare(each) for each in value[1:-1].split(","))
    if DOUBLE_QUOTED.fullmatch(value):
        return plain(str(json.loads(value)))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def take_heading(lines: list[str], known: str, *, explicit: bool) -> tuple[str, list[str]]:
    """The title, and the lines without the heading that bears it.

    `known` is the title if one is given already. A heading of level one at the very top is the
    article's own title: it goes where an `explicit` title takes its place, or says the same.
    """
    found = next(headings(lines), None)
    if found is None:
        return known, lines
    first, last, words = found
    words = Document.from_html(render_article(f"# {words}")).text
    on_top = not any(line.strip() for line in lines[:first])
    if not words or not (on_top or same_words(words, known)):
        return known, lines
    if known and not explicit and not same_words(words, known):
        return known, lines
    return known or words, lines[:first] + lines[last:]


def headings(lines: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The headings of level one outside code: their first line, the line after, their words."""
    code = ""
    before = ""
    for number, line in enumerate(lines):
        if fence := CODE_FENCE.match(line):
            code = "" if code == fence[1] else code or fence[1]
        elif not code and (heading := HEADING.match(line)):
            yield number, number + 1, heading[1]
        elif not code and before.strip() and UNDERLINE.match(line):
            yield number - 1, number + 1, before.strip()
        before = line


def signatures_apart(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with a line « — Jane Roe » right under quoted words as a paragraph of its own."""
    code = ""
    before = ""
    for line in lines:
        if fence := CODE_FENCE.match(line):
            code = "" if code == fence[1] else code or fence[1]
        quoted = QUOTED.match(before) is not None and before.strip("> \t") != ""
        if quoted and not code and SIGNATURE.match(line):
            yield ">" if QUOTED.match(line) else ""
        yield line
        before = line
