"""How do tests write a Word document? Part by part, as word processors do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Quote": "Quote",
    # Word in French names the style so inside, and LibreOffice so.
    "Citationintense": "Intense Quote",
    "Quotations": "Quotations",
    "ListParagraph": "List Paragraph",
}


def run(words: str, properties: str = "") -> str:
    """A stretch of words of one look."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", listed: int = 0) -> str:
    """A paragraph; `listed` makes it an item of list 1 (bullets) or 2 (numbers)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table of words."""
    cells = (
        "".join(f"<w:tc><w:tcPr/>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def xml(name: str, inner: str) -> str:
    """A part of a document."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'
    )


def parts(body: str, footnotes: str = "") -> dict[str, str]:
    """The parts of a document by their names."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    numbers = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        "</w:lvl></w:abstractNum>"
        for n, kind in ((1, "bullet"), (2, "decimal"))
    )
    numbers += "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2)
    )
    of = f"{R}/"
    links = "".join(
        f'<Relationship Id="{name}" Type="{of}{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering", "footnotes")
    )
    links += (
        f'<Relationship Id="link" Type="{of}hyperlink" Target="https://example.org/minutes"'
        ' TargetMode="External"/>'
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d"'
        f' Type="{of}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        "</Relationships>",
        "word/document.xml": xml("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": xml("styles", styles),
        "word/numbering.xml": xml("numbering", numbers),
        "word/footnotes.xml": xml("footnotes", footnotes),
    }


def docx(
    body: str, footnotes: str = "", others: Mapping[str, str | bytes] = MappingProxyType({})
) -> bytes:
    """A whole document; `others` are further parts, or other ones of the same name."""
    return packed({**parts(body, footnotes), **others})


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of `files`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
