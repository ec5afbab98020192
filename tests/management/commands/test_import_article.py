"""Does an article come in from the command line, or is it told in one line why not?"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from annotator.management.commands.import_article import Command
from annotator.models import Article, Format, Passage, Revision
from tests.factories import make_passage, make_tag
from tests.revising import AFTER, BEFORE, WORDS
from tests.sources.far import FAR, page, site

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "articles"
TEXT = "The ferry was late\nThe ferry was late again, and it had nobody on board but the crew.\n"


def imported(source: Path | str, **options: Any) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("import_article", str(source), stdout=out, **options)
    return out.getvalue()


def refusal(source: Path | str, **options: Any) -> str:
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
    first = imported(article_file)

    assert "--revise the-ferry-was-late, or have it twice with --again" in refusal(article_file)
    assert imported(article_file, again=True) != first


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
    [
        ("language", "xx", "say one of ar, en, fr, he"),
        ("format", "docx", "say one of plain, markdown"),
    ],
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
def test_an_article_comes_in_from_an_address_and_is_revised_from_it(settings: Settings) -> None:
    with site() as one:
        settings.FETCH_ALSO = frozenset({f"{FAR}:{one.port}"})
        url = one.url("/ferry", host=FAR)
        one.answers["/ferry"] = page(f"<h1>The ferry</h1><p>{WORDS}</p>")

        slug = imported(url, language="en").strip()
        one.answers["/ferry"] = page(f"<h1>The ferry</h1><p>{WORDS}</p><p>It came at last.</p>")
        told = imported(url, revise=slug)

    article = Article.objects.get(slug=slug)
    assert (article.title, article.source_url) == ("The ferry", url)
    assert "It came at last." in article.revision.text
    assert "written: revision 2" in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1/", "no machine of the public web"),
        ("ftp://example.org/article", "is not fetched here"),
        ("https://example.org:25/", "Port 25"),
        (f"https://example.org/{'a' * 5000}", "longer than 2,000 characters"),
    ],
)
def test_an_address_that_is_not_of_the_public_web_is_refused(url: str, said: str) -> None:
    assert said in refusal(url)


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


# Revising ----------------------------------------------------------------------------------------

TOLD = "same: 1\nmoved: 1\nreworded: 1\nambiguous: 1\ngone: 1\n"


@pytest.fixture
def tagged(tmp_path: Path) -> Article:
    """An article from a file, with a tag on the words of each state and nothing else marked."""
    path = tmp_path / "before.txt"
    path.write_text(f"The harbour vote\n\n{BEFORE}", encoding="utf-8")
    article = Article.objects.get(slug=imported(path).strip())
    Passage.objects.all().delete()
    for words in WORDS.values():
        make_tag(make_passage(article, words))
    return article


@pytest.fixture
def after(tmp_path: Path) -> Path:
    path = tmp_path / "after.txt"
    path.write_text(f"The harbour vote\n\n{AFTER}", encoding="utf-8")
    return path


@pytest.mark.django_db
def test_an_article_is_revised_and_the_fate_of_its_passages_is_told(
    tagged: Article, after: Path
) -> None:
    said = imported(after, revise=tagged.slug, note="After the vote")

    assert said == f"{TOLD}written: revision 2\n"
    tagged.refresh_from_db()
    assert tagged.revision.text == AFTER
    assert (tagged.title, tagged.revision.note) == ("The harbour vote", "After the vote")


@pytest.mark.django_db
def test_a_dry_run_tells_the_same_and_writes_nothing(tagged: Article, after: Path) -> None:
    said = imported(after, revise=tagged.slug, dry_run=True)

    assert said == f"{TOLD}written: nothing (dry run)\n"
    assert Revision.objects.count() == 1
    assert imported(after, revise=tagged.slug).startswith(TOLD)


@pytest.mark.django_db
def test_the_title_changes_with_the_text_that_it_was_taken_from(
    tagged: Article, after: Path
) -> None:
    after.write_text(f"The harbour vote, again\n\n{BEFORE}", encoding="utf-8")
    imported(after, revise=tagged.slug)
    assert Article.objects.get().title == "The harbour vote, again"

    imported(after, revise=tagged.slug, title="A vote")
    assert Article.objects.get().title == "A vote"
    assert Article.objects.get().slug == tagged.slug


@pytest.mark.django_db
def test_what_cannot_become_a_revision_is_refused(tagged: Article, after: Path) -> None:
    assert "There is no article “nothing”" in refusal(after, revise="nothing")
    assert "stays in it" in refusal(after, revise=tagged.slug, language="fr")
    assert "300 characters" in refusal(after, revise=tagged.slug, note="x" * 301)
    assert "go with --revise" in refusal(after, dry_run=True)
    assert "go with --revise" in refusal(after, note="Why not?")
    assert "cannot be read" in refusal(after.with_name("none.txt"), revise=tagged.slug)
    imported(after, revise=tagged.slug)

    assert "Nothing changed" in refusal(after, revise=tagged.slug)
    assert "Nothing changed" in refusal(after, revise=tagged.slug, dry_run=True)
    after.write_bytes(b"")
    assert "nothing in it" in refusal(after, revise=tagged.slug)
    assert Revision.objects.count() == 2


@pytest.mark.django_db
def test_an_article_comes_in_as_what_it_is_said_to_be(article_file: Path) -> None:
    for status in ("draft", "unlisted", "public"):
        slug = imported(article_file, status=status, again=True).strip()
        assert Article.objects.get(slug=slug).status == status

    assert refusal(article_file, status="hidden").startswith("--status can be draft, unlisted")
    assert "--status" in refusal(article_file, status="draft", revise="the-ferry-was-late")
