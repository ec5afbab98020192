"""Do the elements of a document stand in each other as its HTML has them?"""

from __future__ import annotations

from annotator.text.document import Document
from annotator.text.sanitize import clean
from annotator.text.tree import Element, Words, grow


def test_a_tree_has_elements_with_their_words_and_links_with_their_addresses() -> None:
    document = Document.from_html(
        clean('<p>See <a href="https://example.org/?a=1&amp;b=2">the <em>minutes</em></a>.</p><hr>')
    )

    paragraph, rule = grow(document)

    first, link, last = paragraph.children
    assert isinstance(first, Words)
    assert document.text[first.start : first.end] == "See "
    assert isinstance(link, Element)
    assert (link.name, link.href) == ("a", "https://example.org/?a=1&b=2")
    assert document.text[link.start : link.end] == "the minutes"
    assert [one.name for one in paragraph.within()] == ["a", "em"]
    assert isinstance(last, Words)
    assert (rule.name, rule.children) == ("hr", [])
