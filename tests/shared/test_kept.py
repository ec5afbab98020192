"""Is a page given out as long as it is true, and never longer?"""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from annotator.shared.kept import Kept

KEYS, STATES = st.sampled_from("abcdef"), st.integers(0, 3)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_page_is_kept_for_its_state_and_its_time() -> None:
    clock = Clock()
    kept: Kept[str] = Kept(100, 60, clock)
    kept.put("a", 1, "page", 10)

    assert kept.get("a", 1) == "page"
    assert kept.get("a", 2) is None
    assert kept.get("b", 1) is None
    clock.now = 60
    assert kept.get("a", 1) == "page"
    clock.now = 60.1
    assert kept.get("a", 1) is None


def test_the_oldest_go_first_and_those_whose_time_is_over_with_the_next() -> None:
    clock = Clock()
    kept: Kept[str] = Kept(30, 60, clock)
    for key in "abc":
        kept.put(key, 1, key, 10)
    kept.get("a", 1)

    kept.put("d", 1, "d", 10)

    assert [key for key in "abcd" if kept.get(key, 1)] == ["b", "c", "d"]
    clock.now = 60.1
    kept.put("e", 1, "e", 10)
    assert (list(kept.entries), kept.size) == (["e"], 10)


@given(st.lists(st.tuples(KEYS, STATES, st.integers(0, 40))), st.lists(st.tuples(KEYS, STATES)))
def test_it_never_holds_more_than_it_may_and_never_gives_out_what_was_not_put(
    puts: list[tuple[str, int, int]], gets: list[tuple[str, int]]
) -> None:
    kept: Kept[tuple[Hashable, int]] = Kept(50, 60)
    last: dict[str, int] = {}
    for key, state, size in puts:
        kept.put(key, state, (key, state), size)
        if size <= kept.most:
            last[key] = state
        assert kept.size == sum(entry.size for entry in kept.entries.values()) <= kept.most

    for key, state in gets:
        page = kept.get(key, state)
        assert page in (None, (key, state))
        assert page is None or last[key] == state
