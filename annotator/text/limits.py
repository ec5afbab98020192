"""How much HTML from outside do we take? The bounds, and the errors that say so to people.

They are checked while `tokens` and `normal_form` read, before any HTML parser sees the text.
"""

from __future__ import annotations

from annotator.text.explained import Explained, gettext_noop

# Characters. An article of 5 MB is a thick book; beyond this it is no article.
MAX_HTML = 8_000_000

# Elements of any kind. An article of 5 MB has about 100,000; each takes some ten microseconds.
MAX_ELEMENTS = 300_000

# Of “<” and “&”. Each begins an element or a reference, or has to be written as one.
MAX_SIGNS = 1_000_000

# Elements inside one another. Saved web pages stay under 60, browsers flatten beyond 512.
MAX_DEPTH = 256

# Characters of one link's address; browsers and servers take no longer ones.
MAX_ADDRESS = 2_000

# Of a comment. bleach takes it all in, and html5lib needs a tenth of a millisecond for
# an element, and time with the square of the depth.
MAX_COMMENT_HTML = 100_000
MAX_COMMENT_ELEMENTS = 3_000
MAX_COMMENT_DEPTH = 64


TOO_LONG = gettext_noop("This text has {length} characters of HTML; at most {limit} are taken.")
TOO_MANY = gettext_noop("This text has more than {limit} HTML elements.")
TOO_MANY_SIGNS = gettext_noop("This text has “<” or “&” more than {limit} times.")
TOO_DEEP = gettext_noop("This text has more than {limit} HTML elements inside one another.")


class SanitizeError(Explained):
    """This HTML is not taken in."""


class TooLarge(SanitizeError):
    """There is too much of it."""


class TooDeep(SanitizeError):
    """Its elements lie too deep inside one another."""


def check_length(html: str, limit: int = MAX_HTML) -> None:
    """Raises TooLarge when `html` has more than `limit` characters."""
    if len(html) > limit:
        raise TooLarge(TOO_LONG, length=len(html), limit=limit)


def check_signs(html: str) -> None:
    """Raises TooLarge when `html` has more than `MAX_SIGNS` signs that mean something in HTML."""
    if html.count("<") + html.count("&") > MAX_SIGNS:
        raise TooLarge(TOO_MANY_SIGNS, limit=MAX_SIGNS)


def check_elements(count: int, limit: int = MAX_ELEMENTS) -> None:
    """Raises TooLarge when a text has more than `limit` elements."""
    if count > limit:
        raise TooLarge(TOO_MANY, limit=limit)


def check_depth(depth: int, limit: int = MAX_DEPTH) -> None:
    """Raises TooDeep when elements are nested more than `limit` deep."""
    if depth > limit:
        raise TooDeep(TOO_DEEP, limit=limit)
