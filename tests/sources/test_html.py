"""Is the article cut out of its page, whole and alone?"""

from __future__ import annotations

import pytest

from annotator.sources import html
from annotator.text.document import Document

WORDS = "The harbour was empty in the morning and full at night, and nobody was seen to move."


def text_of(page: str) -> str:
    return Document.from_html(html.read(page, language="en").html).text


@pytest.mark.parametrize(
    "page",
    [
        f"<article><p>{WORDS}</p></article>",
        f"<body><header><h2>The Post</h2></header><p>{WORDS}</p><footer>Legal</footer></body>",
        f"<body><nav>Menu</nav><main><p>{WORDS}</p></main><p>Cookies</p></body>",
        f"<main><article><p>{WORDS}</p></article><article><p>A card.</p></article></main>",
        f"<main><p>{WORDS}</p><article><p>A remark.</p></article></main>",
        f"<article><p>{WORDS}</p><aside>More</aside><form>Mail</form><nav>1 2 3</nav></article>",
        f"<article><p>{WORDS}</p><figure><img src=a><figcaption>Us</figcaption></figure></article>",
        f"<article><p>{WORDS}</p><section><article><p>A remark.</p></article></section></article>",
        f"<article><p>{WORDS}</p><div role='navigation'>Next</div><div hidden>x</div></article>",
        f"<noscript>No</noscript><p>{WORDS}</p><svg><text>x</text></svg><template>t</template>",
        f"<p>{WORDS}",
        WORDS,
    ],
)
def test_what_surrounds_an_article_goes(page: str) -> None:
    assert text_of(page) == WORDS


@pytest.mark.parametrize(
    "page",
    [
        f"<header><h1>The title</h1><p>{WORDS}</p></header><p>More of it, in the same vein.</p>",
        f"<article><header><h1>The title</h1></header><p>{WORDS}</p><p>More of it, in the same"
        " vein.</p></article>",
        f"<h1>The title</h1><nav><p>{WORDS}</p><p>More of it, in the same vein.</p>",
        f"<article><h2>The title</h2><p>{WORDS}</p><p>More of it, in the same vein.</p></article>"
        "<meta property='og:title' content='The title'>",
    ],
)
def test_the_title_goes_and_every_word_of_the_article_stays(page: str) -> None:
    draft = html.read(page)

    assert draft.title == "The title"
    assert Document.from_html(draft.html).text == f"{WORDS}\n\nMore of it, in the same vein."


def test_another_title_that_is_given_takes_the_place_of_the_pages_own() -> None:
    draft = html.read(f"<h1>The title</h1><p>{WORDS}</p>", title="Mine")

    assert (draft.title, Document.from_html(draft.html).text) == ("Mine", WORDS)


def test_soft_hyphens_written_as_references_are_no_letters() -> None:
    assert text_of("<p>har&shy;bour&#173;s and ships&#x200B;</p>") == "harbours and ships"


def test_who_signs_a_quotation_in_its_footer_is_its_caption() -> None:
    draft = html.read(
        f"<p>{WORDS}</p><blockquote>I read the water.<footer>Yann Goff, pilot</footer></blockquote>"
        "<blockquote><p>I read <cite>The Tide</cite>, too.</p></blockquote>"
    )

    assert "<figcaption>Yann Goff, pilot</figcaption>" in draft.html
    assert "<blockquote><p>I read <em>The Tide</em>, too.</p></blockquote>" in draft.html


def test_nothing_that_runs_comes_through() -> None:
    draft = html.read(
        f"<article><h1 onclick=a()>T</h1><p onclick=a()>{WORDS}<script>a()</script>"
        "<a href='javascript:a()'>x</a><iframe src=a></iframe><img src=x onerror=a()></article>"
    )

    assert "a()" not in draft.html
    assert "<script" not in draft.html


@pytest.mark.parametrize(
    "page",
    [
        "<" * 20_000,
        "<!--" * 20_000,
        "<article>" * 200 + "<h1>a" * 5_000 + "</h1>" * 5_000,
        "<blockquote><cite>a</cite>" * 100 + "<cite>a</cite>" * 5_000,
        "<a rel=author>1</a>" * 5_000,
        "<figure>" * 250 + "a" + "</figure>" * 250,
        "<html " + "a=b " * 20_000 + ">the words",
    ],
)
def test_pages_that_are_meant_to_take_long_are_read(page: str) -> None:
    assert html.read(f"{page}<p>{WORDS}", language="en").format == "html"
