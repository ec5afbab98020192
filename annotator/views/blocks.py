"""One block with its sentences and plain buttons: how to tag without a script or a pointer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator import access
from annotator.actions import passages
from annotator.actions import tags as actions
from annotator.forms.spans import WordsForm, label_of
from annotator.limits import limited
from annotator.models import Article
from annotator.queries import reading as queries
from annotator.queries.last_act import last_act
from annotator.text.document import Block
from annotator.text.selectors import occurrences
from annotator.views.tags import reader_of


@require_http_methods(["GET", "HEAD", "POST"])
@limited("tags")
def detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The block; a POST tags words that were copied from it."""
    article = access.article(request, slug)
    block = find(article, number)
    form = WordsForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and tag_words(request, article, block, form):
            return redirect(request.path)
        status = 422
    who = access.viewer(request)
    shown = queries.blocks(article, number - 1, number - 1, who)[0]
    sentences = [(span, span.of(article.revision.text)) for span in shown.sentences]
    context = {
        "article": article,
        "shown": shown,
        "sentences": sentences,
        "form": form,
        "count": len(article.revision.document.blocks),
        "undoable": last_act(article, who),
    }
    return render(request, "blocks/detail.html", context, status=status)


def find(article: Article, number: int) -> Block:
    """Block `number`, counted from 1. Raises Http404."""
    blocks = article.revision.document.blocks
    if not 1 <= number <= len(blocks):
        raise Http404(_("This article has no paragraph of that number."))
    return blocks[number - 1]


def tag_words(request: HttpRequest, article: Article, block: Block, form: WordsForm) -> bool:
    """Tags the words in `form`; False, with the form saying why, when they are not to be found."""
    who = access.tagger(request, article)
    label = label_of(request.POST)
    words = form.cleaned_data["words"].replace("\r\n", "\n")
    places = occurrences(article.revision.text, words, start=block.start, end=block.end)
    if len(places) != 1:
        form.add_error(
            "words",
            _("These words stand here more than once. Copy more of what is around them.")
            if places
            else _("These words do not stand in this paragraph. Copy them letter by letter."),
        )
        return False
    span = passages.check(article, start=places[0].start, end=places[0].end, exact=words)
    reader = reader_of(request, who)
    actions.put_on_span(article=article, span=span, reader=reader, label=label)
    return True
