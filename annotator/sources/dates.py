"""Which day do these words name? Dates as articles write them, in French, English and digits.

Nothing is guessed: 03/04/2025 is a day in April in French, and no date at all in English.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février fevrier févr fév",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche)"
)
BEFORE = (
    r"(?:(?:published|posted|updated|publié|publiée|mis en ligne|mis à jour)\s?:?\s)?"
    rf"(?:(?:on|le)\s)?(?:{WEEKDAY},?\s)?"
)
TIME = r"(?:\s?[T,]?\s?(?:at\s|à\s)?\d{1,2}(?:[:h]\s?\d{0,2}){1,2}.{0,16})?"
SHAPES = tuple(
    re.compile(rf"{BEFORE}{shape}{TIME}\.?", re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\s(?:of\s)?(?P<name>[^\W\d_]{3,9})\.?,?\s(?P<year>\d{4})",
        r"(?P<name>[^\W\d_]{3,9})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})",
    )
)
LONGEST = 80


def parse(words: str, language: str = "") -> date | None:
    """The day that `words` name, when they name one and nothing else; None otherwise.

    Days written all in digits with slashes are read day first, unless `language` is "en": then
    only where the first number can be no month, or both are the same.
    """
    words = " ".join(words.split())
    if len(words) > LONGEST:
        return None
    for shape in SHAPES:
        found = shape.fullmatch(words)
        if found is None:
            continue
        parts = found.groupdict()
        month = MONTHS.get(parts.get("name", "").lower()) or int(parts.get("month") or 0)
        day = int(parts["day"])
        in_digits = "name" not in parts and not words[:4].isdigit()
        if language == "en" and in_digits and day <= 12 and day != month:
            return None
        try:
            return date(int(parts["year"]), month, day)
        except ValueError:
            return None
    return None
