"""Is an article here already? Told by its address, or by its words whatever their marks are."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.db.models import Q

from annotator.models import Article
from annotator.sources import Draft
from annotator.text.document import Document
from annotator.text.fingerprint import fingerprint


def twin(draft: Draft) -> Article | None:
    """The article that a draft is, in any of its revisions; the oldest of several. A query."""
    same = Q(revisions__fingerprint=fingerprint(Document.from_html(draft.html).text))
    if draft.source_url:
        same |= Q(source_url__in=spellings(draft.source_url))
    return Article.objects.filter(same, current__isnull=False).order_by("pk").first()


def spellings(url: str) -> set[str]:
    """The ways to write the address of a page: with http or https, a slash at the end or none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return {url}
    path = parts.path.rstrip("/")
    return {url} | {
        urlunsplit((scheme, parts.netloc.lower(), one, parts.query, ""))
        for scheme in ("http", "https")
        for one in (path, f"{path}/")
    }
