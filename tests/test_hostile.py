"""Are there enough payloads, and of every kind that there is a way in for?"""

from __future__ import annotations

from tests.hostile import ALL, CONTAINED, END, KINDS, TAKEN, article, chunks


def test_there_are_hundreds_of_payloads_of_every_kind() -> None:
    assert len(set(ALL)) >= 400
    assert min(map(len, KINDS.values())) >= 4
    assert {"elements", "attributes", "urls", "svg", "mathml", "mutation"} <= set(KINDS)
    assert {"entities", "templates", "markdown", "words"} <= set(KINDS)


def test_an_article_holds_them_all() -> None:
    text = article('<a href="ADDRESS">x</a>')

    assert all(payload in text for payload in CONTAINED)
    assert all(f'<a href="{address}">' in text for address in KINDS["urls"])
    assert text.endswith(END)


def test_lines_hold_them_all_too_and_are_no_longer_than_they_may_be() -> None:
    lines = list(chunks(200))

    assert max(map(len, lines)) <= 200
    assert all(" ".join(payload.split()) in "\n".join(lines) for payload in TAKEN)
