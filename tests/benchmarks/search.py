"""Do the list and the search cost the same with a hundred times the articles? Whole pages, timed.

What is timed is the site’s own answer to a browser without an account, in the time of processors,
the database’s included: the quickest of many, of both libraries by turns.
"""

from __future__ import annotations

import os

from tests.benchmarks.libraries import Library, libraries, vendor

SMALL, LARGE, TIMES = 1_000, 100_000, 30
AT_MOST = 1.25
PAGES = {
    "the list": "/",
    "the list, in its middle": "/?before=MIDDLE",
    "a rare word": "/search/?q=rare7",
    "a word that all have": "/search/?q=harbour",
    "the second page of it": "/search/?q=harbour&page=2",
    "a word in four": "/search/?q=lantern",
    "a word in twenty": "/search/?q=kakaneruru",
    "a word in forty": "/search/?q=kalomimiru",
    "a word in fifty": "/search/?q=lighthouse",
    "two that all have": "/search/?q=harbour+boards",
    "all have, and in fifty": "/search/?q=harbour+lighthouse",
    "a phrase that all have": "/search/?q=%22harbour+board%22",
    "all have, without a word": "/search/?q=harbour+-lantern",
    "as typed: ha": "/search/?q=ha",
    "as typed: harbo": "/search/?q=harbo",
    "as typed: lightho": "/search/?q=lightho",
    "a beginning": "/search/?q=harbo*",
    "no hit": "/search/?q=zebra",
    "all in English": "/search/?q=harbour&language=en",
    "all, few in French": "/search/?q=harbour&language=fr",
    "all, few of a publisher": "/search/?q=harbour&publisher=The+Old+Gull",
    "all, few of a speaker": "/search/?q=harbour&speaker=Quill+200",
    "all, few read as": "/search/?q=harbour&label=sarcasm",
    "all, few of that time": "/search/?q=harbour&until=2001-12-31",
    "few of a publisher": "/search/?publisher=The+Old+Gull",
    "few of a speaker": "/search/?speaker=Quill+200",
    "few read as": "/search/?label=sarcasm",
    "few of that time": "/search/?until=2001-12-31",
}


def quickest(few: Library, many: Library, address: str) -> tuple[float, float]:
    """The quickest of an answer in either library, in milliseconds; those first ones not."""
    took = [(few.seconds(address), many.seconds(address)) for _ in range(TIMES + 3)][3:]
    small, large = (min(one) * 1_000 for one in zip(*took, strict=True))
    return small, large


def run() -> None:
    """Prints what each page takes in either library, and the ratio."""
    with libraries(SMALL, LARGE) as (few, many):
        print(f"\nMilliseconds a page, {vendor()}: {SMALL:,} articles, {LARGE:,}, and the ratio")
        for page, address in PAGES.items():
            small, large = quickest(few, many, address)
            ratio = large / small
            more = "  more than that" if ratio > AT_MOST else ""
            print(f"{page:<26} {small:8.1f} {large:8.1f} {ratio:8.2f}{more}", flush=True)
    print(f"(a ratio of {AT_MOST} at most; load {os.getloadavg()[0]:.1f})")
