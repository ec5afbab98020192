"""Is a page the same whether it is put together or drawn, and does nothing but a hole change?"""

from __future__ import annotations

import gzip

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.shared.holes import EACH_HAS_ONE, Page, hole

NAMES = ("b1", "b2", "hint", *sorted(EACH_HAS_ONE))


class Long(str):
    """So long that all of it would be too much to read when a test fails."""

    def __repr__(self) -> str:
        return f"Long({self[:20]!r})"


TEXTS = st.text(max_size=30) | st.just(Long("The harbour board. " * 2_000))


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first hole; and of each its name, what is in it, what follows."""
    names = draw(st.lists(st.sampled_from(NAMES)))
    return draw(TEXTS), [
        (name, "" if name in EACH_HAS_ONE else draw(TEXTS), draw(TEXTS)) for name in names
    ]


@example(("", [("b1", "", ""), ("account", "", "")]), {"account": "Ada", "b1": "An own mark."})
@given(pages(), st.dictionaries(st.sampled_from(NAMES), TEXTS))
def test_what_is_filled_stands_in_the_holes_and_all_else_stays(
    made: tuple[str, list[tuple[str, str, str]]], own: dict[str, str]
) -> None:
    first, holes = made
    page = Page.of(first + "".join(hole(name, inside) + after for name, inside, after in holes))

    wanted = first + "".join(own.get(name, inside) + after for name, inside, after in holes)
    assert page.text(own) == wanted
    of_each = {name: text for name, text in own.items() if name in EACH_HAS_ONE}
    rest = {name: text for name, text in own.items() if name not in EACH_HAS_ONE}
    assert gzip.decompress(page.zipped(of_each, page.pieces(rest))) == wanted.encode()


def test_what_somebody_writes_makes_no_hole() -> None:
    drawn = "\x01<b1\x02 <!-- b1 --> {% own 'b1' %}\x01>"

    assert Page.of(drawn).text({"b1": "other"}) == drawn
