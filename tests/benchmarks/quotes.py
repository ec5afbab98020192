"""How many words a second do quotes and sentences take, beside one plain regular expression?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from annotator.text import quotes, sentences
from tests.benchmarks.measuring import seconds
from tests.benchmarks.prose import paragraphs

MARKED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|[^.!?]+[.!?]")
SIZES = (2_000, 8_000, 32_000)


def run() -> None:
    """Prints a row for each length of text."""
    print("\nQuotes and sentences, English")
    print("   words    found    words/s   × one regular expression")
    for size in SIZES:
        text = "\n\n".join(paragraphs(size))
        words = len(text.split())

        runs = count()

        def both(text: str = text, runs: Iterator[int] = runs) -> int:
            unseen = f"{text}\n\n{next(runs)}"  # nothing that was kept from a run before
            return len(quotes.find(unseen, "en")) + len(sentences.split(unseen, "en"))

        took = seconds(both, times=3)
        plain = seconds(lambda text=text: MARKED.findall(text), times=3)  # type: ignore[misc]
        found = len(quotes.find(text, "en"))
        print(f"{words:8,} {found:8,} {words / took:10,.0f} {took / plain:26.1f}")
