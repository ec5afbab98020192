"""Where does each sentence of a text begin and end?

Rules over stops and abbreviations, for French and English. What a paragraph is stands in
`structure`; the abbreviations themselves are in `lexicon`.
"""

import re
from functools import lru_cache

from annotator.text.lexicon import Lexicon, lexicon_of
from annotator.text.spans import Span

_LINE = re.compile(r"[^\n]+")
# A run of stops ("?!", "...", French "! !") with the marks that close after it.
# Whether white space follows is tested in Python: a lookahead would make long runs quadratic.
_STOP = re.compile(
    r"(?P<stop>[.!?…؟]+(?:[\u00a0\u202f][!?…]+)*)"
    r"(?P<close>(?:[ \u00a0\u202f]?»|[”\"’'\)\]]|\[\d+\])*)"
)
_QUOTE_CLOSE = re.compile(r"[»”\"’']")
_WORD_BEFORE = re.compile(r"[\w§°](?:[\w.\-‑’']*[\w°])?\Z")
_NEXT = re.compile(r"[\s«“‘\"'(\[—–\-¿¡]*")
_OPENS = re.compile(r"\s*[«“‘\"(\[]")
_TOKEN = re.compile(r"[\w’'\-]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_LATE_SUBJECT = re.compile(r"\s+((?:[^\W\d_a-z][\w.’\-]*\s+){1,3})([a-z]+)")
_LOOK_BACK = 32


def split(text: str, language: str) -> list[Span]:
    """Find the sentences of a text that may hold several paragraphs.

    Gives spans in code points, in order and disjoint, without the white space at their edges;
    together they cover everything that is not white space. A new line always ends a sentence.
    An unknown language has no abbreviations. Takes time linear in the text; raises nothing.
    """
    return list(_split(text, language))


@lru_cache(maxsize=2)  # a text that comes in is split for its quotes, and again to be stored
def _split(text: str, language: str) -> tuple[Span, ...]:
    lexicon = lexicon_of(language)
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        for match in _STOP.finditer(text, start, end):
            if _plainly(text, start, match, lexicon) or _ends(text, start, match, lexicon):
                _append(spans, text, start, match.end())
                start = match.end()
        _append(spans, text, start, end)
    return tuple(spans)


def _plainly(text: str, start: int, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether it is a stop like nearly all: a common word before, a space and a capital after.

    Only quicker than `_ends`: what is not plain goes there.
    """
    at, end = match.span()
    if end - at > 1 or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].isupper():
        return False
    word = text[max(start, at - _LOOK_BACK) : at].rpartition(" ")[2]
    return (
        word.isalpha()
        and word.islower()
        and word not in lexicon.titles
        and word not in lexicon.numbered
        and word not in lexicon.often_final
    )


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _ends(text: str, start: int, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the stop found ends the sentence that began at `start`."""
    end = match.end()
    if end == len(text):
        return True
    if not text[end].isspace():
        return False
    if text[end] == "\n":
        return True
    follow = _NEXT.match(text, end)
    at = follow.end() if follow else end
    if at >= len(text) or "\n" in text[end:at]:
        return True
    following = text[at]
    if following in ".,!?…" or following.islower() and not text[at + 1 : at + 2].isupper():
        return False
    stop = match["stop"]
    before = match.start()
    if stop == ".":
        return (
            not match["close"]
            and _full_stop(text, start, before, end, at, lexicon)
            or (bool(match["close"]) and not _is_title(text, start, before, lexicon))
        )
    if stop[0] in ".…":
        # « (…) » and a leading ellipsis stand for words left out.
        return before > start and text[before - 1] not in "([" and bool(text[start:before].strip())
    if match["close"] and _QUOTE_CLOSE.search(match["close"]):
        return not _tells_who(text, end, lexicon)
    return text[before - 1 : before] not in ("(", "[") or match["close"] == ""


def _word_before(text: str, start: int, stop: int) -> str:
    piece = text[max(start, stop - _LOOK_BACK) : stop].rpartition(" ")[2]
    match = _WORD_BEFORE.search(piece)
    return match.group() if match else ""


def _is_title(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    return _word_before(text, start, stop) in lexicon.titles


def _full_stop(text: str, start: int, stop: int, end: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a single stop, with something in upper case or a digit after it, is a full one."""
    word = _word_before(text, start, stop)
    if not word:
        return True
    bare = re.split(r"[’']", word)[-1] or word  # « l’art. 5 »
    number = text[at].isdigit()
    if bare in lexicon.titles:
        return False
    if bare in lexicon.numbered and (number or bare != bare.lower() and _roman(text, at)):
        return False
    if bare.isdigit() and not text[start : stop - len(bare)].strip():
        return False  # "1. Introduction"
    acronym = _ACRONYM.match(bare) is not None
    if bare in lexicon.often_final or acronym or (len(bare) == 1 and bare.isupper()):
        return _starts_sentence(text, end, at, lexicon, bare, acronym, start, stop)
    return True


def _roman(text: str, at: int) -> bool:
    token = _TOKEN.match(text, at)
    return token is not None and set(token.group()) <= set("IVXLC")


def _starts_sentence(
    text: str,
    end: int,
    at: int,
    lexicon: Lexicon,
    bare: str,
    acronym: bool,
    start: int,
    stop: int,
) -> bool:
    """Whether what follows an abbreviation or an initial begins a new sentence."""
    if text[at].isdigit():
        return len(bare) > 1 and bare.lower() == "etc"
    token = _TOKEN.match(text, at)
    first = re.split(r"[’']", token.group())[0].lower() if token else ""
    if first in lexicon.function_words:
        return True
    if bare.lower() == "etc" or (bare[0].islower() and not acronym and len(bare) > 2):
        return True
    if _OPENS.match(text, end):
        return True
    if bare.lower() in ("a.m", "p.m"):
        return True
    if len(bare) == 1 and bare == "I" and lexicon.code == "en":
        previous = text[max(start, stop - _LOOK_BACK) : stop - 1].rstrip()
        return previous[-1:].islower() and previous.split()[-1].islower()
    return False


def _tells_who(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name and a verb of speech follow: “Why now?” Jane Roe asked."""
    match = _LATE_SUBJECT.match(text, end)
    return match is not None and match.group(2) in lexicon.speech
