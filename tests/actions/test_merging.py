"""Do merges and splits move all that they should and nothing else, and can they be undone?"""

from __future__ import annotations

import pytest

from annotator.actions import merging, quotes, speakers
from annotator.actions.batches import AT_ONCE
from annotator.actions.speakers import find, named
from annotator.models import Article, Label, Quote, Speaker, SpeakerChange
from annotator.refusals import ChangedMeanwhile, Invalid, Merged, NameTaken
from tests.actions.test_speakers import change
from tests.factories import make_article, make_editor, make_quote, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    return make_article("One. Two. Three. Four.")


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


def said(speaker: Speaker) -> list[str]:
    """A speaker's words."""
    return [one.passage.exact for one in speaker.quotes.order_by("passage__start")]


def names(speaker: Speaker) -> set[str]:
    """All names of a speaker, as they are now."""
    return set(speaker.names.values_list("name", flat=True))


def merge(kept: Speaker, gone: Speaker) -> SpeakerChange:
    return merging.merge(kept=kept, gone=gone, editor=make_editor())


def split(speaker: Speaker, *words: str, to: str) -> SpeakerChange:
    wanted = speaker.quotes.filter(passage__exact__in=words).values_list("pk", flat=True)
    return merging.split(speaker=speaker, quotes=wanted, to=to, editor=make_editor())


def undo(change: SpeakerChange) -> SpeakerChange:
    return merging.undo(change=change, editor=make_editor("erik"))


def test_a_merge_gives_quotes_and_names_to_the_entry_that_stays(
    dana: Speaker, short: Speaker
) -> None:
    done = merge(dana, short)

    short.refresh_from_db()
    assert said(dana) == ["One.", "Two.", "Three."]
    assert names(dana) == {"Dana Roe", "D. Roe"}
    assert short.merged_into == dana
    assert find("d. roe") == named("D. Roe") == dana
    assert (done.kind, done.speaker, done.other, done.by) == ("merged", dana, short, make_editor())
    assert done.details["quotes"] == 1


def test_a_merge_fills_what_is_not_said_and_leaves_what_is(dana: Speaker, short: Speaker) -> None:
    change(dana, description="Runs the cranes.")
    change(short, description="Somebody.", wikidata="Q42")

    undo_this = merge(dana, short)

    dana.refresh_from_db()
    assert (dana.description, dana.wikidata) == ("Runs the cranes.", "Q42")
    undo(undo_this)
    dana.refresh_from_db()
    short.refresh_from_db()
    assert (dana.description, dana.wikidata) == ("Runs the cranes.", "")
    assert (short.description, short.wikidata) == ("Somebody.", "Q42")


def test_tags_stay_on_the_words_whoever_said_them(dana: Speaker, short: Speaker) -> None:
    tag = make_tag(short.quotes.get().passage, label=Label.SARCASM)

    merge(dana, short)

    tag.refresh_from_db()
    assert tag.passage.tally.sarcasm == 1


def test_an_undone_merge_gives_back_what_came_and_is_still_there(
    article: Article, dana: Speaker, short: Speaker
) -> None:
    done = merge(dana, short)
    make_quote(article, "Four.", speaker="D. Roe")

    undone = undo(done)

    short.refresh_from_db()
    assert said(dana) == ["One.", "Two.", "Four."]
    assert said(short) == ["Three."]
    assert (names(dana), names(short)) == ({"Dana Roe"}, {"D. Roe"})
    assert short.merged_into is None
    assert undone.undone_by == make_editor("erik")
    assert undone.undone_at is not None


def test_what_was_corrected_since_is_not_dragged_back(dana: Speaker, short: Speaker) -> None:
    done = merge(dana, short)
    moved = Quote.objects.get(passage__exact="Three.")
    quotes.correct(passage=moved.passage, editor=make_editor(), speaker="Omar Reed", exact="Three.")

    undo(done)

    assert said(named("Omar Reed")) == ["Three."]
    assert said(short) == []


def test_nothing_is_undone_twice(dana: Speaker, short: Speaker) -> None:
    done = merge(dana, short)
    undo(done)

    with pytest.raises(ChangedMeanwhile, match="undone it already"):
        undo(done)


def test_a_change_of_a_name_is_not_undone_here(dana: Speaker) -> None:
    (renamed,) = change(dana, name="Dana Marie Roe")

    with pytest.raises(ChangedMeanwhile, match="cannot be undone"):
        undo(renamed)


def test_entries_merged_one_after_the_other_are_undone_the_other_way_round(
    dana: Speaker, short: Speaker
) -> None:
    whole = named("Dana Marie Roe")
    first, second = merge(dana, short), merge(whole, dana)

    with pytest.raises(Merged, match="Dana Roe has been merged into Dana Marie Roe"):
        undo(first)
    undo(second)
    undo(first)

    assert (said(whole), said(dana), said(short)) == ([], ["One.", "Two."], ["Three."])


def test_a_name_given_away_since_cannot_go_back(dana: Speaker, short: Speaker) -> None:
    done = merge(dana, short)
    change(dana, other_names=[])
    other = named("D. Roe")

    with pytest.raises(NameTaken, match=r"is a name of D\. Roe already"):
        undo(done)

    assert said(dana) == ["One.", "Two.", "Three."]
    assert find("D. Roe") == other


def test_a_name_taken_off_since_comes_back_with_its_entry(dana: Speaker, short: Speaker) -> None:
    done = merge(dana, short)
    change(dana, other_names=[])

    undo(done)

    assert names(short) == {"D. Roe"}


def test_the_name_that_is_shown_by_now_has_to_be_changed_before_it_goes_back(
    dana: Speaker, short: Speaker
) -> None:
    done = merge(dana, short)
    change(dana, name="D. Roe", other_names=["Dana Roe"])

    with pytest.raises(ChangedMeanwhile, match="Rename the entry first"):
        undo(done)
    change(dana, name="Dana Roe", other_names=["D. Roe"])
    undo(done)

    assert (names(dana), names(short)) == ({"Dana Roe"}, {"D. Roe"})


def test_an_entry_is_not_merged_with_itself(dana: Speaker) -> None:
    with pytest.raises(Invalid):
        merge(dana, Speaker.objects.get(pk=dana.pk))


def test_who_merges_what_somebody_merged_meanwhile_is_told_and_nothing_moves(
    dana: Speaker, short: Speaker
) -> None:
    stale, omar = Speaker.objects.get(pk=short.pk), named("Omar Reed")
    merge(dana, short)

    for kept, gone in ((omar, stale), (stale, omar)):
        with pytest.raises(Merged) as told:
            merge(kept, gone)
        assert told.value.slug == dana.slug

    assert said(dana) == ["One.", "Two.", "Three."]
    assert said(omar) == []


def test_a_split_gives_the_chosen_quotes_to_a_new_entry(dana: Speaker) -> None:
    done = split(dana, "Two.", to="Dana Roe, baker")

    baker = named("Dana Roe, baker")
    assert (said(dana), said(baker)) == (["One."], ["Two."])
    assert (done.kind, done.speaker, done.other) == ("split", dana, baker)


def test_a_split_gives_the_chosen_quotes_to_somebody_known_by_any_name(
    dana: Speaker, short: Speaker
) -> None:
    change(short, other_names=["Delia Roe"])

    split(dana, "Two.", to="DELIA ROE")

    assert (said(dana), said(short)) == (["One."], ["Two.", "Three."])
    assert Speaker.objects.count() == 2


def test_a_name_of_ones_own_goes_along_with_its_quotes(dana: Speaker) -> None:
    change(dana, other_names=["D. Roe"])

    done = split(dana, "Two.", to="D. Roe")

    other = named("D. Roe")
    assert other != dana
    assert (names(dana), names(other)) == ({"Dana Roe"}, {"D. Roe"})
    undo(done)
    assert names(dana) == {"Dana Roe", "D. Roe"}
    assert said(dana) == ["One.", "Two."]


def test_quotes_are_not_split_from_somebody_for_the_same(dana: Speaker) -> None:
    with pytest.raises(Invalid, match="quotes of Dana Roe already"):
        split(dana, "Two.", to="dana roe")


def test_quotes_that_went_meanwhile_are_told_and_none_moves(dana: Speaker) -> None:
    wanted = list(dana.quotes.values_list("pk", flat=True))
    split(dana, "Two.", to="Omar Reed")

    with pytest.raises(ChangedMeanwhile, match="1 of these quotes is no longer one of Dana Roe"):
        merging.split(speaker=dana, quotes=wanted, to="Ada Brook", editor=make_editor())

    assert said(dana) == ["One."]
    assert find("Ada Brook") is None


def test_an_undone_split_gives_back_what_is_still_there_and_its_entry_goes(dana: Speaker) -> None:
    done = split(dana, "One.", "Two.", to="Omar Reed")
    omar = named("Omar Reed")

    undo(done)

    omar.refresh_from_db()
    assert said(dana) == ["One.", "Two."]
    assert omar.merged_into == dana
    assert find("Omar Reed") is None
    assert names(dana) == {"Dana Roe"}


def test_an_entry_that_a_split_made_stays_where_it_has_something_of_its_own(
    article: Article, dana: Speaker
) -> None:
    done = split(dana, "Two.", to="Omar Reed")
    make_quote(article, "Three.", speaker="Omar Reed")

    undo(done)

    assert (said(dana), said(named("Omar Reed"))) == (["One.", "Two."], ["Three."])


def test_an_entry_that_was_described_since_stays_without_quotes(dana: Speaker) -> None:
    done = split(dana, "Two.", to="Omar Reed")
    change(named("Omar Reed"), description="Counts the crates.")

    undo(done)

    assert find("Omar Reed") is not None


def test_a_split_is_undone_only_while_both_are_entries(dana: Speaker, short: Speaker) -> None:
    done = split(dana, "Two.", to="Omar Reed")
    merge(short, named("Omar Reed"))

    with pytest.raises(Merged, match=r"Omar Reed has been merged into D\. Roe"):
        undo(done)

    assert said(short) == ["Two.", "Three."]


def test_what_is_gone_cannot_be_given_back_to(dana: Speaker, short: Speaker) -> None:
    done = merge(dana, short)
    Speaker.objects.filter(pk=short.pk).delete()

    done.refresh_from_db()
    with pytest.raises(ChangedMeanwhile):
        undo(done)


def test_more_quotes_than_one_statement_takes_move_together() -> None:
    many = make_article("Crate. " * (AT_ONCE + 3))
    revision, dana = many.revision, named("Dana Roe")
    passages = [
        revision.passages.create(article=many, start=7 * n, end=7 * n + 6, exact="Crate.")
        for n in range(AT_ONCE + 3)
    ]
    Quote.objects.bulk_create(
        Quote(passage=one, speaker=dana, kind="marked", how="cue") for one in passages
    )

    done = merge(named("Omar Reed"), dana)

    assert done.details["quotes"] == named("Omar Reed").quotes.count() == AT_ONCE + 3
    undo(done)
    assert speakers.find("Omar Reed") is not None
    assert dana.quotes.count() == AT_ONCE + 3
