"""Are the tallies right? Compares them with the tags and mends what differs.

The same for how many readers found a comment helpful, and their marks.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.actions import helpful, tallies
from annotator.models import Comment, Passage, Tally


class Command(BaseCommand):
    help = (
        "Compare tallies and counts with what they count, mend those that differ, and exit with 1."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each tally and count that was wrong. Raises CommandError when there was one."""
        mended = tallies.mend()
        for one in mended:
            for what, before, after in (
                ("", one.before, one.after),
                (", given unseen,", one.unseen_before, one.unseen_after),
            ):
                if before != after:
                    self.stdout.write(
                        f"{one.passage.article.slug}: passage {one.passage.pk}{what}"
                        f" had {in_words(before)}, has {in_words(after)}"
                    )
        counts = helpful.mend()
        for count in counts:
            self.stdout.write(
                f"{count.comment.passage.article.slug}: comment {count.comment.pk}"
                f" was helpful to {count.before}, is to {count.after}"
            )
        if wrong := len(mended) + len(counts):
            raise CommandError(f"Tallies that were wrong and have been mended: {wrong}.")
        self.stdout.write(
            f"All tallies are right. Passages: {Passage.objects.count()}."
            f" Comments: {Comment.objects.count()}."
        )


def in_words(tally: Tally) -> str:
    """A tally in one line."""
    return f"{tally.fact} fact, {tally.opinion} opinion, {tally.sarcasm} sarcasm"
