"""How does everything hostile get into the site? Through each way in, as a browser sends it.

What may be refused is refused with a reason, and whatever is taken stands on a page afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from playwright.sync_api import APIResponse, BrowserContext, FilePayload

from tests.browser.people import EDITOR, PASSWORD
from tests.hostile import CONTAINED, ENDLESS, KINDS, article, chunks
from tests.live import LiveSite
from tests.views.sending import filled

LINKS = {"html": '<p><a href="ADDRESS">x</a></p>', "markdown": "[x](ADDRESS)", "plain": "ADDRESS"}
SHOWN, SAVED, REFUSED = 200, 302, 422
NO_QUOTES = {"found-TOTAL_FORMS": "0", "found-INITIAL_FORMS": "0", "asked_title": "", "save": "1"}
QUOTED = "“It was crate number {n} that they lost,” said Ada Brook, who runs the cranes."


class Bringer:
    """Brings things in to the site at `url` through `context`, whoever is signed in there."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url

    @property
    def token(self) -> str:
        cookies = self.context.cookies()
        return next((one.get("value", "") for one in cookies if one["name"] == "csrftoken"), "")

    def send(self, address: str, *expected: int, **fields: Any) -> APIResponse:
        """Sends a form; what comes back has one of the statuses `expected`, or leads on."""
        headers = {"X-CSRFToken": self.token, "Origin": self.url}
        answer = self.context.request.post(address, form=fields, headers=headers, max_redirects=0)
        if answer.status not in (expected or (SAVED,)):
            errors = re.findall(r'class="error[^>]*>([^<]*)', answer.text())
            raise AssertionError(f"{answer.status} {address}: {errors} {fields}"[:2_000])
        return answer

    def articles(self) -> Iterator[str]:
        """Articles that hold it all in their text, in each format; gives their addresses."""
        for format_, link in LINKS.items():
            sent = {"text": article(link), "format": format_, "language": "en", "title": format_}
            preview = self.send("/articles/new/", SHOWN, **sent).text()
            fields = filled(preview) | {"save": "1"}
            yield self.send("/articles/new/", **fields).headers["location"]

    def headers(self) -> None:
        """Articles that hold it in what is said of them, and in their text what never ends."""
        # Who wrote and published it, the same templates tell as the rest: a part is enough.
        names = chunks(200, CONTAINED[::3]), chunks(200, CONTAINED[1::3])
        lines = zip_longest(chunks(300, CONTAINED[::2]), chunks(600), *names)
        for number, (title, standfirst, byline, publisher) in enumerate(lines):
            self.send(
                "/articles/new/",
                **NO_QUOTES,
                text=f"<p>Words number {number}.</p>{ENDLESS[number % len(ENDLESS)]}",
                format="html",
                language="en",
                title=title or f"Title {number}",
                standfirst=standfirst or "",
                byline=byline or "",
                publisher=publisher or "",
            )
        for number, address in enumerate(KINDS["urls"]):
            sent: Any = {
                **NO_QUOTES,
                "text": f"Some words, {number}.",
                "title": "T",
                "language": "en",
            }
            self.send("/articles/new/", SAVED, REFUSED, **sent, format="plain", source_url=address)

    def speakers(self) -> str:
        """An article with quotes that were said by all of it; gives its address."""
        names = ["Ada Brook", *chunks(200, CONTAINED)]
        text = "\n\n".join(QUOTED.format(n=number) for number in range(len(names)))
        sent = {"text": text, "format": "plain", "language": "en", "title": "Who said so"}
        fields = filled(self.send("/articles/new/", SHOWN, **sent).text()) | {"save": "1"}
        for number, name in enumerate(names):
            assert fields[f"found-{number}-speaker"] == "Ada Brook"
            fields[f"found-{number}-speaker"] = name
        return self.send("/articles/new/", **fields).headers["location"]

    def entry(self, speaker: str) -> None:
        """An entry of a speaker whose other names and description hold it."""
        self.send(
            f"{speaker}edit/",
            name="Ada Brook",
            other_names="\n".join(f"A.B. {line}" for line in list(chunks(190))[:40]),
            description=next(chunks(300)),
            wikidata="",
            homepage="",
            seen="0",
        )

    def comments(self, article: str) -> list[str]:
        """Comments with sources on the passages of an article, and replies; gives their numbers."""
        passages = numbers(self.context.request.get(article).text(), "passages")
        titles = chunks(200)
        said = [CONTAINED[n : n + 20] for n in range(0, len(CONTAINED), 20)]
        links = [f"[x]({address}) <{address}>" for address in KINDS["urls"]]
        bodies = [*said, links, *([one] for one in ENDLESS)]
        for body, passage in zip(bodies, passages, strict=False):
            sources = {f"source_title_{n}": next(titles, "Title") for n in (1, 2, 3, 4)}
            sources |= {f"source_url_{n}": f"https://evil.example/{n}" for n in (1, 2, 3, 4)}
            self.send(f"/passages/{passage}/comments/", body="\n\n".join(body), **sources)
        self.send("/articles/plain/tags/", start=0, end=9, exact="The first", label="fact")
        plain = numbers(self.context.request.get("/articles/plain/").text(), "passages")[0]
        for address in KINDS["urls"]:
            sent: Any = {"body": "See there.", "source_url_1": address}
            self.send(f"/passages/{plain}/comments/", SAVED, REFUSED, **sent)
        found = numbers(self.context.request.get(article).text(), "comments")
        for comment, reply in zip(found, chunks(4_000), strict=False):
            self.send(f"/comments/{comment}/reply/", body=reply)
        return found

    def flags(self, comments: list[str]) -> None:
        """Flags on comments, with what is held against them."""
        for comment, words in zip(comments, chunks(300), strict=False):
            self.send(f"/comments/{comment}/flag/", reason="other", words=words)

    def decisions(self, comments: list[str]) -> None:
        """What an editor decides of comments, and why."""
        for comment, reason in zip(comments, chunks(300), strict=False):
            page = self.context.request.get(f"/moderation/comments/{comment}/").text()
            seen = re.findall(r'name="seen" value="([^"]*)"', page)[0]
            address = f"/moderation/comments/{comment}/decide/"
            self.send(address, seen=seen, decision="hidden", reason=reason)

    def annotations(self, exported: str, into: str) -> None:
        """The annotations of an exported file, brought into another article."""
        file = self.context.request.get(f"{exported}annotated.html").body()
        sent = FilePayload(name="annotated.html", mimeType="text/html", buffer=file)
        answer = self.context.request.post(
            f"{into}annotations/import/",
            multipart={"file": sent, "csrfmiddlewaretoken": self.token},
        )
        errors = re.findall(r'class="error[^>]*>([^<]*)', answer.text())
        assert answer.status == SHOWN, errors

    def revisions(self) -> None:
        """An article that was revised again and again, each time with a note."""
        sent: Any = {**NO_QUOTES, "text": "Words.", "title": "Revised", "language": "en"}
        where = self.send("/articles/new/", **sent, format="plain").headers["location"]
        for number, note in enumerate(chunks(300), start=1):
            self.send(
                f"{where}revise/",
                text=f"Words number {number}.",
                format="plain",
                note=note,
                based_on=number,
                save="1",
            )


def numbers(page: str, of: str) -> list[str]:
    """The numbers of passages or comments that a page leads to."""
    return list(dict.fromkeys(re.findall(rf"/{of}/(\d+)/", page)))


def bring(site: LiveSite, editor: BrowserContext, somebody: BrowserContext) -> list[str]:
    """Brings it all in, as an editor and as somebody without an account.

    Gives the addresses of the articles that hold most of it.
    """
    bringer = Bringer(editor, site.url)
    bringer.send("/accounts/login/", login=EDITOR, password=PASSWORD)
    written = [*bringer.articles(), imported(site)]
    said = bringer.speakers()
    bringer.entry("/speakers/ada-brook/")
    comments = bringer.comments(said)
    Bringer(somebody, site.url).flags(comments)
    bringer.decisions(comments[-8:])
    bringer.annotations(said, into=said)
    bringer.headers()
    bringer.revisions()
    return [*written, said]


def imported(site: LiveSite) -> str:
    """The same article again, by the command; gives its address."""
    options = ("--format=html", "--language=en", "--title=By command", "--again")
    slug = site.manage("import_article", "-", *options, given=article(LINKS["html"]))
    return f"/articles/{slug.strip()}/"
