"""Does a name lead to one speaker and an address of its own, and has an entry a history?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.request import ProxyHandler, build_opener

import pytest

from annotator.actions import merging, speakers
from annotator.actions.speakers import all_named, find, free_slug, named
from annotator.models import Quote, Speaker, SpeakerChange
from annotator.refusals import ChangedMeanwhile, Invalid, Merged, NameTaken
from tests.factories import make_article, make_editor, make_quote
from tests.live import LiveSite

pytestmark = pytest.mark.django_db
IMPORTS = 4


def change(speaker: Speaker, seen: int | None = None, **more: object) -> list[SpeakerChange]:
    """Changes an entry as an editor who has it before them as it is, or as of version `seen`."""
    now = Speaker.objects.get(pk=speaker.pk)
    fields: dict[str, object] = {
        "name": now.name,
        "other_names": now.other_names,
        "description": now.description,
        "wikidata": now.wikidata,
        "homepage": now.homepage,
        "seen": now.version if seen is None else seen,
    }
    return speakers.change(speaker=speaker, editor=make_editor(), **(fields | more))  # type: ignore[arg-type]  # named above


def told(changes: Sequence[SpeakerChange]) -> list[tuple[str, dict[str, object]]]:
    """What changes say."""
    return [(one.kind, one.details) for one in changes]


@pytest.mark.parametrize(
    "spelling",
    ["ADA BROOK-REED", "Ada\N{NO-BREAK SPACE}Brook\N{NON-BREAKING HYPHEN}Reed", " Ada  Brook-Reed"],
)
def test_a_name_is_one_speaker_however_it_is_spelt(spelling: str) -> None:
    assert named("Ada Brook-Reed") == named(spelling) == Speaker.objects.get()


def test_names_that_make_the_same_address_get_one_each() -> None:
    found = [named(name) for name in ("Élodie Roy", "Elodie Roy", "elodie, roy")]
    assert [one.slug for one in found] == ["elodie-roy", "elodie-roy-2", "elodie-roy-3"]


@pytest.mark.parametrize("name", ["D. Roe", "M. Roe", "Mme Roe", "Roe", "Dana M. Roe"])
def test_an_abbreviated_name_is_nobodys_until_an_editor_says_whose(name: str) -> None:
    full = named("Dana Roe")
    assert find(name) is None

    change(full, other_names=[name])

    assert named(name) == full


def test_many_names_are_found_or_made_at_once_in_a_fixed_number_of_steps() -> None:
    known = named("Dana Roe")
    change(known, other_names=["D. Roe"])

    found = all_named(["D. Roe", "Omar Reed", "DANA ROE", "OMAR REED"])

    assert found["D. Roe"] == found["DANA ROE"] == known
    assert found["Omar Reed"] == found["OMAR REED"]
    assert found["Omar Reed"].name == "Omar Reed"
    assert Speaker.objects.count() == 2


@pytest.mark.parametrize("name", ["", " ", "\N{ZERO WIDTH SPACE}"])
def test_nobody_has_no_name(name: str) -> None:
    with pytest.raises(Invalid, match="has letters"):
        named(name)
    assert not Speaker.objects.exists()


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


def test_imports_that_name_a_new_speaker_at_once_make_one_entry(site: LiveSite) -> None:
    def bring(number: int) -> str:
        text = f"Crane {number}\n\n“We lifted {number} crates on Monday,” said Zelda Quayle."
        return site.manage("import_article", "-", "--language", "en", given=text).strip()

    with ThreadPoolExecutor(IMPORTS) as pool:
        slugs = list(pool.map(bring, range(IMPORTS)))

    said = "".join(site.manage("quotes", slug) for slug in slugs)
    assert said.count("Zelda Quayle") == IMPORTS
    with build_opener(ProxyHandler({})).open(f"{site.url}/speakers/?q=quayle") as page:
        assert page.read().decode().count(">Zelda Quayle</a></h2>") == 1


def test_a_quote_by_another_name_is_the_speakers() -> None:
    article = make_article("One. Two.")
    dana = make_quote(article, "One.", speaker="Dana Roe").speaker
    assert dana
    change(dana, other_names=["D. Roe"])

    assert make_quote(article, "Two.", speaker="d. roe").speaker == dana


def test_every_change_is_told_one_by_one() -> None:
    dana = named("Dana Roe")

    changes = change(
        dana, other_names=["D. Roe", "Mme Roe"], description="Runs the cranes.", wikidata="Q42"
    )

    assert told(changes) == [
        ("added", {"name": "D. Roe"}),
        ("added", {"name": "Mme Roe"}),
        (
            "described",
            {
                "before": {"description": "", "wikidata": ""},
                "after": {"description": "Runs the cranes.", "wikidata": "Q42"},
            },
        ),
    ]
    assert told(change(dana, other_names=["Mme Roe"])) == [("removed", {"name": "D. Roe"})]
    assert [one.by for one in dana.changes.all()] == [make_editor()] * 4


def test_a_speaker_that_is_renamed_keeps_the_name_before_and_its_address() -> None:
    dana = named("D. Roe")

    changes = change(dana, name="Dana Roe", other_names=[])

    dana.refresh_from_db()
    assert told(changes) == [("renamed", {"before": "D. Roe", "after": "Dana Roe"})]
    assert (dana.name, dana.other_names, dana.slug) == ("Dana Roe", ["D. Roe"], "d-roe")
    assert find("d. roe") == find("dana roe") == dana


def test_another_name_may_become_the_one_that_is_shown() -> None:
    dana = named("D. Roe")
    change(dana, other_names=["Dana Roe"])

    change(dana, name="Dana Roe", other_names=[])

    dana.refresh_from_db()
    assert (dana.name, dana.other_names) == ("Dana Roe", ["D. Roe"])


def test_a_name_that_is_only_spelt_anew_stays_one_name() -> None:
    dana = named("DANA ROE")

    change(dana, name="Dana Roe", other_names=[])

    dana.refresh_from_db()
    assert (dana.name, dana.other_names) == ("Dana Roe", [])
    assert [one.name for one in dana.names.all()] == ["Dana Roe"]


def test_nothing_new_is_no_change() -> None:
    dana = named("Dana Roe")

    assert change(dana) == []
    dana.refresh_from_db()
    assert dana.version == 0


@pytest.mark.parametrize("fields", [{"name": "O. REED"}, {"other_names": ["o. reed"]}])
def test_a_name_of_somebody_else_is_refused_and_it_is_told_whose_it_is(
    fields: dict[str, object],
) -> None:
    dana, omar = named("Dana Roe"), named("Omar Reed")
    change(omar, other_names=["O. Reed"])

    with pytest.raises(NameTaken, match="is a name of Omar Reed already"):
        change(dana, **fields)  # type: ignore[arg-type]  # fields of the entry

    assert find("O. Reed") == omar
    assert not dana.changes.exists()


def test_an_entry_that_somebody_else_changed_meanwhile_stays_as_they_left_it() -> None:
    dana = named("Dana Roe")
    change(dana, description="Theirs.")

    with pytest.raises(ChangedMeanwhile):
        change(dana, seen=0, description="Mine.")

    dana.refresh_from_db()
    assert dana.description == "Theirs."


def gone(dana: Speaker) -> None:
    dana.delete()


def merged(dana: Speaker) -> None:
    merging.merge(kept=named("Omar Reed"), gone=dana, editor=make_editor())


@pytest.mark.parametrize(("how", "refusal"), [(gone, ChangedMeanwhile), (merged, Merged)])
def test_an_entry_that_is_none_any_more_cannot_be_changed(
    how: Callable[[Speaker], None], refusal: type[Exception]
) -> None:
    dana = named("Dana Roe")
    stale = Speaker.objects.get(pk=dana.pk)
    how(dana)

    with pytest.raises(refusal):
        speakers.change(
            speaker=stale,
            editor=make_editor(),
            seen=0,
            name="Dana Roe",
            other_names=[],
            description="Mine.",
            wikidata="",
            homepage="",
        )
    assert not Quote.objects.exists()
