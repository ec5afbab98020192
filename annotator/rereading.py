"""How is the source of an article read once more, when its text is revised?

As it was read the first time: in the article's language, and with its title taken from the text
or left in it as before. Storing what comes of it is `annotator.actions.revisions`.
"""

from __future__ import annotations

from dataclasses import replace

from annotator.models import Article
from annotator.sources import Draft, SourceError, read
from annotator.text.document import Document


def reread(
    article: Article,
    data: bytes,
    *,
    name: str = "",
    format: str | None = None,  # noqa: A002 - the word that commands and forms use too
    title: str | None = None,
) -> Draft:
    """The draft of a new source for `article`; its title is the one that the article is to have.

    A title that was taken from the text before changes with it; one that a person gave stays,
    unless there is another `title`. Raises SourceError as `sources.read` does.
    """
    if title:
        return read(data, name=name, format=format, language=article.language, title=title)
    asked, own = title_before(article)
    draft = read(data, name=name, format=format, language=article.language, title=asked)
    return draft if own else replace(draft, title=article.title)


def title_before(article: Article) -> tuple[str | None, bool]:
    """The title that the current text was read with, and whether the article bears the text's own.

    It is found by trying: what gives the same text is how it was read.
    """
    revision = article.revision
    for asked in (None, article.title):
        try:
            before = read(
                revision.source.encode(),
                format=revision.source_format,
                language=article.language,
                title=asked,
            )
        except SourceError:
            continue
        if Document.from_html(before.html).text == revision.text:
            return asked, before.title == article.title
    return None, False
