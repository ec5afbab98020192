"""Who is told of a comment? Whoever it answers, and editors whom it mentions, until they saw it.

And its author, when an editor decides what becomes of it. Of what not everybody may read nobody
else is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from annotator.mail import notices as mail
from annotator.models import Comment, Notice, User
from annotator.models.article import visible_to
from annotator.text import markdown, mentions

# In one comment: more are no mention but noise, and nobody is told of them.
MOST_MENTIONS = 10
Reason = Notice.Reason


def render(body: str) -> tuple[str, list[User]]:
    """A comment's HTML, and the editors whom it mentions: a query, if any name is in it.

    Raises markdown.MarkdownError as `markdown.render` does.
    """
    html = markdown.render(body)
    names = mentions.mentioned(html)[:MOST_MENTIONS]
    if not names:
        return html, []
    named = reduce(or_, (Q(username__iexact=name) for name in names))
    editors = list(User.editors().filter(named).order_by("pk"))
    return mentions.emphasise(html, [one.username for one in editors]), editors


def tell(comment: Comment, mentioned: Iterable[User]) -> None:
    """Tells of a comment those whom it concerns, and nobody of it who is concerned no longer.

    Within the caller's transaction. Who was told before is not told again; nobody is told of what
    they say themselves, nor of what is not published.
    """
    if not comment.is_published:
        return
    reasons = {one.pk: Reason.MENTION for one in mentioned}
    if comment.parent and comment.parent.author_id is not None:
        reasons[comment.parent.author_id] = Reason.REPLY
    reasons.pop(comment.author_id or 0, None)
    told = comment.notices.filter(reason__in=(Reason.REPLY, Reason.MENTION))
    told.exclude(user__in=reasons).delete()
    known = set(comment.notices.values_list("user", flat=True)) if reasons else ()
    fresh = [
        Notice(user_id=pk, comment=comment, reason=reason)
        for pk, reason in reasons.items()
        if pk not in known
    ]
    mail.announce(one.pk for one in Notice.objects.bulk_create(fresh))


def tell_author(comment: Comment, *, mailed: bool = True) -> None:
    """Tells who wrote a comment what became of it, within the caller's transaction.

    By e-mail too, unless `mailed` is false.
    """
    if comment.author_id is None:
        return
    notice, _made = Notice.objects.update_or_create(
        user_id=comment.author_id,
        comment=comment,
        defaults={"reason": comment.state, "told_at": timezone.now(), "seen_at": None},
    )
    mail.announce([notice.pk] if mailed else [])


def see(*, user: User) -> int:
    """Notes down that somebody has seen what they were told of; returns how much was new."""
    return user.notices.filter(visible_to(user, "comment__passage__article"), seen_at=None).update(
        seen_at=timezone.now()
    )
