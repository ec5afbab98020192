"""Does what was stored before a migration stand after it?"""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from annotator.actions import revisions
from annotator.actions.speakers import find
from annotator.models import Change, Speaker, SpeakerName
from tests.factories import make_article, make_draft, make_editor, make_quote

pytestmark = pytest.mark.django_db


def test_speakers_get_their_names_and_those_of_one_name_become_one() -> None:
    quote = make_quote()
    SpeakerName.objects.all().delete()
    Speaker.objects.update(name="Ada\N{NO-BREAK SPACE}Brook", sorted_as="")
    later = Speaker.objects.create(name="ADA BROOK", slug="ada-brook-2")
    Speaker.objects.create(name="Élodie Roy", slug="elodie-roy")
    quote.speaker = later
    quote.save()

    import_module("annotator.migrations.0004_speakers").give_names(apps, None)

    first = find("ada brook")
    later.refresh_from_db()
    quote.refresh_from_db()
    assert first is not None
    assert quote.speaker == later.merged_into == first != later
    assert first.sorted_as == "ada brook"
    assert [one.key for one in SpeakerName.objects.all()] == ["ada brook", "élodie roy"]


def test_revisions_that_were_there_are_in_an_articles_history() -> None:
    article = make_article()
    editor = make_editor()
    draft = make_draft(f"{article.revision.text} So it goes.")
    revision = revisions.revise(article=article, draft=draft, author=editor)
    Change.objects.all().delete()

    import_module("annotator.migrations.0017_history").remember_revisions(apps, None)

    change = Change.objects.get()
    assert (change.kind, change.before, change.after) == ("revision", {"number": 1}, {"number": 2})
    assert (change.article, change.by, change.at) == (article, editor, revision.written_at)
