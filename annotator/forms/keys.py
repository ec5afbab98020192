"""Is this a request that was sent before? It says so itself, by a key that it was given when made.

Whoever sends it again, not knowing whether it arrived, sends the same key, and nothing is done
twice. Forms that are filled in have a number of their own for that (`submission`).
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from annotator.refusals import Invalid

# `Idempotency-Key`, as a server hands it on.
HEADER = "HTTP_IDEMPOTENCY_KEY"
FIELD = "key"


def key_of(request: HttpRequest) -> UUID | None:
    """The key in the header `Idempotency-Key` or the field `key`; None without one.

    Raises Invalid for what is no UUID.
    """
    written = request.META.get(HEADER) or request.POST.get(FIELD, "")
    if not written:
        return None
    try:
        # The draft of the header has it in quotation marks, as a string of structured fields.
        return UUID(written.strip('"'))
    except ValueError:
        raise Invalid(
            _("“%(key)s” is no key for a request: that is a UUID.") % {"key": written[:40]}
        ) from None
