"""What is found by its words? An entry for each quote, comment and speaker, and for each part of
an article's text.

Entries are kept right by `actions.indexing`, in the transaction that changes what they are of.
The database keeps an index of their `terms` by itself: see migrations 0020 and 0026. Of an entry
only that is kept which does not depend on who looks, and on nothing but the words.
"""

from __future__ import annotations

from bisect import bisect_right

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.article import Article
from annotator.models.comment import Comment
from annotator.models.passage import Quote
from annotator.models.speaker import Speaker
from annotator.search.matching import TermsField


class Entry(models.Model):
    """Words of one thing. `article` is where it stands; a speaker stands nowhere.

    `start` and `length` are code points of the article's current text; `first_block` is the number
    of the first block there, and `blocks` is where it and the next ones begin.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Articles")
        QUOTE = "quote", _("Quotes")
        COMMENT = "comment", _("Comments")
        SPEAKER = "speaker", _("Voices")

    kind = models.CharField(max_length=7, choices=Kind)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="entries"
    )
    quote = models.OneToOneField(Quote, null=True, on_delete=models.CASCADE, related_name="entry")
    comment = models.OneToOneField(
        Comment, null=True, on_delete=models.CASCADE, related_name="entry"
    )
    speaker = models.OneToOneField(
        Speaker, null=True, on_delete=models.CASCADE, related_name="entry"
    )
    part = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(default=0)
    length = models.PositiveIntegerField(default=0)
    first_block = models.PositiveIntegerField(default=1)
    blocks = models.JSONField(default=list)
    terms = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("article", "part"), condition=Q(kind="article"), name="entry_part"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind="article",
                    article__isnull=False,
                    quote=None,
                    comment=None,
                    speaker=None,
                )
                | Q(
                    kind="quote",
                    article__isnull=False,
                    quote__isnull=False,
                    comment=None,
                    speaker=None,
                )
                | Q(
                    kind="comment",
                    article__isnull=False,
                    quote=None,
                    comment__isnull=False,
                    speaker=None,
                )
                | Q(
                    kind="speaker",
                    article=None,
                    quote=None,
                    comment=None,
                    speaker__isnull=False,
                ),
                name="entry_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.article_id or self.speaker_id}"

    def block_at(self, offset: int) -> int:
        """The number of the block that holds a code point of the article's text, from 1."""
        return self.first_block + max(bisect_right(self.blocks, offset) - 1, 0)


class Terms(models.Model):
    """The database's own index of entries, to be asked with `terms__holds` and never written.

    Its rows are read in the order of their numbers, the newest first, without sorting them: ask it
    for a few rows and it looks at little more than these, however many hold the words.
    """

    entry = models.OneToOneField(
        Entry,
        primary_key=True,
        db_column="rowid",
        on_delete=models.DO_NOTHING,
        related_name="indexed",
    )
    terms = TermsField(db_column="annotator_terms")

    class Meta:
        managed = False
        db_table = "annotator_terms"

    def __str__(self) -> str:
        return str(self.entry_id)
