"""What do templates need that Django has not? Words for a tally, and trusted HTML named as such."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotator.access import Viewer
from annotator.incoming.outcome import Fate
from annotator.models import Article, Comment, Language, Tally, User
from annotator.models.placement import STATES
from annotator.previews import Preview
from annotator.queries.history import PastReading
from annotator.reading import Reading
from annotator.shared.holes import EACH_HAS_ONE, hole
from annotator.shown import DrawnBlock, ShownBlock
from annotator.text.anchoring import State
from annotator.text.explained import Explained
from annotator.threads import Thread
from annotator.wording import translated

register = template.Library()


class OwnNode(template.Node):
    """What stands between `{% own name %}` and `{% endown %}`."""

    def __init__(self, name: template.base.FilterExpression, inside: template.NodeList) -> None:
        self.name = name
        self.nodelist = inside

    def render(self, context: template.Context) -> SafeString:
        if not context.get("with_holes"):
            return self.nodelist.render(context)
        name = self.name.resolve(context)
        inside = "" if name in EACH_HAS_ONE else self.nodelist.render(context)
        return mark_safe(hole(name, inside))  # it was escaped as it was drawn


@register.tag
def own(parser: template.base.Parser, token: template.base.Token) -> OwnNode:
    """Names what one reader may see otherwise than others: see `annotator.shared.holes`."""
    _tag, name = token.split_contents()
    inside = parser.parse(["endown"])
    parser.delete_first_token()
    return OwnNode(parser.compile_filter(name), inside)


RIGHT_TO_LEFT = (Language.ARABIC, Language.HEBREW)
FRENCH_GAP = re.compile(r" (?=[:;!?»])|(?<=«) ")
DAYS_TOLD_BY_AGE = 7
TOLD = {
    State.SAME: gettext_lazy("The words stand where they stood; their tags stay."),
    State.MOVED: gettext_lazy("The words stand elsewhere; their tags go along."),
    State.REWORDED: gettext_lazy("The words were changed."),
    State.AMBIGUOUS: gettext_lazy(
        "The words stand in several places, and which is meant is not clear."
    ),
    State.GONE: gettext_lazy("The words are no longer in the text."),
}
A_MINUTE = timedelta(minutes=1)
FATES = {
    Fate.PLACED: gettext_lazy("placed"),
    Fate.HERE: gettext_lazy("here already"),
    Fate.REWORDED: gettext_lazy("reworded"),
    Fate.AMBIGUOUS: gettext_lazy("ambiguous"),
    Fate.GONE: gettext_lazy("not found"),
    Fate.REFUSED: gettext_lazy("not taken"),
}


@register.filter
def tally_words(tally: Tally) -> str:
    """A tally for those who cannot see its bar: “12% fact, 41% opinion, 3 readings”."""
    if not tally.total:
        return _("no readings yet")
    shares = [
        _("%(percent)d%% %(label)s")
        % {"percent": share.percent, "label": str(share.label.label).lower()}
        for share in tally.shares
        if share.count
    ]
    readings = ngettext("%(count)d reading", "%(count)d readings", tally.total)
    return ", ".join([*shares, readings % {"count": tally.total}])


@register.filter
def fate(fate: Fate) -> str:
    """What became of an annotation that came in, in a word or two."""
    return str(FATES[fate])


@register.filter
def explained(reason: Explained) -> str:
    """Why, in the language of the page."""
    return translated(reason)


@register.filter
def state_name(state: str) -> str:
    """What became of a passage, in a word."""
    return str(dict(STATES)[State(state).value])


@register.filter
def state_told(state: str) -> str:
    """What became of a passage, in a sentence."""
    return str(TOLD[State(state)])


@register.filter
def unbroken(title: str, language: str) -> str:
    """A title that no line breaks before a French stop, as its author may have left it.

    For titles that stand apart: in an article's text every space is as it was written.
    """
    return FRENCH_GAP.sub("\N{NO-BREAK SPACE}", title) if language == "fr" else title


@register.filter
def quoted(words: str, language: str) -> str:
    """Words in the quotation marks of their language."""
    return f"«\N{NO-BREAK SPACE}{words}\N{NO-BREAK SPACE}»" if language == "fr" else f"“{words}”"


@register.filter
def direction(language: str) -> str:
    """Where the lines of `language` go, as the attribute `dir` says it."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@register.filter
def lang(language: str) -> SafeString:
    """The attributes of an element whose words are in `language`: `lang`, and `dir` if need be."""
    if language in RIGHT_TO_LEFT:
        return format_html('lang="{}" dir="rtl"', language)
    return format_html('lang="{}"', language)


@register.filter
def host(address: str) -> str:
    """The site that an address leads to, as people say it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.filter
def ago(moment: datetime) -> SafeString:
    """A moment as a `<time>`: its age while it is young, then its date."""
    age = timezone.now() - moment
    if age < A_MINUTE:
        words = _("just now")
    elif age.days < DAYS_TOLD_BY_AGE:
        words = _("%(age)s ago") % {"age": timesince(moment, depth=1)}
    else:
        words = date_format(timezone.localtime(moment), "DATE_FORMAT")
    title = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        title,
        words,
    )


@register.filter
def drawn(shown: DrawnBlock) -> SafeString:
    """A block's HTML with its marks; an item's without the list item that the page writes itself.

    Safe: it comes from the sanitiser's normal form through the overlay, which escapes all else.
    """
    return mark_safe(shown.rendered.inner if shown.is_item else shown.rendered.html)


@register.filter
def lead(shown: ShownBlock) -> SafeString:
    """What stands before a block, such as the beginning of a list. Safe as `drawn` is."""
    return mark_safe(shown.rendered.lead)


@register.filter
def tail(reading: Reading | PastReading) -> SafeString:
    """What stands after the last block. Safe as `drawn` is."""
    return mark_safe(reading.tail)


@register.filter
def rendered(comment: Comment) -> SafeString:
    """A comment's HTML. Safe: `annotator.text.markdown` sanitised it when it was written."""
    return mark_safe(comment.html)


@register.filter
def opening(comment: Comment, length: int) -> str:
    """The first words of a comment, without its Markdown, in at most `length` characters."""
    words = unescape(strip_tags(comment.html))
    return Truncator(" ".join(words.split())).chars(length)


@register.filter
def by_others(thread: Thread, user: User | None) -> int:
    """How many comments of a thread are others’ than the viewer’s, as a page tells what is new."""
    return thread.by_others(user)


@register.filter
def may_tag(viewer: Viewer, article: Article) -> bool:
    """Whether the viewer may tag an article."""
    return viewer.may_tag(article)


@register.filter
def wrote(viewer: Viewer, comment: Comment) -> bool:
    """Whether a comment is the viewer's own."""
    return viewer.wrote(comment)


@register.filter
def could_tag(viewer: Viewer, article: Article) -> bool:
    """Whether the viewer may tag an article, or might once signed in: buttons are offered then."""
    return viewer.could_tag(article)


@register.filter
def could_comment(viewer: Viewer, article: Article) -> bool:
    """Whether the viewer may comment on an article, or might once signed in."""
    return viewer.could_comment(article)


@register.filter
def marked_text(preview: Preview) -> SafeString:
    """A preview's text with the quotes marked. Safe as `drawn` is."""
    return mark_safe(preview.html)
