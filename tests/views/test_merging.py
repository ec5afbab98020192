"""Do editors see what a merge or a split comes to, do it, and undo it, and is it told if not?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import merging
from annotator.actions.speakers import find, named
from annotator.models import Article, Speaker, SpeakerChange
from tests.actions.test_merging import said
from tests.factories import make_article, make_editor, make_quote
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


def test_an_editor_chooses_among_those_who_might_be_the_same(
    as_editor: Client, dana: Speaker, short: Speaker
) -> None:
    named("Anna Roe")

    page = as_editor.get("/speakers/dana-roe/merge/").content.decode()

    likely = page.split('class="listing likely"')[1].split("</ul>")[0]
    assert '<a href="?other=D.%20Roe">D. Roe</a>' in likely
    assert "Anna Roe" not in likely
    assert '<option value="Anna Roe">' in page


def test_an_editor_sees_what_a_merge_comes_to_before_it_is_done(
    as_editor: Client, dana: Speaker, short: Speaker
) -> None:
    page = as_editor.get("/speakers/d-roe/merge/", {"other": "dana roe"}).content.decode()

    assert 'value="dana-roe" checked' in page
    assert 'value="d-roe"' in page
    assert "“Three.” The crates" in told(page)
    assert "2 quotes" in told(page)
    assert not SpeakerChange.objects.exists()


@pytest.mark.parametrize(
    ("other", "told_why"),
    [
        ("Zebra", "Nobody has this name."),
        ("DANA ROE", "“DANA ROE” is a name of Dana Roe already: this is one entry."),
        ("", "This field is required."),
        ("a" * 300, "at most 200 characters"),
        ("\x00", "This field is required."),
    ],
)
def test_whom_nobody_can_be_merged_with_is_told(
    as_editor: Client, dana: Speaker, other: str, told_why: str
) -> None:
    answer = as_editor.get("/speakers/dana-roe/merge/", {"other": other})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert told_why in answer.content.decode()


@pytest.mark.parametrize("keep", ["dana-roe", "d-roe"])
def test_an_editor_merges_either_way(
    as_editor: Client, dana: Speaker, short: Speaker, keep: str
) -> None:
    answer = as_editor.post("/speakers/dana-roe/merge/", {"other": "d-roe", "keep": keep})

    kept, gone = (dana, short) if keep == "dana-roe" else (short, dana)
    assert answer["Location"] == kept.get_absolute_url()
    assert said(kept) == ["One.", "Two.", "Three."]
    assert as_editor.get(gone.get_absolute_url())["Location"] == kept.get_absolute_url()
    page = told(as_editor.get(kept.get_absolute_url()).content.decode())
    assert f"{gone.name} is {kept.name} now." in page
    assert f"Merged “{gone.name}” into “{kept.name}”, with" in page


@pytest.mark.parametrize("keep", ["", "omar-reed", "../x"])
def test_a_merge_needs_to_be_told_which_entry_stays(
    as_editor: Client, dana: Speaker, short: Speaker, keep: str
) -> None:
    named("Omar Reed")

    answer = as_editor.post("/speakers/dana-roe/merge/", {"other": "d-roe", "keep": keep})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'role="alert"' in answer.content.decode()
    assert not SpeakerChange.objects.exists()


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("dana-roe", HTTPStatus.UNPROCESSABLE_ENTITY),
        ("nobody", HTTPStatus.NOT_FOUND),
        ("", HTTPStatus.NOT_FOUND),
        ("d-roe", HTTPStatus.CONFLICT),
    ],
)
def test_what_cannot_be_merged_is_refused(
    as_editor: Client, dana: Speaker, short: Speaker, other: str, status: int
) -> None:
    merging.merge(kept=named("Omar Reed"), gone=short, editor=make_editor())

    answer = as_editor.post("/speakers/dana-roe/merge/", {"other": other, "keep": "dana-roe"})

    assert answer.status_code == status
    assert said(dana) == ["One.", "Two."]


def test_the_pages_of_an_entry_that_was_merged_lead_to_those_of_the_other(
    as_editor: Client, dana: Speaker, short: Speaker
) -> None:
    merging.merge(kept=dana, gone=short, editor=make_editor())

    for page in ("edit/", "merge/", "split/", ""):
        answer = as_editor.get(f"/speakers/d-roe/{page}")
        assert answer.status_code == HTTPStatus.MOVED_PERMANENTLY
        assert answer["Location"] == f"/speakers/dana-roe/{page}"


def test_an_editor_gives_ticked_quotes_to_somebody_else(as_editor: Client, dana: Speaker) -> None:
    page = as_editor.get("/speakers/dana-roe/split/").content.decode()
    quote = dana.quotes.get(passage__exact="Two.")
    assert f'name="quotes" value="{quote.pk}"' in page

    answer = as_editor.post("/speakers/dana-roe/split/", {"quotes": quote.pk, "to": "Omar Reed"})

    assert answer["Location"] == "/speakers/omar-reed/"
    assert (said(dana), said(named("Omar Reed"))) == (["One."], ["Two."])
    page = told(as_editor.get("/speakers/omar-reed/").content.decode())
    assert "1 quote of Dana Roe came here." in page
    assert "Split 1 quote from “Dana Roe”, for “Omar Reed”" in page


def test_everything_that_filters_let_through_is_given_at_once(
    as_editor: Client, dana: Speaker
) -> None:
    other = make_article("Four. Five.", title="Another")
    for words in ("Four.", "Five."):
        make_quote(other, words, speaker="Dana Roe")

    as_editor.post(
        "/speakers/dana-roe/split/?article=another", {"everything": "on", "to": "Omar Reed"}
    )

    assert (said(dana), said(named("Omar Reed"))) == (["One.", "Two."], ["Four.", "Five."])


@pytest.mark.parametrize(
    ("fields", "told_why"),
    [
        ({"to": "Omar Reed", "quotes": []}, "Tick the quotes that somebody else said."),
        ({"to": ""}, "This field is required."),
        ({"to": "dana roe"}, "These are quotes of Dana Roe already."),
        ({"to": "Omar Reed", "quotes": ["x"]}, "tick the quotes once more"),
    ],
)
def test_a_split_that_cannot_be_done_comes_back_with_what_was_ticked(
    as_editor: Client, dana: Speaker, fields: dict[str, object], told_why: str
) -> None:
    quote = dana.quotes.get(passage__exact="Two.")

    answer = as_editor.post("/speakers/dana-roe/split/", {"quotes": [quote.pk], **fields})

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert told_why in page
    assert (f'value="{quote.pk}" checked' in page) is ("quotes" not in fields)
    assert said(dana) == ["One.", "Two."]


def test_who_splits_quotes_that_went_meanwhile_is_told_and_none_moves(
    as_editor: Client, dana: Speaker
) -> None:
    ticked = list(dana.quotes.values_list("pk", flat=True))
    merging.split(speaker=dana, quotes=ticked[:1], to="Ada Brook", editor=make_editor())

    answer = as_editor.post("/speakers/dana-roe/split/", {"quotes": ticked, "to": "Omar Reed"})

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "1 of these quotes is no longer one of Dana Roe" in page
    assert f'value="{ticked[1]}" checked' in page
    assert 'value="Omar Reed"' in page
    assert said(dana) == ["Two."]
    assert find("Omar Reed") is None


def test_an_editor_undoes_a_merge_and_a_split_from_the_page(
    as_editor: Client, dana: Speaker, short: Speaker
) -> None:
    merged = merging.merge(kept=dana, gone=short, editor=make_editor())
    wanted = dana.quotes.filter(passage__exact="One.").values_list("pk", flat=True)
    divided = merging.split(speaker=dana, quotes=wanted, to="Omar Reed", editor=make_editor())

    for change_ in (divided, merged):
        address = f"/speakers/dana-roe/changes/{change_.pk}/undo/"
        assert f'action="{address}"' in as_editor.get("/speakers/dana-roe/").content.decode()
        assert as_editor.post(address)["Location"] == "/speakers/dana-roe/"
        page = told(as_editor.get("/speakers/dana-roe/").content.decode())
        assert "It is undone." in page
        assert "undone by edith" in page

    assert (said(dana), said(short)) == (["One.", "Two."], ["Three."])
    again = as_editor.post(f"/speakers/dana-roe/changes/{merged.pk}/undo/")
    assert again.status_code == HTTPStatus.CONFLICT
    assert "undone it already" in again.content.decode()


def test_only_a_change_of_this_entry_is_undone(
    as_editor: Client, dana: Speaker, short: Speaker
) -> None:
    merged = merging.merge(kept=dana, gone=short, editor=make_editor())
    named("Omar Reed")

    for slug, pk in (("omar-reed", merged.pk), ("dana-roe", 12345), ("dana-roe", 10**30)):
        answer = as_editor.post(f"/speakers/{slug}/changes/{pk}/undo/")
        assert answer.status_code == HTTPStatus.NOT_FOUND
    gone = as_editor.post(f"/speakers/d-roe/changes/{merged.pk}/undo/")
    assert gone.status_code == HTTPStatus.CONFLICT
