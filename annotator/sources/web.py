"""How does an article come in from the web? Its page is fetched, within limits, and then read.

Every step of the way is looked at: each redirect is a new address (`addresses`), and what may be
connected to is decided by a `door`. What came is read like a saved page.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urljoin

import httpcore
import webencodings

from annotator import sources
from annotator.sources import addresses
from annotator.sources.door import Deadline, Door, Guarded
from annotator.sources.draft import MAX_URL, Draft, SourceError
from annotator.text.explained import gettext_noop

TOO_MANY_REDIRECTS = gettext_noop(
    "This address leads on to others more than {limit} times: open it in a browser, and take the"
    " address that you end at."
)
NOWHERE = gettext_noop("This address leads on, but does not say where: check it in a browser.")
REFUSED = gettext_noop(
    "The site answered {status} instead of the page: check the address in a browser, or save the"
    " page and bring in the file."
)
OTHER_TYPE = gettext_noop(
    "There is no page at this address, but “{type}”: an article has to come as HTML, Markdown or"
    " plain text."
)
TOO_LARGE = gettext_noop(
    "This page is larger than {limit} MB, the most that an article can have: save the article alone"
    " and bring in the file."
)
TOO_SLOW = gettext_noop(
    "The site did not answer in {seconds} seconds: try again later, or save the page and bring in"
    " the file."
)
UNREACHABLE = gettext_noop(
    "The site cannot be reached, or not safely: check the address, or save the page and bring in"
    " the file."
)
UNREADABLE = gettext_noop(
    "What the site answered cannot be read: save the page and bring in the file."
)

FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/plain": None,  # the name and the content tell
    "": None,
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = [
    ("User-Agent", "Annotator (brings articles in for its editors)"),
    ("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9"),
    # Nothing that grows when it is unpacked; some sites compress all the same.
    ("Accept-Encoding", "identity"),
]
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """What a site answered, and the address it was found at in the end.

    `data` is in UTF-8 where the site said how it is encoded.
    """

    url: str
    data: bytes
    format: str | None = None

    @property
    def name(self) -> str:
        """What a file of it would be called."""
        return PurePosixPath(self.url.partition("?")[0]).name


def read(
    url: str,
    *,
    format: str | None = None,  # noqa: A002 - the word that commands and forms use too
    language: str | None = None,
    title: str | None = None,
    door: Door = Door(),  # noqa: B008 - it is frozen
) -> Draft:
    """The draft of the article at an address, which its source then is.

    The page's own word for its address counts, where it gives one. Raises SourceError, whose
    message says what is wrong and what to do, for what is not fetched or cannot be read.
    """
    page = fetch(url, door)
    draft = sources.read(
        page.data,
        name=page.name,
        format=format or page.format,
        language=language,
        title=title,
    )
    return draft if draft.source_url else replace(draft, source_url=page.url[:MAX_URL])


def fetch(url: str, door: Door = Door()) -> Page:  # noqa: B008 - it is frozen
    """The page at an address. Raises SourceError with what is wrong and what to do."""
    deadline = Deadline(door.seconds)
    backend = Guarded(door, deadline)
    try:
        # One answer a connection, and no cookies: nothing is carried from one site to the next.
        with httpcore.ConnectionPool(
            ssl_context=door.trusts, max_keepalive_connections=0, network_backend=backend
        ) as pool:
            for _step in range(door.most_redirects + 1):
                parts, host, port = addresses.split(url)
                door.check_port(host, port)
                name = f"[{host}]" if ":" in host else host
                usual = addresses.SCHEMES[parts.scheme] == port
                asked = httpcore.URL(
                    scheme=parts.scheme, host=host, port=port, target=addresses.target(parts)
                )
                headers = [("Host", name if usual else f"{name}:{port}"), *HEADERS]
                with pool.stream("GET", asked, headers=headers) as answer:
                    if answer.status not in REDIRECTS:
                        return taken(answer, parts.geturl(), door)
                    url = urljoin(parts.geturl(), onward(answer))
    except httpcore.TimeoutException as error:
        raise SourceError(TOO_SLOW, seconds=round(door.seconds)) from error
    except (httpcore.NetworkError, OSError) as error:
        raise SourceError(UNREACHABLE) from error
    except (httpcore.ProtocolError, zlib.error) as error:
        raise SourceError(UNREADABLE) from error
    raise SourceError(TOO_MANY_REDIRECTS, limit=door.most_redirects)


def onward(answer: httpcore.Response) -> str:
    """Where a redirect leads, as the site wrote it. Raises SourceError where it does not say."""
    location = header(answer, b"location")
    if not location:
        raise SourceError(NOWHERE)
    return location


def taken(answer: httpcore.Response, url: str, door: Door) -> Page:
    """The page in an answer, unpacked, as far as it is one. Raises SourceError."""
    if answer.status != 200:
        raise SourceError(REFUSED, status=str(answer.status))
    said = Message()
    said["Content-Type"] = header(answer, b"content-type")
    kind = said.get_content_type() if said["Content-Type"] else ""
    if kind not in FORMATS:
        raise SourceError(OTHER_TYPE, type=kind[:60])
    too_large = SourceError(TOO_LARGE, limit=round(door.most_bytes / MEGABYTE))
    length = header(answer, b"content-length")
    if length.isdecimal() and int(length[:20]) > door.most_bytes:
        raise too_large
    packed = header(answer, b"content-encoding").lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise SourceError(UNREADABLE)
    # Bit by bit, and never more than is taken: a small answer may unpack to a huge one.
    unpack = None if packed in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    data, came = bytearray(), 0
    for chunk in answer.iter_stream():
        came += len(chunk)
        data += unpack.decompress(chunk, door.most_bytes + 1 - len(data)) if unpack else chunk
        if max(came, len(data)) > door.most_bytes:
            raise too_large
    return Page(url, in_utf8(bytes(data), str(said.get_param("charset", ""))), FORMATS[kind])


def header(answer: httpcore.Response, name: bytes) -> str:
    """The value of a header; empty where there is none."""
    value = next((value for key, value in answer.headers if key.lower() == name), b"")
    try:
        # Only ASCII may stand there; what sites write beyond it is UTF-8 in our days.
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def in_utf8(data: bytes, charset: str) -> bytes:
    """`data` in UTF-8, if it is none and is what the site says that it is; else as it came."""
    encoding = webencodings.lookup(charset) if charset else None
    if encoding is None or encoding.name in ("utf-8", "x-user-defined"):
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return data
    try:
        return encoding.codec_info.decode(data, "strict")[0].encode()
    except UnicodeError:
        return data
