"""Is who signed a quotation block joined to it, and nothing else?"""

from __future__ import annotations

import pytest

from annotator.sources.signatures import join_signatures
from annotator.text import sanitize
from annotator.text.document import Document

FIGURE = (
    "<figure><blockquote><p>I read the water.</p></blockquote>\n\n"
    "<figcaption>Yann Goff, pilot</figcaption></figure>"
)


def joined(html: str) -> str:
    return join_signatures(Document.from_html(sanitize.clean(html)), "en")


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>I read the water.</p><p>— Yann Goff, pilot</p></blockquote>",
        "<blockquote><p>I read the water.</p><p>-- Yann Goff, pilot</p></blockquote>",
        "<blockquote><p>I read the water.</p></blockquote><p>— Yann Goff, pilot</p>",
        "<figure><blockquote>I read the water.</blockquote><figcaption>— Yann Goff, pilot"
        "</figcaption></figure>",
    ],
)
def test_a_signature_becomes_the_caption_of_its_quotation(html: str) -> None:
    assert joined(html) == FIGURE
    assert sanitize.clean(FIGURE) == FIGURE


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>I read the water.</p><p>And the water reads me.</p></blockquote>",
        "<blockquote><p>— Yann Goff, pilot</p></blockquote>",
        "<blockquote><p>I read the water.</p><p>— And what does it say, Yann?</p></blockquote>",
        "<blockquote><p>I read the water.</p></blockquote><p>— which is a pity</p>",
        "<blockquote><p>I read the water.</p></blockquote><p>The pilot left.</p>",
        "<p>I read the water.</p><p>— Yann Goff, pilot</p>",
        "<blockquote><p>I read.</p><blockquote><p>a</p><p>— Yann G</p></blockquote></blockquote>",
    ],
)
def test_what_signs_nothing_stays_where_it_is(html: str) -> None:
    assert joined(html) == sanitize.clean(html)


def test_lists_around_a_signed_quotation_stay_whole() -> None:
    list_ = "<ul><li>one</li><li>two</li></ul>"
    quotation = "<blockquote><p>I read the water.</p><p>— Yann Goff, pilot</p></blockquote>"

    assert joined(list_ + quotation + list_) == sanitize.clean(list_ + FIGURE + list_)
