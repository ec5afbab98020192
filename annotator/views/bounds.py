"""Saying that a passage of one's own begins or ends elsewhere."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotator import access
from annotator.actions import bounds as actions
from annotator.actions import passages
from annotator.actions import readers as reader_actions
from annotator.forms.spans import span_of
from annotator.limits import limited
from annotator.models import Passage
from annotator.queries import reading as queries
from annotator.refusals import Invalid, NotAllowed
from annotator.text import edges
from annotator.text.spans import Span
from annotator.views.acts import told
from annotator.views.answers import done
from annotator.views.passages import card


@require_POST
@limited("tags")
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Moves an edge by a `step`, or both to the words of `start`, `end` and `exact`."""
    passage = access.passage(request, pk)
    who = access.tagger(request, passage.article)
    reader = reader_actions.known(user=who.user, browser=who.browser)
    if reader is None:
        raise NotAllowed(_("Only who marked these words can say where they begin and end."))
    passages.check_words_stand(passage)
    before, span = passage.span, wanted(request, passage)
    into = access.passage(request, actions.move(passage=passage, reader=reader, span=span).pk)
    both = Span(min(before.start, into.start), max(before.end, into.end))
    change = queries.change(into.article, both, who, commented=True)
    context = {
        **card(request, into),
        **told(request, into.article, into),
        "change": change,
        "composition": change.composition,
        "moved": True,
    }
    return done(request, "comments/_change.html", context, then=into.get_absolute_url())


def wanted(request: HttpRequest, passage: Passage) -> Span:
    """The bounds that a form asks for. Raises Invalid, and WordsNotThere as `passages.check`."""
    article = passage.article
    text = article.revision.text
    if "step" not in request.POST:
        return passages.check(article, **span_of(request.POST))
    edge, unit, way = [*request.POST["step"].split(), "", "", ""][:3]
    if edge not in ("start", "end") or unit not in ("word", "sentence") or way not in ("in", "out"):
        raise Invalid(_("A passage’s edge moves by a word or a sentence, in or out."))
    span = edges.moved(
        text,
        article.revision.sentences,
        passage.span,
        edge=cast("edges.Edge", edge),
        unit=cast("edges.Unit", unit),
        outward=way == "out",
    )
    if span is None:
        raise Invalid(_("There is nothing more there to take in, or to leave out."))
    return passages.check(article, start=span.start, end=span.end, exact=span.of(text))
