"""Does ordinary Markdown come out right, and is every other soon rendered or refused?"""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text import markdown, sanitize
from annotator.text.document import Document
from annotator.text.markdown import MarkdownError, MarkdownTooComplex, MarkdownTooLong
from annotator.text.sanitize import COMMENT
from tests.text.test_sanitize import is_safe

HOSTILE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "cases" / "markdown_hostile.json").read_text("utf-8")
)
REL = "nofollow ugc noopener noreferrer"
# Of the processor's time, on a slow machine: what is looked for takes minutes.
SOON = 1.0
PIECES = st.lists(
    st.sampled_from(
        [
            *("[", "]", "(", ")", "![", "](", "](<", "[a]: ", "[a]", "*", "**", "_", "`", "```"),
            *("~~~", "\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "# ", "=", "---", "|"),
            *("|-", "<", ">", "<a ", "</a>", "<div>", "<!--", "-->", "<?", "&", "&#", "&amp;"),
            *("\\", '"', "'", "a", "b ", "é", "🌊", "http://a.example ", "www.b.example", "\x02"),
        ]
    ),
    max_size=40,
).map("".join)


def hostile(case: dict[str, Any], characters: int) -> str:
    """The text of a case: its unit, over and over, then as often what closes it."""
    unit: str = case["unit"]
    closing: str = case.get("closing", "")
    times = characters // (len(unit) + len(closing))
    return unit * times + closing * times


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Two words", "<p>Two words</p>"),
        ("*a* **b** ***c*** _d_ a_b_c", "<p><em>a</em> <strong>b</strong> "
         "<strong><em>c</em></strong> <em>d</em> a_b_c</p>"),
        ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
        ("# Head\nwords", "<p><strong>Head</strong></p>\n<p>words</p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("`a < b` and ``c`d``", "<p><code>a &lt; b</code> and <code>c`d</code></p>"),
        ("```py\nif a < b:\n\n    *c*\n```", "<pre><code>if a &lt; b:\n\n    *c*</code></pre>"),
        ("words\n```\ncode\n```", "<p>words</p>\n\n<pre><code>code</code></pre>"),
        ("- a\n    - b\n- c",
         "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
        ("words:\n- a\n- b", "<p>words:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
         "</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("a <b>c</b> <script>d</script>",
         "<p>a &lt;b&gt;c&lt;/b&gt; &lt;script&gt;d&lt;/script&gt;</p>"),
        ("<div>\n\n*a*\n\n</div>", "<p>&lt;div&gt;</p>\n<p><em>a</em></p>\n<p>&lt;/div&gt;</p>"),
        ("AT&T &copy; &lt; \\*a\\*", "<p>AT&amp;T © &lt; *a*</p>"),
        ("![a boat](http://a.example/b.png)", "<p></p>"),
        ("[^1]: Ibid.", "<p>[^1]: Ibid.</p>"),
        ("« Oui\u202f! »", "<p>« Oui\u202f! »</p>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)  # fmt: skip
def test_an_ordinary_comment_comes_out_right(source: str, expected: str) -> None:
    assert markdown.render(source) == expected


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("[a](http://b.example/c_(d))", "http://b.example/c_(d)"),
        ("[a](<http://b.example/c d>)", "http://b.example/c d"),
        ('[a](http://b.example "A title")', "http://b.example"),
        ("[a][b]\n\nwords\n\n[B]: http://b.example", "http://b.example"),
        ("[a]\n\n[a]: <http://b.example>", "http://b.example"),
        ("<http://b.example>", "http://b.example"),
        ("http://b.example", "http://b.example"),
        ("www.b.example", "http://www.b.example"),
        ("[a](mailto:b@b.example)", "mailto:b@b.example"),
    ],
)
def test_a_link_leads_where_it_says(source: str, address: str) -> None:
    html = markdown.render(source)

    assert f'<a href="{address}" rel="{REL}">' in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,b", "/admin/", "#b"])
def test_a_link_that_leads_elsewhere_is_words(address: str) -> None:
    assert markdown.render(f"[a]({address})") == "<p>a</p>"


@given(PIECES)
@settings(max_examples=200)
def test_whatever_is_typed_what_is_shown_is_safe(source: str) -> None:
    with suppress(MarkdownError):
        assert is_safe(markdown.render(source), COMMENT, REL)


@given(PIECES)
@settings(max_examples=100)
def test_whatever_an_article_says_it_is_a_document(source: str) -> None:
    with suppress(MarkdownError):
        html = markdown.render_article(source)

        assert Document.from_html(html).html() == html
        assert sanitize.clean(html) == html


@pytest.mark.parametrize("case", HOSTILE, ids=[case["why"] for case in HOSTILE])
def test_a_hostile_comment_is_soon_rendered_or_refused(case: dict[str, Any]) -> None:
    source = hostile(case, markdown.MAX_COMMENT)
    start = time.process_time()

    try:
        markdown.render(source)
        outcome = "rendered"
    except MarkdownTooComplex:
        outcome = "refused"

    assert time.process_time() - start < SOON
    assert outcome == case["expected"]


@pytest.mark.parametrize("case", HOSTILE, ids=[case["why"] for case in HOSTILE])
def test_a_hostile_article_is_soon_rendered_or_refused(case: dict[str, Any]) -> None:
    source = hostile(case, 20_000)
    start = time.process_time()

    with suppress(MarkdownTooComplex):
        markdown.render_article(source)

    assert time.process_time() - start < 3 * SOON


def test_a_comment_that_is_too_long_is_refused_with_a_sentence_that_says_so() -> None:
    markdown.render("a" * markdown.MAX_COMMENT)
    with pytest.raises(MarkdownTooLong, match=r"at most 10,000 characters; this one has 10,001"):
        markdown.render("a" * (markdown.MAX_COMMENT + 1))


def test_an_article_that_is_too_long_is_refused() -> None:
    with pytest.raises(MarkdownTooLong):
        markdown.render_article("a\n" * (markdown.MAX_ARTICLE // 2 + 1))


@pytest.mark.parametrize(
    "source",
    [
        "Words [sic] and more words [1], [2] and [3]. " * 200,
        "*Very* **much** `code` and [a](http://b.example/c_(d)) " * 150,
        "- an item\n    - in an item\n        - in an item\n" * 150,
        "> said\n>\n> > and said again\n\nwords\n\n" * 200,
        "A line with 2 * 3 * 4 and a_b_c and <3 & more\n" * 200,
        "# Head\n\nwords\n\n```\ncode [ ( `\n```\n\n" * 200,
    ],
    ids=lambda source: source[:20],
)
def test_ordinary_comments_are_never_refused_however_long(source: str) -> None:
    assert markdown.render(source[: markdown.MAX_COMMENT])


def test_an_article_keeps_its_structure() -> None:
    html = markdown.render_article(
        "# Head\n\nOne *two* [three][r].\n\n> said\n>\n> more\n\n1. a\n\n2. b\n\n"
        "| c | d |\n|---|---|\n| 1 | 2 |\n\n~~~\n<b>\n~~~\n\n[r]: https://a.example/\n"
    )

    assert html == (
        "<h2>Head</h2>\n\n"
        '<p>One <em>two</em> <a href="https://a.example/" rel="nofollow noopener noreferrer">'
        "three</a>.</p>\n\n"
        "<blockquote><p>said</p>\n\n<p>more</p></blockquote>\n\n"
        "<ol><li>a</li>\n<li>b</li></ol>\n\n"
        "<table><thead><tr><th>c</th>\t<th>d</th></tr></thead>\n"
        "<tbody><tr><td>1</td>\t<td>2</td></tr></tbody></table>\n\n"
        "<pre><code>&lt;b&gt;</code></pre>"
    )


def test_html_in_an_article_counts_and_is_cleaned() -> None:
    html = markdown.render_article(
        "<div onclick=x>\n\n*One* <b>two</b>\n\n</div>\n\n"
        "<script>\nvar a;\n\nvar b = '*c*';\n</script>\n\n<!-- not\n\nthis -->\n\nThree"
    )

    assert html == "<p><em>One</em> <strong>two</strong></p>\n\n<p>Three</p>"


def test_a_long_article_of_many_paragraphs_takes_time_with_its_length() -> None:
    paragraph = "It was *raining*, as on each of the [eleven](http://a.example) days before.\n\n"
    source = paragraph * (300_000 // len(paragraph))
    start = time.process_time()

    html = markdown.render_article(source)

    assert html.count("<p>") == source.count("raining")
    assert time.process_time() - start < 20


def test_threads_do_not_disturb_each_other() -> None:
    sources = [f"[a]\n\n*{number}*\n\n[a]: http://{number}.example" for number in range(200)]
    expected = [markdown.render(source) for source in sources]

    with ThreadPoolExecutor(8) as threads:
        rendered = list(threads.map(markdown.render, sources))

    assert rendered == expected
