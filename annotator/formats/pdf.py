"""An annotated article as a PDF: the annotated HTML on paper, with outline, language and tags.

Setting it is `annotator.typeset`. WeasyPrint does not colour drawings by style sheets, so that the
bars bear their colours themselves here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext_lazy as _

from annotator import typeset
from annotator.formats import annotated_html
from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing
from annotator.refusals import NotWritten, TooLargeToWrite

TOO_LARGE = _("This article is too long for a PDF: take the annotated HTML, and print it.")
NOT_INSTALLED = _(
    "This site cannot make PDFs: WeasyPrint with the packages libpango-1.0-0, libpangoft2-1.0-0 "
    "and libharfbuzz-subset0 has to be installed."
)
TOKEN = re.compile(r"--(fact|opinion|sarcasm): light-dark\((#\w+),")
BAR = re.compile(r'<rect class="(fact|opinion|sarcasm)"')


def write(outgoing: Outgoing) -> Iterator[bytes]:
    """The whole file. Raises NotWritten where it cannot be made, and TooLargeToWrite."""
    page = annotated_html.page(outgoing, annotated_html.FILE, whole=True, paper=True)
    coloured = BAR.sub(lambda bar: f'{bar[0]} fill="{colours()[bar[1]]}"', page)
    try:
        yield typeset.pdf(coloured)
    except typeset.NotInstalled as error:
        raise NotWritten(NOT_INSTALLED) from error
    except typeset.TooLarge as error:
        raise TooLargeToWrite(TOO_LARGE) from error


@cache
def colours() -> dict[str, str]:
    """The labels' colours on paper, as the style sheet has them."""
    return dict(TOKEN.findall(annotated_html.stylesheet(paper=True)))


FORMAT = Format(
    rank=15,
    key="pdf",
    file="annotated.pdf",
    ending="pdf",
    media_type="application/pdf",
    shown=False,
    title=_("PDF"),
    description=_("The same on pages, with bookmarks, for paper and for screen readers"),
    write=write,
)
