"""What is measured on? Text that a machine made up, the same in each run."""

from __future__ import annotations

import random

SENTENCES = (
    "The harbour opened on Monday, a little before the tide.",
    "“Nobody asked us what it would cost,” said Jane Roe, who runs the ferry.",
    "According to Sam Poe, the lock takes six boats at a time.",
    "Critics called it a “folly” and went home early.",
    "It was raining, as it had on each of the eleven days before.",
    "He added: “We will count again on Friday, and again if we must.”",
    "The minister, Dr. A. B. Moss, did not answer at once; she seldom does.",
)


def paragraphs(words: int) -> list[str]:
    """Paragraphs of a few sentences each, `words` words in all or a few more."""
    chance = random.Random(2)
    made: list[str] = []
    while words > 0:
        made.append(" ".join(chance.choices(SENTENCES, k=chance.randint(3, 7))))
        words -= len(made[-1].split())
    return made
