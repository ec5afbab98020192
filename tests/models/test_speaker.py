"""Does the database keep every name one speaker's, and every entry apart from itself?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from annotator.actions.speakers import named
from annotator.models import Speaker, SpeakerChange, SpeakerName

pytestmark = pytest.mark.django_db


def test_a_name_cannot_be_two_speakers() -> None:
    named("Dana Roe")

    with pytest.raises(IntegrityError), transaction.atomic():
        SpeakerName.of(named("Omar Reed"), "DANA\N{NO-BREAK SPACE}ROE").save()


def test_an_entry_cannot_be_merged_into_itself() -> None:
    speaker = named("Dana Roe")
    speaker.merged_into = speaker

    with pytest.raises(IntegrityError), transaction.atomic():
        speaker.save()


def test_a_change_is_of_a_known_kind() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SpeakerChange.objects.create(speaker=named("Dana Roe"), kind="praised")


def test_speakers_are_sorted_by_their_letters_accents_aside() -> None:
    for name in ("Zoé Roe", "Élodie Roy", "dana roe", "Eli Roe"):
        named(name)

    assert [str(one) for one in Speaker.objects.all()] == [
        "dana roe",
        "Eli Roe",
        "Élodie Roy",
        "Zoé Roe",
    ]


def test_a_new_name_is_sorted_anew_whatever_is_saved() -> None:
    speaker = named("Dana Roe")
    speaker.name = "Élodie Roe"

    speaker.save(update_fields=["name"])

    speaker.refresh_from_db()
    assert speaker.sorted_as == "elodie roe"


def test_an_entry_knows_its_other_names_and_where_it_stands_elsewhere() -> None:
    speaker = named("Dana Roe")
    SpeakerName.of(speaker, "D. Roe").save()
    speaker.wikidata = "Q42"

    assert speaker.other_names == ["D. Roe"]
    assert speaker.wikidata_url == "https://www.wikidata.org/wiki/Q42"
    assert named("Omar Reed").wikidata_url == ""
