"""Are bytes read in the encoding that they are in, and refused where nobody can tell it?"""

from __future__ import annotations

import pytest

from annotator.sources.decode import decode, tidy
from annotator.sources.draft import SourceError

FRENCH = (
    "Hélène Marchetti, directrice de Borealis, l’a répété à l’été : « Ça n’est pas très cher,"
    " même si le cœur n’y est plus… » Où qu’elle aille, on l’écoute dès qu’elle paraît.\n"
)
ENGLISH = "“It’s a naïve idea,” said José, “and it costs £5 at the café…”\n"


@pytest.mark.parametrize("text", [FRENCH, ENGLISH, "L’été\n", "déjà vu\n"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac-roman"]
)
def test_text_is_the_same_whatever_encoding_it_came_in(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["iso8859-15", "cp850"])
def test_encodings_without_typographic_marks_are_told_too(encoding: str) -> None:
    text = "La sœur d'Hélène a été reçue où l'on ne va guère : à l'évêché, près du théâtre."
    text = text if encoding == "iso8859-15" else text.replace("œ", "oe")

    assert decode(text.encode(encoding)) == text


def test_an_encoding_that_a_page_declares_is_believed() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Łódź</p>'

    assert decode(page.encode("iso-8859-2")) == page


def test_a_page_that_is_utf_8_is_read_as_utf_8_whatever_it_declares() -> None:
    page = "<meta charset=iso-8859-1><p>L’été</p>"

    assert decode(page.encode()) == page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Директор сказал, что всё идёт хорошо и рынок вырос.", "cp1251"),
        ("社長は記者団に対し、市場は順調だと述べた。", "shift_jis"),
        ("Łódź jest pięknym miastem, które ma świetną przyszłość.", "cp1250"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused_with_what_to_do(
    text: str, encoding: str
) -> None:
    with pytest.raises(SourceError, match="save it as UTF-8"):
        decode(text.encode(encoding))


def test_text_that_lost_characters_already_is_refused_with_the_place() -> None:
    with pytest.raises(SourceError, match="after “Le march”: bring in the original"):
        decode("Le march\ufffd a baissé.".encode())


def test_utf_8_with_a_broken_byte_is_refused_and_not_taken_for_another_encoding() -> None:
    data = ENGLISH.encode().replace("£".encode(), b"\xc2")

    with pytest.raises(SourceError, match="lost characters"):
        decode(data)


def test_a_sign_for_a_lost_character_may_be_wanted_but_only_where_it_is_spelled() -> None:
    assert decode("Le “\ufffd” d’hier.".encode(), as_spelled=True) == "Le “\ufffd” d’hier."
    with pytest.raises(SourceError, match="lost characters"):
        decode(ENGLISH.encode().replace("£".encode(), b"\xc2"), as_spelled=True)


def test_a_byte_order_mark_that_lies_is_refused() -> None:
    with pytest.raises(SourceError, match="says that it is UTF-16, but it is not"):
        decode(b"\xff\xfea\x00\x00\xd8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF format"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml", "Word format"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument format"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "EPUB format"),
        (b"PK\x03\x04\x14\x00photos/1.jpg", r"an archive \(ZIP\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Word or Office format"),
        (b"{\\rtf1\\ansi Hello}", "RTF format"),
        (b"\x89PNG\r\n\x1a\n\x00", r"a picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", r"a picture \(JPEG\)"),
        (b"GIF89a\x01\x00", r"a picture \(GIF\)"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", r"a picture \(WebP\)"),
        (b"\x1f\x8b\x08\x00", r"an archive \(gzip\)"),
        (b"\x00\x00\x00\x18ftypmp42", r"sound or video \(MP4\)"),
        (b"\x7fELF\x02\x01\x01\x00", "a binary file"),
        (b"words and a NUL\x00 among them", "a binary file"),
        (b"\x01\x02\x03\x04\x05 words", "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=f"This is .*{said}.*, not text: "):
        decode(data)


def test_tidy_text_is_composed_and_has_one_kind_of_line_end() -> None:
    assert (
        tidy("e\u0301te\u0301\r\nun\rdeux\u2028trois\x0cquatre") == "été\nun\ndeux\ntrois\nquatre"
    )


def test_what_cannot_be_seen_is_taken_away_and_what_builds_emoji_stays() -> None:
    assert tidy("a\u00adb\u200bc\x07d\u202ee\ufefff") == "abcdef"
    assert tidy("👩\u200d🚀 \u00a0\u202f!") == "👩\u200d🚀 \u00a0\u202f!"


def test_a_pile_of_accents_is_cut_down_so_that_composing_it_ends() -> None:
    assert len(tidy("a" + "\u0301\u0327" * 500_000)) < 40
