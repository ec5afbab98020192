"""What documents do property tests draw? Any that the sanitiser lets in, emoji included."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.text import sanitize
from annotator.text.document import Document, escape
from annotator.text.pieces import Look, Mark

LETTERS = "aé e\u0301🌊👩\u200d🚀«\u00a0» &<>\"'."
# What Markdown, in one of its dialects, would read as something else than letters.
SIGNS = "*_`[]()#>+-.!|~=:%@^${}\\&; 1iab\u00a0—🌊"


def wrap(names: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """`inner` inside one of the elements named."""
    return st.tuples(st.sampled_from(names.split()), inner).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    )


def joined(one: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(one, min_size=1, max_size=most).map("".join)


def made_of(letters: str) -> st.SearchStrategy[Document]:
    """Documents of every kind of element, their words of `letters`."""
    words = st.text(alphabet=letters, min_size=1, max_size=12).map(escape)
    link = words.map(lambda each: f'<a href="https://example.org/?a=1&amp;b=2">{each}</a>')
    simple = st.one_of(words, link, st.just("<br>"), wrap("em strong sup code", words))
    inline = joined(simple, 4)
    rich = joined(st.one_of(inline, wrap("em strong", inline)), 3)
    lists = st.recursive(
        wrap("ul ol", joined(wrap("li", rich), 3)),
        lambda inner: wrap("ul ol", joined(wrap("li", st.tuples(rich, inner).map("".join)), 2)),
        max_leaves=3,
    )
    figure = st.tuples(rich, words).map(
        lambda pair: (
            f"<figure><blockquote><p>{pair[0]}</p></blockquote>"
            f"<figcaption>{pair[1]}</figcaption></figure>"
        )
    )
    block = st.one_of(
        wrap("p h2 h3 h4", rich),
        wrap("blockquote", joined(wrap("p", rich), 3)),
        wrap("pre", words),
        lists,
        wrap("table", joined(wrap("tr", joined(wrap("td th", rich), 3)), 3)),
        figure,
        st.just("<hr>"),
        rich,
    )
    return joined(block, 6).map(sanitize.clean).map(Document.from_html)


DOCUMENTS = made_of(LETTERS)


@st.composite
def marked_documents(draw: st.DrawFn) -> tuple[Document, list[Mark]]:
    """A document with any passages over it: nested, crossing, adjacent, twice the same."""
    document = draw(DOCUMENTS)
    length = len(document.text)
    if not length:
        return document, []
    bounds = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted)
    spans = draw(st.lists(bounds.filter(lambda pair: pair[0] < pair[1]), max_size=8))
    return document, [
        Mark(id=number, start=start, end=end, look=Look("fact"), href=f"/passages/{number}/")
        for number, (start, end) in enumerate(spans, 1)
    ]
