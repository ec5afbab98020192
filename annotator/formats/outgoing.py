"""What does every format get? An article as it is read, its single tags, and where it comes from.

Fetching these is `annotator.queries`; a format only draws what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from annotator.models import Passage
from annotator.reading import Reading, SingleTag


@dataclass(frozen=True)
class Outgoing:
    """An article on its way out.

    `tags` come in the order of the text; they may be read only once, while they are fetched.
    `readers` is how many people and browsers gave them. `site` is where the article is at home,
    such as “https://example.org”, without a slash at the end.
    """

    reading: Reading
    tags: Iterable[SingleTag]
    readers: int
    site: str
    made_at: datetime

    def tagged(self) -> Iterator[tuple[Passage, SingleTag]]:
        """Each tag with its passage; without tags on passages made since the article was read."""
        passages = {one.passage.pk: one.passage for one in self.reading.passages}
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
        return f"{self.article_url}revisions/{self.reading.revision.number}/"


def moment(time: datetime) -> str:
    """A time in UTC, to the second, as ISO 8601 and XML Schema write it: 2026-01-30T17:05:00Z."""
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
