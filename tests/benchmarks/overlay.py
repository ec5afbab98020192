"""What does laying passages over a document cost? Linear in the text and the pieces."""

from __future__ import annotations

import random

from annotator.text import overlay
from annotator.text.document import Document
from annotator.text.pieces import Look, Mark
from tests.benchmarks.measuring import seconds
from tests.benchmarks.prose import paragraphs

WORDS = 5_000
PASSAGES = (0, 50, 100, 500, 1_000, 5_000)


def passages(length: int, count: int) -> list[Mark]:
    """`count` passages anywhere in a text, of 20 to 400 characters, overlapping as they come."""
    chance = random.Random(count)
    marks = []
    for number in range(count):
        start = chance.randrange(length - 20)
        end = min(start + chance.randint(20, 400), length)
        marks.append(
            Mark(id=number, start=start, end=end, look=Look("fact"), href=f"/passages/{number}/")
        )
    return marks


def run() -> None:
    """Prints a row for each number of passages over a document of 5,000 words."""
    document = Document.from_html("\n\n".join(f"<p>{one}</p>" for one in paragraphs(WORDS)))
    bare = seconds(document.html)
    print(f"\nOverlay: {WORDS:,} words, {len(document.text):,} characters")
    print("passages   pieces     KiB      ms   × bare HTML   ns a character of the page")
    for count in PASSAGES:
        marks = passages(len(document.text), count)
        html = overlay.render(document, marks)
        took = seconds(lambda marks=marks: overlay.render(document, marks))  # type: ignore[misc]
        print(
            f"{count:8,} {html.count('<mark'):8,} {len(html) / 1024:7,.0f} {took * 1e3:7.1f} "
            f"{took / bare:13.1f} {took / len(html) * 1e9:28.1f}"
        )
