"""Does a name lead to one speaker, and to an address of its own?"""

from __future__ import annotations

import pytest

from annotator.actions.speakers import free_slug, named
from annotator.models import Speaker

pytestmark = pytest.mark.django_db


def test_a_name_is_one_speaker_whatever_the_case_of_its_letters() -> None:
    assert named("Ada Brook") == named("ADA BROOK") == Speaker.objects.get()


def test_names_that_make_the_same_address_get_one_each() -> None:
    speakers = [named(name) for name in ("Élodie Roy", "Elodie Roy", "elodie-roy")]

    assert [one.slug for one in speakers] == ["elodie-roy", "elodie-roy-2", "elodie-roy-3"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("小林", "speaker"),
        ("🦀", "speaker"),
        ("A / B \\ <i>C</i>", "a-b-ici"),
        ("new", "new-2"),
        ("---", "speaker"),
        ("a" * 200, "a" * 70),
    ],
)
def test_any_name_gets_an_address(name: str, slug: str) -> None:
    speaker = named(name)

    assert speaker.slug == slug
    assert speaker.get_absolute_url() == f"/speakers/{slug}/"


def test_a_slug_counts_on_from_those_that_are_taken() -> None:
    for name in ("Speaker", "Speaker!", "Speaker?"):
        named(name)

    assert free_slug(Speaker, "speaker", "speaker") == "speaker-4"
