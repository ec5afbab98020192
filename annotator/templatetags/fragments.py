"""Which fragments are drawn at every press, or for every block? Those few are written here.

A template takes some hundred steps for what is one line of Python. What is put into them is
escaped, or a number, or was sanitised when it was stored.
"""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from annotator.models import Act, Article, Label, Passage
from annotator.shown import DrawnBlock, ShownBlock, ShownPassage
from annotator.templatetags.annotator import drawn, lang, quoted
from annotator.text.pieces import Look

register = template.Library()

# What is put into HTML without being escaped.
AS_THEY_ARE = (SafeString, int)
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


@cache
def address(name: str) -> str:
    """The path of the view of that name, `{}` being the number of what it is asked for."""
    return reverse(name, args=[0]).replace("0", "{}")


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


def new_look(passage: Passage, now: Look) -> SafeString:
    """How the mark of `passage` looks `now`, for the page to give its pieces: see new-look.js."""
    return filled(
        '<new-look data-passage="{pk}" data-classes="{classes}" data-own="{own}"'
        ' data-told="{told}"></new-look>',
        pk=passage.pk,
        classes=now.classes,
        own=now.own,
        told=now.told,
    )


@register.filter
def tagger(one: ShownPassage, comments: bool = False) -> SafeString:
    """The buttons that give a passage a label; the viewer's own takes it back.

    With `comments` the way to say something of it comes after them.
    """
    url, tally = address("tags.put").format(one.passage.pk), one.tally
    buttons = [
        filled(
            LABEL,
            url=url,
            value="" if one.mine == label else label.value,
            kind=label.value,
            pressed="true" if one.mine == label else "false",
            label=label.label,
            count=filled(" <span>{count}</span>", count=count) if count else "",
        )
        for label, count in zip(Label, tally.counts, strict=True)
    ]
    return filled(
        '<div class="tagger" role="group" aria-label="{what}">{buttons}{comment}</div>',
        what=_("Your reading of this passage"),
        buttons=mark_safe("".join(buttons)),  # of what was filled
        comment=comment_link(one) if comments else "",
    )


@register.filter
def comment_link(one: ShownPassage) -> SafeString:
    """The way to say something of a passage."""
    url = reverse("passages.detail", args=[one.passage.pk])
    link = '<a class="button comment" href="{url}#comment" data-panel>{words}</a>'
    return filled(link, url=url, words=_("Comment"))


@register.filter
def named(act: Act, article: Article) -> SafeString:
    """What somebody did on `article`, in some words."""
    words = act.words
    if len(words) > LONGEST_WORDS:
        words = f"{words[: LONGEST_WORDS - 1]}…"
    spoken = quoted(words, article.language)
    marked = filled("<span {lang}>{words}</span>", lang=lang(article.language), words=spoken)
    return filled(phrase(act.kind, act.label, act.former, get_language()), words=marked)


@register.filter
def undo(act: Act | None, article: Article) -> SafeString:
    """The way to undo what somebody did last, which stays in its place."""
    if not act:
        return filled(EMPTY, lang=get_language() or "")
    return offering(PLACE, act, article)


@register.filter
def told(act: Act, article: Article) -> SafeString:
    """The same for the page on which it was done just now, and a notice that says so."""
    return offering(TOLD, act, article)


def offering(html: str, act: Act, article: Article) -> SafeString:
    """`html` with what was done, and how and where it is undone."""
    url = address("acts.undo").format(act.pk)
    return filled(spoken_in(get_language(), html), what=named(act, article), url=url)


@lru_cache(maxsize=64)
def spoken_in(language: str | None, html: str) -> str:
    """`html` with the words around an act in `language`, the active one; not what it was."""
    words = {"undo": _("Undo:"), "done": _("Done:"), "briefly": _("Undo")}
    later = {name: SafeString(f"{{{name}}}") for name in ("what", "url")}
    return filled(html, lang=language or "", **words, **later)


@lru_cache(maxsize=256)
def phrase(kind: str, label: Label | None, former: Label | None, language: str | None) -> str:
    """What an act is called in `language`, the active one; what it was on is left out."""
    names = {
        "label": label.label if label else "",
        "former": former.label if former else "",
    }
    return filled(str(ACTS[Act.Kind(kind)]), **names, words=SafeString("{words}"))


def filled(html: str, **values: object) -> SafeString:
    """`html` with `values` in it, escaped but for numbers and what is HTML already.

    As `format_html` does, which takes more steps to find out what each of them is.
    """
    plain = {
        name: value if type(value) in AS_THEY_ARE else escape(str(value))
        for name, value in values.items()
    }
    return SafeString(html.format_map(plain))
