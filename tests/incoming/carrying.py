"""How do tests carry an article from one library to another? By the files that leave, alone."""

from __future__ import annotations

import json
from typing import Any

from annotator import incoming, sources
from annotator.actions import articles
from annotator.actions import incoming as actions
from annotator.formats import FORMATS
from annotator.incoming.outcome import Fate, counted
from annotator.models import Article, Comment, Reader, Speaker, User
from annotator.sources import annotated
from tests.formats.leaving import outgoing


def exported(article: Article, key: str) -> bytes:
    """The article in a format, as it leaves."""
    written = "".join(map(str, FORMATS[key].write(outgoing(article))))
    return written.encode()


def empty_library() -> None:
    """Removes all that there is."""
    Comment.objects.update(parent=None, thread=None)
    Article.objects.update(current=None)
    Article.objects.all().delete()
    Speaker.objects.all().delete()
    Reader.objects.all().delete()
    User.objects.all().delete()


def carried(file: bytes) -> Article:
    """The article of an annotated HTML file."""
    draft = sources.read(file)
    return articles.create(draft=draft, quotes=incoming.quotes(draft))


def brought(article: Article, file: bytes, **how: Any) -> dict[Fate, int]:
    """How many annotations of a file have each fate, without those that nothing has."""
    outcomes = actions.bring_in(article=article, batch=incoming.read(file), **how)
    return {fate: count for fate, count in counted(outcomes).items() if count}


def said(article: Article) -> dict[str, Any]:
    """All that is said of an article, without what is another in each library."""
    passages, tags, comments = {}, [], {}
    for one in article.revision.passages.select_related("quote__speaker"):
        quote = one.spoken
        tally = one.tally
        if not (quote or tally.total or one.comments.exists()):
            continue
        passages[one.start, one.end] = (
            one.exact,
            (tally.fact, tally.opinion, tally.sarcasm),
            quote and (quote.speaker and quote.speaker.name, quote.kind, quote.how),
        )
        tags += [
            (one.start, one.end, tag.reader.pseudonym, tag.label, tag.first_label, tag.seen_before)
            for tag in one.tags.select_related("reader")
        ]
        for comment in one.comments.select_related("author", "parent", "thread"):
            comments[comment.body, comment.signature, moment(comment)] = (
                one.start,
                comment.parent and comment.parent.body,
                comment.thread and comment.thread.body,
                comment.is_commentary,
                comment.helpful,
                comment.state,
                comment.edited_at and comment.edited_at.replace(microsecond=0),
                [(page.url, page.title, page.seen_on) for page in comment.sources.all()],
            )
    return {"passages": passages, "tags": sorted(tags), "comments": comments}


def told(file: bytes) -> list[dict[str, Any]]:
    """The annotations of a file without what is another in each library: numbers and addresses.

    An answer's target is the words that it answers.
    """
    # No annotations are on no page.
    items = json.loads(incoming_text(file)).get("first", {"items": []})["items"]
    words = {one["id"]: one.get("body") for one in items}
    found = []
    for one in items:
        target = one["target"]
        place = words[target] if isinstance(target, str) else target["selector"]
        found.append({**one, "id": None, "target": place})
    return found


def incoming_text(file: bytes) -> str:
    """The annotations of a file of either kind, as JSON."""
    text = file.decode()
    return annotated.annotations_in(text) if annotated.is_ours(text) else text


def moment(comment: Comment) -> str:
    return comment.created_at.replace(microsecond=0).isoformat()


def written(value: Any) -> bytes:
    """A value as a file of JSON."""
    return json.dumps(value).encode()
