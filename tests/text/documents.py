"""What documents do property tests draw? Any that the sanitiser lets in, emoji included."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.text import sanitize
from annotator.text.document import Document, escape
from annotator.text.overlay import Mark

WORDS = st.text(alphabet="aé e\u0301🌊👩\u200d🚀«\u00a0» &<>\"'.", min_size=1, max_size=12).map(
    escape
)


def wrap(names: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """`inner` inside one of the elements named."""
    return st.tuples(st.sampled_from(names.split()), inner).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    )


def joined(one: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(one, min_size=1, max_size=most).map("".join)


LINK = WORDS.map(lambda words: f'<a href="https://example.org/?a=1&amp;b=2">{words}</a>')
INLINE = joined(st.one_of(WORDS, LINK, st.just("<br>"), wrap("em strong sup code", WORDS)), 4)
RICH = joined(st.one_of(INLINE, wrap("em strong", INLINE)), 3)
LISTS = st.recursive(
    wrap("ul ol", joined(wrap("li", RICH), 3)),
    lambda inner: wrap("ul ol", joined(wrap("li", st.tuples(RICH, inner).map("".join)), 2)),
    max_leaves=3,
)
TABLE = wrap("table", joined(wrap("tr", joined(wrap("td th", RICH), 3)), 3))
FIGURE = st.tuples(RICH, WORDS).map(
    lambda pair: (
        f"<figure><blockquote><p>{pair[0]}</p></blockquote>"
        f"<figcaption>{pair[1]}</figcaption></figure>"
    )
)
BLOCK = st.one_of(
    wrap("p h2 h3 h4", RICH),
    wrap("blockquote", joined(wrap("p", RICH), 3)),
    wrap("pre", WORDS),
    LISTS,
    TABLE,
    FIGURE,
    st.just("<hr>"),
    RICH,
)
DOCUMENTS = joined(BLOCK, 6).map(sanitize.clean).map(Document.from_html)


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
        Mark(id=number, start=start, end=end, classes="fact", href=f"/passages/{number}/")
        for number, (start, end) in enumerate(spans, 1)
    ]
