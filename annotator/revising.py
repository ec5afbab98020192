"""What would become of an article if its text were revised? The step before it is saved.

As with `previews`, nothing is stored in between: the page carries the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.http import QueryDict

from annotator.actions import placing
from annotator.actions.fates import Fate
from annotator.actions.placing import Plan
from annotator.forms.revisions import RestoreForm, RevisionForm
from annotator.models import Article, Revision
from annotator.previews import PreviewError
from annotator.rereading import reread
from annotator.sources import Draft, SourceError
from annotator.text import redline
from annotator.text.anchoring import State
from annotator.text.document import Document
from annotator.text.redline import Piece, Stretch
from annotator.wording import translated


def form_for(article: Article) -> RevisionForm:
    """The form with the article's source as it is."""
    revision = article.revision
    return RevisionForm(
        initial={
            "text": revision.source,
            "format": revision.source_format,
            "based_on": revision.number,
        }
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A passage's fate with its words, old and new, as pieces."""

    fate: Fate
    pieces: list[Piece]


@dataclass
class Outlook:
    """What a text would do to an article's own, and to its passages."""

    article: Article
    document: Document

    @cached_property
    def plan(self) -> Plan:
        return placing.plan(self.article, self.document)

    @property
    def stretches(self) -> list[Stretch]:
        """The text with what changed in it."""
        return redline.stretches(self.article.revision.document, self.document)

    @property
    def changes_text(self) -> bool:
        return self.article.revision.text != self.document.text

    @property
    def states(self) -> list[tuple[State, list[Told]]]:
        """Every passage, by state."""
        return [(state, [self.told(fate) for fate in self.plan.of(state)]) for state in State]

    def told(self, fate: Fate) -> Told:
        """A passage's fate with the words that it has and would have."""
        if fate.span is None:
            return Told(fate, [])
        return Told(fate, redline.words(fate.passage.exact, fate.span.of(self.document.text)))


def draft_of(article: Article, form: RevisionForm) -> Draft:
    """The draft that somebody sent. Raises PreviewError, the form then says why not."""
    if not form.is_valid():
        raise PreviewError
    try:
        return reread(
            article,
            form.cleaned_data["text"].encode(),
            format=form.cleaned_data["format"],
        )
    except SourceError as error:
        form.add_error("text", translated(error))
        raise PreviewError from error


def on_top_of(form: RestoreForm, revision: Revision) -> None:
    """Makes what was typed something to save on top of `revision`."""
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix("based_on")] = str(revision.number)
    form.data = data
