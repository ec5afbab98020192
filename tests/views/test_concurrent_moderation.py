"""Is a comment decided once when two editors press at the same moment? On the real server."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.live import LiveSite
from tests.visitor import Visitor

PASSWORD = "a password for tests"
TIMES = 4
WORDS = "The sea was calm."


@pytest.fixture
def editors(site: LiveSite) -> list[Visitor]:
    """Two editors who are signed in."""
    visitors = []
    for name in ("first-editor", "second-editor"):
        site.manage(
            "createsuperuser",
            "--noinput",
            f"--username={name}",
            f"--email={name}@example.org",
            DJANGO_SUPERUSER_PASSWORD=PASSWORD,
        )
        visitors.append(Visitor(site.url))
        visitors[-1].sign_in(name, PASSWORD)
    return visitors


def test_of_two_editors_who_decide_at_once_one_does_and_the_other_is_told(
    site: LiveSite, editors: list[Visitor]
) -> None:
    slug = site.manage("import_article", "-", "--language", "en", given=f"Piers\n\n{WORDS}\n")
    article = f"/articles/{slug.strip()}/"
    text = site.manage("export_article", slug.strip(), "--format=text")
    start = text.index(WORDS)
    span: dict[str, Any] = {"start": start, "end": start + len(WORDS), "exact": WORDS}

    def press(visitor: Visitor, comment: str, decision: str, both: Barrier) -> tuple[int, str]:
        path = f"/moderation/comments/{comment}/"
        seen = re.search(r'name="seen" value="([^"]+)"', visitor.get(path).page)
        assert seen
        both.wait()
        why = f"Why: {decision}."
        return visitor.post(
            f"{path}decide/", htmx=True, seen=seen[1], decision=decision, reason=why
        )

    for number in range(TIMES):
        editors[0].get(article)
        page = editors[0].post(f"{article}comments/", body=f"Number {number}.", **span).page
        comment = re.findall(r'id="comment-(\d+)"', page)[-1]
        both = Barrier(2)
        with ThreadPoolExecutor(2) as pair:
            one = pair.submit(press, editors[0], comment, "hidden", both)
            two = pair.submit(press, editors[1], comment, "removed", both)
        answers = sorted([one.result(), two.result()])

        assert [status for status, _page in answers] == [200, 409]
        assert re.search(
            r"(first|second)-editor was quicker: .*Why: (hidden|removed)\.", answers[1][1]
        )
        log = editors[0].get(f"/moderation/log/?comment={comment}").page
        assert log.count("<b>hidden by an editor</b>") + log.count("removed by an editor</b>") == 1
