"""Is all of an article found in a page, as what it is, and nothing of what is around it?"""

from __future__ import annotations

import pytest

from annotator import sources
from tests.pages import ENGLISH, PAGES, Made, kept, p, page, unwanted


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.name)
def test_the_article_is_found_and_nothing_around_it(made: Made) -> None:
    html = sources.read(made.html.encode(), name="page.html").html

    assert [one for one in made.blocks if one not in kept(made, html)] == []
    assert unwanted(made, html) == []


@pytest.mark.parametrize(
    "body",
    [
        # What holds all of it, or is longer than the rest, is the article whatever it is called.
        f"<div class='page-with-sidebar'><h1>The crane</h1>{p(*ENGLISH)}</div>",
        f"<h1>The crane</h1><div class='related'>{p(*ENGLISH)}</div>",
        # Some style sheets call what signs a quotation a footer.
        "<article><h1>The crane</h1><blockquote><p>" + "</p><p>".join(ENGLISH) + "</p><div"
        " class='blockquote-footer'>Ada Brook</div></blockquote></article>",
    ],
)
def test_a_name_alone_takes_no_article_away(body: str) -> None:
    html = sources.read(page(body).encode(), name="page.html").html

    assert all(one in html for one in ENGLISH)
    assert ("Ada Brook" in html) == ("Ada Brook" in body)


def test_short_articles_beside_a_long_one_are_not_the_article() -> None:
    long = "<article>" + p(*ENGLISH * 3) + "</article>"
    teaser = "<article><h3>Ten cranes</h3><p>They changed the world.</p></article>"

    html = sources.read(page(f"<main><h1>The crane</h1>{long}{teaser}</main>").encode()).html

    assert ENGLISH[0] in html
    assert "They changed the world." not in html


def test_thousands_of_containers_and_entries_take_no_time_to_speak_of() -> None:
    many = "<div class='share'><article><p>a b</p></article></div>" * 8_000

    html = sources.read(page(f"<main>{p(*ENGLISH)}{many}</main>").encode()).html

    assert ENGLISH[0] in html
    assert "a b" not in html
