"""Are words that stand in several places told apart by what is around them, or left in doubt?"""

from __future__ import annotations

import pytest

from annotator.text.alignment import align
from annotator.text.matching import Block, Stretch
from annotator.text.rivals import Rivals
from tests.text.phrases_in import numbers, says

STAYS = "\n\n".join(
    [
        "The council promises a report before the end of June, and no earlier.",
        "Nets dry along our quays whenever wind permits.",
        "Bakers complained about flour prices again.",
    ]
)
SAID = "“The lighthouse keeper repainted every shutter before winter.”"
SHORT = "It rained."


class Asked:
    """What the rivals of a phrase of the old text say."""

    def __init__(self, old: str, new: str, phrase: str, nth: int = 0) -> None:
        self.alignment = align(old, new)
        self.old, self.new = self.alignment.pair.old, self.alignment.pair.new
        self.rivals = Rivals(self.alignment)
        self.first, self.last = numbers(self.old, phrase, nth)
        self.number = self.alignment.around(self.first)

    def is_kept(self) -> bool:
        return self.number >= 0 and self.alignment.kept[self.number].old_end >= self.last

    def in_doubt(self) -> bool:
        """Whether the phrase, kept or left out, might as well be other words."""
        judge = self.rivals.doubtful if self.is_kept() else self.rivals.twin_in_doubt
        return judge(self.first, self.last, self.number)

    def moved(self) -> str | bool:
        """The new paragraph that the phrase moved to, or whether there are several."""
        found = self.rivals.moved(self.first, self.last)
        if not isinstance(found, Block):
            return found
        here, there = self.old.ids[self.first : self.last], self.new.ids[found.new : found.new_end]
        assert here == there
        return says(self.new, self.new.back(found.new, 99), self.new.on(found.new_end, 99))


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_short_sentences_with_the_same_around_them_neither_is_sure(nth: int) -> None:
    old, new = f"{STAYS} {SHORT} {SHORT}", f"{STAYS} {SHORT}"

    assert Asked(old, new, SHORT, nth).in_doubt()


def test_a_sentence_that_was_put_in_a_second_time_might_be_either() -> None:
    assert Asked(f"{STAYS} {SHORT}", f"{STAYS} {SHORT} {SHORT}", SHORT).in_doubt()


def test_a_sentence_with_its_own_company_is_sure_and_its_twin_is_not_taken_for_it() -> None:
    kept = f"Nets were drying. {SHORT} Carla wept bitterly."
    asked = Asked(f"Anne left Oslo. {SHORT} Bruno cooked dinner.\n\n{kept}", kept, SHORT)

    assert not asked.is_kept()
    assert not asked.in_doubt()
    sure = Asked(f"Anne left Oslo. {SHORT} Bruno cooked dinner.\n\n{kept}", kept, SHORT, nth=1)
    assert sure.is_kept()
    assert not sure.in_doubt()


def test_what_stands_far_away_is_no_rival() -> None:
    old, new = f"{SHORT}\n\n{STAYS}\n\nYes.", f"{SHORT}\n\n{STAYS}\n\n{SHORT}"

    assert not Asked(old, new, SHORT).in_doubt()


@pytest.mark.parametrize("first", [True, False])
def test_words_that_were_put_in_twice_moved_to_where_more_of_their_company_is(first: bool) -> None:
    own, other = f"{SAID} Listeners heard from Anne Kerouac.", f"{SAID} Critics laughed."
    below = [own, other] if first else [other, own]

    asked = Asked(
        f"{SAID} Anne Kerouac told reporters.\n\n{STAYS}", "\n\n".join([STAYS, *below]), SAID
    )

    assert asked.moved() == own


def test_words_that_were_put_in_twice_with_nothing_to_tell_are_in_several_places() -> None:
    asked = Asked(f"{SAID}\n\n{STAYS}", f"{STAYS}\n\nOne. {SAID}\n\nTwo. {SAID}", SAID)

    assert asked.moved() is True


@pytest.mark.parametrize(
    ("nth", "after", "expected"),
    [
        (0, "Listeners believed Bruno.", False),
        (1, "Listeners believed Bruno.", f"{SAID} Listeners believed Bruno."),
        (1, "Listeners left.", True),
    ],
)
def test_of_two_that_were_cut_the_one_put_back_is_whose_company_is_there(
    nth: int, after: str, expected: str | bool
) -> None:
    old = f"{SAID} Anne Kerouac told reporters.\n\n{SAID} Bruno objected.\n\n{STAYS}"

    assert Asked(old, f"{STAYS}\n\n{SAID} {after}", SAID, nth).moved() == expected


def test_a_phrase_that_is_put_in_amid_other_words_has_not_moved() -> None:
    part = "lighthouse keeper repainted every"
    old = f"{SAID}\n\n{SAID}\n\n{STAYS}"
    new = f"{STAYS}\n\nNo {part} gate.\n\nOur {part} wall."

    assert Asked(old, new, part).moved() is False


def test_places_are_words_that_are_free_within_the_stretch() -> None:
    asked = Asked(
        f"Un. {SHORT} Deux. {SHORT}\n\n{STAYS}", f"{STAYS}\n\nOh. {SHORT} Ah. {SHORT}", SHORT
    )
    starts = [numbers(asked.old, SHORT, nth)[0] for nth in (0, 1)]
    added = [numbers(asked.new, SHORT, nth)[0] for nth in (0, 1)]
    end, new_end = len(asked.old), len(asked.new)

    def places(first: int, *within: int) -> tuple[list[int], list[int]]:
        return asked.rivals.places(first, 3, Stretch(*within))

    assert places(starts[0], 0, end, 0, new_end) == (starts, added)
    assert places(starts[0], starts[0] + 1, end, 0, new_end - 1) == (starts[1:], added[:1])
    kept = numbers(asked.old, "The council promises")[0]
    assert places(kept, 0, end, 0, new_end) == ([], [])
