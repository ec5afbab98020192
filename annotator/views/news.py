"""What others did to an article while somebody has its page open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from annotator import access
from annotator.queries import news
from annotator.queries import reading as queries
from annotator.queries.last_act import last_act

MOST_BLOCKS = 2_000
LONGEST_NUMBER = 7


def etag(request: HttpRequest, slug: str) -> str | None:
    """The article's version: whoever has it need not be told anything."""
    # Most articles are there for everybody, and then nobody need be known.
    version = news.version(slug) or news.version(slug, access.viewer(request))
    return f'"{version}"' if version else None


@require_safe
@cache_control(no_cache=True)
@condition(etag_func=etag)
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Which revision is read, and the version of every block with passages: the same for all."""
    article = access.article(request, slug)
    return JsonResponse({"revision": article.revision.pk, "blocks": news.of_blocks(article)})


@require_safe
@cache_control(private=True, no_store=True)
def blocks(request: HttpRequest, slug: str) -> HttpResponse:
    """The blocks of the numbers `b` as they are now, in the viewer's eyes.

    `card` is the passage whose card is open, `revision` the one that the page shows: of another
    there is nothing to show there.
    """
    article = access.article(request, slug)
    if request.GET.get("revision") != str(article.revision.pk):
        return HttpResponse()
    who = access.viewer(request)
    asked = request.GET.getlist("b")[:MOST_BLOCKS]
    numbers = {int(one) for one in asked if one.isdecimal() and len(one) < LONGEST_NUMBER}
    change = queries.change_of(article, [number - 1 for number in sorted(numbers)], who)
    card = request.GET.get("card")
    here = [one for block in change.blocks for one in block.passages]
    context = {
        "article": article,
        "change": change,
        "composition": change.composition,
        "tagged": next((one for one in here if str(one.passage.pk) == card), None),
        "undoable": last_act(article, who),
    }
    return render(request, "news/_blocks.html", context)
