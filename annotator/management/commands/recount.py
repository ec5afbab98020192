"""Are the tallies right? Compares them with the tags and mends what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.actions import tallies
from annotator.models import Passage, Tally


class Command(BaseCommand):
    help = "Compare tallies with tags, mend those that differ, and exit with 1 if any did."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each tally that was wrong. Raises CommandError when there was one."""
        mended = tallies.mend()
        for one in mended:
            self.stdout.write(
                f"{one.passage.article.slug}: passage {one.passage.pk}"
                f" had {in_words(one.before)}, has {in_words(one.after)}"
            )
        if mended:
            raise CommandError(f"Tallies that were wrong and have been mended: {len(mended)}.")
        self.stdout.write(f"All tallies are right. Passages: {Passage.objects.count()}.")


def in_words(tally: Tally) -> str:
    """A tally in one line."""
    return f"{tally.fact} fact, {tally.opinion} opinion, {tally.sarcasm} sarcasm"
