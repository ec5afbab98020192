"""How many words a second do quotes and sentences take, beside one plain regular expression?"""

from __future__ import annotations

import re

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

        def both(text: str = text) -> int:
            return len(quotes.find(text, "en")) + len(sentences.split(text, "en"))

        took = seconds(both, times=3)
        plain = seconds(lambda text=text: MARKED.findall(text), times=3)  # type: ignore[misc]
        found = len(quotes.find(text, "en"))
        print(f"{words:8,} {found:8,} {words / took:10,.0f} {took / plain:26.1f}")
