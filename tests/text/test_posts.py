"""Which paragraphs are posts, and whose?"""

import pytest

from annotator.text import posts
from annotator.text.scene import Quote
from tests.text.casts import scene_of

PROSE = "The harbour opened on Monday in front of three thousand people from all the villages."
POST = "The ferry is late again, and nobody says why."


def found(*lines: str) -> tuple[set[int], list[Quote]]:
    """The paragraphs that posts and their lines take, and the posts."""
    scene = scene_of("\n".join(lines))
    return posts.find(scene), scene.quotes


@pytest.mark.parametrize("line", ["Jane Roe (@jane)", "Jane Roe @jane", "Jane Roe ⚓ @jane"])
def test_a_line_with_a_handle_names_who_wrote_what_stands_under_it(line: str) -> None:
    taken, (post,) = found(PROSE, line, POST, PROSE)

    assert taken == {1, 2}
    assert (post.exact, post.speaker, post.kind) == (POST, "Jane Roe", "post")


@pytest.mark.parametrize("line", ["— Jane Roe (@janeroe)", "Jane Roe @janeroe · 12 May 2031"])
def test_a_line_with_a_dash_or_a_date_names_who_wrote_what_stands_over_it(line: str) -> None:
    taken, (post,) = found(PROSE, POST, line, PROSE)

    assert taken == {1, 2}
    assert (post.exact, post.speaker) == (POST, "Jane Roe")


def test_a_line_with_the_time_ends_a_post_that_is_announced() -> None:
    taken, (post,) = found(PROSE, "Jane Roe wrote:", POST, "12:30 · 5 May 2031", PROSE)

    assert taken == {2, 3}
    assert (post.exact, post.speaker) == (POST, "Jane Roe")


def test_the_time_under_a_post_belongs_to_it() -> None:
    taken, _ = found(PROSE, "Jane Roe (@janeroe)", POST, "12:30 · 5 May 2031", PROSE)

    assert taken == {1, 2, 3}


@pytest.mark.parametrize("line", ["Write to jane@harbour.example", "12:30 · 5 May 2031", "@"])
def test_an_address_and_a_time_alone_make_no_post(line: str) -> None:
    assert found(PROSE, POST, line) == (set(), [])
