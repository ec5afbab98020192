"""Which pages are there on the web? Structures as publishing systems write them, all made up.

Each says which blocks its article has, of which kind, and which words around it are none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

ENGLISH = (
    "The harbour board met on Monday to vote on the new crane, and it took four hours to do so.",
    "Nobody in the room had read the report, which had been on the table since the spring.",
    "The vote was put off until the autumn, when the port will have a new director.",
    "Until then the old crane goes on lifting what it has lifted for forty years.",
)
FRENCH = (
    "Le conseil du port s’est réuni lundi pour voter la nouvelle grue, et il lui a fallu quatre"
    " heures.",
    "Personne dans la salle n’avait lu le rapport, qui attendait sur la table depuis le printemps.",
    "Le vote est remis à l’automne, quand le port aura une nouvelle directrice.",
    "D’ici là, la vieille grue soulèvera ce qu’elle soulève depuis quarante ans.",
)
SAID = "We have never lost a crate in our lives, and we shall not begin to do so now."
DIT = "Nous n’avons jamais perdu une caisse de notre vie, et nous n’allons pas commencer."
COOKIES = "We value your privacy and so do our 812 partners."
RELATED = "Ten cranes that changed the world"
COMMENT = "First! This is what I have been saying for years."
SHARE = "Share this article on all networks"


@dataclass(frozen=True)
class Made:
    """A page with what is to be found in it; blocks are pairs of a kind and words."""

    name: str
    html: str
    blocks: tuple[tuple[str, str], ...]
    unwanted: tuple[str, ...]


KINDS = {
    "p": "paragraph",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "li": "item",
    "td": "cell",
    "th": "cell",
    "blockquote": "quotation",
}


class Blocks(HTMLParser):
    """The blocks of a piece of HTML, and all of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []
        self.found: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((tag, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, start = self.open.pop()
            if name == tag:
                words = " ".join(self.text[start:].split())
                self.found.append((KINDS.get(tag, ""), words))
                return

    def handle_data(self, data: str) -> None:
        self.text += data


def kept(made: Made, html: str) -> list[tuple[str, str]]:
    """The blocks of a page that are in what was read of it, as what they are."""
    found = Blocks(html).found
    return [
        (kind, words)
        for kind, words in made.blocks
        if any(kind == other and " ".join(words.split()) in one for other, one in found)
    ]


def unwanted(made: Made, html: str) -> list[str]:
    """The words around the article that came along."""
    text = " ".join(Blocks(html).text.split())
    return [words for words in made.unwanted if words in text]


def p(*paragraphs: str) -> str:
    return "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs)


def page(body: str, *, lang: str = "en", head: str = "", title: str = "The crane") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | The'
        f" Harbour Times</title>{head}</head><body>{body}</body></html>"
    )


HEADER = (
    "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport and leisure</a></li>"
    "</ul></nav></header>"
)
FOOTER = "<footer><p>© 2026 The Harbour Times. All rights reserved to us.</p></footer>"
AROUND = ("Sport and leisure", "All rights reserved")


def of(kind: str, *words: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, one) for one in words)


PAGES = (
    Made(
        "blog",
        page(
            f"{HEADER}<main><article><header><h1>The crane</h1><p class='byline'>By Dana Roe</p>"
            f"</header>{p(*ENGLISH[:2])}<h2>What was said</h2>"
            f"<blockquote>{p(SAID)}<footer>— Ada Brook</footer></blockquote>{p(*ENGLISH[2:])}"
            f"</article></main>{FOOTER}"
        ),
        (*of("paragraph", *ENGLISH), ("heading", "What was said"), ("quotation", SAID)),
        AROUND,
    ),
    Made(
        "newsroom with asides, related links and comments",
        page(
            f"<div role='dialog'><p>{COOKIES}</p><button>OK</button></div>{HEADER}<main><article>"
            f"<h1>The crane</h1>{p(ENGLISH[0])}<aside><h2>Related</h2><a href='/x'>{RELATED}</a>"
            f"</aside>{p(*ENGLISH[1:3])}<div class='share' role='toolbar'>{SHARE}</div>"
            f"<h3>And then</h3>{p(ENGLISH[3])}</article>"
            f"<section id='comments' aria-label='Comments'><h2>Comments</h2><article><p>{COMMENT}"
            f"</p></article></section></main>{FOOTER}"
        ),
        (*of("paragraph", *ENGLISH), ("heading", "And then")),
        (*AROUND, COOKIES, RELATED, COMMENT, SHARE),
    ),
    Made(
        "divisions with class names alone",
        page(
            f"<div class='site-header'><div class='menu'><a href='/'>Home</a> <a href='/sport'>"
            f"Sport and leisure</a></div></div><div class='cookie-banner'><p>{COOKIES}</p></div>"
            f"<div class='content'><div class='post'><h1 class='post-title'>The crane</h1>"
            f"<div class='entry-content'>{p(*ENGLISH[:2])}<h2>What was said</h2>"
            f"<blockquote>{p(SAID)}</blockquote>{p(*ENGLISH[2:])}</div></div>"
            f"<div class='related-posts'><h3>Read on</h3><ul><li><a href='/x'>{RELATED}</a></li>"
            f"</ul></div><div id='comments' class='comments-area'><p>{COMMENT}</p></div></div>"
            f"<div class='site-footer'>© 2026. All rights reserved to us.</div>"
        ),
        (*of("paragraph", *ENGLISH), ("heading", "What was said"), ("quotation", SAID)),
        (*AROUND, COOKIES, RELATED, COMMENT),
    ),
    Made(
        "figures and pull quotes",
        page(
            f"{HEADER}<article><h1>The crane</h1>{p(ENGLISH[0])}<figure><img src='a.jpg' alt='A'>"
            f"<figcaption>The old crane in the rain (photo: Nobody)</figcaption></figure>"
            f"{p(ENGLISH[1])}<figure><blockquote>{p(SAID)}</blockquote><figcaption>Ada Brook"
            f"</figcaption></figure>{p(ENGLISH[2])}<aside class='pullquote'><p>and it took four"
            f" hours to do so!</p></aside>{p(ENGLISH[3])}</article>{FOOTER}"
        ),
        (*of("paragraph", *ENGLISH), ("quotation", SAID)),
        (*AROUND, "photo: Nobody", "four hours to do so!"),
    ),
    Made(
        "live blog",
        page(
            f"{HEADER}<main><h1>The crane</h1><article><h2>14:02 The vote is put off</h2>"
            f"{p(ENGLISH[2])}</article><article><h2>13:40 Four hours</h2>{p(*ENGLISH[:2])}"
            f"<blockquote>{p(SAID)}</blockquote></article></main>{FOOTER}"
        ),
        (
            *of("paragraph", *ENGLISH[:3]),
            *of("heading", "14:02 The vote is put off", "13:40 Four hours"),
            ("quotation", SAID),
        ),
        AROUND,
    ),
    Made(
        "paywall teaser",
        page(
            f"{HEADER}<main><article><h1>The crane</h1>{p(*ENGLISH[:2])}<aside class='paywall'><h2>"
            f"Subscribe to read on</h2><p>Only 1 a week, for a year.</p></aside></article></main>"
            f"{FOOTER}"
        ),
        of("paragraph", *ENGLISH[:2]),
        (*AROUND, "Subscribe to read on"),
    ),
    Made(
        "AMP",
        page(
            f"<amp-sidebar id='menu'><nav><a href='/sport'>Sport and leisure</a></nav>"
            f"</amp-sidebar><article><h1>The crane</h1><amp-img src='a.jpg'></amp-img>"
            f"{p(*ENGLISH[:2])}<h2>What was said</h2><blockquote>{p(SAID)}</blockquote>"
            f"{p(*ENGLISH[2:])}</article><amp-consent><div>{COOKIES}</div></amp-consent>{FOOTER}",
            head="<script async src='https://cdn.ampproject.org/v0.js'></script>",
        ),
        (*of("paragraph", *ENGLISH), ("heading", "What was said"), ("quotation", SAID)),
        (*AROUND, COOKIES),
    ),
    Made(
        "French, with intertitles and inline quotations",
        page(
            f"{HEADER}<main><article><h1>La grue</h1><p class='chapo'>{FRENCH[0]}</p>{p(FRENCH[1])}"
            f"<h2>« Jamais perdu une caisse »</h2><blockquote cite='https://example.org'>{p(DIT)}"
            f"</blockquote><p>Ada Brook</p>{p(*FRENCH[2:])}<h2>Et ensuite ?</h2>"
            f"<ul><li>Lire aussi : <a href='/x'>dix grues</a></li></ul></article></main>{FOOTER}",
            lang="fr",
            title="La grue",
        ),
        (
            *of("paragraph", *FRENCH),
            *of("heading", "« Jamais perdu une caisse »", "Et ensuite ?"),
            ("quotation", DIT),
        ),
        AROUND,
    ),
    Made(
        "tables and lists",
        page(
            f"{HEADER}<main><article><h1>The crane</h1>{p(ENGLISH[0])}<ol><li>It was built in 1986."
            f"</li><li>It was painted twice.</li></ol><table><tr><th>Year</th><th>Crates</th></tr>"
            f"<tr><td>2025</td><td>11,402</td></tr></table>{p(*ENGLISH[1:])}</article></main>"
            f"{FOOTER}"
        ),
        (
            *of("paragraph", *ENGLISH),
            *of("item", "It was built in 1986.", "It was painted twice."),
            ("cell", "11,402"),
        ),
        AROUND,
    ),
    Made(
        "interview",
        page(
            f"{HEADER}<main><article><h1>The crane</h1><p><strong>Have you ever lost one?</strong>"
            f"</p>{p(SAID)}<p><strong>And will you?</strong></p>{p(ENGLISH[3])}</article></main>"
            f"{FOOTER}"
        ),
        of("paragraph", "Have you ever lost one?", SAID, "And will you?", ENGLISH[3]),
        AROUND,
    ),
    Made(
        "embedded post",
        page(
            f"{HEADER}<main><article><h1>The crane</h1>{p(*ENGLISH[:2])}<blockquote"
            f" class='twitter-tweet'><p>{SAID}</p>— Ada Brook (@brook) <a href='https://example.org"
            f"/1'>May 2, 2026</a></blockquote>{p(*ENGLISH[2:])}</article></main>{FOOTER}"
        ),
        (*of("paragraph", *ENGLISH), ("quotation", SAID)),
        AROUND,
    ),
    Made(
        "newsletter box and tags inside of the text",
        page(
            f"{HEADER}<main><article><h1>The crane</h1>{p(*ENGLISH[:2])}<form><p>Our newsletter,"
            f" every week in your inbox.</p><input></form>{p(*ENGLISH[2:])}<footer><a href='/t'>"
            f"harbours</a></footer></article></main>{FOOTER}"
        ),
        of("paragraph", *ENGLISH),
        (*AROUND, "every week in your inbox"),
    ),
)
