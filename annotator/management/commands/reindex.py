"""Is all that is here found by its words? Compares the index with it and mends what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.actions import indexing
from annotator.models import Entry


class Command(BaseCommand):
    help = "Compare what is searched with what is there, mend what differs, and exit with 1."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each entry that was wrong. Raises CommandError when there was one."""
        mended = indexing.mend()
        for one in mended:
            self.stdout.write(f"{one} was not indexed as it is")
        if mended:
            raise CommandError(f"Entries that were wrong and have been mended: {len(mended)}.")
        self.stdout.write(f"Everything is indexed. Entries: {Entry.objects.count()}.")
