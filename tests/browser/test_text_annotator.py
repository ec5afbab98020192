"""Does another program show our annotations on the same words? @recogito/text-annotator, in a page.

The script is the one of `docs/web-annotations.md`, which counts places as the program does. Nothing
is asked of the network: the page and the program are handed to the browser here.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from annotator.formats import jsonld
from annotator.models import Article, Label
from tests.factories import (
    make_article,
    make_comment,
    make_passage,
    make_quote,
    make_reply,
    make_tag,
)
from tests.formats.leaving import outgoing

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules/@recogito/text-annotator/dist/text-annotator.umd.js"
# Its file for pages asks for what bundlers put in.
BUNDLED = 'globalThis.process = { env: { NODE_ENV: "production" } };'
ADDRESS = "https://another.example/"
# Two units each, and three code points in four units; marks that no letter takes in.
TEXT = (
    "🚢 The ferry came 👩‍🚀 at noon. Nobody e\u0301lse knew x\u0302 it.\n\n"
    "“It floats 🌊 well,” said Ada Brook. 𝔄 short remark, no more.\n\n"
    "“Not once,” somebody said. The end."
)
SHOWN = """(collection) => {
    const annotator = showAnnotations(document.getElementById("text"), collection, RecogitoJS);
    return annotator.getAnnotations().length;
}"""
# What the program has drawn, each mark by its annotation's identifier.
DRAWN = """() => Object.fromEntries([...CSS.highlights].map(
    ([name, marks]) => [name.slice(1), [...marks].map((range) => range.toString()).join("|")]))"""


def annotated() -> Article:
    """An article with something of each kind said behind emoji and combining marks."""
    article = make_article(TEXT)
    for words, label in zip(("🚢 The ferry", "👩‍🚀 at noon.", "The end."), Label, strict=True):
        make_tag(make_passage(article, words), label=label)
    make_quote(article, "It floats 🌊 well,")
    make_quote(article, "Not once,", speaker="")
    make_reply(make_comment(make_passage(article, "𝔄 short remark")))
    make_comment(make_passage(article, "x\u0302 it."))
    return article


def page_of(text: str) -> str:
    """A page of somebody else's with the canonical text in paragraphs."""
    paragraphs = "\n\n".join(f"<p>{html.escape(one)}</p>" for one in text.split("\n\n"))
    return f'<!doctype html><meta charset="utf-8"><title>x</title><div id="text">{paragraphs}</div>'


def answered(route: Route, page: str) -> None:
    """The page at its address; nothing else is there."""
    if route.request.url == ADDRESS:
        route.fulfill(body=page, content_type="text/html; charset=utf-8")
    else:
        route.abort()


def test_its_marks_lie_on_the_same_words_behind_emoji_and_combining_marks(browser: Browser) -> None:
    article = annotated()
    collection: dict[str, Any] = json.loads("".join(jsonld.write(outgoing(article))))
    placed = [one for one in collection["first"]["items"] if one["motivation"] != "replying"]
    script = re.search(
        r"```js\n(.*?)```", (ROOT / "docs/web-annotations.md").read_text(), re.DOTALL
    )
    assert script is not None

    context = browser.new_context()
    context.route("**/*", lambda route: answered(route, page_of(article.revision.text)))
    page = context.new_page()
    page.goto(ADDRESS)
    assert page.locator("#text").text_content() == article.revision.text
    page.add_script_tag(content=BUNDLED)
    page.add_script_tag(path=PROGRAM)
    page.add_script_tag(content=script[1])
    assert page.evaluate(SHOWN, collection) == len(placed) == 7
    page.wait_for_function(f"() => CSS.highlights.size === {len(placed)}")
    drawn = page.evaluate(DRAWN)
    context.close()

    assert drawn == {one["id"]: one["target"]["selector"][0]["exact"] for one in placed}
