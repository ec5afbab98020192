"""Is a page fetched from the web, and nothing that is not the web's?"""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from ipaddress import ip_address

import pytest
import trustme

from annotator.sources import SourceError, web
from annotator.sources.door import Door
from annotator.text.document import Document
from tests.sources.far import FAR, NEAR, Answer, Site, door, page, redirect, site

ARTICLE = (
    "<html lang=en><h1>The tide</h1><p>“It is late,” said Ada Brook of the harbour.</p></html>"
)


@pytest.fixture
def far() -> Iterator[Site]:
    with site() as one:
        one.answers["/"] = page(ARTICLE)
        yield one


@pytest.fixture
def near(far: Site) -> Iterator[Site]:
    """What must not be reached: this machine, on the port that the door is open for."""
    with site(NEAR) as one:
        one.answers["/"] = page("<p>A secret.</p>")
        yield one


def refused(url: str, through: Door) -> str:
    with pytest.raises(SourceError) as caught:
        web.fetch(url, through)
    return str(caught.value)


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


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost.",
        "LOCALHOST",
        "inside.example",
        "both.example",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fec0::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "①②⑦.⓪.⓪.①",
    ],
)
def test_what_is_not_the_public_web_is_not_asked(far: Site, near: Site, host: str) -> None:
    through = door(near.port, lets=Door().lets)

    words = refused(near.url(host=host), through)

    assert "no machine of the public web" in words
    assert near.connections == far.connections == 0


def test_the_door_of_the_site_itself_is_open_to_the_public_web_alone() -> None:
    lets = Door().lets

    assert lets(ip_address("93.184.216.34"))
    assert lets(ip_address("2606:2800:220:1::1"))
    assert not lets(ip_address(FAR))


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/", "//inside.example:{port}/", "http://0:{port}/"]
)
def test_a_redirect_to_this_machine_is_not_followed(far: Site, near: Site, to: str) -> None:
    far.answers["/"] = redirect(to.format(port=near.port))

    through = door(far.port, ports=frozenset({far.port, near.port}))

    assert "no machine of the public web" in refused(far.url(), through)
    assert near.connections == 0


def test_a_name_that_means_another_machine_the_next_time_is_asked_for_once(
    far: Site, near: Site
) -> None:
    answers = [[FAR], [NEAR]]
    through = door(far.port, resolve=lambda host, port: answers.pop(0))

    assert web.fetch(far.url(), through).data == ARTICLE.encode()
    assert len(answers) == 1
    assert near.connections == 0


def test_a_name_is_looked_at_again_when_a_redirect_names_it_again(far: Site, near: Site) -> None:
    answers = [[FAR], [NEAR]]
    far.answers["/"] = redirect(far.url("/again"))
    through = door(far.port, resolve=lambda host, port: answers.pop(0))

    assert "no machine of the public web" in refused(far.url(), through)
    assert len(far.asked) == 1
    assert near.connections == 0


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/", "“ftp:” is not fetched"),
        ("file:///etc/passwd", "“file:” is not fetched"),
        ("gopher://127.0.0.1:6379/_FLUSHALL", "“gopher:” is not fetched"),
        ("javascript:alert(1)", "“javascript:” is not fetched"),
        ("news.example/article", "is no address of a page"),
        ("//news.example/", "is no address of a page"),
        ("http://", "is no address of a page"),
        ("http:///article", "is no address of a page"),
        ("https://[::1", "is no address of a page"),
        ("https://[fe80::1%25eth0]/", "is no address of a page"),
        ("https://news.example:port/", "is no address of a page"),
        ("https://news.example:99999/", "is no address of a page"),
        ("https://news.example\\@127.0.0.1/", "is no address of a page"),
        ("https://news.example/a b", "is no address of a page"),
        ("https://news.example/\r\nHost: inside", "is no address of a page"),
        ("https://a..example/", "is no address of a page"),
        (f"https://{'a' * 64}.example/", "is no address of a page"),
        ("https://ada:secret@news.example/", "a name or a password"),
        ("https://news.example@127.0.0.1/", "a name or a password"),
        ("https://news.example:22/", "Port 22"),
        ("https://news.example:6379/", "Port 6379"),
        (f"https://news.example/{'a' * 2000}", "longer than 2,000 characters"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_before_anybody_is_asked(
    url: str, words: str
) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return []

    assert words in refused(url, Door(resolve=resolve))
    assert not asked


def test_a_machine_that_does_not_exist_is_said_to_be_none(far: Site) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror

    assert "no machine named “nowhere.example”" in refused(
        far.url(host="nowhere.example"), door(far.port, resolve=resolve)
    )


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


def secure(host: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a site of that name shows, and what trusts it."""
    authority = trustme.CA()
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(shown)
    trusts = ssl.create_default_context()
    authority.configure_trust(trusts)
    return shown, trusts


def test_a_certificate_has_to_be_for_the_name_that_was_asked(far: Site) -> None:
    shown, trusts = secure("news.example")
    with site(context=shown) as safe:
        safe.answers["/"] = page(ARTICLE)
        url = safe.url(scheme="https")

        assert web.fetch(url, door(safe.port, trusts=trusts)).data == ARTICLE.encode()
        # Its name, and not the address that was connected to, is what counts.
        other = door(safe.port, trusts=trusts, resolve=lambda host, port: [FAR])
        assert "cannot be reached" in refused(safe.url(scheme="https", host="other.example"), other)
        assert "cannot be reached" in refused(url, door(safe.port))


def test_a_site_that_speaks_no_tls_is_out_of_reach(far: Site) -> None:
    assert "cannot be reached" in refused(far.url(scheme="https"), door(far.port))
