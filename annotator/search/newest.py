"""Which are the newest entries that hold what is asked for? PostgreSQL looks stretch by stretch.

A GIN index gives what it has of a word all at once and in no order: of a word that thousands of
entries have, and few of the newest, all would be read. So it is asked for the newest stretch of
entries, then for the next, each about as long as all before it, until enough are found. SQLite
reads what it has from the newest on by itself.
"""

from __future__ import annotations

from django.db import connection

from annotator.search.asking import Asked
from annotator.search.matching import of_postgresql

# A stretch is all entries whose numbers differ in so many bits at the end: see migration 0026.
BITS = range(6, 21)
STRETCHES = ", ".join(f"(id >> {bits} << 5) + {bits}" for bits in BITS)
# Each is looked up in every stretch; more than these are few entries each, and asked for at once.
MOST_FACETS = 100
# Of words that begin alike the index gathers all entries first, in each stretch: that is quick for
# rare ones. Common ones are found by reading so many entries, before any stretch that is as long.
READ, BITS_THEN = 2_048, 11
LAST_NUMBER = 2**63 - 1
# Of `id < until` by itself PostgreSQL would gather all numbers in the index of these: so "+ 0".
NEWEST = f"""
WITH RECURSIVE looked_at (until, bits, found) AS (
    SELECT GREATEST(until - %(read)s, 0), %(bits)s, CASE WHEN %(read)s = 0 THEN ARRAY[]::bigint[]
        ELSE ARRAY(
            SELECT id FROM (
                SELECT id, vector FROM annotator_entry
                WHERE id >= until - %(read)s AND id < until ORDER BY id DESC OFFSET 0
            ) AS each
            WHERE vector @@ %(asked)s::tsquery LIMIT %(most)s
        ) END
    FROM (
        SELECT LEAST(%(before)s, COALESCE(max(id), 0) + 1) AS until FROM annotator_entry
    ) AS newest
    UNION ALL
    SELECT since, LEAST(bits + 1, {BITS[-1]}), found || ARRAY(
        SELECT id FROM annotator_entry
        WHERE id + 0 < until AND vector @@ %(asked)s::tsquery AND ARRAY[{STRETCHES}] && ARRAY(
            SELECT (stretch << 5) + bits
            FROM generate_series(since >> bits, (until - 1) >> bits) AS stretch
        )
        ORDER BY id DESC
    )
    FROM looked_at, LATERAL (SELECT ((until - 1) >> (bits + 1)) << (bits + 1) AS since) AS longer
    WHERE cardinality(found) < %(most)s AND until > 0
)
SELECT found[:%(most)s] FROM looked_at ORDER BY until LIMIT 1
"""


def newest_holding(asked: Asked, before: int | None, most: int) -> list[int] | None:
    """The numbers of the newest entries below `before` that hold it, `most` of them: one query.

    None where the database finds them sooner by itself, as SQLite does, and PostgreSQL among very
    many facets.
    """
    if connection.vendor == "sqlite" or sum(map(len, asked.among)) > MOST_FACETS:
        return None
    begins = any(term.begins for term in (*asked.wanted, *asked.unwanted))
    read, bits = (READ, BITS_THEN) if begins else (0, BITS[0])
    last = before or LAST_NUMBER
    numbers = {"before": last, "most": most, "read": read, "bits": bits}
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, {"asked": of_postgresql(asked), **numbers})
        (found,) = cursor.fetchone()
    return list(found)
