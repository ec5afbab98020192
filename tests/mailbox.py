"""What was mailed? Everything that left so far, and the links in it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail import EmailMessage

from annotator.mail import post


def letters() -> list[EmailMessage]:
    """The e-mails that left during a test, once all of them have."""
    post.wait()
    return list(mail.outbox)


def link(message: EmailMessage, part: str) -> str:
    """The path of the first link in a message that has `part` in it."""
    found = next(one for one in re.findall(r"https?://\S+", str(message.body)) if part in one)
    return str(urlsplit(found).path)
