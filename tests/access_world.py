"""On what does everybody in the access table act? An article in each of its states, and the people.

Made once for all tests: each request of theirs is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from annotator.actions import blocking, comments, describing, merging, moderation
from annotator.actions.speakers import named
from annotator.mail import choices
from annotator.mail.choices import Kind
from annotator.models import (
    Act,
    Article,
    Change,
    Comment,
    Commenters,
    CommentState,
    Passage,
    Placement,
    Reader,
    Role,
    Speaker,
    SpeakerChange,
    Status,
    Taggers,
    User,
)
from tests.factories import (
    PASSWORD,
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_tag,
    make_user,
)
from tests.moderating import decide
from tests.revising import AFTER, BEFORE, FERRY, REWORDED, revise, waiting
from tests.views.sending import NUMBER, PASTED, span

NOWHERE = 10**9


@dataclass(frozen=True, slots=True)
class Place:
    """An article with something of everything in it."""

    article: Article
    passage: Passage
    mark: Passage
    comment: Comment
    hidden: Comment
    act: Act
    placement: Placement
    speaker: Speaker
    other: Speaker
    change: Change
    version: Change
    merge: SpeakerChange
    reader: Reader

    def where(self, kind: str) -> dict[str, Any]:
        """What an address says of the object of that `kind`."""
        named: dict[str, dict[str, Any]] = {
            "article": {"slug": self.article.slug},
            "speaker": {"slug": self.speaker.slug},
            "change": {"slug": self.article.slug, "pk": self.change.pk},
            "version": {"pk": self.comment.pk, "change": self.version.pk},
            "merge": {"slug": self.speaker.slug, "pk": self.merge.pk},
            "reader": {"pseudonym": self.reader.pseudonym},
            "account": {"pk": self.owner.pk},
            "token": {"token": choices.token(self.owner, Kind.REPLIES)},
            "reset": {"uidb36": "1", "key": "none"},
            "key": {"key": "none"},
        }
        return named.get(kind) or {"pk": getattr(self, kind).pk}

    @property
    def owner(self) -> User:
        """Whose account the reader is."""
        assert self.reader.user is not None
        return self.reader.user


def nowhere(kind: str) -> dict[str, Any]:
    """What an address says that names nothing."""
    named: dict[str, dict[str, Any]] = {
        "article": {"slug": "nothing"},
        "speaker": {"slug": "nobody"},
        "change": {"slug": "nothing", "pk": NOWHERE},
        "version": {"pk": NOWHERE, "change": NOWHERE},
        "merge": {"slug": "nobody", "pk": NOWHERE},
        "reader": {"pseudonym": "nobody"},
        "token": {"token": "made-up"},
    }
    return named.get(kind, {"pk": NOWHERE})


# What addresses have besides the object's own name.
NUMBERS: dict[str, dict[str, int]] = {
    "blocks.detail": {"number": 1},
    "revisions.detail": {"number": 1},
    "revisions.restore": {"number": 1},
    "revisions.compare": {"number": 1, "other": 2},
}


def make_place(name: str, **chosen: str) -> Place:
    """An article of that `name`, whose fields are as `chosen`, with what nora did in it."""
    nora = make_user("nora")
    reader = make_reader(nora)
    article = make_article(BEFORE, title=name)
    speaker, other = named(f"Ada {name}"), named(f"Ida {name}")
    passage = make_quote(article, speaker=speaker.name).passage
    comment = make_comment(passage, author=nora)
    hidden = make_comment(passage, author=nora, body="So they say, the fools.")
    decide(hidden, CommentState.HIDDEN, reason="Names.")
    make_tag(make_passage(article, REWORDED))
    mark = make_tag(make_passage(article, FERRY), reader=reader).passage
    act = Act.objects.get(reader=reader, passage_number=mark.pk)
    revise(article, AFTER)
    merge = merging.merge(kept=speaker, gone=named(f"A. {name}"), editor=make_editor())
    change = describing.describe(article=article, editor=make_editor(), fields={"byline": "Nobody"})
    comments.rewrite(comment=comment, body="This is how the minutes have it.")
    version = comment.changes.get()
    assert change
    Article.objects.filter(pk=article.pk).update(**chosen)
    for one in (article, passage, mark, speaker, comment):
        one.refresh_from_db()
    return Place(
        article=article,
        passage=passage,
        mark=mark,
        comment=comment,
        hidden=hidden,
        act=act,
        placement=waiting(article),
        speaker=speaker,
        other=other,
        change=change,
        version=version,
        merge=merge,
        reader=reader,
    )


@dataclass(frozen=True, slots=True)
class World:
    """The articles by their state, and a browser's cookie for each role."""

    places: dict[str, Place]
    sessions: dict[str, str]
    # The middleware is loaded once for all.
    handler: ClientHandler = field(
        default_factory=partial(ClientHandler, enforce_csrf_checks=False)
    )

    def browser(self, role: str) -> Client:
        """A browser in which somebody of that role is signed in."""
        client = Client()
        client.handler = self.handler
        if role in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client


def make_world() -> World:
    """All places and people. Within a transaction, that is taken back."""
    places = {
        "public": make_place("Public"),
        "unlisted": make_place("Unlisted", status=Status.UNLISTED),
        "draft": make_place("Draft", status=Status.DRAFT),
        "closed": make_place("Closed", taggers=Taggers.EDITORS, commenters=Commenters.EDITORS),
    }
    blocked = make_user("blake")
    blocking.block(reader=make_reader(blocked), editor=make_editor(), reason="Shouts.")
    people = {
        "reader": make_user("omar"),
        "owner": make_user("nora"),
        "blocked": blocked,
        "editor": make_editor(),
        "admin": make_user("anna", role=Role.ADMINISTRATOR),
    }
    sessions = {}
    for role, user in people.items():
        client = Client()
        client.force_login(user)
        sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return World(places, sessions)


Fields = Callable[[Place], dict[str, Any]]

SAID = {"body": "Is it?", "submission": NUMBER}
FERRY_LEFT = "The ferry left without them."

# What the forms send; of a GET, what its address asks for.
FIELDS: dict[tuple[str, str], Fields] = {
    ("GET", "comments.new"): lambda at: span(at.article, FERRY_LEFT),
    ("GET", "news.blocks"): lambda at: {"b": 1, "revision": at.article.current_id},
    ("POST", "tags.create"): lambda at: span(at.article, FERRY_LEFT, label="fact"),
    ("POST", "blocks.detail"): lambda _at: {"words": "met on Monday", "label": "fact"},
    ("POST", "tags.put"): lambda _at: {"label": "opinion"},
    ("POST", "bounds.move"): lambda _at: {"step": "end word in"},
    ("POST", "comments.create_on_span"): lambda at: SAID | span(at.article, FERRY_LEFT),
    ("POST", "comments.create"): lambda _at: SAID,
    ("POST", "comments.preview"): lambda at: (
        SAID | {"action": reverse("comments.create", args=[at.passage.pk])}
    ),
    ("POST", "comments.edit"): lambda _at: SAID,
    ("POST", "replies.create"): lambda _at: SAID,
    ("POST", "helpful.put"): lambda _at: {"helpful": "1"},
    ("POST", "flags.put"): lambda _at: {"reason": "abuse"},
    ("POST", "account.detail"): lambda _at: {"shown_name": "N.", "language": "en"},
    ("POST", "account.delete"): lambda _at: {
        "tags": "kept",
        "said": "kept",
        "password": PASSWORD,
    },
    ("POST", "article_settings.about"): lambda _at: {"title": "Another title", "language": "en"},
    ("POST", "articles.create"): lambda _at: {"text": PASTED, "preview": "1"},
    ("POST", "uploads.create"): lambda _at: {
        "documents": SimpleUploadedFile("harbour.txt", PASTED.encode()),
        "language": "en",
        "status": "public",
    },
    ("POST", "article_settings.edit"): lambda _at: {
        "status": "public",
        "taggers": "accounts",
        "commenters": "editors",
        "tallies": "always",
    },
    ("POST", "revisions.revise"): lambda _at: {
        "text": "Other words.",
        "format": "plain",
        "based_on": 2,
        "save": "1",
    },
    ("POST", "revisions.restore"): lambda _at: {"based_on": 2},
    ("POST", "placements.put"): lambda _at: {"exact": FERRY_LEFT},
    ("POST", "quotes.correct"): lambda at: {"speaker": "Omar Reed", "exact": at.passage.exact},
    ("POST", "speakers.edit"): lambda at: {"name": "A. Brook", "seen": at.speaker.version},
    ("POST", "speakers.merge"): lambda at: {"other": at.other.slug, "keep": at.speaker.slug},
    ("POST", "speakers.split"): lambda _at: {"to": "Omar Reed", "everything": "on"},
    ("POST", "moderation.decide"): lambda at: {
        "decision": "removed",
        "reason": "Off topic.",
        "seen": moderation.as_seen(at.comment),
    },
    ("POST", "people.block"): lambda _at: {"reason": "Shouts."},
    ("POST", "people.remove_tags"): lambda _at: {"reason": "Made up."},
    ("POST", "people.hide_comments"): lambda _at: {"reason": "All of it."},
    ("POST", "roles.give"): lambda _at: {"role": "editor"},
    ("POST", "set_language"): lambda _at: {"language": "fr"},
}


def send(
    world: World, role: str, method: str, address: str, fields: dict[str, Any], **headers: str
) -> HttpResponse:
    """The answer to somebody of that role; whatever it did is taken back."""
    with transaction.atomic():
        asked = getattr(world.browser(role), method.lower())
        answer: HttpResponse = asked(address, fields, headers=headers)
        if answer.streaming:
            b"".join(answer)
        transaction.set_rollback(True)
    return answer
