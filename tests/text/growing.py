"""By how much does the work grow when a hostile text is four times as long?

A ratio of processor time, so that it holds on any machine: four where the work is linear, sixteen
where it is quadratic.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from itertools import count

LINEAR = 8  # up to here; the machine may have other work
SYLLABLES = ("ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "ra", "se", "ti", "vo")


def growth(act: Callable[[str], object], piece: str, *, length: int = 8_000) -> float:
    """How many times longer `act` takes on four times `length` code points of a piece.

    Each "{}" in the piece is another name each time.
    """
    return _best(act, _repeated(piece, 4 * length)) / _best(act, _repeated(piece, length))


def _best(act: Callable[[str], object], text: str) -> float:
    runs = []
    for number in range(2):
        unseen = f"{text}\n\n{number}"  # nothing that was kept from a run before
        # What is thrown away elsewhere is nobody's time here.
        gc.disable()
        began = time.process_time()
        act(unseen)
        runs.append(time.process_time() - began)
        gc.enable()
    return min(runs)


def _repeated(piece: str, length: int) -> str:
    made: list[str] = []
    names, reached = count(), 0
    while reached < length:
        made.append(piece.replace("{}", invented(next(names))))
        reached += len(made[-1])
    return "".join(made)


def invented(number: int) -> str:
    """A capitalised word, another one for each number."""
    syllables = []
    number += len(SYLLABLES)
    while number:
        number, place = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[place])
    return "".join(syllables).capitalize()
