"""What does every format get? An article as it is read, its single tags, and where it comes from.

Fetching these is `annotator.queries.reading`; a format only draws what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from annotator.models import Passage
from annotator.reading import Reading, SingleTag
from annotator.shown import EarlierPassage

# The state of a passage whose words stand in the current text.
CURRENT = "current"


@dataclass(frozen=True)
class Outgoing:
    """An article on its way out.

    `tags` come in the order of the text, those on earlier texts last; they may be read only once,
    while they are fetched. `readers` is how many people and browsers gave those on the current
    text. `site` is where the article is at home, such as “https://example.org”, without a slash at
    the end.
    """

    reading: Reading
    tags: Iterable[SingleTag]
    readers: int
    site: str
    made_at: datetime

    @cached_property
    def earlier(self) -> dict[int, EarlierPassage]:
        """The passages on words that were changed since, by their number."""
        return {one.passage.pk: one for one in self.reading.earlier}

    def revision_of(self, passage: Passage) -> int:
        """The number of the revision that has the words of a passage, and counts its offsets."""
        known = self.earlier.get(passage.pk)
        return known.number if known else self.reading.revision.number

    def state_of(self, passage: Passage) -> str:
        """What became of a passage's words: “current”, or why they stand in the text no more."""
        known = self.earlier.get(passage.pk)
        return known.placement.state if known else CURRENT

    def tagged(self) -> Iterator[tuple[Passage, SingleTag]]:
        """Each tag with its passage.

        Without tags on passages made since the article was read, and those that are hidden from
        whoever takes it away.
        """
        shown = [*self.reading.passages, *(one.shown for one in self.reading.earlier)]
        passages = {one.passage.pk: one.passage for one in shown if not one.veiled}
        return ((passages[tag.passage], tag) for tag in self.tags if tag.passage in passages)

    def url(self, path: str) -> str:
        """The whole address of a path on the site."""
        return f"{self.site}{path}"

    @property
    def article_url(self) -> str:
        return self.url(self.reading.article.get_absolute_url())

    @property
    def revision_url(self) -> str:
        """What offsets count in: the address of the revision, which is never changed."""
        return self.url_of_revision(self.reading.revision.number)

    def url_of_revision(self, number: int) -> str:
        """The address of any revision of the article."""
        return f"{self.article_url}revisions/{number}/"


def moment(time: datetime) -> str:
    """A time in UTC, to the second, as ISO 8601 and XML Schema write it: 2026-01-30T17:05:00Z."""
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
