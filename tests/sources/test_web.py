"""Is a page fetched from the web whole, in time and in bounds, and read as what it is?"""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Callable

import pytest

from annotator.sources import SourceError, web
from annotator.text.document import Document
from tests.sources.far import ARTICLE, FAR, Answer, Site, door, page, redirect, refused


def text_of(draft_html: str) -> str:
    return Document.from_html(draft_html).text


def test_an_article_comes_in_from_its_address(far: Site) -> None:
    draft = web.read(far.url(), door=door(far.port))

    assert draft.title == "The tide"
    assert "said Ada Brook" in text_of(draft.html)
    assert draft.source_url == far.url()
    assert f"Host: news.example:{far.port}" in far.asked[0]
    assert "Cookie" not in far.asked[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_last_address_is_the_source(far: Site, status: int) -> None:
    far.answers["/old"] = redirect("/new?a=é", status)
    far.answers["/new?a=%C3%A9"] = page(ARTICLE)

    assert web.read(far.url("/old"), door=door(far.port)).source_url == far.url("/new?a=é")


def test_the_page_says_itself_what_its_address_is(far: Site) -> None:
    far.answers["/"] = page(
        "<link rel=canonical href='https://news.example/tide'><h1>Tide</h1><p>It is late.</p>"
    )

    draft = web.read(far.url(), door=door(far.port))

    assert draft.source_url == "https://news.example/tide"


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown; charset=utf-8", "TEXT/HTML", ""])
def test_text_is_read_as_what_it_is(far: Site, kind: str) -> None:
    far.answers["/tide.md"] = page("# The tide\n\nIt is late.\n", kind=kind)

    draft = web.read(far.url("/tide.md"), door=door(far.port))

    assert draft.format == ("html" if kind == "TEXT/HTML" else "markdown")


def test_what_the_site_says_of_the_encoding_counts(far: Site) -> None:
    words = "Привет, причал"
    far.answers["/"] = page(f"<p>{words}".encode("koi8-r"), kind="text/html; charset=koi8-r")

    assert words in text_of(web.read(far.url(), door=door(far.port), language="en").html)


@pytest.mark.parametrize("packed", ["gzip", "deflate"])
def test_a_page_that_is_compressed_unasked_is_unpacked(far: Site, packed: str) -> None:
    pack = gzip.compress if packed == "gzip" else zlib.compress
    far.answers["/"] = page(pack(ARTICLE.encode()), Content_Encoding=packed)

    assert web.read(far.url(), door=door(far.port)).title == "The tide"


def test_a_circle_of_redirects_ends(far: Site) -> None:
    far.answers["/"] = redirect("/round")
    far.answers["/round"] = redirect("/")

    assert "more than 5 times" in refused(far.url(), door(far.port))
    assert len(far.asked) == 6


def test_a_redirect_that_leads_nowhere_is_refused(far: Site) -> None:
    far.answers["/"] = page("", status=302)

    assert "does not say where" in refused(far.url(), door(far.port))


@pytest.mark.parametrize("status", [201, 204, 304, 401, 403, 404, 410, 429, 500, 503])
def test_what_the_site_does_not_give_is_said_with_its_number(far: Site, status: int) -> None:
    far.answers["/"] = page("", status=status, Content_Length=None if status in (204, 304) else 0)

    assert f"answered {status}" in refused(far.url(), door(far.port))


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json", "video/mp4"])
def test_what_is_no_page_is_refused_by_its_type(far: Site, kind: str) -> None:
    far.answers["/"] = page(ARTICLE, kind=kind)

    assert kind in refused(far.url(), door(far.port))


def test_a_picture_that_says_it_is_a_page_is_known_by_its_content(far: Site) -> None:
    far.answers["/"] = page(b"\x89PNG\r\n\x1a\n" + b"\0" * 200)

    with pytest.raises(SourceError, match="a picture"):
        web.read(far.url(), door=door(far.port))


def endlessly(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        peer.sendall(b"<p>More of it.</p>" * 1000)


def drop_by_drop(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    peer.settimeout(0.05)
    while True:
        peer.sendall(b".")
        wait(peer)


def headers_drop_by_drop(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\n")
    peer.settimeout(0.05)
    while True:
        peer.sendall(b"X")
        wait(peer)


def headers_without_end(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        peer.sendall(b"X-More: of it\r\n" * 1000)


def never(peer: socket.socket) -> None:
    while peer.recv(1000):
        pass


def wait(peer: socket.socket) -> None:
    """Until the other side goes, or a little while."""
    try:
        if not peer.recv(1000):
            raise ConnectionError
    except TimeoutError:
        pass


@pytest.mark.parametrize("answer", [drop_by_drop, headers_drop_by_drop, never])
def test_a_slow_site_is_left_when_the_time_is_over(far: Site, answer: Answer) -> None:
    far.answers["/"] = answer

    assert "did not answer in" in refused(far.url(), door(far.port, seconds=0.4))


def test_a_slow_chain_of_redirects_has_one_deadline(far: Site) -> None:
    far.answers["/"] = redirect("/slow")
    far.answers["/slow"] = never

    assert "did not answer in" in refused(far.url(), door(far.port, seconds=0.4))


@pytest.mark.parametrize("answer", [endlessly, page("", Content_Length=100_001)])
def test_a_body_that_is_too_large_is_left(far: Site, answer: Answer) -> None:
    far.answers["/"] = answer

    assert "larger than" in refused(far.url(), door(far.port))


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_small_answer_that_unpacks_to_a_huge_one_is_left(
    far: Site, pack: Callable[[bytes], bytes]
) -> None:
    bomb = pack(b"<p>" * 20_000_000)
    assert len(bomb) < 100_000
    far.answers["/"] = page(bomb, Content_Encoding="gzip")

    assert "larger than" in refused(far.url(), door(far.port))


@pytest.mark.parametrize(
    "answer",
    [
        headers_without_end,
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nshort",
        b"",
        page(b"no gzip", Content_Encoding="gzip"),
        page(ARTICLE, Content_Encoding="br"),
        page(ARTICLE, Content_Encoding="gzip, gzip"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(far: Site, answer: Answer) -> None:
    far.answers["/"] = answer

    assert "cannot be read" in refused(far.url(), door(far.port))


def test_a_site_that_nobody_answers_for_is_said_to_be_out_of_reach() -> None:
    with socket.create_server((FAR, 0)) as listener:
        port = listener.getsockname()[1]

    assert "cannot be reached" in refused(f"http://news.example:{port}/", door(port))
