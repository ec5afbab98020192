"""How fast does a web page come in, and what is lost of it, beside trafilatura's bare extraction?

On pages as content management systems write them (`tests.pages`), whose parts are known.
"""

from __future__ import annotations

from collections.abc import Callable

import trafilatura

from annotator import sources
from tests.benchmarks.measuring import seconds
from tests.benchmarks.prose import paragraphs
from tests.pages import FOOTER, HEADER, PAGES, kept, p, page, unwanted

SIZES = (1_000, 4_000, 16_000)
READERS: dict[str, Callable[[str], str]] = {
    "ours": lambda html: sources.read(html.encode(), format="html").html,
    "trafilatura": lambda html: (
        trafilatura.extract(html, output_format="html", include_formatting=True, favor_recall=True)
        or ""
    ),
}


def run() -> None:
    """Prints what each keeps of the pages, and a row for each length of text."""
    print("\nPages from the web: blocks kept as what they are, and words around the article")
    for name, reader in READERS.items():
        read = [(made, reader(made.html)) for made in PAGES]
        blocks = sum(len(made.blocks) for made in PAGES)
        around = sum(len(made.unwanted) for made in PAGES)
        print(
            f"{name:>12} {sum(len(kept(*one)) for one in read):4} of {blocks}"
            f" {sum(len(unwanted(*one)) for one in read):6} of {around}"
        )
    print("\n   words      words/s   bare trafilatura, words/s")
    for size in SIZES:
        made = page(f"{HEADER}<article><h1>The crane</h1>{p(*paragraphs(size))}</article>{FOOTER}")
        words = len(made.split())
        ours = seconds(lambda made=made: READERS["ours"](made), times=3)  # type: ignore[misc]
        bare = seconds(lambda made=made: trafilatura.bare_extraction(made), times=3)  # type: ignore[misc]
        print(f"{words:8,} {words / ours:12,.0f} {words / bare:15,.0f}")
