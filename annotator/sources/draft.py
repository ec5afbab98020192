"""What does a source give? A draft: an article as it came in, before anything is stored.

The readers of each format make drafts, `annotator.actions.articles` makes articles of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annotator.text.explained import Explained
from annotator.text.scene import Quote

# What an article can hold of each; longer ones are no titles and no names.
MAX_TITLE = 300
MAX_NAME = 200
MAX_URL = 2000

# What does not stand before the ellipsis of a shortened text.
DANGLING = " ,;:—–-\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it came in.

    `html` is in the normal form of `annotator.text.sanitize.clean` and does not repeat the title;
    `source` is the decoded text of the file; `format` is "plain", "markdown" or "html"; what
    a source does not say is an empty string, or None for the date. `embedded` are the annotations
    that came along, as JSON: of a file that we made.
    """

    title: str
    language: str
    byline: str
    publisher: str
    published_on: date | None
    source_url: str
    html: str
    source: str
    format: str
    # The quotes, where the source says them itself and they need not be found.
    quotes: tuple[Quote, ...] | None = None
    standfirst: str = ""
    embedded: str = ""


class SourceError(Explained):
    """A source cannot be read; the message says what is wrong and what to do."""


def shortened(words: str, limit: int) -> str:
    """`words` in at most `limit` code points, cut between two words and with an ellipsis."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > limit // 2 else cut).rstrip(DANGLING) + "…"
