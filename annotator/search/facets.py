"""By what is a thing found beside its words? Its kind, and what is told about its article.

These stand in the index as words do, which nobody says. So an index that is asked for a word that
all have, among what few have, reads those few only. Neither models nor a database are needed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import blake2s

# Of a day: its millennium, century, decade, year, month, and itself, by so many digits of it.
DIGITS = (1, 2, 3, 4, 6, 8)
ONE_DAY = timedelta(days=1)
SECOND_MILLENNIUM = date(1000, 1, 1)


def of_kind(kind: str) -> str:
    """A kind of entry."""
    return f"k0{kind}"


def of_article(number: int) -> str:
    """The article that a thing stands in, by its number."""
    return f"a0{number}"


def of_language(language: str) -> str:
    """The language of the article."""
    return f"l0{language}"


def of_publisher(name: str) -> str:
    """Known by its name in this very form."""
    return f"p0{blake2s(name.encode(), digest_size=8).hexdigest()}"


def of_day(day: date) -> list[str]:
    """The day, and the longer times that it is in."""
    return [of_time(day, digits) for digits in DIGITS]


def of_time(day: date, digits: int) -> str:
    """The time that a day is in, by so many digits of the day."""
    return "d0" + day.isoformat().replace("-", "")[:digits]


def told(kind: str, article: int, language: str, publisher: str, day: date) -> list[str]:
    """All of a thing that stands in an article."""
    about = [of_kind(kind), of_article(article), of_language(language), *of_day(day)]
    return [*about, of_publisher(publisher)] if publisher else about


def added(terms: str, facets: Iterable[str]) -> str:
    """What is indexed of something, with its facets."""
    return " ".join(filter(None, (terms, *facets)))


def of_days(since: date | None, until: date | None) -> list[str]:
    """What tells any day from `since` to `until`: the fewest times that make up this one."""
    last = until or date.max
    if since is None and last >= SECOND_MILLENNIUM:
        # The first one begins with a year that no day is in.
        return ["d00", *times(SECOND_MILLENNIUM, last)]
    return list(times(since or date.min, last))


def times(first: date, last: date) -> Iterator[str]:
    """The longest times, one after the other, that begin with `first` and end with `last`."""
    while first <= last:
        digits, end = next((n, end) for n in DIGITS if (end := ending(first, n)) and end <= last)
        yield of_time(first, digits)
        if end == date.max:
            return
        first = end + ONE_DAY


def ending(first: date, digits: int) -> date | None:
    """The last day of a time that begins with `first`; None where none does."""
    if digits == 8:
        return first
    if digits == 6:
        month = first.year * 12 + first.month
        return before(month // 12, month % 12 + 1) if first.day == 1 else None
    years = 10 ** (4 - digits)
    if first.month == first.day == 1 and first.year % years == 0:
        return before(first.year + years, 1)
    return None


def before(year: int, month: int) -> date:
    """The day before a month begins; days end with the year 9999."""
    return date.max if year > date.max.year else date(year, month, 1) - ONE_DAY
