"""Which part of a saved web page, or of a piece of HTML, is the article? And how is it cut out?

What surrounds the article is dropped by the names of elements, and by the names that a page gives
to plain containers, where these say clearly what they are. Making it safe is
`annotator.text.sanitize`; recognising an article by how its text is spread over a page is not
tried here. `tests/benchmarks/pages.py` compares it with trafilatura and readability.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from annotator.sources import language as languages
from annotator.sources import metadata
from annotator.sources.draft import MAX_TITLE, Draft, shortened
from annotator.sources.masthead import Credits, made_title, same_words, without_masthead
from annotator.sources.page import (
    MOST_ASKED,
    Page,
    Region,
    attributes,
    cut,
    holder,
    outermost,
    paragraph,
    scan,
)
from annotator.sources.signatures import DASH, join_signatures
from annotator.text import names, sanitize
from annotator.text.document import Document
from annotator.text.lexicon import LEXICONS, lexicon_of
from annotator.text.lexicon.entry import words as word_set

# Never the article's own words.
DROPPED = ("nav", "aside", "form", "dialog")
CONTAINERS = ("div", "section", "ul", "span", "header", "footer")
DROPPED_ROLES = word_set(
    "alert banner complementary contentinfo dialog navigation search tablist toolbar"
)
# What containers around an article, or in the midst of it, are called in classes and ids.
NAMED = word_set(
    "ads advert advertisement breadcrumb breadcrumbs consent cookie cookies footer gdpr menu nav"
    " navbar navigation newsletter partage paywall related share sharing sidebar social sponsored"
    " subscribe"
)
# These may be longer than what they are about.
REMARKS = word_set("comments commentaires disqus responses")
NAMES = re.compile(
    rf"\b(?:class|id)\b[^>]*?(?:site-header|{'|'.join(sorted(NAMED | REMARKS))})", re.IGNORECASE
)
PART_OF_NAME = re.compile(r"[^\W_]+")
# A picture's figure goes with its picture; one that holds any of these stays.
FIGURE_HOLDS = re.compile(r"<(?:blockquote|table|pre|ul|ol|q)\b", re.IGNORECASE)
QUOTED = re.compile(r"<(?:blockquote|q)\b", re.IGNORECASE)
# Characters that `decode.tidy` takes away, as HTML spells them.
UNSEEN = re.compile(
    r"&(?:shy|ZeroWidthSpace|NoBreak);|&#(?:0*(?:173|8203|8288)|x0*(?:ad|200b|2060));",
    re.IGNORECASE,
)
# An <article> without the page's heading is the article if it has this share of the text.
LEAST_SHARE = 1 / 3


def read(text: str, *, language: str | None = None, title: str | None = None) -> Draft:
    """The draft of a web page or a piece of HTML, as `decode.decode` gives it.

    The article is in <article>, else in <main>, else in <body>; the title is its <h1>, else what
    the page says of itself. Raises SourceError when the language is unknown or cannot be told,
    and `annotator.text.limits.SanitizeError` when there is too much of it.
    """
    page = scan(text)
    main = main_part(page)
    dropped = list(boilerplate(page, main))
    outer = outermost(dropped)
    headings = [
        region
        for region in outermost(page.all(("h1",)))[:MOST_ASKED]
        if main.holds(region) and holder(region, outer) is None and page.words(region)
    ]
    heading = page.words(headings[0]) if headings else ""
    known = metadata.read(page, main, heading)
    replaced = [(region, "") for region in dropped]
    replaced += [(region, "") for region in headings if same_words(page.words(region), known.title)]
    replaced += signatures_within(page, main)
    part = UNSEEN.sub("", cut(page, main, replaced))
    document = Document.from_html(sanitize.clean(part))
    tongue = languages.settle(document.text, given=language, declared=known.language)
    title = title or known.title or made_title(document.text)
    said = Credits(known.byline, known.publisher, known.published_on)
    credit, blocks = without_masthead(document, title, said, tongue)
    return Draft(
        title=shortened(title, MAX_TITLE),
        language=tongue,
        byline=credit.byline,
        publisher=credit.publisher,
        published_on=credit.published_on,
        source_url=known.source_url,
        html=join_signatures(blocks, tongue),
        source=text,
        format="html",
    )


def main_part(page: Page) -> Region:
    """The region that holds the article; the whole source where nothing tells."""
    whole = Region("", -1, 0, len(page.source), len(page.source))
    body = max(page.all(("body",)), key=page.weight, default=whole)
    rest = max(page.all(("main",)), key=page.weight, default=body)
    articles = outermost(page.all(("article",)))
    titled = [
        article
        for heading in page.all(("h1",))
        if (article := holder(heading, articles)) is not None
    ]
    best = max(titled or articles, key=page.weight, default=None)
    if best is None:
        return rest
    if not titled and (feed := feed_of(page, best, articles, rest)) is not None:
        return feed
    return best if titled or page.weight(best) >= page.weight(rest) * LEAST_SHARE else rest


def feed_of(page: Page, best: Region, articles: list[Region], rest: Region) -> Region | None:
    """What holds the entries of a page that grew entry by entry; None where it did not.

    Such entries stand beside one another, and what is not in the longest is no trifle.
    """
    around = [one for one in page.all(("div", "section", "main")) if rest.holds(one)]
    holders = innermost(articles, around)
    entries = [one for one in articles if holders[one] == holders[best]]
    others = sum(map(page.weight, entries)) - page.weight(best)
    if others * 3 < page.weight(best):
        return None
    feed = holders[best] or rest
    return feed if page.weight(feed) >= page.weight(rest) * LEAST_SHARE else None


def innermost(regions: list[Region], around: list[Region]) -> dict[Region, Region | None]:
    """For each of `regions` the smallest of `around` that holds it. Linear but for sorting."""
    found: dict[Region, Region | None] = {}
    held, stack = set(regions), list[Region]()
    for one in sorted([*around, *regions], key=lambda each: (each.start, -each.end)):
        while stack and stack[-1].end <= one.start:
            stack.pop()
        if one in held:
            found[one] = stack[-1] if stack else None
        else:
            stack.append(one)
    return found


def is_named_so(page: Page, region: Region, main: Region) -> bool:
    """Whether what a container is called says that it is none of the article."""
    said = attributes(region)
    names = f"{said.get('class', '')} {said.get('id', '')}".lower()
    parts = set(PART_OF_NAME.findall(names))
    if not REMARKS.isdisjoint(parts):
        return True
    if NAMED.isdisjoint(parts) and "site-header" not in names:
        return False
    # “page-with-sidebar” holds all of it, and a quotation may be called a social embed.
    short = page.weight(region) * 2 < page.weight(main)
    return short and QUOTED.search(page.source, region.inner, region.inner_end) is None


def boilerplate(page: Page, main: Region) -> Iterator[Region]:
    """The regions that are no part of the article in `main`."""
    quotations = outermost(page.all(("blockquote",)))
    for region in page.all(DROPPED):
        yield region
    titles = page.all(("h1",))
    menus = page.all(("nav",))
    for region in outermost(page.all(("footer",))):
        if holder(region, quotations) is None:
            yield region
    # The header of a page is its site's, that of an article or with the title alone is not.
    headers = outermost(page.all(("header",))) if main.name not in {"article", "main"} else []
    titled = {holder(title, headers) for title in titles}
    titled -= {holder(menu, headers) for menu in menus}
    for region in headers:
        if region not in titled:
            yield region
    for region in page.all(CONTAINERS):
        if re.search(r"\bhidden\b|\brole\b", region.attributes):
            said = attributes(region)
            roles = said.get("role", "").lower().split()
            unseen = "hidden" in said or said.get("aria-hidden") == "true"
            if unseen or not DROPPED_ROLES.isdisjoint(roles):
                yield region
    starts = [title.start for title in titles]
    for region in page.all(CONTAINERS):
        if NAMES.search(region.attributes) is None or holder(region, quotations) is not None:
            continue
        titles_within = bisect_left(starts, region.end) - bisect_left(starts, region.start)
        if not titles_within and is_named_so(page, region, main):
            yield region
    for region in page.all(("figure",)):
        if FIGURE_HOLDS.search(page.source, region.inner, region.inner_end) is None:
            yield region
    inner = outermost(region for region in page.all(("article",)) if main.holds(region))
    if sum(map(page.weight, inner)) * 2 < page.weight(main):
        yield from inner


def signatures_within(page: Page, main: Region) -> Iterator[tuple[Region, str]]:
    """Who signs a quotation in a <footer> or <cite> at its end, as a paragraph of its own."""
    quotations = outermost(page.all(("blockquote",)))
    for region in page.all(("footer", "cite")):
        quotation = holder(region, quotations)
        if quotation is None or not main.holds(region):
            continue
        words = DASH.sub("", page.words(region), count=1)
        after = page.source[region.end : quotation.inner_end]
        ends = len(after) < 200 and not re.sub(r"</\w+\s*>|\s", "", after)
        if words and ends and (region.name == "footer" or is_person(words)):
            yield region, paragraph(f"— {words}")


def is_person(words: str) -> bool:
    """Whether words name a person in any of the languages."""
    return any(names.name_line(words, lexicon_of(code)) is not None for code in LEXICONS)
