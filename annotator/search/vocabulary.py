"""Which words that are indexed begin like this? Looked up one by one, behind the one before.

FTS5 gathers all places of all words that begin with more letters than its prefix indexes have: of a
word that every text has that takes as long as there are texts. PostgreSQL reads only what it needs.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import connection

from annotator.search.asking import Asked, Term

# What the prefix indexes have, and words that are asked for one by one.
LONGEST_PREFIX, MOST = 4, 50
# Letters and digits alone are indexed, and none comes before a nought; none as late as this.
FIRST, LAST = "0", "\U0010ffff"
BEGINNING = """
WITH RECURSIVE found (term) AS (
    SELECT * FROM (
        SELECT term FROM annotator_vocabulary WHERE term >= %s AND term < %s LIMIT 1
    )
    UNION ALL
    SELECT (
        SELECT term FROM annotator_vocabulary
        WHERE term >= found.term || %s AND term < %s LIMIT 1
    )
    FROM found WHERE found.term IS NOT NULL
)
SELECT term FROM found WHERE term IS NOT NULL LIMIT %s
"""


def spelt_out(asked: Asked) -> Asked:
    """The same with the words that there are for each beginning, if they are few: a query each."""
    if connection.vendor != "sqlite":
        return asked
    wanted, unwanted = (tuple(map(spelt, terms)) for terms in (asked.wanted, asked.unwanted))
    return replace(asked, wanted=wanted, unwanted=unwanted)


def spelt(term: Term) -> Term:
    """A term with the words that begin like it."""
    if not term.begins or len(term.words[0]) <= LONGEST_PREFIX:
        return term
    begun = term.words[0]
    end = begun + LAST
    with connection.cursor() as cursor:
        cursor.execute(BEGINNING, [begun, end, FIRST, end, MOST + 1])
        found = tuple(word for (word,) in cursor.fetchall())
    return replace(term, spelt=found) if len(found) <= MOST else term
