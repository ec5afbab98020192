"""Is the annotated article on pages all that the HTML is, with outline, language and tags?"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pypdf import PdfReader

from annotator.formats import pdf
from annotator.models import Article, Label
from tests.factories import make_article, make_comment, make_passage, make_quote, make_tag
from tests.formats.leaving import outgoing

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


def pages(article: Article) -> PdfReader:
    """The PDF of an article, opened."""
    return PdfReader(io.BytesIO(b"".join(pdf.write(outgoing(article)))))


def drawn_with(article: Article) -> dict[str, Any]:
    """What the first page of an article's PDF is drawn with: fonts, patterns."""
    found: dict[str, Any] = pages(article).pages[0]["/Resources"].get_object()  # type: ignore[assignment]
    return found


def outline(entries: Sequence[Any]) -> list[Any]:
    """The titles of bookmarks, those below another as a list after it."""
    return [outline(one) if isinstance(one, list) else one.title for one in entries]


def test_it_has_an_outline_a_language_a_title_and_tags_and_says_everything() -> None:
    article = make_article(
        html="<h2>Low water</h2><p>“It floats,” said Ada Brook. It was short.</p>",
        title="La marée",
        language="fr",
    )
    make_tag(make_quote(article, "It floats,").passage, label=Label.SARCASM)
    make_comment(make_passage(article, "It was short."), body="It was *not*.")

    reader = pages(article)

    root = reader.root_object
    assert str(root["/Lang"]) == "fr"
    assert "True" in str(root["/MarkInfo"])
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "La marée"
    assert outline(reader.outline) == ["La marée", ["Low water"]]
    text = " ".join(reader.pages[0].extract_text().split())
    for words in ("It floats,", "Ada Brook", "1 Sarcasm", "1 reader", "It was not.", "Revision 1"):
        assert words in text


def test_marks_that_readers_do_not_agree_on_are_hatched() -> None:
    article = make_article()
    passage = make_passage(article)
    for _ in range(3):
        make_tag(passage, label=Label.FACT)
    assert not drawn_with(article)["/Pattern"]

    for _ in range(3):
        make_tag(passage, label=Label.SARCASM)
    assert drawn_with(article)["/Pattern"]


def test_emoji_are_set_in_a_font_that_has_them() -> None:
    article = make_article("The ferry 🚢 was late.")

    fonts = drawn_with(article)["/Font"].values()

    assert any("Emoji" in font.get_object()["/BaseFont"] for font in fonts)


def test_bars_bear_the_colours_of_the_labels() -> None:
    assert set(pdf.colours()) == {"fact", "opinion", "sarcasm"}


def test_where_it_cannot_be_made_a_sentence_says_what_is_missing(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    response = client.get(f"/articles/{article.slug}/annotated.pdf")
    assert response.status_code == 501
    assert "libpango-1.0-0" in response.content.decode()
    with pytest.raises(CommandError, match="This site cannot make PDFs"):
        call_command("export_article", article.slug, "--format", "pdf")
    assert client.get(f"/articles/{article.slug}/annotated.html").status_code == 200
