"""Does the library in a ZIP hold what its viewer may see, written while it is read?"""

from __future__ import annotations

import gc
import io
import re
import tracemalloc
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator import library, sources
from annotator.models import Status, Tallies
from tests import nu
from tests.crowds import SENTENCE, mark
from tests.factories import make_article, make_comment, make_passage, make_quote, make_tag
from tests.formats.leaving import MADE_AT
from tests.formats.opened import Opened

pytestmark = pytest.mark.django_db
SITE = "https://read.example"
FILES = (
    "annotated.md",
    "annotations.jsonld",
    "article.txt",
    "index.html",
    "tags.csv",
    "tags.jsonl",
)


def unpacked(*, everything: bool = False) -> ZipFile:
    """The library's ZIP."""
    pieces = library.write(SITE, MADE_AT, everything=everything)
    return ZipFile(io.BytesIO(b"".join(pieces)))


def test_public_articles_alone_are_in_it_with_all_their_files() -> None:
    article = make_tag().passage.article
    make_article("Kept to ourselves.", title="Secret", status=Status.DRAFT)
    make_article("For some.", title="Unlisted", status=Status.UNLISTED)

    archive = unpacked()

    folder = f"articles/{article.slug}"
    assert archive.testzip() is None
    assert sorted(archive.namelist()) == [*(f"{folder}/{name}" for name in FILES), "index.html"]
    assert archive.read(f"{folder}/article.txt").decode() == article.revision.text
    assert "Secret" not in archive.read("index.html").decode()


def test_everything_has_drafts_and_unlisted_articles_too_and_says_which_they_are() -> None:
    make_article("Kept to ourselves.", title="Secret", status=Status.DRAFT)
    make_article("For some.", title="Not for lists", status=Status.UNLISTED)

    page = Opened(unpacked(everything=True).read("index.html").decode())

    assert [one.words for one in page.all("span", "badge")] == ["Unlisted", "Draft"]


def test_tallies_that_readers_do_not_see_yet_are_in_everything_alone() -> None:
    article = make_tag().passage.article
    article.tallies = Tallies.AFTER_OWN_TAG
    article.save()
    name = f"articles/{article.slug}/tags.csv"

    assert len(unpacked().read(name).splitlines()) == 1
    assert len(unpacked(everything=True).read(name).splitlines()) == 2


def test_every_relative_link_leads_to_a_file_and_a_place_in_it_that_are_there() -> None:
    for title in ("Waves & <b>", "Second"):
        article = make_article(html="<h2>Low</h2><p>“It floats,” said Ada.</p>", title=title)
        make_tag(make_quote(article, "It floats,").passage)
    archive = unpacked()
    names = set(archive.namelist())
    pages = {name: Opened(archive.read(name).decode()) for name in names if name.endswith("html")}
    seen = {"index.html"}

    for name, page in pages.items():
        for link in page.all("a"):
            address = urlsplit(link.attributes["href"] or "")
            if not address.scheme:
                # A path that names a file from a folder, as a disk has it.
                there = (
                    str(PurePosixPath(name).parent / unquote(address.path))
                    if address.path
                    else name
                )
                there = re.sub(r"^articles/[^/]+/\.\./\.\./", "", there)
                assert there in names
                seen.add(there)
                if address.fragment:
                    pages[there].by_id(address.fragment)
    assert seen == names


@pytest.mark.any_database
def test_its_pages_are_valid_html_without_a_warning() -> None:
    article = make_article(title="Waves & <b>")
    make_tag(make_passage(article))
    archive = unpacked()

    pages = ("index.html", f"articles/{article.slug}/index.html")
    assert nu.errors(*(archive.read(page).decode() for page in pages), warnings=True) == []


def test_an_article_comes_back_in_from_its_page() -> None:
    article = make_article()
    make_comment(make_passage(article))

    file = unpacked().read(f"articles/{article.slug}/index.html")

    draft = sources.read(file, name="index.html")
    assert draft.title == article.title
    assert draft.embedded


def test_what_is_unpacked_may_be_read_by_a_web_server_and_bears_the_time_of_the_export() -> None:
    make_article()

    for entry in unpacked().infolist():
        assert entry.external_attr >> 16 == 0o100644
        assert entry.date_time == (2026, 5, 12, 17, 5, 0)


def test_an_article_that_is_withdrawn_meanwhile_is_left_out() -> None:
    first, last = make_article(title="First"), make_article(title="Last")

    def withdraw(done: int, total: int) -> None:
        if done == 1:
            first.status = Status.DRAFT
            first.save()

    pieces = library.write(SITE, MADE_AT, told=withdraw)

    names = ZipFile(io.BytesIO(b"".join(pieces))).namelist()
    assert f"articles/{last.slug}/index.html" in names
    assert f"articles/{first.slug}/index.html" not in names


def test_many_articles_need_no_more_memory_than_one_but_for_their_entries() -> None:
    """Said before it was measured: what may stay of an article that is written.

    Its line of the first page and the ZIP's directory of six files: 16 KiB. An article of this kind
    takes a hundred times as much while it is written.
    """

    def peak() -> int:
        gc.collect()
        tracemalloc.start()
        for _ in library.write(SITE, MADE_AT):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    def add(articles: int) -> None:
        for number in range(articles):
            article = make_article("\n\n".join([SENTENCE * 5] * 20), title=f"Article {number}")
            mark(article, passages=60, readers=20, comments=20)

    add(1)
    peak()
    few = peak()
    add(4)
    # The driver of PostgreSQL keeps the texts of some queries, whatever is written with them.
    peak()

    assert peak() - few < 4 * 16 * 1024


def test_an_article_costs_a_fixed_number_of_queries() -> None:
    make_comment(make_tag().passage)

    with CaptureQueriesContext(connection) as asked:
        unpacked()

    # Which there are; then the article, four for reading it, its readers, tags in three formats.
    assert len(asked) == 1 + 9
