"""What is read? Articles, and the revisions of their text, which are never changed once written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, Never, Protocol

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotator.models.texts import Text, texts
from annotator.text.document import Document
from annotator.text.fingerprint import fingerprint
from annotator.text.spans import Span

MINUTE_OF_READING = 230
MAX_NOTE = 300
# What `Revision.read` is made of.
READ = ("text", "markup", "sentence_bounds")


class Language(models.TextChoices):
    """The languages of articles. Of the last two the engine knows marks and sentences only."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    HEBREW = "he", _("Hebrew")


class Format(models.TextChoices):
    """What an article's source was written in."""

    PLAIN = "plain", _("Plain text")
    MARKDOWN = "markdown", "Markdown"
    HTML = "html", "HTML"


class Status(models.TextChoices):
    """Who finds an article: editors alone, whoever has its address, or everybody."""

    DRAFT = "draft", _("Draft")
    UNLISTED = "unlisted", _("Unlisted")
    PUBLIC = "public", _("Public")


class Taggers(models.TextChoices):
    """Who may tag an article; a site can take tags from accounts only, whatever is said here."""

    EVERYBODY = "everybody", _("Everybody, without an account too")
    ACCOUNTS = "accounts", _("Whoever has an account")
    EDITORS = "editors", _("Editors only")


class Commenters(models.TextChoices):
    """Who may comment on an article."""

    ACCOUNTS = "accounts", _("Whoever has an account")
    EDITORS = "editors", _("Editors only")


class Tallies(models.TextChoices):
    """When somebody sees how others read a passage; editors always do."""

    ALWAYS = "always", _("Always")
    AFTER_OWN_TAG = "after_own_tag", _("After one’s own tag on the passage")


class Looking(Protocol):
    """Whoever looks at articles: an account, or any viewer."""

    @property
    def is_editor(self) -> bool: ...


def visible_to(who: Looking, article: str = "") -> Q:
    """What an article has to be for `who` to see it at its address: no draft, but for editors.

    For rows that belong to articles, `article` is the way to theirs: "passage__article".
    """
    return Q() if who.is_editor else ~Q((at(article, "status"), Status.DRAFT))


def listed_for(who: Looking, article: str = "") -> Q:
    """What an article has to be for lists, searches and counts: public, but for editors.

    `article` is as `visible_to` has it.
    """
    return Q() if who.is_editor else Q((at(article, "status"), Status.PUBLIC))


def at(way: str, field: str) -> str:
    """The name of a field of what stands at the end of `way`."""
    return f"{way}__{field}" if way else field


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles that somebody may see. One without a revision is seen by nobody."""

    def visible_to(self, who: Looking) -> ArticleQuerySet:
        """Those that `who` sees when they have the address."""
        return self.filter(visible_to(who), current__isnull=False)

    def listed_for(self, who: Looking) -> ArticleQuerySet:
        """Those that lists and searches show to `who`."""
        return self.filter(listed_for(who), current__isnull=False)


class Article(models.Model):
    """A text and its metadata; `current` is the revision that is read."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    standfirst = models.CharField(_("standfirst"), max_length=600, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    source_url = models.URLField(_("source"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PUBLIC)
    taggers = models.CharField(
        _("who may tag"), max_length=9, choices=Taggers, default=Taggers.EVERYBODY
    )
    commenters = models.CharField(
        _("who may comment"), max_length=8, choices=Commenters, default=Commenters.ACCOUNTS
    )
    tallies = models.CharField(
        _("how others read it is shown"), max_length=13, choices=Tallies, default=Tallies.ALWAYS
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="articles"
    )
    added_at = models.DateTimeField(auto_now_add=True, db_index=True)
    # The number of the form that it was saved by, if it was.
    submission = models.UUIDField(null=True, unique=True, editable=False)
    # Nobody deletes the revision that is read, but with the whole article.
    current = models.OneToOneField(
        "Revision", null=True, on_delete=models.RESTRICT, related_name="current_of"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at", "-pk")
        indexes = [
            models.Index(fields=("status", "added_at", "id"), name="article_listed"),
            models.Index(fields=("publisher", "status"), name="article_publisher"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="article_language"
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="article_status"),
            models.CheckConstraint(condition=Q(taggers__in=Taggers.values), name="article_taggers"),
            models.CheckConstraint(
                condition=Q(commenters__in=Commenters.values), name="article_commenters"
            ),
            models.CheckConstraint(condition=Q(tallies__in=Tallies.values), name="article_tallies"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles.detail", args=[self.slug])

    @property
    def hides_tallies(self) -> bool:
        """Whether a passage's tally is shown after one's own tag on it only."""
        return self.tallies == Tallies.AFTER_OWN_TAG

    @property
    def is_public(self) -> bool:
        return self.status == Status.PUBLIC

    @property
    def shown_date(self) -> date:
        """When it was published, or else when it came here."""
        return self.published_on or self.added_at.date()

    @property
    def revision(self) -> Revision:
        """The revision that is read. An article is never saved without one."""
        if self.current is None:
            raise ValueError(f"article {self.slug} has no revision")
        return self.current


class AlreadyWritten(TypeError):
    """Somebody tried to change a revision; a new one is to be written instead."""

    def __init__(self) -> None:
        super().__init__("a revision never changes once written: write a new one")


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions, which are made and read."""

    def update(self, **kwargs: Any) -> Never:
        """Raises AlreadyWritten."""
        raise AlreadyWritten


class Revision(models.Model):
    """One state of an article's text, never changed once written."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    source_format = models.CharField(max_length=8, choices=Format)
    text = models.TextField()
    markup = models.JSONField()
    # Sentence bounds are kept, so that no page has to find them again.
    sentence_bounds = models.JSONField()
    words = models.PositiveIntegerField()
    # By which the same text is known again: see `annotator.twins`.
    fingerprint = models.CharField(max_length=32, db_index=True, editable=False)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What changed, in the words of whoever changed it.
    note = models.CharField(_("what changed"), max_length=MAX_NOTE, blank=True)
    restored_from = models.ForeignKey(
        "self", null=True, on_delete=models.RESTRICT, related_name="restorations"
    )
    # The number of the form that it was saved by, if it was.
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("article", "number"), name="revision_number"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"

    def save(
        self,
        force_insert: bool | tuple[models.base.ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Writes a new revision. Raises AlreadyWritten for one that was written before."""
        if self.pk is not None and not self._state.adding:
            raise AlreadyWritten
        self.fingerprint = fingerprint(self.text)
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )

    def get_absolute_url(self) -> str:
        return reverse("revisions.detail", args=[self.article.slug, self.number])

    @cached_property
    def read(self) -> Text:
        """The text, taken apart; kept by the process, so that it need not be fetched each time."""
        if self._state.adding:
            return self.read_anew()
        return texts.get((self.pk, self.written_at), self.read_anew)

    def read_anew(self) -> Text:
        """The same from the database; at once what was not fetched with the revision."""
        if missing := {*READ} & self.get_deferred_fields():
            self.refresh_from_db(fields=missing)
        bounds = [Span(start, end) for start, end in self.sentence_bounds]
        return Text(Document.from_json(self.text, self.markup), bounds)

    @property
    def document(self) -> Document:
        return self.read.document

    @property
    def sentences(self) -> list[Span]:
        return self.read.sentences

    @property
    def minutes(self) -> int:
        """How long reading it takes, in whole minutes, one at least."""
        return max(round(self.words / MINUTE_OF_READING), 1)
