"""Runs the benchmarks: `python -m tests.benchmarks`, or only those named."""

from __future__ import annotations

import sys

from tests.benchmarks import (
    anchoring,
    export,
    growth,
    idle,
    imports,
    memory,
    overlay,
    pages,
    quotes,
    reading,
    search,
    tagging,
    tags,
    tags_growth,
)

BENCHMARKS = {
    "anchoring": anchoring.run,
    "export": export.run,
    "growth": growth.run,
    "idle": idle.run,
    "imports": imports.run,
    "memory": memory.run,
    "overlay": overlay.run,
    "pages": pages.run,
    "quotes": quotes.run,
    "reading": reading.run,
    "search": search.run,
    "tagging": tagging.run,
    "tags": tags.run,
    "tags_growth": tags_growth.run,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        known = ", ".join(BENCHMARKS)
        print(f"There is no benchmark {', '.join(unknown)}; there are: {known}.", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
