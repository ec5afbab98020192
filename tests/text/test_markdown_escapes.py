"""Does a text stay a text, whatever Markdown might read in it?"""

from __future__ import annotations

import pytest

from annotator.text.document import Document
from annotator.text.markdown import render_article
from annotator.text.markdown_escapes import address, escape, escape_html, escape_line


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("2 * 3 * 4", r"2 \* 3 \* 4"),
        ("snake_case_name", r"snake\_case\_name"),
        ("a [link](x) and ![x]", r"a \[link\](x) and !\[x\]"),
        ("<script>", "&lt;script>"),
        ("AT&T &amp; &#60;", "AT&T &amp;amp; &amp;&#35;60;"),
        ("~~no~~ a^b^ $x$", "&#126;&#126;no&#126;&#126; a&#94;b&#94; &#36;x&#36;"),
        ("==lit== %%mine%%", "&#61;=lit&#61;= &#37;%mine&#37;%"),
        ("@nora :smile: #tag 12:30", "&#64;nora &#58;smile: &#35;tag 12:30"),
        ("a | b", "a &#124; b"),
        ("[^p1]: note", r"\[&#94;p1&#93;: note"),
    ],
)
def test_what_would_be_markup_anywhere_is_escaped_and_the_rest_is_left(
    words: str, written: str
) -> None:
    assert escape(words) == written
    assert Document.from_html(render_article(written)).text == words


@pytest.mark.parametrize(
    "line",
    [
        "# a",
        "> a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "(1) a",
        "a. b",
        "iv) a",
        "---",
        "=",
        ": a",
        "% a",
    ],
)
def test_a_line_begins_no_block(line: str) -> None:
    written = escape_line(escape(line))

    assert written != line
    assert Document.from_html(render_article(f"Before  \n{written}")).text == f"Before\n{line}"


def test_words_at_the_start_of_a_line_are_left() -> None:
    for line in ("1990 was a year.", "A year.", "-5 degrees.", "a.b", "(Laughter.)"):
        assert escape_line(line).replace("\\", "") == line
    assert escape_line("A year.") == "A year."


def test_an_address_ends_where_it_ends() -> None:
    assert address("https://a.example/b_(c)?d=é&e=[f]") == (
        "https://a.example/b%5F%28c%29?d=é&e=%5Bf%5D"
    )
    assert address("https://a.example/?a=1&copy;=2") == "https://a.example/?a=1&amp;copy;=2"


def test_words_in_an_html_block_stay_on_one_line_and_look_like_no_note() -> None:
    assert escape_html("a\n<b>[^p1] &") == "a&#10;&lt;b&gt;&#91;^p1] &amp;"
