"""Do editors, and nobody else, name, describe, merge and split speakers, and undo it?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import merging
from annotator.actions.speakers import named
from annotator.models import Article, Quote, Speaker, SpeakerChange
from tests.actions.test_merging import said
from tests.actions.test_speakers import change
from tests.factories import make_article, make_editor, make_passage, make_quote
from tests.views.test_speakers import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    return make_article("One. Two. Three.", title="The crates")


@pytest.fixture
def dana(article: Article) -> Speaker:
    """Whom two quotes are by."""
    for words in ("One.", "Two."):
        make_quote(article, words, speaker="Dana Roe")
    return named("Dana Roe")


@pytest.fixture
def short(article: Article) -> Speaker:
    """Who is the same, by an abbreviated name, with one quote."""
    make_quote(article, "Three.", speaker="D. Roe")
    return named("D. Roe")


def entry(**fields: object) -> dict[str, object]:
    """The fields of an entry's form."""
    return {
        "name": "Dana Roe",
        "other_names": "",
        "description": "",
        "wikidata": "",
        "homepage": "",
        "seen": 0,
        **fields,
    }


def test_an_editor_gives_names_a_description_and_links(as_editor: Client, dana: Speaker) -> None:
    answer = as_editor.post(
        "/speakers/dana-roe/edit/",
        entry(
            name="Dana Marie Roe",
            other_names="D. Roe\r\nMme Roe",
            description="Runs the cranes.",
            wikidata="https://www.wikidata.org/wiki/Q42",
            homepage="quillport.example",
        ),
    )

    dana.refresh_from_db()
    assert answer["Location"] == "/speakers/dana-roe/"
    assert (dana.name, dana.other_names) == ("Dana Marie Roe", ["D. Roe", "Dana Roe", "Mme Roe"])
    assert (dana.description, dana.wikidata) == ("Runs the cranes.", "Q42")
    assert dana.homepage == "https://quillport.example"
    page = told(as_editor.get("/speakers/dana-roe/").content.decode())
    assert "Renamed from “Dana Roe” to “Dana Marie Roe”" in page
    assert "Added the name “Mme Roe”" in page
    assert "Described anew: “Runs the cranes.”, “Q42”, “https://quillport.example”" in page


def test_the_form_has_the_entry_as_it_is(as_editor: Client, dana: Speaker) -> None:
    change(dana, other_names=["D. Roe", "Mme Roe"], description="Runs the cranes.")

    page = as_editor.get("/speakers/dana-roe/edit/").content.decode()

    assert "D. Roe\nMme Roe</textarea>" in page
    assert "Runs the cranes.</textarea>" in page
    assert 'name="seen" value="1"' in page


@pytest.mark.parametrize(
    ("fields", "told_why"),
    [
        ({"name": ""}, "This field is required."),
        ({"other_names": "Omar Reed"}, "“Omar Reed” is a name of Omar Reed already"),
        ({"wikidata": "42"}, "This is no number of Wikidata"),
        ({"homepage": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"seen": "x"}, "This form is not whole."),
    ],
)
def test_what_cannot_be_taken_comes_back_with_what_is_wrong(
    as_editor: Client, dana: Speaker, fields: dict[str, object], told_why: str
) -> None:
    named("Omar Reed")

    answer = as_editor.post("/speakers/dana-roe/edit/", entry(description="All I typed.", **fields))

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert told_why in page
    assert "All I typed.</textarea>" in page
    dana.refresh_from_db()
    assert dana.description == ""


def test_who_saves_over_somebody_else_sees_both_and_can_still_save(
    as_editor: Client, dana: Speaker
) -> None:
    change(dana, description="Theirs.")

    refused = as_editor.post("/speakers/dana-roe/edit/", entry(description="Mine."))

    page = refused.content.decode()
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "Somebody changed this entry meanwhile" in page
    assert "Mine.</textarea>" in page
    assert "<dd>Theirs.</dd>" in page
    assert 'name="seen" value="1"' in page
    as_editor.post("/speakers/dana-roe/edit/", entry(description="Mine.", seen=1))
    dana.refresh_from_db()
    assert dana.description == "Mine."


def test_who_saves_what_was_merged_meanwhile_is_told_and_keeps_what_they_typed(
    as_editor: Client, dana: Speaker, short: Speaker
) -> None:
    merging.merge(kept=short, gone=dana, editor=make_editor())

    answer = as_editor.post("/speakers/dana-roe/edit/", entry(description="All I typed."))

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Dana Roe has been merged into D. Roe" in page
    assert "All I typed.</textarea>" in page


def test_a_quotes_speaker_is_chosen_from_those_who_are_known_and_by_any_name(
    as_editor: Client, article: Article, dana: Speaker
) -> None:
    change(dana, other_names=["Mme R."])
    passage = make_passage(article, "Three.")

    page = as_editor.get(f"/passages/{passage.pk}/").content.decode()
    as_editor.post(f"/passages/{passage.pk}/quote/", {"speaker": "mme r.", "exact": "Three."})

    assert 'name="speaker" list="known-speakers"' in page
    assert '<datalist id="known-speakers"><option value="Dana Roe">' in page
    assert Quote.objects.get(passage=passage).speaker == dana


def test_who_may_not_correct_a_quote_is_offered_nobody(
    as_nora: Client, article: Article, dana: Speaker
) -> None:
    passage = make_passage(article, "Three.")

    assert "<datalist" not in as_nora.get(f"/passages/{passage.pk}/").content.decode()


@pytest.mark.parametrize("act", ["edit", "merge", "split"])
def test_readers_and_browsers_without_an_account_change_nobody(
    client: Client, as_nora: Client, dana: Speaker, short: Speaker, act: str
) -> None:
    fields = entry(description="Mine.", other="d-roe", keep="d-roe", to="Mallory", everything="on")
    address = f"/speakers/dana-roe/{act}/"

    for method in ("get", "head", "post"):
        answer = getattr(client, method)(address, fields)
        assert answer["Location"].startswith("/accounts/login/")
        refused = getattr(as_nora, method)(address, fields)
        assert refused.status_code == HTTPStatus.FORBIDDEN
    assert not SpeakerChange.objects.exists()
    assert said(dana) == ["One.", "Two."]


def test_readers_and_browsers_without_an_account_undo_nothing(
    client: Client, as_nora: Client, dana: Speaker, short: Speaker
) -> None:
    merged = merging.merge(kept=dana, gone=short, editor=make_editor())
    address = f"/speakers/dana-roe/changes/{merged.pk}/undo/"

    assert client.post(address)["Location"].startswith("/accounts/login/")
    assert as_nora.post(address).status_code == HTTPStatus.FORBIDDEN
    merged.refresh_from_db()
    assert merged.undone_at is None


def test_each_address_takes_its_methods_and_a_speaker(as_editor: Client, dana: Speaker) -> None:
    for act in ("edit", "merge", "split"):
        for method in ("put", "patch", "delete"):
            answer = getattr(as_editor, method)(f"/speakers/dana-roe/{act}/")
            assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert as_editor.get(f"/speakers/nobody/{act}/").status_code == HTTPStatus.NOT_FOUND
        assert as_editor.post(f"/speakers/nobody/{act}/").status_code == HTTPStatus.NOT_FOUND
    for method in ("get", "head", "put", "patch", "delete"):
        answer = getattr(as_editor, method)("/speakers/dana-roe/changes/1/undo/")
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
