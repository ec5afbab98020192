"""Is an article in Markdown read, with what its front matter says?"""

from __future__ import annotations

from datetime import date

import pytest

from annotator.sources import markdown
from annotator.sources.draft import SourceError
from annotator.text.document import Document

WORDS = "The clock has been right twice a day since 1911, and nobody had asked for more."


def text_of(source: str) -> str:
    return Document.from_html(markdown.read(source).html).text


def test_front_matter_is_read_under_the_names_that_programs_give_it() -> None:
    draft = markdown.read(
        "---\nTitle: 'The clock: a life'\nauthors:\n  - Tilda Marsh\n  - Owen Reeve\n"
        "date: 3 February 2026\nlang: en-GB\nsite: The Post\nurl: https://example.org/\n"
        f"tags: [a, b]\n---\n{WORDS}"
    )

    assert (draft.title, draft.byline) == ("The clock: a life", "Tilda Marsh, Owen Reeve")
    assert (draft.language, draft.publisher) == ("en", "The Post")
    assert (draft.published_on, draft.source_url) == (date(2026, 2, 3), "https://example.org/")
    assert Document.from_html(draft.html).text == WORDS


def test_authors_in_brackets_are_all_read() -> None:
    draft = markdown.read(f'---\nauthor: ["Tilda Marsh", Owen Reeve]\n---\n{WORDS}')

    assert draft.byline == "Tilda Marsh, Owen Reeve"


def test_an_address_that_is_none_of_the_web_is_not_kept() -> None:
    assert markdown.read(f"---\nsource: javascript:alert(1)\n---\n{WORDS}").source_url == ""


@pytest.mark.parametrize(
    "source",
    [
        f"---\n{WORDS}\n---\n",
        f"---\ntitle: never ended\n\n{WORDS}\n",
        "---\n" + "a: b\n" * 200 + f"---\n{WORDS}",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(source: str) -> None:
    said, lines = markdown.front_matter(source.split("\n"))

    assert said == {}
    assert "\n".join(lines) == source


def test_a_language_in_front_matter_that_is_not_known_is_refused() -> None:
    with pytest.raises(SourceError, match="“de” is not known"):
        markdown.read(f"---\nlanguage: de\n---\n{WORDS}")


@pytest.mark.parametrize(
    "heading", ["# The *clock*", "# The clock #", "The clock\n=========", "\n\n# The clock\n"]
)
def test_the_heading_at_the_top_is_the_title(heading: str) -> None:
    draft = markdown.read(f"{heading}\n\n{WORDS}")

    assert draft.title == "The clock"
    assert Document.from_html(draft.html).text == WORDS


def test_a_heading_further_down_is_no_title() -> None:
    draft = markdown.read(f"{WORDS}\n\n# The clock\n\n{WORDS}")

    assert draft.title.startswith("The clock has been right")
    assert "<h2>The clock</h2>" in draft.html


def test_a_heading_other_than_the_title_in_front_matter_stays() -> None:
    draft = markdown.read(f"---\ntitle: The clock\n---\n# Noon\n\n{WORDS}")

    assert draft.title == "The clock"
    assert draft.html.startswith("<h2>Noon</h2>")


def test_a_title_that_is_given_takes_the_place_of_the_heading() -> None:
    draft = markdown.read(f"# The clock\n\n{WORDS}", title="Mine")

    assert (draft.title, Document.from_html(draft.html).text) == ("Mine", WORDS)


def test_a_number_sign_in_code_is_no_heading() -> None:
    source = f"{WORDS}\n\n```\n# a remark\n> a\n— B\n```\n"

    assert "# a remark\n> a\n— B" in text_of(source)


def test_a_signature_without_a_blank_line_is_no_part_of_the_quoted_words() -> None:
    draft = markdown.read(f"# T\n\n{WORDS}\n\n> It is noon.\n> — Tilda Marsh, clockmaker\n")

    assert "<blockquote><p>It is noon.</p></blockquote>" in draft.html
    assert "<figcaption>Tilda Marsh, clockmaker</figcaption>" in draft.html
