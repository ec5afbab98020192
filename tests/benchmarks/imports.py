"""How fast do many files of all formats come in, from disk to quotes in the database?

Beside it trafilatura's bare extraction of the web pages among them, which finds no quotes and
stores nothing; both in words of the articles.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import trafilatura

from tests.benchmarks.prose import paragraphs
from tests.live import ROOT
from tests.pages import FOOTER, HEADER, p, page
from tests.sources import documents

FILES, WORDS = 1_000, 800
BROKEN_EACH = 10


def files() -> Iterator[tuple[str, bytes, int]]:
    """The name, content and number of words of each file; every tenth is no article."""
    for n in range(FILES):
        title = f"Vote number {n}"
        said = [f"The board met for the {n}th time.", *paragraphs(WORDS)]
        words = sum(len(one.split()) for one in said)
        text = "\n\n".join(said)
        if n % BROKEN_EACH == 0:
            yield f"{n}.bin", b"\x89PNG\r\n\x1a\n" + bytes(n % 256), 0
        elif n % 4 == 0:
            yield f"{n}.txt", f"{title}\n\n{text}".encode(), words
        elif n % 4 == 1:
            yield f"{n}.md", f"# {title}\n\n{text}".encode(), words
        elif n % 4 == 2:
            body = documents.paragraph(documents.run(title), style="Title")
            body += "".join(documents.paragraph(documents.run(one)) for one in said)
            yield f"{n}.docx", documents.docx(body), words
        else:
            html = page(f"{HEADER}<article><h1>{title}</h1>{p(*said)}</article>{FOOTER}")
            yield f"{n}.html", html.encode(), words


def manage(folder: str, *arguments: str) -> float:
    """Runs a command on a database of its own; the processor's seconds that it took."""
    before = sum(os.times()[2:4])
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{folder}/library.sqlite3"},
        capture_output=True,
        check=False,
    )
    return sum(os.times()[2:4]) - before


def measured(folder: str) -> tuple[float, float]:
    """Words a second of `import_articles`, and of bare extraction from the pages."""
    articles = Path(folder) / "articles"
    articles.mkdir()
    words, pages, in_pages = 0, [], 0
    for name, content, many in files():
        (articles / name).write_bytes(content)
        words += many
        if name.endswith(".html"):
            pages.append(content.decode())
            in_pages += many
    manage(folder, "migrate", "-v0")
    took = manage(folder, "import_articles", str(articles))
    start = time.process_time()
    for one in pages:
        trafilatura.bare_extraction(one)
    return words / took, in_pages / (time.process_time() - start)


def run() -> None:
    """Prints both."""
    print(f"\nImport of {FILES:,} files of all formats, {WORDS} words each, a tenth of them broken")
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = measured(folder)
    print(f"import_articles, all the way        {ours:10,.0f} words/s")
    print(f"bare trafilatura, the pages alone   {bare:10,.0f} words/s")
