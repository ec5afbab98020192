"""Does what is shown before saving agree with what saving does?"""

from __future__ import annotations

import pytest
from django.http import QueryDict

from annotator import revising
from annotator.forms.revisions import RevisionForm
from annotator.models import Passage, Placement, Revision
from annotator.previews import PreviewError
from annotator.revising import Outlook
from annotator.text.document import Document
from tests.factories import make_article
from tests.revising import AFTER, make_tagged_article, revise

pytestmark = pytest.mark.django_db


def form_of(**fields: str) -> RevisionForm:
    """The form as a browser sends it."""
    sent = QueryDict(mutable=True)
    sent.update({"format": "plain", "based_on": "1"} | fields)
    return RevisionForm(sent)


def test_what_is_told_before_saving_is_what_saving_does() -> None:
    article = make_tagged_article()
    text = f"{AFTER}\n\n“I count them every day,” said Omar Reed."
    draft = revising.draft_of(article, form_of(text=text))
    outlook = Outlook(article, Document.from_html(draft.html))
    told = {fate.passage.exact: (fate.state.value, fate.span) for fate in outlook.plan.fates}
    assert (Placement.objects.count(), Revision.objects.count()) == (0, 1)

    revise(article, text)

    assert told == {one.from_exact: (one.state, one.span) for one in Placement.objects.all()}
    assert Passage.objects.filter(quote__isnull=False).count() == len(outlook.plan.quotes) == 1


def test_every_passage_is_told_with_its_words_old_and_new() -> None:
    article = make_tagged_article()

    states = dict(Outlook(article, Document.from_html(f"<p>{AFTER[:32]}</p>")).states)

    assert sum(len(those) for those in states.values()) == 5
    assert [one.pieces for those in states.values() for one in those if not one.fate.span] == [
        [] for those in states.values() for one in those if not one.fate.span
    ]


def test_a_text_that_cannot_be_read_is_told_in_the_form() -> None:
    form = form_of(text=" ")

    with pytest.raises(PreviewError):
        revising.draft_of(make_article(), form)

    assert form.errors["text"]


def test_what_was_typed_can_be_saved_on_top_of_what_came_in_between() -> None:
    article = make_article()
    form = form_of(text="My own text.")
    assert form.is_valid()
    revise(article, "Another text.")

    revising.on_top_of(form, article.revision)

    assert form["based_on"].value() == "2"
    assert form["text"].value() == "My own text."
