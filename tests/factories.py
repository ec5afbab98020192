"""What do tests act on? Articles, people and what they left, made as the site makes them.

Every `make_*` has readable defaults and nothing random; who wants something else says so.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from html import escape

from annotator.actions import articles, comments, passages, quotes, readers, replies, tags
from annotator.models import (
    Article,
    Cited,
    Comment,
    Commenters,
    Format,
    Label,
    Language,
    Passage,
    Quote,
    Reader,
    Role,
    Status,
    Tag,
    Taggers,
    User,
)
from annotator.sources import Draft
from annotator.text import quotes as quote_finder
from annotator.text import sanitize
from annotator.text.selectors import occurrences

PASSWORD = "a password for tests"
TEXT = (
    "The harbour board met on Monday. It was a short meeting.\n\n"
    "“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.\n\n"
    "Nobody in the room laughed."
)

# Of our own writing, as the English one is.
ARABIC = (
    "اجتمع مجلس الميناء مساء الاثنين. كان الاجتماع قصيرا، ولم يحضره سوى سبعة أعضاء.\n\n"
    "قالت سلمى الحداد، مديرة الرافعات: «لم نفقد صندوقا واحدا طوال حياتنا». فهل صدقها أحد؟"
    " لم يضحك أحد في القاعة!"
)


def make_user(name: str = "nora", *, role: Role = Role.READER) -> User:
    """An account whose password is `PASSWORD`; the same one when it is there already."""
    known = User.objects.filter(username=name).first()
    return known or User.objects.create_user(name, f"{name}@example.org", PASSWORD, role=role)


def make_editor(name: str = "edith") -> User:
    """An editor's account."""
    return make_user(name, role=Role.EDITOR)


def make_reader(user: User | None = None) -> Reader:
    """The reader of an account, or a new browser's."""
    return readers.for_viewer(user=user, browser=uuid.uuid4())


def make_draft(
    text: str = TEXT, *, title: str = "The harbour vote", language: str = "en", html: str = ""
) -> Draft:
    """A draft whose canonical text is `text`, a paragraph for each blank line; or of `html`."""
    written = html or "".join(f"<p>{escape(line)}</p>" for line in text.split("\n\n"))
    return Draft(
        title=title,
        language=language,
        byline="",
        publisher="",
        published_on=None,
        source_url="",
        html=sanitize.clean(written),
        source=text,
        format=Format.HTML if html else Format.PLAIN,
    )


def make_article(
    text: str = TEXT,
    *,
    title: str = "The harbour vote",
    language: str = Language.ENGLISH,
    html: str = "",
    author: User | None = None,
    found: Sequence[quote_finder.Quote] | None = (),
    status: str = Status.PUBLIC,
    taggers: str = Taggers.EVERYBODY,
    commenters: str = Commenters.ACCOUNTS,
) -> Article:
    """An article without quotes; with those `found`, or with what the engine finds for None."""
    draft = make_draft(text, title=title, language=language, html=html)
    made = articles.create(draft=draft, author=author, quotes=found, status=status)
    made.taggers, made.commenters = taggers, commenters
    made.save(update_fields=["taggers", "commenters"])
    return made


def make_passage(article: Article | None = None, words: str = "It was a short meeting.") -> Passage:
    """The passage of an article at the first place where `words` stand."""
    article = article or make_article()
    span = occurrences(article.revision.text, words)[0]
    return passages.at(article, span)[0]


def make_tag(
    passage: Passage | None = None, *, reader: Reader | None = None, label: Label = Label.FACT
) -> Tag:
    """A tag by `reader`, or by a browser that was never here before."""
    return tags.put(passage=passage or make_passage(), reader=reader or make_reader(), label=label)


def make_comment(
    passage: Passage | None = None,
    *,
    author: User | None = None,
    body: str = "This is *not* how the minutes have it.",
    sources: Sequence[Cited] = (),
) -> Comment:
    """A comment; commentary, when its author is an editor."""
    return comments.write(
        passage=passage or make_passage(),
        author=author or make_user(),
        body=body,
        submission=uuid.uuid4(),
        sources=sources,
    )


def make_reply(
    parent: Comment | None = None, *, author: User | None = None, body: str = "They do so."
) -> Comment:
    """An answer to a comment."""
    return replies.write(
        parent=parent or make_comment(),
        author=author or make_user("omar"),
        body=body,
        submission=uuid.uuid4(),
    )


def make_quote(
    article: Article | None = None,
    words: str = "We have never lost a crate in our lives,",
    *,
    speaker: str = "Ada Brook",
    editor: User | None = None,
) -> Quote:
    """A quote as an editor puts it right: `words` by `speaker`, or by nobody if that is empty."""
    passage = make_passage(article or make_article(), words)
    return quotes.correct(
        passage=passage, editor=editor or make_editor(), speaker=speaker, exact=words
    )
