"""Can a revision be read as it was, compared, restored, and written by editors alone?"""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.test import Client

from annotator.actions import revisions
from annotator.models import Article, Passage, Revision
from tests.factories import make_article, make_passage, make_quote, make_tag
from tests.revising import (
    AFTER,
    BEFORE,
    GONE,
    MOVED,
    REWORDED,
    make_revised_article,
    make_tagged_article,
    passage_of,
    revise,
    waiting,
)
from tests.views.sending import HTMX, NUMBER

pytestmark = pytest.mark.django_db


def text_of(page: str) -> str:
    """What a page says, without its elements."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def sent(text: str = AFTER, **more: object) -> dict[str, object]:
    """The fields of the editor."""
    return {"text": text, "format": "plain", "based_on": 1, "submission": NUMBER, **more}


# Who ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["revise/", "revisions/1/restore/"])
def test_nobody_but_an_editor_writes_a_revision(client: Client, as_nora: Client, path: str) -> None:
    article = make_revised_article()
    address = f"/articles/{article.slug}/{path}"

    for act in ("get", "post"):
        fields = {} if act == "get" else sent("Other words.", based_on=2, save="1")
        answer = getattr(client, act)(address, fields)
        assert answer["Location"].startswith("/accounts/login/")
        assert getattr(as_nora, act)(address, fields).status_code == HTTPStatus.FORBIDDEN
    assert article.revisions.count() == 2


def test_everybody_reads_what_there_was(client: Client) -> None:
    article = make_revised_article()

    for path in ("revisions/", "revisions/1/", "revisions/2/", "revisions/1/compare/2/"):
        page = client.get(f"/articles/{article.slug}/{path}")
        assert page.status_code == HTTPStatus.OK
        for words in ("/restore/", "/revise/", "/queue/"):
            assert words not in page.content.decode()


# As it was ---------------------------------------------------------------------------------------


def test_a_revision_shows_its_text_with_the_marks_that_it_had(client: Client) -> None:
    article = make_revised_article()

    page = client.get(f"/articles/{article.slug}/revisions/1/").content.decode()

    for words in (MOVED, REWORDED, GONE):
        passage = passage_of(article, words)
        assert f'data-passages="{passage.pk}"' in page
        assert words in text_of(page)
    assert "1 reading" in page
    assert "/tag/" not in page


def test_a_passage_that_went_on_under_other_words_has_its_old_ones_in_its_old_text(
    client: Client,
) -> None:
    article = make_article("It rained. “We lost none,” said Ada Brook.")
    make_quote(article, "We lost none,")
    revise(article, "“We lost none,” said Ada Brook. It snowed.")

    page = client.get(f"/articles/{article.slug}/revisions/1/").content.decode()

    assert re.search(r"<mark[^>]*><a[^>]*>We lost none,</a></mark>", page)
    assert "It rained." in page


def test_the_list_tells_who_changed_what_when_and_what_became_of_passages(
    as_editor: Client,
) -> None:
    article = make_tagged_article()
    as_editor.post(f"/articles/{article.slug}/revise/", sent(note="Counted again", save="1"))

    page = text_of(as_editor.get(f"/articles/{article.slug}/revisions/").content.decode())

    for words in ("Revision 2", "edith", "Counted again", "1 same", "1 gone", "Revision 1"):
        assert words in page


def test_what_changed_between_two_revisions_is_marked_word_by_word(client: Client) -> None:
    article = make_revised_article()

    page = client.get(f"/articles/{article.slug}/revisions/1/compare/2/").content.decode()

    assert "<del>twelve</del> <ins>nineteen</ins>" in page
    assert f"<del>{GONE}</del>" in page


def test_a_revision_that_was_never_written_is_not_found(client: Client, as_editor: Client) -> None:
    article = make_article()
    here = f"/articles/{article.slug}"

    for path in (
        f"{here}/revisions/2/",
        f"{here}/revisions/1/compare/2/",
        "/articles/no/revisions/",
    ):
        assert client.get(path).status_code == HTTPStatus.NOT_FOUND
    assert as_editor.get(f"{here}/revisions/2/restore/").status_code == HTTPStatus.NOT_FOUND
    assert as_editor.get("/articles/nothing/revise/").status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"{here}/revisions/1/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


# Writing -----------------------------------------------------------------------------------------


def test_the_editor_has_the_source_as_it_is(as_editor: Client, article: Article) -> None:
    page = as_editor.get(f"/articles/{article.slug}/revise/").content.decode()

    assert article.revision.source in page
    assert 'name="based_on" value="1"' in page
    assert re.search(r'name="submission" value="[0-9a-f-]{36}"', page)


def test_a_preview_tells_every_passages_fate_and_saves_nothing(as_editor: Client) -> None:
    article = make_tagged_article()

    page = as_editor.post(f"/articles/{article.slug}/revise/", sent(preview="1")).content.decode()

    told = text_of(page)
    for words in ("1 same", "1 moved", "1 reworded", "1 ambiguous", "1 gone"):
        assert words in told
    assert "<del>twelve</del> <ins>nineteen</ins>" in page
    assert AFTER.split("\n")[0] in page
    assert Revision.objects.count() == 1


def test_saving_makes_the_revision_that_was_previewed(as_editor: Client) -> None:
    article = make_tagged_article()

    answer = as_editor.post(f"/articles/{article.slug}/revise/", sent(save="1"), follow=True)

    assert "3 passages wait for your decision" in answer.content.decode()
    assert Article.objects.get().revision.text == AFTER
    written = Article.objects.get().revision
    assert (written.number, str(written.written_by)) == (2, "edith")


def test_sending_the_form_twice_makes_one_revision(as_editor: Client) -> None:
    article = make_tagged_article()

    for _ in range(2):
        answer = as_editor.post(f"/articles/{article.slug}/revise/", sent(save="1"))

    assert answer["Location"] == article.get_absolute_url()
    assert article.revisions.count() == 2


@pytest.mark.parametrize("step", ["preview", "save"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BEFORE, "Nothing changed"),
        ("", "An article has to have words."),
        ("--- ... ---", "no words"),
    ],
)
def test_what_cannot_be_saved_comes_back_with_the_reason(
    as_editor: Client, step: str, text: str, said: str
) -> None:
    article = make_tagged_article()
    fields = sent(text, note="Kept as typed", **{step: "1"})

    answer = as_editor.post(f"/articles/{article.slug}/revise/", fields)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert said in page
    assert "Kept as typed" in page
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("step", ["preview", "save"])
def test_the_second_of_two_editors_sees_both_texts_and_can_save_on_top(
    as_editor: Client, step: str
) -> None:
    article = make_tagged_article()
    revise(article, f"{BEFORE}\n\nThe first editor’s line.", note="A line more")
    mine = sent("The second editor’s text.", note="My note", **{step: "1"})
    address = f"/articles/{article.slug}/revise/"

    answer = as_editor.post(address, mine)

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "The second editor’s text." in page
    assert "My note" in page
    assert "<ins>The first editor’s line.</ins>" in page
    assert "A line more" in page
    assert 'name="based_on" value="2"' in page
    assert article.revisions.count() == 2

    as_editor.post(address, {**mine, "based_on": 2, "save": "1"})
    assert Article.objects.get().revision.number == 3
    assert article.revisions.get(number=2).text.endswith("The first editor’s line.")


def test_a_form_that_names_no_revision_is_not_taken(as_editor: Client, article: Article) -> None:
    answer = as_editor.post(
        f"/articles/{article.slug}/revise/", sent("Other words.", save="1") | {"based_on": "x"}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Revision.objects.count() == 1


# Restoring ---------------------------------------------------------------------------------------


def test_restoring_asks_first_and_makes_a_new_revision(as_editor: Client) -> None:
    article = make_revised_article()
    address = f"/articles/{article.slug}/revisions/1/restore/"

    page = text_of(as_editor.get(address).content.decode())
    assert "Restore revision 1?" in page
    assert "5 same" in page or "4 same" in page
    assert article.revisions.count() == 2

    as_editor.post(address, {"based_on": 2, "submission": NUMBER, "note": "Back"})
    as_editor.post(address, {"based_on": 2, "submission": NUMBER, "note": "Back"})

    restored = Article.objects.get().revision
    assert (restored.number, restored.text, restored.note) == (3, BEFORE, "Back")
    assert restored.passages.count() == Passage.objects.count()


def test_restoring_after_somebody_else_revised_is_told(as_editor: Client) -> None:
    article = make_revised_article()
    address = f"/articles/{article.slug}/revisions/1/restore/"
    revise(article, "Quite another text.")

    answer = as_editor.post(address, {"based_on": 2, "submission": NUMBER})

    assert answer.status_code == HTTPStatus.CONFLICT
    assert 'name="based_on" value="3"' in answer.content.decode()
    assert article.revisions.count() == 3


def test_restoring_what_is_there_is_told(as_editor: Client) -> None:
    article = make_article()

    answer = as_editor.post(
        f"/articles/{article.slug}/revisions/1/restore/", {"based_on": 1, "submission": NUMBER}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "already" in answer.content.decode()


# What readers see --------------------------------------------------------------------------------


def test_readers_see_what_was_tagged_before_the_text_changed(client: Client) -> None:
    article = make_revised_article()
    reworded = waiting(article).passage

    page = client.get(f"/articles/{article.slug}/").content.decode()

    mark = re.search(rf'<mark[^>]*data-passages="{reworded.pk}"[^>]*>', page)
    assert mark
    assert "before" in mark[0]
    assert "Tagged before the text changed" in page
    assert "Tagged on an earlier text" in page
    assert "3 passages were tagged before the text changed" in page
    earlier = text_of(page.split('id="earlier"')[1])
    assert "Omar Reed keeps his ledger" in earlier
    assert "Nobody in the room laughed" in earlier
    assert "/queue/" not in page


def test_an_article_that_was_never_revised_says_nothing_of_it(client: Client) -> None:
    article = make_tagged_article()

    page = client.get(f"/articles/{article.slug}/").content.decode()

    assert "before the text changed" not in page
    assert "earlier text" not in page
    assert "/revisions/" not in page


def test_editors_are_led_to_what_waits(as_editor: Client) -> None:
    article = make_revised_article()

    page = as_editor.get(f"/articles/{article.slug}/").content.decode()

    assert f'href="/articles/{article.slug}/queue/">3 passages wait</a>' in page
    assert f'href="/articles/{article.slug}/revise/"' in page


def test_the_page_of_old_words_shows_what_they_are_now_and_takes_tags_for_these(
    client: Client,
) -> None:
    article = make_revised_article()
    placement = waiting(article)

    page = client.get(f"/passages/{placement.passage.pk}/").content.decode()

    assert "<del>twelve</del> <ins>nineteen</ins>" in page
    assert "Tagged before the text changed." in page
    assert f"/articles/{article.slug}/revisions/1/#p{placement.passage.pk}" in page
    assert f"/passages/{placement.passage.pk}/tag/" not in page
    fields = dict(
        re.findall(r'<input type="hidden" name="(start|end|exact)" value="([^"]*)"', page)
    )
    answer = client.post(f"/articles/{article.slug}/tags/", {**fields, "label": "sarcasm"})
    assert answer.status_code == HTTPStatus.FOUND
    made = passage_of(article, placement.words)
    assert (made.sarcasm, made.revision) == (1, article.revision)


@pytest.mark.parametrize("more", [{}, HTMX])
def test_tagging_and_commenting_on_old_words_is_refused(as_nora: Client, more: object) -> None:
    passage = waiting(make_revised_article()).passage

    for path, fields in (("tag", {"label": "fact"}), ("comments", {"body": "Is it?"})):
        answer = as_nora.post(f"/passages/{passage.pk}/{path}/", fields, **more)  # type: ignore[arg-type]
        assert answer.status_code == HTTPStatus.CONFLICT
        assert "was changed" in answer.content.decode()
    passage.refresh_from_db()
    assert passage.tally.total == 1


def test_a_reader_takes_back_a_tag_on_old_words(client: Client) -> None:
    article = make_tagged_article()
    passage = passage_of(article, REWORDED)
    client.post(f"/passages/{passage.pk}/tag/", {"label": "opinion"})
    revise(article)
    page = client.get(f"/passages/{passage.pk}/").content.decode()
    assert "Take back your “Opinion”" in page

    answer = client.post(f"/passages/{passage.pk}/tag/", {"label": ""}, **HTMX)

    assert answer["HX-Redirect"] == article.get_absolute_url()
    passage.refresh_from_db()
    assert (passage.opinion, passage.fact) == (0, 1)


def test_a_passage_that_was_joined_to_another_leads_there(
    client: Client, as_editor: Client
) -> None:
    article = make_revised_article()
    placement = waiting(article)
    there = make_tag(make_passage(article, placement.words)).passage
    as_editor.post(f"/placements/{placement.pk}/confirm/", {})

    answer = client.get(f"/passages/{placement.passage.pk}/")

    assert answer["Location"] == f"/passages/{there.pk}/"


def test_a_passage_that_an_editor_carried_over_says_so(client: Client, as_editor: Client) -> None:
    article = make_revised_article()
    placement = waiting(article)
    as_editor.post(f"/placements/{placement.pk}/confirm/", {"note": "Only the number."})

    page = client.get(f"/passages/{placement.passage.pk}/").content.decode()

    assert "edith carried the tags over" in page
    assert "Only the number." in page
    assert "<del>twelve</del> <ins>nineteen</ins>" in page
    revisions.restore(revision=article.revisions.get(number=1))
    assert client.get(f"/passages/{placement.passage.pk}/").status_code == HTTPStatus.OK
