"""What does an answer to a pressed label hold? The fragments that look different now.

What the whole article is made of is not among them: the page asks for that with its next question
for news, once for all that was pressed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from annotator.access import Viewer
from annotator.models import Act, Article, Label, Passage
from annotator.queries import reading as queries
from annotator.queries.pressed import pressed
from annotator.templatetags.fragments import new_look, passing_text, tagger, told, undo


def fragments(
    article: Article,
    passage: Passage,
    who: Viewer,
    *,
    label: Label | None,
    has_card: bool,
    undoable: Act | None,
    is_done: bool,
) -> Iterator[SafeString]:
    """The fragments around a passage that `who` pressed a label of: `label` if it has that now.

    Without it the text around is drawn. `has_card` says whether its card is open, `undoable` what
    can be undone, and `is_done` that this is what was done just now.
    """
    now = pressed(article, passage, who, label)
    here = f"[data-passage='{passage.pk}']"
    if now.look:
        yield partial("annotated-article", new_look(passage, now.look), swap="beforeend")
    for block in now.blocks:
        yield partial(f"#{block.anchor}-text", passing_text(block))
    if now.tagged is None:
        yield partial(f"#card{here}", gone(), swap="outerHTML")
    elif now.is_quote:
        buttons = tagger(now.tagged, who.could_comment(article))
        yield partial(f".quote-bar{here} > .tagger", buttons)
    if now.tagged and has_card:
        one = queries.one_passage(passage, who)
        card = {"article": article, "viewer": who, "one": one}
        yield partial(f"#card-tagger{here}", drawn("passages/_card_tagger.html", card))
    if undoable and is_done:
        yield told(undoable, article)
    else:
        yield partial("#undo", undo(undoable, article))


def partial(target: str, html: SafeString, *, swap: str = "outerMorph") -> SafeString:
    """A fragment for the place of a page that the selector `target` names."""
    return mark_safe(f'<hx-partial hx-target="{target}" hx-swap="{swap}">{html}</hx-partial>\n')


def drawn(template: str, context: dict[str, object]) -> SafeString:
    """A fragment of a template, without all that goes with a whole page."""
    return render_to_string(template, context)


def gone() -> SafeString:
    """What stands in the place of the card of a passage that went with its last tag."""
    told = _("Nobody marks these words any longer.")
    return format_html('<section class="card" id="card"><p class="quiet">{}</p></section>', told)
