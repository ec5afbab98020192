"""How is what can be found kept right? Whatever writes words says so here, in its transaction.

What goes takes its entries along; what somebody may see is asked when they search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from annotator.actions.batches import batches
from annotator.models import Article, Comment, Entry, Quote, Speaker
from annotator.search import facets
from annotator.search.indexed import parts, said_in, terms

TOLD = ("start", "length", "first_block", "blocks", "terms")
ROWS_AT_ONCE = 100


def article(one: Article) -> list[Entry]:
    """Indexes the text of an article and what is told about it; returns what differed."""
    return sync(of_article(one), Entry.objects.filter(article=one, kind=Entry.Kind.ARTICLE))


@transaction.atomic
def quotes(found: QuerySet[Quote]) -> list[Entry]:
    """Indexes quotes by their words; returns what differed."""
    told = list(found.select_related("passage__article"))
    return sync(
        (of_quote(one, one.passage.article) for one in told),
        Entry.objects.filter(quote__in=[one.pk for one in told]),
    )


def quotes_on(passages: Iterable[int]) -> None:
    """Indexes the quotes on passages, by their numbers."""
    for some in batches(passages):
        quotes(Quote.objects.filter(passage__in=some))


def new_quotes(made: Iterable[Quote], where: Article) -> None:
    """Indexes quotes of an article that were made in this transaction."""
    Entry.objects.bulk_create((of_quote(one, where) for one in made), batch_size=ROWS_AT_ONCE)


def everything_of(one: Article) -> None:
    """Indexes an article with all quotes and comments, as when its language changes."""
    article(one)
    quotes(Quote.objects.filter(passage__article=one))
    said = Comment.objects.filter(passage__article=one, deleted_at=None)
    comments(*said.select_related("passage__article"))


def comments(*changed: Comment) -> list[Entry]:
    """Indexes what comments say, a trace nothing; returns what differed. Fetch articles along."""
    said = (of_comment(one, one.passage.article) for one in changed if not one.is_deleted)
    return sync(said, Entry.objects.filter(comment__in=[one.pk for one in changed]))


def new_comments(made: Iterable[Comment], where: Article) -> None:
    """Indexes comments on an article that were made in this transaction; a trace says nothing."""
    said = (of_comment(one, where) for one in made if not one.is_deleted)
    Entry.objects.bulk_create(said, batch_size=ROWS_AT_ONCE)


def forget(comment: Comment) -> None:
    """Takes a comment out of the index of which a trace stays."""
    Entry.objects.filter(comment=comment).delete()


def speakers(*changed: Speaker) -> list[Entry]:
    """Indexes speakers by their names and description, merged ones not; returns what differed."""
    standing = (of_speaker(one) for one in changed if one.merged_into_id is None)
    return sync(standing, Entry.objects.filter(speaker__in=[one.pk for one in changed]))


def of_article(one: Article) -> Iterator[Entry]:
    """The entries of an article, one for each part of its text."""
    about = (one.title, one.standfirst, one.byline, one.publisher)
    blocks = [block.start for block in one.revision.document.blocks]
    told = facets_of(Entry.Kind.ARTICLE, one)
    for number, part in enumerate(parts(about, one.revision.text, one.language, blocks)):
        yield Entry(
            kind=Entry.Kind.ARTICLE,
            article=one,
            part=number,
            start=part.start,
            length=part.length,
            first_block=part.first_block,
            blocks=list(part.blocks),
            terms=facets.added(part.terms, told),
        )


def of_quote(one: Quote, where: Article) -> Entry:
    """The entry of a quote in an article."""
    kind = Entry.Kind.QUOTE
    said = facets.added(terms([one.passage.exact], where.language), facets_of(kind, where))
    return Entry(kind=kind, article=where, quote=one, terms=said)


def of_comment(one: Comment, where: Article) -> Entry:
    """The entry of a comment; most are in the language of the article."""
    kind = Entry.Kind.COMMENT
    said = facets.added(terms([said_in(one.html)], where.language), facets_of(kind, where))
    return Entry(kind=kind, article=where, comment=one, terms=said)


def of_speaker(one: Speaker) -> Entry:
    """The entry of a speaker, whose names are of no language."""
    names = one.names.order_by("pk").values_list("name", flat=True)
    kind = Entry.Kind.SPEAKER
    said = facets.added(terms([*names, one.description], ""), [facets.of_kind(kind)])
    return Entry(kind=kind, speaker=one, terms=said)


def facets_of(kind: str, where: Article) -> list[str]:
    """What is told of a thing that stands in an article, beside its words."""
    return facets.told(kind, where.pk, where.language, where.publisher, where.shown_date)


def sync(wanted: Iterable[Entry], standing: QuerySet[Entry]) -> list[Entry]:
    """Makes the entries that are `standing` those that are `wanted`; returns which differed."""
    known = {thing(one): one for one in standing}
    new, changed = [], []
    for one in wanted:
        before = known.pop(thing(one), None)
        if before is None:
            new.append(one)
        elif any(getattr(before, field) != getattr(one, field) for field in TOLD):
            # It keeps its number, by which the newest are told.
            one.pk = before.pk
            changed.append(one)
    gone = list(known.values())
    if gone:
        Entry.objects.filter(pk__in=[one.pk for one in gone]).delete()
    if changed:
        Entry.objects.bulk_update(changed, TOLD, batch_size=ROWS_AT_ONCE)
    if new:
        Entry.objects.bulk_create(new, batch_size=ROWS_AT_ONCE)
    return [*new, *changed, *gone]


def thing(entry: Entry) -> tuple[int | None, ...]:
    """What an entry is of."""
    article = entry.article_id if entry.kind == Entry.Kind.ARTICLE else None
    return (article, entry.part, entry.quote_id, entry.comment_id, entry.speaker_id)


def mend() -> list[Entry]:
    """Compares all entries with what they are of and sets right those that differ; returns these.

    A few at a time, locked for so long: the site goes on while it runs.
    """
    articles = (mend_article(pk) for some in of_all(Article) for pk in some)
    found = [one for differing in articles for one in differing]
    for some in of_all(Quote):
        found += quotes(Quote.objects.filter(pk__in=some))
    for some in of_all(Comment):
        found += mend_comments(some)
    for some in of_all(Speaker):
        found += mend_speakers(some)
    return found


@transaction.atomic
def mend_article(pk: int) -> list[Entry]:
    """Indexes an article anew, under its lock; returns what differed."""
    one = Article.objects.select_for_update().filter(pk=pk).first()
    return article(one) if one and one.current_id else []


@transaction.atomic
def mend_comments(some: list[int]) -> list[Entry]:
    """The same of comments."""
    locked = Comment.objects.select_for_update(of=("self",)).select_related("passage__article")
    return comments(*locked.filter(pk__in=some))


@transaction.atomic
def mend_speakers(some: list[int]) -> list[Entry]:
    """The same of speakers."""
    return speakers(*Speaker.objects.select_for_update().filter(pk__in=some))


def of_all(model: type[Article | Quote | Comment | Speaker]) -> Iterator[list[int]]:
    """The numbers of all rows, a few at a time."""
    return batches(model._default_manager.order_by("pk").values_list("pk", flat=True).iterator())
