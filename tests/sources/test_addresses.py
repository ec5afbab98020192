"""Is it told what is no address of a page, before anybody is asked?"""

from __future__ import annotations

import pytest

from annotator.sources import addresses
from annotator.sources.door import Door
from tests.sources.far import refused


def test_an_address_is_written_as_the_web_sends_it() -> None:
    parts, host, port = addresses.split(" https://Café.example./a?é=[1]&b=c%20d#e ")

    assert (host, port) == ("xn--caf-dma.example", 443)
    assert addresses.target(parts) == "/a?%C3%A9=[1]&b=c%20d"


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
