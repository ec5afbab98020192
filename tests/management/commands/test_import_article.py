"""Does an article come in from the command line, or is it told in one line why not?"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotator.management.commands.import_article import Command
from annotator.models import Article, Format

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "articles"
TEXT = "The ferry was late\nThe ferry was late again, and it had nobody on board but the crew.\n"


def imported(source: Path | str, **options: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("import_article", str(source), stdout=out, **options)
    return out.getvalue()


def refusal(source: Path | str, **options: str) -> str:
    """The one line with which the command refuses; nothing is stored."""
    before = Article.objects.count()
    with pytest.raises(CommandError) as caught:
        imported(source, **options)
    assert Article.objects.count() == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_file_becomes_an_article_and_its_slug_alone_is_printed(article_file: Path) -> None:
    assert imported(article_file) == "the-ferry-was-late\n"

    article = Article.objects.get(slug="the-ferry-was-late")
    assert article.language == "en"
    assert article.revision.source == TEXT
    assert article.revision.source_format == Format.PLAIN


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_each_sample_article_comes_in_with_its_quotes(path: Path) -> None:
    slug = imported(path).strip()

    quotes = Article.objects.get(slug=slug).revision.passages.exclude(quote=None)
    assert quotes.count() > 5


@pytest.mark.django_db
def test_the_same_article_again_gets_a_slug_of_its_own(article_file: Path) -> None:
    assert imported(article_file) != imported(article_file)


@pytest.mark.django_db
def test_options_say_language_title_and_format(article_file: Path) -> None:
    slug = imported(article_file, language="fr", title="Le bac", format="markdown").strip()

    article = Article.objects.get(slug=slug)
    assert (slug, article.title, article.language) == ("le-bac", "Le bac", "fr")
    assert article.revision.source_format == Format.MARKDOWN


@pytest.mark.django_db
def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1252"))))

    assert imported("-") == "the-ferry-was-late\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "nothing in it"),
        (b" \n ", "nothing in it"),
        (b"%PDF-1.7 ...", "PDF format"),
        (b"\x00\x01\x02words", "binary file"),
        (b"a" * 20_000_000, "larger than 5 MB"),
        ("Директор сказал, что всё хорошо.".encode("cp1251"), "save it as UTF-8"),
        (b"--- ... ---", "no words"),
    ],
    ids=["empty", "blank", "PDF", "binary", "20 MB", "Cyrillic", "no words"],
)
def test_a_file_that_is_no_article_is_refused_with_the_reason(
    tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)

    message = refusal(path)

    assert said in message
    assert str(path) in message


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("language", "xx", "say one of en, fr"), ("format", "docx", "say one of plain, markdown")],
)
def test_an_option_that_is_not_known_is_refused_with_the_known_ones(
    article_file: Path, option: str, value: str, said: str
) -> None:
    assert said in refusal(article_file, **{option: value})


@pytest.mark.django_db
def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    assert "cannot be read: No such file or directory" in refusal(tmp_path / "nowhere.txt")
    assert "cannot be read: Is a directory" in refusal(tmp_path)
    assert "cannot be read" in refusal("a\0b")


@pytest.mark.django_db
def test_an_address_is_refused_with_what_to_do_instead() -> None:
    assert "save the page and import the file" in refusal("https://example.org/article")


def test_a_refusal_is_one_line_on_standard_error_and_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "import_article", str(tmp_path / "nowhere.txt")])

    printed = capsys.readouterr()
    assert ended.value.code == 1
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "nowhere.txt" in printed.err
