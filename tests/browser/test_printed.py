"""Is an annotated file whole on paper? Chromium prints one in which much could be cut.

Paragraphs, marks and remarks of several lines stand at all heights of many pages.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from annotator.formats import annotated_html
from tests.factories import make_article, make_comment, make_passage, make_user
from tests.formats.leaving import outgoing

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]
SECTIONS = 24


def test_no_note_is_cut_and_no_heading_parted_from_its_text(
    browser: Browser, tmp_path: Path
) -> None:
    numbers = range(10, 10 + SECTIONS)
    article = make_article(
        html="".join(
            f"<h2>Part {n}</h2><p>Text {n} begins. {'It goes on and on. ' * (n % 7 * 4)}</p>"
            for n in numbers
        )
    )
    for n in numbers:
        body = f"Remark {n} begins. {'So they say, at length. ' * (8 + n % 5 * 6)}Remark {n} ends."
        make_comment(make_passage(article, f"Text {n} begins."), author=make_user(), body=body)
    file = tmp_path / "article.html"
    file.write_text("".join(annotated_html.write(outgoing(article))), encoding="utf-8")

    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    context.close()

    sheets = [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in printed.pages]
    assert len(sheets) > 4
    for n in numbers:
        assert on(sheets, f"Remark {n} begins.") == on(sheets, f"Remark {n} ends.")
        assert on(sheets, f"Part {n}") == on(sheets, f"Text {n} begins.")


def on(sheets: list[str], words: str) -> int:
    """The sheet that has these words, in the text or beside it; once in all."""
    (found,) = [number for number, sheet in enumerate(sheets) if words in sheet]
    return found
