"""Does who has the token, and nobody else, get the numbers of all processes?"""

from __future__ import annotations

import re
import urllib.request
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests import live
from tests.visitor import Visitor

TOKEN = "let-me-count"


def number(text: str, line: str) -> float:
    """The value in `text` of the line that begins with `line`."""
    found = re.search(rf"^{re.escape(line)} (\S+)$", text, re.MULTILINE)
    assert found, f"{line} is not among the numbers:\n{text}"
    return float(found[1])


def test_without_a_token_in_the_settings_nothing_is_there(client: Client) -> None:
    assert client.get("/metrics").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("given", ["", "Bearer another", f"Basic {TOKEN}", "Bearer é"])
def test_another_token_is_refused(client: Client, settings: Settings, given: str) -> None:
    settings.METRICS_TOKEN = TOKEN

    answer = client.get("/metrics", headers={"Authorization": given})

    assert answer.status_code == HTTPStatus.UNAUTHORIZED


def test_what_all_processes_counted_is_added_up(tmp_path: Path) -> None:
    site = live.start(tmp_path, fresh=True, METRICS_TOKEN=TOKEN)
    try:
        visitor = Visitor(site.url)
        page = visitor.get("/articles/the-harbour-vote/").page
        passage = re.search(r'data-passages="(\d+)"', page)
        assert passage
        for label in ("fact", "opinion"):
            visitor.post(f"/passages/{passage[1]}/tag/", htmx=True, label=label)
        for _ in range(20):
            # Each on a connection of its own, which any of the processes may get.
            Visitor(site.url).get("/speakers/")
            # Pages that are kept are counted where they are given out.
            Visitor(site.url).get("/articles/the-harbour-vote/")
        headers = {"Authorization": f"Bearer {TOKEN}"}
        text = visitor.send(urllib.request.Request(f"{site.url}/metrics", headers=headers)).page
    finally:
        site.stop()

    assert number(text, 'annotator_requests_total{status="200",view="speakers.index"}') == 20
    assert number(text, 'annotator_request_seconds_count{view="speakers.index"}') == 20
    assert number(text, 'annotator_requests_total{status="200",view="articles.detail"}') == 21
    assert number(text, 'annotator_written_total{what="tag"}') == 1
    assert number(text, 'annotator_moderation_queue{kind="waiting"}') == 0
    counters = list(tmp_path.rglob("metrics/counter_*.db"))
    assert len(counters) == 2, "each process counts for itself"
