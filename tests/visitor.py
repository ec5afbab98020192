"""How do tests visit the real site without a browser's window? Over HTTP, with cookies."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

PATIENCE = 60.0


class Answer(NamedTuple):
    """The status and the page after all redirects."""

    status: int
    page: str


@dataclass
class Visitor:
    """A browser of the site at `url`: it keeps its cookies, and no proxy comes between."""

    url: str
    jar: CookieJar = field(default_factory=CookieJar)

    @property
    def token(self) -> str:
        """What the site wants to see with every form of somebody who is signed in."""
        return next((one.value or "" for one in self.jar if one.name == "csrftoken"), "")

    def get(self, path: str) -> Answer:
        """The page at `path`. Raises OSError or HTTPException where no answer comes."""
        return self.send(Request(f"{self.url}{path}"))

    def post(self, path: str, *, htmx: bool = False, **fields: object) -> Answer:
        """What a form answers, sent by htmx or by the browser. Raises as `get` does."""
        headers = {"X-CSRFToken": self.token, "Origin": self.url}
        headers |= {"HX-Request": "true"} if htmx else {}
        return self.send(Request(f"{self.url}{path}", urlencode(fields).encode(), headers))

    def send(self, request: Request) -> Answer:
        """What is answered to `request`, which takes compressed pages as browsers do."""
        request.add_header("Accept-Encoding", "gzip")
        opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.jar))
        try:
            with opener.open(request, timeout=PATIENCE) as answer:
                return answer_of(answer)
        except HTTPError as error:
            return answer_of(error)

    def sign_in(self, name: str, password: str) -> None:
        self.get("/accounts/login/")
        self.post("/accounts/login/", login=name, password=password)


def answer_of(answer: HTTPResponse | HTTPError) -> Answer:
    """The answer with its page as text."""
    body = answer.read()
    if answer.headers["Content-Encoding"] == "gzip":
        body = gzip.decompress(body)
    return Answer(answer.status or 0, body.decode())
