"""What is new, for programs that look by themselves: Atom (RFC 4287), the same for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotator import access
from annotator.queries import feeds as feed_queries


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """The newest articles."""
    absolute = request.build_absolute_uri
    feed = Atom1Feed(
        title=_("Articles — Annotator"),
        link=absolute(reverse("articles.index")),
        description=_("Read what others said, and say what it is: fact, opinion or sarcasm."),
        language=get_language(),
        feed_url=absolute(request.path),
    )
    for one in feed_queries.newest():
        feed.add_item(
            title=one.title,
            link=absolute(one.get_absolute_url()),
            description=one.standfirst,
            author_name=one.byline or one.publisher or "Annotator",
            pubdate=one.added_at,
            updateddate=one.added_at,
        )
    return answer(feed)


@require_safe
def commentary(request: HttpRequest, slug: str) -> HttpResponse:
    """What editors said last of an article."""
    article = access.article(request, slug)
    absolute = request.build_absolute_uri
    feed = Atom1Feed(
        title=_("Commentary on “%(title)s”") % {"title": article.title},
        link=absolute(article.get_absolute_url()),
        description="",
        language=article.language,
        feed_url=absolute(request.path),
    )
    for one in feed_queries.commentary(article):
        feed.add_item(
            title=one.passage.exact,
            link=absolute(one.get_absolute_url()),
            # It was made safe when it was written.
            description=one.html,
            author_name=one.signature or _("somebody who left"),
            pubdate=one.created_at,
            updateddate=one.edited_at or one.created_at,
        )
    return answer(feed)


def answer(feed: Atom1Feed) -> HttpResponse:
    """A feed as it is sent."""
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
