"""What is mailed when somebody is told of a comment? The notice itself, in their own language.

To an address that is confirmed, to who has chosen it and may read the comment; once a day for what
became of one comment, however often it is changed to and fro.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from allauth.account.models import EmailAddress
from allauth.core import context
from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from annotator import site_address
from annotator.mail import choices, post
from annotator.models import Notice, Status

A_DAY = 24 * 3600
# Of a comment, in characters: the rest is read on its page.
LONGEST_QUOTED = 2_000
LONGEST_TITLE = 80
Reason = Notice.Reason

TOLD: dict[str, str | Promise] = {
    Reason.REPLY: _("%(name)s replied to what you said in “%(title)s”"),
    Reason.MENTION: _("%(name)s mentions you in “%(title)s”"),
    Reason.PUBLISHED: _("Your comment in “%(title)s” was published"),
    Reason.HIDDEN: _("An editor hid your comment in “%(title)s”"),
    Reason.REMOVED: _("An editor removed your comment in “%(title)s”"),
    Reason.SPAM: _("An editor marked your comment in “%(title)s” as spam"),
}


def announce(numbers: Iterable[int]) -> None:
    """Mails the notices of these numbers, once the caller's transaction has ended well."""
    found = list(numbers)
    if found:
        # Whatever happens to the e-mail, the act is done.
        transaction.on_commit(partial(send, found, site()), robust=True)


def site() -> str:
    """The address of the site: the one at which it is asked, or else the likely one."""
    request = context.request
    return site_address.likely() if request is None else site_address.of(request)


def send(numbers: list[int], home: str) -> None:
    """Gives the e-mails for the notices of these numbers to the post: two queries."""
    found = Notice.objects.standing().filter(pk__in=numbers, user__is_active=True)
    notices = found.select_related("user", "comment__author", "comment__passage__article").order_by(
        "pk"
    )
    wanted = [one for one in notices if is_wanted(one)]
    if not wanted:
        return
    addresses = EmailAddress.objects.filter(user__in=[one.user_id for one in wanted], verified=True)
    known = {one.user_id: one.email for one in addresses.order_by("primary")}
    post.send(
        [
            letter(one, known[one.user_id], home)
            for one in wanted
            if one.user_id in known and is_first(one)
        ]
    )


def is_wanted(notice: Notice) -> bool:
    """Whether somebody wants to be mailed such a notice, and sees the article that it is about."""
    is_draft = notice.comment.passage.article.status == Status.DRAFT
    may = notice.user.is_editor or not is_draft
    return may and choices.wants(notice.user, choices.kind_of(notice))


def is_first(notice: Notice) -> bool:
    """Whether nothing was mailed today to the same person for the same reason and comment."""
    key = f"mailed:{notice.user_id}:{notice.comment_id}:{notice.reason}"
    return bool(cache.add(key, 1, A_DAY))


def letter(notice: Notice, address: str, home: str) -> EmailMessage:
    """The e-mail that tells of a notice, in the language of who is told."""
    with override(notice.user.language or settings.LANGUAGE_CODE):
        return written(notice, address, home)


def written(notice: Notice, address: str, home: str) -> EmailMessage:
    """The same in the language that is active."""
    comment = notice.comment
    kind = choices.kind_of(notice)
    stop = f"{home}{resolve_url('mail.stop', token=choices.token(notice.user, kind))}"
    told = TOLD[notice.reason] % {
        "name": comment.signature or _("somebody who left"),
        "title": Truncator(comment.passage.article.title).chars(LONGEST_TITLE),
    }
    body = render_to_string(
        "mail/notice.txt",
        {
            "told": told,
            "reason": comment.reason if notice.is_of_own else "",
            "quoted": quoted(comment.body),
            "url": f"{home}{comment.get_absolute_url()}",
            "because": kind.because,
            "stop": stop,
            "account": f"{home}{resolve_url('account.detail')}",
            "home": f"{home}/",
        },
    )
    headers = {
        # RFC 8058: mail programs offer the way out themselves, and take it without a question.
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(" ".join(told.split()), f"{body.strip()}\n", to=[address], headers=headers)


def quoted(words: str) -> str:
    """Words of somebody, each line marked as such."""
    lines = Truncator(words).chars(LONGEST_QUOTED).splitlines()
    return "\n".join(f"> {line}".rstrip() for line in lines)
