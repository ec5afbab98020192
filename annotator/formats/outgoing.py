"""What does every format get? An article as it is read, its single tags, and where it comes from.

Fetching these is `annotator.queries`; a format only draws what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from annotator.models import Tag
from annotator.reading import Reading


@dataclass(frozen=True)
class Outgoing:
    """An article on its way out.

    `tags` come each with passage and reader, in the order of the text; they may be read only once,
    while they are fetched. `readers` is how many people and browsers gave them. `site` is where
    the article is at home, such as “https://example.org”, without a slash at the end.
    """

    reading: Reading
    tags: Iterable[Tag]
    readers: int
    site: str
    made_at: datetime

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
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
