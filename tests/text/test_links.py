"""Which words become links, and how many?"""

from __future__ import annotations

import pytest

from annotator.text import links


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("See http://a.example.", "http://a.example"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("« https://a.example »", "https://a.example"),
        ("«https://a.example»,", "https://a.example"),
        ("HTTP://A.EXAMPLE!", "HTTP://A.EXAMPLE"),
        ("https://a.example/é?b=c", "https://a.example/é?b=c"),
        ("https://a.example…", "https://a.example"),
    ],
)
def test_an_address_is_a_link_without_the_marks_around_it(words: str, address: str) -> None:
    linked = links.link(f"<p>{words}</p>")

    assert f'<a href="{address}">{address}</a>' in linked


@pytest.mark.parametrize(
    "words", ["config.py", "roe@www.example.org", "http://", "www.", "ahttp://a.example", "a.fr"]
)
def test_what_is_no_address_stays_as_it_is(words: str) -> None:
    assert links.link(f"<p>{words}</p>") == f"<p>{words}</p>"


def test_an_address_without_a_scheme_is_given_one() -> None:
    assert '<a href="http://www.example.org">www' in links.link("<p>www.example.org</p>")


@pytest.mark.parametrize("element", ["a", "code", "pre"])
def test_in_links_and_code_nothing_is_linked(element: str) -> None:
    html = f"<p><{element}>http://a.example</{element}></p>"

    assert links.link(html) == html


def test_only_so_many_links_are_made_and_a_second_pass_makes_no_more() -> None:
    html = "<p>" + "http://a.example " * (links.MAX_LINKS + 5) + "</p>"

    once = links.link(html)

    assert once.count("<a ") == links.MAX_LINKS
    assert links.link(once) == once


def test_what_is_escaped_in_words_is_escaped_in_links() -> None:
    assert links.link("<p>&lt;http://a.example/?b=1&amp;c=2&gt;</p>") == (
        '<p>&lt;<a href="http://a.example/?b=1&amp;c=2">http://a.example/?b=1&amp;c=2</a>&gt;</p>'
    )
