"""An editor puts a quote right: the speaker, the words, or that it is none."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotator import access
from annotator.actions import quotes as actions
from annotator.forms.quotes import QuoteForm
from annotator.limits import limited
from annotator.refusals import WordsNotThere
from annotator.views.answers import form_again, gone
from annotator.views.passages import card


@require_POST
@limited("edits")
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a passage a quote, or corrects the quote that it is: `speaker` and `exact`."""
    editor = access.editor(request)
    passage = access.passage(request, pk)
    form = QuoteForm(request.POST)
    quote = None
    if form.is_valid():
        try:
            quote = actions.correct(passage=passage, editor=editor, **form.cleaned_data)
        except WordsNotThere as refusal:
            form.add_error("exact", str(refusal))
    if quote is None:
        context = {**card(request, passage), "quote_form": form}
        return form_again(request, "passages/detail.html", "passages/_card.html", context)
    return gone(request, then=f"{passage.article.get_absolute_url()}#p{quote.passage_id}")


@require_POST
@limited("edits")
def retract(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that a quote is none. What readers said of its words stays."""
    editor = access.editor(request)
    passage = access.passage(request, pk)
    if passage.spoken is None:
        raise Http404(_("This passage is no quote."))
    actions.retract(quote=passage.spoken, editor=editor)
    then = passage.article.get_absolute_url()
    if passage.is_current:
        then += f"#b{passage.article.revision.document.block_at(passage.start) + 1}"
    return gone(request, then=then)
