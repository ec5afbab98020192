"""Which words of a comment are mentions?"""

from __future__ import annotations

import pytest

from annotator.text import mentions


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>@nora</p>", ["nora"]),
        ("<p>Ask @m.senior.</p>", ["m.senior"]),
        ("<p>(@nora, @omar-r; @nora!)</p>", ["nora", "omar-r"]),
        ("<p>«\N{NO-BREAK SPACE}@élodie+1\N{NO-BREAK SPACE}»</p>", ["élodie+1"]),
        ("<p>nora@example.org, @, @@nora, a/@nora</p>", []),
        ('<p><code>@nora</code> <a href="https://a.example/">@omar</a></p>', []),
        ("<pre><code>@nora</code></pre><p><em>@omar</em></p>", ["omar"]),
        (f"<p>@{'a' * 200}</p>", []),
    ],
)
def test_a_mention_is_a_name_after_an_at_sign_outside_of_links_and_code(
    html: str, names: list[str]
) -> None:
    assert mentions.mentioned(html) == names


def test_mentions_of_those_who_are_known_are_in_strong_letters() -> None:
    html = "<p>@Nora and @omar, <code>@nora</code></p>"

    assert mentions.emphasise(html, ["nora"]) == (
        "<p><strong>@Nora</strong> and @omar, <code>@nora</code></p>"
    )
    assert mentions.emphasise(html, []) == html
