"""Tagging: any span of an article, or a passage that is there; and taking a tag back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotator import access
from annotator.access import Viewer
from annotator.actions import passages
from annotator.actions import readers as reader_actions
from annotator.actions import tags as actions
from annotator.actions.acts import DoneBefore
from annotator.forms.keys import key_of
from annotator.forms.spans import label_of, span_of
from annotator.limits import limited
from annotator.models import Act, Article, Label, Passage, Reader
from annotator.queries import reading as queries
from annotator.readers import remember
from annotator.refusals import Invalid
from annotator.views.acts import told
from annotator.views.answers import after, gone, is_htmx
from annotator.views.pressed import fragments


@require_POST
@limited("tags")
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """Tags a span: `start`, `end`, `exact` and `label`."""
    article = access.article(request, slug)
    who = access.tagger(request, article)
    label = label_of(request.POST)
    span = passages.check(article, **span_of(request.POST))
    reader = reader_of(request, who)
    key = key_of(request)
    try:
        tag = actions.put_on_span(article=article, span=span, reader=reader, label=label, key=key)
    except DoneBefore as before:
        here = (before.act.revision_id, before.act.span) == (article.current_id, span)
        act = same(before.act, label, is_it=here)
        there = article.revision.passages.filter(start=span.start, end=span.end).first()
        return again(request, article, there, act)
    return answer(request, article, tag.passage, tag.noted)


@require_POST
@limited("tags")
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """Tags a passage with `label`, or takes the reader's tag back when `label` is empty."""
    if (answered := put_at_once(request, pk)) is not None:
        return answered
    try:
        passage = access.pressed(request, pk)
    except Http404:
        article = left_by(request, pk)
        return gone(request, then=article.get_absolute_url())
    who = access.tagger(request, passage.article)
    key = key_of(request)
    label = None if request.POST.get("label") == "" else label_of(request.POST)
    try:
        if label is None:
            giver = reader_actions.known(user=who.user, browser=who.browser)
            act = actions.take_back(passage=passage, reader=giver, key=key) if giver else None
        else:
            reader = reader_of(request, who, number=passage.pressed_by)
            act = actions.put(passage=passage, reader=reader, label=label, key=key).noted
    except DoneBefore as before:
        act = same(before.act, label, is_it=before.act.passage_number == passage.pk)
        return again(request, passage.article, passage, act)
    return answer(request, passage.article, passage, act, label)


def put_at_once(request: HttpRequest, pk: int) -> HttpResponse | None:
    """The answer to a first tag on a passage of which is known what it is, and who presses.

    None where that is not so, or not any more.
    """
    label = Label.known(request.POST.get("label", ""))
    before = access.pressed_before(request, pk) if label else None
    if label is None or before is None:
        return None
    passage, as_before = before
    who = access.viewer(request)
    if not who.may_tag(passage.article):
        return None
    reader = reader_of(request, who, number=passage.pressed_by)
    tag = actions.put_if(
        passage=passage, reader=reader, label=label, key=key_of(request), condition=as_before
    )
    return answer(request, passage.article, passage, tag.noted, label) if tag else None


def left_by(request: HttpRequest, pk: int) -> Article:
    """The article where passage `pk` was, which went when this very request came before and took
    its last tag back. Raises Http404 where it did not.
    """
    key = key_of(request)
    acts = Act.objects.filter(passage_number=pk, key=key, kind=Act.Kind.UNTAGGED)
    act = access.viewer(request).own(acts).select_related("article").first() if key else None
    if act is None:
        raise Http404
    return access.article(request, act.article.slug)


def same(act: Act, label: Label | None, *, is_it: bool) -> Act:
    """`act`, which was done before under the key of this press, if it gave the same `label`.

    `is_it` says whether it did so on the same passage. Raises Invalid for another act.
    """
    if not is_it or act.after != label:
        raise Invalid(
            _(
                "This was sent with the key of something else that you did, so nothing was saved. "
                "Load the page again and repeat it."
            )
        )
    return act


def again(
    request: HttpRequest, article: Article, passage: Passage | None, act: Act
) -> HttpResponse:
    """The answer to what was done before and arrives once more: how it stands now."""
    if passage is None:
        return gone(request, then=article.get_absolute_url())
    return answer(request, article, passage, None if act.settled_at else act)


def reader_of(request: HttpRequest, who: Viewer, *, number: int | None = None) -> Reader:
    """The reader behind `who`, for them to act, whom the browser will remember. Raises Blocked.

    Nothing is fetched of a browser whose `number` as a reader is known.
    """
    return access.unblocked(remembered(request, who, number=number))


def remembered(request: HttpRequest, who: Viewer, *, number: int | None = None) -> Reader:
    """The same, also of somebody who may only read."""
    reader = reader_actions.for_viewer(user=who.user, browser=who.browser, number=number)
    if who.user is None:
        remember(request)
    return reader


def answer(
    request: HttpRequest,
    article: Article,
    passage: Passage,
    act: Act | None,
    label: Label | None = None,
) -> HttpResponse:
    """What changed on the reading page around the passage, and in its card if that is open.

    `act` is None where nothing changed. `label` is what a passage that was marked has just been
    given, if it was.
    """
    if passage.revision_id != article.current_id:
        # A tag on old words was taken back: these are drawn in more places than one.
        return gone(request, then=article.get_absolute_url())
    if not is_htmx(request):
        return HttpResponseRedirect(after_tagging(request, article, passage))
    last = told(request, article, passage, act)
    drawn = fragments(
        article,
        passage,
        access.viewer(request),
        label=label,
        has_card=request.POST.get("card") == str(passage.pk),
        undoable=last["undoable"],
        is_done=last["done"] is not None,
    )
    return HttpResponse("".join(drawn))


def drawn(request: HttpRequest, article: Article, passage: Passage) -> dict[str, object]:
    """What a page shows anew of a passage that looks different now to whoever sent `request`."""
    change = queries.change(article, passage.span, access.viewer(request))
    here = [one for block in change.blocks for one in block.passages if one.passage == passage]
    return {
        "change": change,
        "article": article,
        "composition": change.composition,
        "tagged": here[0] if here else None,
        "gone": None if here else passage.pk,
    }


def after_tagging(request: HttpRequest, article: Article, passage: Passage) -> str:
    """Where a plain form leads: back, but not to the page of a passage that went."""
    block = article.revision.document.block_at(passage.start) + 1
    then = f"{article.get_absolute_url()}#b{block}"
    still_there = Passage.objects.filter(pk=passage.pk).exists()
    return after(request, then) if still_there else then
