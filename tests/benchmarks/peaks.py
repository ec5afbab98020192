"""How much memory do the largest things take at most? Each in a process of its own, which tells it.

An article of five million bytes comes in by the command and by the web; 50,000 tags leave as CSV
and as JSON-LD. Beside each is the same with something small: what is beyond that is the thing's.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from tests.benchmarks.mixed import Browser
from tests.benchmarks.prose import paragraphs
from tests.live import ROOT, LiveSite, start

BYTES, FEW_BYTES = 5_000_000, 5_000
TAGS, FEW_TAGS = 50_000, 1_000
# What an article may take beyond a small one, in bytes for each of its own; tags all together.
BYTES_A_BYTE, MEBIBYTES_OF_TAGS = 64, 10
# Runs manage.py, and says at the end what it took at most.
OBSERVED = """
import atexit, re, runpy, sys
from pathlib import Path
def tell():
    print(re.search(r"VmHWM:.*", Path("/proc/self/status").read_text())[0], file=sys.stderr)
atexit.register(tell)
runpy.run_path("manage.py", run_name="__main__")
"""
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
LIBRARY = f"""
from django.test import Client
from tests.crowds import make_long_article, mark
from tests.factories import make_editor
few, many = make_long_article("Few"), make_long_article("Many")
mark(few, passages=500, readers={FEW_TAGS} // 10)
mark(many, passages=500, readers={TAGS} // 10)
browser = Client()
browser.force_login(make_editor())
print(few.slug, many.slug, browser.cookies["sessionid"].value)
"""


def run() -> None:
    """Prints the peak of each, small and large, what is between them, and the bound."""
    text, long_text = text_of(FEW_BYTES), text_of(BYTES)
    page, long_page = page_of(FEW_BYTES), page_of(BYTES)
    print(
        f"\nPeaks in MiB: articles of {len(text):,} and {len(long_text):,} bytes, and"
        f" {FEW_TAGS:,} and {TAGS:,} tags"
    )
    print("                            small    large   beyond   at most", flush=True)
    with tempfile.TemporaryDirectory() as name:
        site = start(Path(name), samples=False, RATE_FILES="off")
        try:
            made = site.manage("shell", "--no-imports", "--command", LIBRARY)
            site.end_commands()
            few, many, session = made.split()
            most = BYTES_A_BYTE * BYTES / 2**20
            for kind, small, large in (("plain", text, long_text), ("html", page, long_page)):
                bring = ("import_article", "-", "--again", "--format", kind)
                row(
                    f"import_article, {kind}",
                    command(site, *bring, given=small),
                    command(site, *bring, given=large),
                    most,
                )
            row("a file by the web, plain", *by_the_web(site, session, text, long_text), most)
            for kind in ("csv", "jsonld"):
                out = ("--output", f"{name}/out", "--format", kind)
                row(
                    f"export_article, {kind}",
                    command(site, "export_article", few, *out),
                    command(site, "export_article", many, *out),
                    MEBIBYTES_OF_TAGS,
                )
        finally:
            site.stop()


def text_of(length: int) -> bytes:
    """An article as plain text, of so many bytes or a few less."""
    written = whole([f"{one}\n\n" for one in paragraphs(length // 4)], length)
    return f"An article\n\n{written}".encode()


def page_of(length: int) -> bytes:
    """The same as a page."""
    written = whole(
        [f"<p>{escape(one, quote=False)}</p>\n" for one in paragraphs(length // 4)], length
    )
    return f"<!doctype html><title>An article</title><article>{written}</article>".encode()


def whole(parts: list[str], length: int) -> str:
    """As many of the first of `parts` as have room in so many bytes, with a little for the rest."""
    room, kept = length - 100, list[str]()
    for part in parts:
        room -= len(part.encode())
        if room < 0:
            break
        kept.append(part)
    return "".join(kept)


def command(site: LiveSite, *arguments: str, given: bytes = b"") -> float:
    """What a command of manage.py took at most, in MiB. Raises CalledProcessError."""
    ran = subprocess.run(
        [sys.executable, "-c", OBSERVED, *arguments],
        cwd=ROOT,
        env=site.environment,
        input=given,
        capture_output=True,
        check=True,
    )
    return peak(ran.stderr.decode())


def by_the_web(site: LiveSite, session: str, small: bytes, large: bytes) -> tuple[float, float]:
    """What the worker that did most had taken, after a `small` file and after a `large` one.

    Raises RuntimeError where one does not come in.
    """
    editor = Browser(site.url, {"sessionid": session})
    editor.get("/articles/new/files/")
    editor.bring("small.txt", small)
    after_small = max(peak(Path(f"/proc/{pid}/status").read_text()) for pid in site.workers)
    editor.bring("large.txt", large)
    after_large = max(peak(Path(f"/proc/{pid}/status").read_text()) for pid in site.workers)
    editor.close()
    if editor.statuses.keys() != {200}:
        raise RuntimeError(f"an article did not come in: {dict(editor.statuses)}")
    return after_small, after_large


def peak(told: str) -> float:
    """The peak in what the system tells of a process, in MiB."""
    found = PEAK.search(told)
    if found is None:
        raise ValueError(f"no peak in {told[-2000:]}")
    return int(found[1]) / 1024


def row(what: str, small: float, large: float, most: float) -> None:
    print(f"{what:<25} {small:7.1f} {large:8.1f} {large - small:8.1f} {most:9.0f}", flush=True)
