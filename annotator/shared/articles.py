"""What does one reader see of an article? What all see who may do the same, with what is theirs.

The page is drawn for all of them at once and kept (`holes`, `kept`). For one reader those of its
holes are filled that are about them: their name, and the blocks in which something is their own.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from annotator import access, navigation, same_origin, schema_org, site_address
from annotator.access import Viewer
from annotator.access.robots import keep_out
from annotator.actions import readers
from annotator.formats import FORMATS
from annotator.models import Article, Reader, Role, User
from annotator.queries import reading as queries
from annotator.queries.last_act import last_act
from annotator.shared import bearers, own, state
from annotator.shared.holes import Page, hole
from annotator.shared.kept import Kept
from annotator.shared.own import Place
from annotator.shared.state import State
from annotator.shared.stitched import Piece

MOST_BYTES = 48 * 1024 * 1024
MOST_BYTES_OF_THEIRS = 2 * 1024 * 1024
# Pages tell how long ago things were.
SECONDS = 60
# Of a piece, beside its text: 32 numbers.
SIZE_OF_COLUMNS = 1_300
TEMPLATE = "articles/detail.html"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What one reader sees otherwise in the text, by its holes, and the pieces that hold it."""

    texts: dict[str, str]
    pieces: dict[int, Piece]

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        texts = sum(len(text.encode()) for text in self.texts.values())
        return texts + sum(len(piece.deflated) + SIZE_OF_COLUMNS for piece in self.pieces.values())


NOTHING = Theirs({}, {})
kept: Kept[Page] = Kept(MOST_BYTES, SECONDS)
# What of a page is one reader's own, for when they read it again.
theirs_kept: Kept[Theirs] = Kept(MOST_BYTES_OF_THEIRS, SECONDS)


@dataclass(frozen=True, slots=True)
class Kind:
    """Who may do the same, and have nothing of their own, see the same."""

    has_account: bool
    is_editor: bool
    is_administrator: bool

    @classmethod
    def of(cls, viewer: Viewer) -> Kind:
        return cls(viewer.user is not None, viewer.is_editor, viewer.is_administrator)

    @property
    def anyone(self) -> Viewer:
        """One of them, whom there is not."""
        if not self.has_account:
            return access.NOBODY
        role = Role.EDITOR if self.is_editor else Role.READER
        user = User(pk=0, role=Role.ADMINISTRATOR if self.is_administrator else role)
        user.reader = Reader()
        return Viewer(user)


def page(request: HttpRequest, slug: str) -> HttpResponse | None:
    """The article's page for whoever sent `request`.

    None where it has to be drawn for them alone: they see less or more than others in all parts of
    it, something is to be told them, or somebody changed the article just now; or there is none.
    """
    viewer = access.viewer(request)
    now = state.of_article(slug, viewer)
    if now is None or viewer.blocked_for or len(get_messages(request)):
        return None
    article = keep_out(request, now.article)
    reader = reader_of(request, viewer)
    account = viewer.user.pk if viewer.user else None
    places = own.places(article.pk, reader=reader.pk, account=account) if reader else []
    if not is_in_blocks_only(places, article, viewer):
        return None
    drawn = shared(request, now, Kind.of(viewer))
    if drawn is None:
        return None
    of_each = about(request, viewer)
    theirs = beside(now, drawn, reader, viewer, places)
    if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return HttpResponse(drawn.text(of_each | theirs.texts))
    zipped = drawn.zipped(of_each, theirs.pieces)
    etag = tag_of(drawn, of_each | theirs.texts, request)
    response = HttpResponse(zipped, headers={"Content-Encoding": "gzip", "ETag": etag})
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def tag_of(drawn: Page, filled: dict[str, str], request: HttpRequest) -> str:
    """What tells this page from any other, a digest of all that is in it.

    It is weak, since of a form’s token it has the secret that is behind it: the token looks
    otherwise each time.
    """
    token, secret = filled.get("token"), request.META.get("CSRF_COOKIE", "")
    digest = blake2b(drawn.digest, digest_size=16)
    for name, text in sorted(filled.items()):
        lasting = text.replace(token, secret) if token else text
        digest.update(f"{name}\0{lasting}\0".encode())
    return f'W/"{digest.hexdigest()}"'


def reader_of(request: HttpRequest, viewer: Viewer) -> Reader | None:
    """Who acted as `viewer`, if anybody did."""
    came_before = viewer.user is not None or settings.READER_COOKIE in request.COOKIES
    return readers.known(user=viewer.user, browser=viewer.browser) if came_before else None


def is_in_blocks_only(places: list[Place], article: Article, viewer: Viewer) -> bool:
    """Whether what somebody did changes how blocks look, and nothing else of the page."""
    hidden = article.hides_tallies and not viewer.sees_all_tallies
    return not (places and hidden) and all(one.revision == article.current_id for one in places)


def shared(request: HttpRequest, now: State, kind: Kind) -> Page | None:
    """The page for all of a `kind`, as it is `now`; None where that has passed already."""
    article = now.article
    key = kind, site_address.of(request), article.slug, get_language()
    found = kept.get(key, now)
    if found is None:
        with kept.lock(key):
            found = kept.get(key, now)
            if found is None:
                found = Page.of(draw(request, article, kind))
                if now != state.of_article(article.slug, kind.anyone):
                    return None
                kept.put(key, now, found, found.size)
    return found


def draw(request: HttpRequest, article: Article, kind: Kind) -> str:
    """The page with its holes."""
    found = Article.objects.select_related("current").defer("current__source")
    viewer = kind.anyone
    plain = copy.copy(request)
    plain.META = request.META | {"QUERY_STRING": ""}
    context = context_of(get_object_or_404(found, pk=article.pk), viewer, request) | {
        "viewer": viewer,
        "user": viewer.user,
        "messages": (),
        "csrf_token": hole("token") if kind.has_account else same_origin.NO_TOKEN,
        "with_holes": True,
    }
    return render_to_string(TEMPLATE, context, plain)


def context_of(article: Article, viewer: Viewer, request: HttpRequest) -> dict[str, object]:
    """For the page's templates: the article, fetched with its revision, as `viewer` sees it."""
    reading = queries.reading(article, viewer)
    url = f"{site_address.of(request)}{article.get_absolute_url()}"
    return {
        "url": url,
        # Nothing in it can end the script that it stands in.
        "described": mark_safe(schema_org.described(reading, url)),
        "reading": reading,
        "article": article,
        "composition": reading.composition,
        "formats": FORMATS.values(),
        "undoable": last_act(article, viewer),
    }


def about(request: HttpRequest, viewer: Viewer) -> dict[str, str]:
    """What stands in the holes at the page's edges: an account's name, and what waits for it."""
    if viewer.user is None:
        return {}
    token = get_token(request)
    counts = navigation.Counts(viewer.user)
    context = {
        "viewer": viewer,
        "csrf_token": token,
        "new_for_you": counts.new_for_you,
        "to_decide": counts.to_decide,
    }
    filled = {
        "token": token,
        "who": str(viewer.user.pk),
        "account": render_to_string("site/_account.html", context),
        "for-you": render_to_string("for_you/_link.html", context),
    }
    if viewer.is_editor:
        filled["moderation"] = render_to_string("moderation/_link.html", context)
    return filled


def beside(
    now: State, drawn: Page, reader: Reader | None, viewer: Viewer, places: list[Place]
) -> Theirs:
    """What stands in the holes of the text: the blocks that hold something of the viewer's own."""
    article = now.article
    acted = reader and bearers.acts({bearers.ARTICLE: article.pk, bearers.READER: reader.pk})
    undoable = last_act(article, viewer) if acted else None
    if reader is None or not (places or undoable):
        return NOTHING
    key = reader.pk, Kind.of(viewer), article.pk, get_language()
    of_them = now, drawn.number, tuple(places), undoable and undoable.pk
    theirs = theirs_kept.get(key, of_them)
    if theirs is None:
        texts: dict[str, str] = {}
        if undoable:
            undo = {"undoable": undoable, "article": article, "LANGUAGE_CODE": get_language()}
            texts["undo"] = render_to_string("acts/_undo.html", undo)
        if any(one.is_tagged for one in places):
            texts["hint"] = ""
        texts |= blocks(article, viewer, places)
        theirs = Theirs(texts, drawn.pieces(texts))
        theirs_kept.put(key, of_them, theirs, theirs.size)
    return theirs


def blocks(article: Article, viewer: Viewer, places: Iterable[Place]) -> dict[str, str]:
    """The blocks by themselves that hold something of the viewer's own."""
    if not places:
        return {}
    whole = Article.objects.select_related("current").defer("current__source").get(pk=article.pk)
    document = whole.revision.document
    indices = set[int]()
    for one in places:
        if one.revision == whole.current_id:
            first = document.block_at(one.start)
            indices |= set(range(first, document.block_at(one.end - 1) + 1))
    shown = queries.with_comments(whole, sorted(indices), viewer)
    context = {"article": whole, "viewer": viewer, "LANGUAGE_CODE": get_language()}
    return {
        one.anchor: render_to_string("articles/_placed_block.html", {**context, "shown": one})
        for one in shown
    }
