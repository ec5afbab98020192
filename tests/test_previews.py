"""Is a text read the same way each time, and is what a person said of its quotes kept?"""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from annotator.forms.quotes import FoundQuotes, MissedQuoteForm
from annotator.forms.sources import PreviewedForm, SourceForm
from annotator.previews import Preview, PreviewError, TextChanged
from annotator.text.quotes import How

TEXT = """The harbour vote

The harbour board met on Monday, and it was a short meeting.

“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.

Nobody in the room laughed."""


def preview_of(**fields: str) -> Preview:
    """The preview of what somebody sends first."""
    return Preview.of(SourceForm({"text": TEXT} | fields, MultiValueDict()))


def rows(preview: Preview, **changes: str) -> FoundQuotes:  # type: ignore[valid-type]
    """The rows of a preview as a browser sends them back, with `changes`."""
    sent = {"found-TOTAL_FORMS": str(len(preview.quotes)), "found-INITIAL_FORMS": "0"}
    for number, row in enumerate(preview.rows()):
        sent |= {f"found-{number}-keep": "on", f"found-{number}-speaker": row["speaker"]}
        sent |= {f"found-{number}-words": row["words"].replace("\n", "\r\n")}
    data = QueryDict(mutable=True)
    data.update(sent | {f"found-{name}": value for name, value in changes.items()})
    return FoundQuotes(data, prefix="found")


def missed(words: str = "", speaker: str = "") -> MissedQuoteForm:
    return MissedQuoteForm({"missed_words": words, "missed_speaker": speaker})


def test_a_preview_finds_title_language_and_quotes() -> None:
    preview = preview_of()

    assert (preview.draft.title, preview.draft.language) == ("The harbour vote", "en")
    assert [quote.speaker for quote in preview.quotes] == ["Ada Brook"]
    assert 'href="#quote-0"' in preview.html


@pytest.mark.parametrize("title", ["", "The harbour vote", "Something else"])
def test_the_form_of_a_preview_makes_the_same_text_whatever_becomes_of_the_title(
    title: str,
) -> None:
    first = preview_of(title=title)
    sent = {name: str(value or "") for name, value in first.form.initial.items()}

    again = Preview.of(PreviewedForm(sent | {"title": "Put right"}, MultiValueDict()))

    assert again.document.text == first.document.text
    assert again.draft.title == "Put right"
    assert again.quotes == first.quotes


def test_quotes_that_nobody_changed_are_those_that_were_found() -> None:
    preview = preview_of()

    assert preview.chosen(rows(preview), missed()) == list(preview.quotes)


def test_a_speaker_that_somebody_put_right_is_a_persons_word() -> None:
    preview = preview_of()

    (quote,) = preview.chosen(rows(preview, **{"0-speaker": ""}), missed())

    assert (quote.speaker, quote.how, quote.confidence) == (None, How.PERSON, 1.0)


def test_a_missed_quote_takes_its_place_among_the_others() -> None:
    preview = preview_of()

    chosen = preview.chosen(rows(preview), missed("The harbour board met on Monday", "Lena Ott"))

    assert [quote.speaker for quote in chosen] == ["Lena Ott", "Ada Brook"]
    assert [quote.start for quote in chosen] == sorted(quote.start for quote in chosen)


def test_a_missed_quote_that_is_not_there_says_so() -> None:
    preview, form = preview_of(), missed("Everybody laughed")

    with pytest.raises(PreviewError):
        preview.chosen(rows(preview), form)

    assert "do not stand in the text" in str(form.errors["missed_words"])


def test_rows_of_another_text_are_noticed() -> None:
    preview = preview_of()
    other = preview_of(text=TEXT.replace("crate", "parcel"))

    with pytest.raises(TextChanged):
        other.chosen(rows(preview), missed())


def test_what_was_said_of_a_quote_follows_its_words_into_another_text() -> None:
    preview = preview_of()
    other = preview_of(text=f"{TEXT}\n\n“Nor will we lose any this year,” said Omar Reed.")

    left = other.rows(rows(preview, **{"0-speaker": "Ada M. Brook"}))

    assert [row["speaker"] for row in left] == ["Ada M. Brook", "Omar Reed"]
    assert all(row["keep"] for row in left)


@pytest.mark.parametrize("text", ["", "…", "\x00"])
def test_what_cannot_be_read_is_said_in_the_form(text: str) -> None:
    form = SourceForm({"text": text}, MultiValueDict())

    with pytest.raises(PreviewError):
        Preview.of(form)

    assert form.errors
