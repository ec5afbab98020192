"""How does e-mail leave? Behind everybody's back: a mail server that fails or is slow stops nobody.

One thread of each process sends; what was to be said is written by whoever calls `send`. A process
that is told to stop sends first what waits; what waits when it is killed does not leave: whatever
is told by e-mail alone can be asked for again.
"""

from __future__ import annotations

import logging
import smtplib
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.core.mail import EmailMessage, get_connection

# With a server that does not answer more would wait for hours: these are dropped, and it is logged.
MOST_WAITING = 500

log = logging.getLogger(__name__)
postman = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")
room = threading.BoundedSemaphore(MOST_WAITING)


def send(messages: Sequence[EmailMessage]) -> None:
    """Sends `messages` when it is their turn, and returns at once.

    Nothing is raised when they cannot be sent; the log says so, without the addresses.
    """
    if not messages:
        return
    if not room.acquire(blocking=False):
        log.error("%d e-mails were dropped: too many wait for the mail server.", len(messages))
        return
    postman.submit(deliver, messages)


def wait() -> None:
    """Returns when all that was sent before has left or failed."""
    postman.submit(int).result()


def deliver(messages: Sequence[EmailMessage]) -> None:
    """Sends `messages` over one connection; what fails is logged, the others leave."""
    try:
        connection = get_connection()
        connection.open()
    except Exception as error:  # whatever it is, the next e-mail is to be tried
        log.error("%d e-mails could not be sent: %s", len(messages), told(error))
    else:
        for message in messages:
            try:
                connection.send_messages([message])
            except Exception as error:
                log.error("An e-mail could not be sent: %s", told(error))
        connection.close()
    finally:
        room.release()


def told(error: Exception) -> str:
    """What to log of an error: a mail server's own words may name the addressee."""
    name = type(error).__name__
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{name} {error.smtp_code}"
    return name if isinstance(error, smtplib.SMTPException) else f"{name}: {error}"
