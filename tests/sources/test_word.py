"""Does a Word document come in as its text, and does a hostile one come to nothing?"""

from __future__ import annotations

import pytest

from annotator import sources
from annotator.sources import SourceError, word
from annotator.text.document import Document
from tests.sources.documents import docx, packed, paragraph, parts, run, table, xml

BODY = (
    paragraph(run("The harbour vote"), style="Title")
    + paragraph(run("The board met on Monday, and it was a "), run("short", "<w:b/>"), run(" one."))
    + paragraph(run("What was said"), style="Heading1")
    + paragraph(run("We have never lost a crate 🚢 in our lives."), style="Quote")
    + paragraph(run("Nor will we, whatever they say of us."), style="Citationintense")
    + paragraph(run("— Ada Brook"))
    + paragraph(run("It was a long night."), style="Quotations")
    + paragraph(run("one crate"), listed=1)
    + paragraph(run("two crates"), listed=1)
    + table([["year", "crates"], ["2026", "0"]])
    + paragraph(
        run("See "),
        f'<w:hyperlink r:id="link">{run("the minutes")}</w:hyperlink>',
        run(", they say."),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    + paragraph(
        run("Nobody "),
        f'<w:ins w:id="1" w:author="x">{run("really ")}</w:ins>',
        '<w:del w:id="2" w:author="x"><w:r><w:delText>ever </w:delText></w:r></w:del>',
        run("laughed in the room."),
    )
)
NOTE = f'<w:footnote w:id="2">{paragraph(run("As they were signed."))}</w:footnote>'


def test_a_document_comes_in_with_its_structure() -> None:
    draft = sources.read(docx(BODY, NOTE), name="vote.docx")

    text = Document.from_html(draft.html).text
    assert (draft.title, draft.language, draft.format) == ("The harbour vote", "en", "html")
    assert "<h2>What was said</h2>" in draft.html
    assert "<strong>short</strong>" in draft.html
    assert "<blockquote><p>We have never lost a crate 🚢 in our lives.</p>" in draft.html
    assert draft.html.count("<blockquote>") == 2
    assert "<figcaption>Ada Brook</figcaption>" in draft.html or "Ada Brook" in text
    assert "<li>one crate</li>" in draft.html
    assert "<td>crates</td>" in draft.html or "<th>crates</th>" in draft.html
    assert 'href="https://example.org/minutes"' in draft.html
    assert "As they were signed." in text
    assert "↑" not in text
    assert "Nobody really laughed in the room." in text


def test_what_a_document_is_its_content_says_and_not_its_name() -> None:
    data = docx(BODY, NOTE)

    assert sources.read(data, name="vote.txt").title == "The harbour vote"
    assert sources.read(b"# The vote\n\nIt was short.", name="vote.docx").title == "The vote"


def test_a_picture_leaves_nothing_behind() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        '2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml'
        '/2006/picture"><pic:blipFill><a:blip r:embed="link"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

    draft = sources.read(
        docx(BODY + paragraph(drawing), NOTE, {"word/media/image1.png": b"\x89PNG"})
    )

    assert "img" not in draft.html


BOMB = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]>'
DEEP = "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(BODY)[:-100], "broken"),
        (docx(BODY)[:1_500], ""),
        (packed({"word/document.xml": "no xml"}), "broken"),
        (packed(parts(BODY) | {"word/document.xml": xml("document", "<w:body>")}), "broken"),
        (
            docx(BODY, "", {"word/document.xml": BOMB + xml("document", "<w:body/>")}),
            "could do harm",
        ),
        (docx(BODY, "", {"word/document.xml": BOMB + "<a>&a;</a>"}), "could do harm"),
        (
            docx(BODY, "", {"word/styles.xml": (BOMB + "<a>&a;</a>").encode("utf-16")}),
            "could do harm",
        ),
        (docx(DEEP), "too much"),
        (docx("<w:p/>" * 300_000), "too much"),
        (docx("", "", {"word/styles.xml": b" " * 60_000_000}), "too much"),
        (docx(""), "nothing in it"),
        (packed({f"{n}": "" for n in range(6_000)} | {"word/document.xml": ""}), "too much"),
        (packed({"xl/workbook.xml": "", "[Content_Types].xml": ""}), "format, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Word or Office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as refused:
        sources.read(data, name="vote.docx")

    assert reason in str(refused.value)


def test_nothing_of_a_document_is_read_but_its_text() -> None:
    with pytest.raises(SourceError):
        word.safe_copy(b"PK\x03\x04")
    copy = word.safe_copy(docx(BODY, "", {"word/vbaProject.bin": b"x", "../../etc/passwd": "y"}))

    assert b"vbaProject" not in copy.getvalue()
    assert b"passwd" not in copy.getvalue()
