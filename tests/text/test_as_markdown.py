"""Is any document written in Markdown that any reader of Markdown reads as the same text?"""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text.as_markdown import DASH, Ref, write
from annotator.text.document import Document
from annotator.text.markdown import render_article
from annotator.text.sanitize import clean
from tests.text import documents
from tests.text.documents import DOCUMENTS


def written(html: str, *refs: Ref) -> str:
    return "\n\n".join(write(Document.from_html(clean(html)), refs))


def read(markdown: str) -> str:
    return Document.from_html(render_article(markdown)).text.replace(DASH, "")


@settings(max_examples=50, deadline=None)
@given(st.one_of(DOCUMENTS, documents.made_of(documents.SIGNS)))
def test_the_text_comes_back_whatever_is_in_it(document: Document) -> None:
    written = "\n\n".join(write(document))

    assert read(written) == document.text.replace(DASH, "")


def test_blocks_are_written_as_people_write_them() -> None:
    html = """<h2>Waves</h2><p>It <em>floats</em>, <strong>always</strong>, says
    <a href="https://example.org/a">the log</a>: <code>x = 1</code>.<br>Next line.</p>
    <ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul><ol><li>first</li></ol>
    <blockquote><p>First.</p><p>Second.</p></blockquote>
    <figure><blockquote><p>So.</p></blockquote><figcaption>Ada Brook, mayor</figcaption></figure>
    <pre>if x:\n    y</pre><hr>
    <table><thead><tr><th>Boat</th><th>Tons</th></tr></thead>
    <tbody><tr><td>Nell</td><td>12</td></tr></tbody></table>"""

    assert written(html) == (
        "## Waves\n\n"
        "It *floats*, **always**, says [the log](https://example.org/a): `x = 1`.  \nNext line.\n\n"
        "-   one\n    -   deep\n-   two\n\n<!-- -->\n\n1.  first\n\n"
        "> First.\n>\n> Second.\n\n<!-- -->\n\n"
        f"> So.\n>\n> {DASH}Ada Brook, mayor\n\n"
        "```\nif x:\n    y\n```\n\n---\n\n"
        "| Boat | Tons |\n| --- | --- |\n| Nell | 12 |"
    )


def test_what_markdown_has_no_signs_for_is_html() -> None:
    assert written("<p>H<sub>2</sub>O <q>so</q> a<em>b </em></p>") == (
        "H<sub>2</sub>O <q>so</q> a*b*"
    )
    assert written("<p>x <em>«b»</em></p>") == "x <em>«b»</em>"
    assert written("<table><tr><td>a</td><td>b<br>c</td></tr></table>") == (
        "<table><tbody><tr><td>a</td><td>b<br>&#10;c</td></tr></tbody></table>"
    )


def test_a_reference_stands_after_its_words_or_after_a_block_that_takes_none() -> None:
    text = "See the minutes of it. Then."
    at = text.index("minutes") + 3

    assert written(f"<p>{text}</p>", Ref(len("See the minutes"), "p1")) == (
        "See the minutes[^p1] of it. Then."
    )
    assert written("<p>See the <em>minutes</em> of it.</p>", Ref(at, "p1")) == (
        "See the *minutes*[^p1] of it."
    )
    assert written("<pre>a\nb</pre><p>c</p>", Ref(1, "p1")) == "```\na\nb\n```\n\n[^p1]\n\nc"
    assert written("<p>a(b)</p>", Ref(1, "p1")) == r"a[^p1]\(b)"


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS, st.lists(st.integers(1, 80), max_size=5))
def test_every_reference_is_written_once_and_takes_nothing_away(
    document: Document, places: list[int]
) -> None:
    refs = [
        Ref(min(place, len(document.text)), f"p{number}") for number, place in enumerate(places)
    ]

    markdown = "\n\n".join(write(document, refs))

    if document.blocks:
        assert sorted(re.findall(r"\[\^(p\d)\]", markdown)) == sorted(ref.label for ref in refs)
    bare = re.sub(r"\[\^p\d\]", "", markdown)
    assert read(bare) == document.text.replace(DASH, "")
