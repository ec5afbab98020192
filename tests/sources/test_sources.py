"""What is taken in, what is refused, and does the refusal say what to do?"""

from __future__ import annotations

import pytest

from annotator import sources

ENGLISH = "The ferry was late\nThe ferry was late again, and it had nobody on board but the crew.\n"


def refusal(data: bytes, **options: str) -> str:
    """The message with which `data` is refused."""
    with pytest.raises(sources.SourceError) as caught:
        sources.read(data, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u00a0\u2028 ".encode()])
def test_nothing_is_refused_as_nothing(data: bytes) -> None:
    assert "nothing in it" in refusal(data)


@pytest.mark.parametrize(
    ("data", "format_"),
    [(b"... --- ...", "plain"), (b"<p> </p><script>let a</script>", "html"), (b"***", "markdown")],
)
def test_an_article_without_a_word_is_refused(data: bytes, format_: str) -> None:
    assert "no words" in refusal(data, format=format_)


def test_an_article_of_five_million_bytes_comes_in() -> None:
    paragraph = "The ferry was late again, and it had nobody on board but the crew. " * 1000
    data = (paragraph.encode() + b"\n") * 74 + b"The end.".ljust(41_926)
    assert len(data) == 5_000_000

    draft = sources.read(data, format="plain")

    assert len(draft.html) > 4_900_000


def test_twenty_megabytes_are_refused_with_the_limit() -> None:
    message = refusal(b"a" * 20_000_000)

    assert "larger than 5 MB" in message


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    message = refusal(ENGLISH.encode(), format="docx")

    assert "“docx”" in message
    assert "plain, markdown, html" in message


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    message = refusal(ENGLISH.encode(), language="xx")

    assert "“xx”" in message
    assert "en, fr" in message


def test_html_nested_too_deep_is_refused() -> None:
    message = refusal(b"<ul><li>" * 5_000 + b"the words", format="html", language="en")

    assert "inside one another" in message


def test_a_refusal_comes_in_two_parts_for_those_who_translate_it() -> None:
    with pytest.raises(sources.SourceError) as caught:
        sources.read(ENGLISH.encode(), format="docx")

    error = caught.value
    assert error.template.format(**error.values) == str(error)
    assert error.values["format"] == "docx"


def test_braces_in_what_a_refusal_cites_are_only_braces() -> None:
    assert "{x}" in refusal(ENGLISH.encode(), format="{x}")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "# Not a heading", "plain"),
        ("a.MD", "plain words", "markdown"),
        ("a.htm", "plain words", "html"),
        ("-", "<!DOCTYPE html><title>a</title>", "html"),
        ("", "\n<!-- saved -->\n<html lang=fr>", "html"),
        ("a.dat", "<p>a</p><p>b</p><p>c</p>", "html"),
        ("", "A <b>word</b> in a plain text", "plain"),
        ("", "---\ntitle: a\n---\nwords", "markdown"),
        ("", "# A heading\n\nwords", "markdown"),
        ("", "words\n\n> a quotation with [a link](https://example.org/)", "markdown"),
        ("", "- a list\n- in a plain text, with 2 * 3 * 4", "plain"),
        ("", "#hashtag and > sign", "plain"),
    ],
)
def test_the_format_is_told_by_the_name_and_then_by_the_content(
    name: str, text: str, expected: str
) -> None:
    assert sources.guess_format(text, name) == expected


def test_the_title_that_is_given_is_made_one_line_and_kept_within_bounds() -> None:
    draft = sources.read(ENGLISH.encode(), title="A \n title\u202e " + "very " * 100)

    assert draft.title.startswith("A title very very")
    assert len(draft.title) <= 300
    assert draft.title.endswith("very…")


def test_the_same_bytes_give_the_same_draft() -> None:
    assert sources.read(ENGLISH.encode()) == sources.read(ENGLISH.encode())
