"""Which fragments are drawn at every press, or for every block? Those few are written here.

A template takes some hundred steps for what is one line of Python. What is put into them is
escaped, or a number, or was sanitised when it was stored.
"""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from annotator.models import Act, Article, Label
from annotator.shown import DrawnBlock, ShownBlock, ShownPassage
from annotator.templatetags.annotator import drawn, lang, quoted

register = template.Library()

# So many characters name the words of an act.
LONGEST_WORDS = 60
ACTS = {
    Act.Kind.TAGGED: gettext_lazy("your tag “{label}” on {words}"),
    Act.Kind.RETAGGED: gettext_lazy("your change from “{former}” to “{label}” on {words}"),
    Act.Kind.UNTAGGED: gettext_lazy("taking back your tag “{label}” on {words}"),
    Act.Kind.COMMENTED: gettext_lazy("your comment on {words}"),
    Act.Kind.EDITED: gettext_lazy("changing your comment on {words}"),
    Act.Kind.DELETED: gettext_lazy("deleting your comment on {words}"),
    Act.Kind.HELPFUL: gettext_lazy("your mark “helpful” beside {words}"),
    Act.Kind.UNHELPFUL: gettext_lazy("taking back your mark “helpful” beside {words}"),
    Act.Kind.MOVED: gettext_lazy("your new bounds: {words}"),
}
# A button that gives a label.
LABEL = (
    '<button form="act" formaction="{url}" hx-post="{url}" hx-swap="none" name="label"'
    ' value="{value}" class="{kind}" aria-pressed="{pressed}">{label}{count}</button>'
)
# What undoes an act: a button, the place for it on a page, and a notice that has one too.
BUTTON = '<button form="act" formaction="{url}" hx-post="{url}" hx-swap="none" class="link">'
EMPTY = '<p class="undo" id="undo" lang="{lang}"></p>'
PLACE = EMPTY.replace("</p>", BUTTON + "{undo} {what}</button></p>")
TOLD = (
    f'<hx-partial hx-target="#undo" hx-swap="outerMorph">{PLACE}</hx-partial>\n'
    '<hx-partial hx-target="#toasts" hx-swap="beforeend"><p class="toast">'
    f"<span>{{done}} {{what}}</span> {BUTTON}{{briefly}}</button></p></hx-partial>"
)


@register.filter
def block_text(shown: ShownBlock) -> SafeString:
    """A block's text, which bears the version of what lies on it."""
    return text_of(shown, str(shown.version or ""))


@register.filter
def passing_text(shown: DrawnBlock) -> SafeString:
    """The same until the page asks for news: no version is like this one, so that it asks for the
    block (see live-article.js).
    """
    return text_of(shown, "?")


def text_of(shown: DrawnBlock, version: str) -> SafeString:
    """A block's text which bears `version`."""
    dominant = f' data-dominant="{shown.dominant.value}"' if shown.dominant else ""
    told = f' data-version="{version}"' if version else ""
    return mark_safe(
        f'<div class="block-text"{dominant} id="{shown.anchor}-text"{told}'
        f' data-start="{shown.block.start}" data-sentences="{shown.sentence_bounds}">'
        f"{drawn(shown)}</div>"
    )


@register.filter
def tagger(one: ShownPassage, comments: bool = False) -> SafeString:
    """The buttons that give a passage a label; the viewer's own takes it back.

    With `comments` the way to say something of it comes after them.
    """
    url, tally = reverse("tags.put", args=[one.passage.pk]), one.tally
    buttons = (
        {
            "url": url,
            "value": "" if one.mine == label else label.value,
            "kind": label.value,
            "pressed": "true" if one.mine == label else "false",
            "label": label.label,
            "count": format_html(" <span>{}</span>", count) if count else "",
        }
        for label, count in zip(Label, tally.counts, strict=True)
    )
    return format_html(
        '<div class="tagger" role="group" aria-label="{}">{}{}</div>',
        _("Your reading of this passage"),
        format_html_join("", LABEL, buttons),
        comment_link(one) if comments else "",
    )


@register.filter
def comment_link(one: ShownPassage) -> SafeString:
    """The way to say something of a passage."""
    url = reverse("passages.detail", args=[one.passage.pk])
    link = '<a class="button comment" href="{}#comment" data-panel>{}</a>'
    return format_html(link, url, _("Comment"))


@register.filter
def named(act: Act, article: Article) -> SafeString:
    """What somebody did on `article`, in some words."""
    words = act.words
    if len(words) > LONGEST_WORDS:
        words = f"{words[: LONGEST_WORDS - 1]}…"
    label, former = act.label, act.former
    spoken = quoted(words, article.language)
    return format_html(
        str(ACTS[Act.Kind(act.kind)]),
        words=format_html("<span {}>{}</span>", lang(article.language), spoken),
        label=label.label if label else "",
        former=former.label if former else "",
    )


@register.filter
def undo(act: Act | None, article: Article) -> SafeString:
    """The way to undo what somebody did last, which stays in its place."""
    return format_html(PLACE, **offer(act, article)) if act else format_html(EMPTY, **in_language())


@register.filter
def told(act: Act, article: Article) -> SafeString:
    """The same for the page on which it was done just now, and a notice that says so."""
    return format_html(TOLD, done=_("Done:"), briefly=_("Undo"), **offer(act, article))


def offer(act: Act, article: Article) -> dict[str, str]:
    """What was done, and how and where it is undone."""
    url = reverse("acts.undo", args=[act.pk])
    return {"what": named(act, article), "url": url, "undo": _("Undo:"), **in_language()}


def in_language() -> dict[str, str]:
    """The language that the site speaks here."""
    return {"lang": get_language() or ""}
