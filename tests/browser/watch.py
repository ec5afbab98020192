"""What goes wrong in a page without anybody's looking? Errors that a browser keeps to itself.

That is an error in the console (a breach of the content security policy is one), an exception in a
script, an answer of 500, a file that is missing, and any request that leaves the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# What the browser itself says about an answer that is not 2xx; `Watch.answered` judges those.
OF_AN_ANSWER = "Failed to load resource: the server responded with a status of"


@dataclass
class Watch:
    """What went wrong in the pages of one context, but for what a test has `excused`."""

    origin: str
    noticed: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        return [one for one in self.noticed if not any(words in one for words in self.excused)]

    def over(self, context: BrowserContext) -> None:
        """Begin to listen to `context`, whose requests to elsewhere the `browser` does not send."""
        context.on("console", self.said)
        context.on("weberror", lambda error: self.noticed.append(f"exception: {error.error}"))
        context.on("response", self.answered)
        context.on("request", self.asked)

    def is_ours(self, url: str) -> bool:
        return urlsplit(url).scheme in ("data", "blob", "about") or url.startswith(self.origin)

    def said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(OF_AN_ANSWER):
            self.noticed.append(f"console: {message.text}")

    def answered(self, response: Response) -> None:
        page_or_fetch = response.request.resource_type in ("document", "fetch", "xhr")
        if response.status >= 500 or (response.status >= 400 and not page_or_fetch):
            self.noticed.append(f"answer {response.status}: {response.url}")

    def asked(self, request: Request) -> None:
        if not self.is_ours(request.url):
            self.noticed.append(f"request to elsewhere: {request.url}")
