"""How well are quotes and speakers found? `python -m tests.evaluation [FILE…]` prints the figures.

A file holds cases as `fixtures/cases/quotes*.json` do. A span counts when both its bounds are
right. *Named* is the share of the quotes by somebody named that get this name, *precision* the
share of the names given that are right (a name on a false quote is wrong).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.text import quotes
from annotator.text.quotes import Quote

CASES = Path(__file__).parents[1] / "fixtures" / "cases"
Bounds = tuple[int, int]


@dataclass
class Score:
    """What was found, beside what a person finds."""

    expected: int = 0
    found: int = 0
    right: int = 0
    named: int = 0
    names_given: int = 0
    names_right: int = 0

    @property
    def recall(self) -> float:
        return share(self.right, self.expected)

    @property
    def precision(self) -> float:
        return share(self.right, self.found)

    @property
    def f1(self) -> float:
        return share(2 * self.right, self.expected + self.found)

    @property
    def named_right(self) -> float:
        return share(self.names_right, self.named)

    @property
    def name_precision(self) -> float:
        return share(self.names_right, self.names_given)


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def load(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        yield from json.loads(path.read_text("utf-8"))


def expected_of(case: dict[str, Any]) -> dict[Bounds, dict[str, Any]]:
    """The quotes that a case asks for, by their bounds; raises ValueError where they are not."""
    text, at = case["input"], 0
    wanted: dict[Bounds, dict[str, Any]] = {}
    for quote in case["expected"]:
        exact = quote["exact"]
        if "nth" in quote:
            at = -1
            for _ in range(quote["nth"]):
                at = text.find(exact, at + 1)
        else:
            at = text.find(exact, at)
        if at < 0:
            raise ValueError(f"not in the text of “{case['why']}”: {exact}")
        wanted[at, at + len(exact)] = quote
        at += len(exact)
    return wanted


def judge(case: dict[str, Any], scores: dict[str, Score]) -> list[str]:
    """Add a case to the scores of its language and kinds; gives what is wrong, a line each."""
    wanted = expected_of(case)
    given = {
        (quote.start, quote.end): quote for quote in quotes.find(case["input"], case["language"])
    }
    language = case["language"]
    wrong = []
    for bounds in sorted(wanted.keys() | given.keys()):
        want, got = wanted.get(bounds), given.get(bounds)
        kind = want.get("kind", "marked") if want else got.kind if got else ""
        for score in (scores[language], scores[f"{language} {kind}"]):
            count(score, want, got)
        if want is None or got is None or want["speaker"] != got.speaker:
            wrong.append(line(want, got))
    return wrong


def count(score: Score, want: dict[str, Any] | None, got: Quote | None) -> None:
    score.expected += want is not None
    score.found += got is not None
    score.right += want is not None and got is not None
    score.named += bool(want and want["speaker"])
    score.names_given += bool(got and got.speaker)
    score.names_right += bool(want and got and got.speaker and got.speaker == want["speaker"])


def line(want: dict[str, Any] | None, got: Quote | None) -> str:
    if got is None:
        assert want is not None
        return f"  missed  {want['speaker']}: {want['exact'][:90]}"
    how = f"{got.reason}, {got.confidence:.2f}"
    if want is None:
        return f"  false   {got.speaker}: {got.exact[:90]} ({got.kind}, {how})"
    return f"  speaker {want['speaker']}, not {got.speaker}: {got.exact[:80]} ({how})"


def traps(cases: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """How many texts hold no quote at all, and how many false quotes are found in them."""
    empty = [case for case in cases if not case["expected"]]
    return len(empty), sum(len(quotes.find(case["input"], case["language"])) for case in empty)


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    named = [Path(name) for name in arguments if name != "-v"]
    cases = list(load(named or sorted(CASES.glob("quotes*.json"))))
    scores: dict[str, Score] = defaultdict(Score)
    for case in cases:
        wrong = judge(case, scores)
        if verbose and wrong:
            print(f"{case.get('id', '')} {case['why']}", *wrong, sep="\n")
    print(f"{'':<12} quotes  precision  recall     F1   named: right  precision")
    for name, score in sorted(scores.items()):
        print(
            f"{name:<12} {score.expected:6}     {score.precision:.3f}   {score.recall:.3f}  "
            f"{score.f1:.3f}          {score.named_right:.3f}      {score.name_precision:.3f}"
        )
    empty, false = traps(cases)
    print(f"{empty} texts without a quote, {false} false quotes found in them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
