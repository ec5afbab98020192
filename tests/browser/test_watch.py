"""Are problems in a page noticed? Each of them is made on purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch
from tests.live import LiveSite

pytestmark = pytest.mark.any_database


@pytest.fixture
def page(browser: Browser, site: LiveSite, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url)
    watch.over(context)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def test_a_page_without_problems_has_none(page: Page, watch: Watch) -> None:
    page.wait_for_load_state("networkidle")

    assert watch.problems == []


@pytest.mark.parametrize(
    ("doing", "problem"),
    [
        ("console.error('a cup fell')", "console: a cup fell"),
        ("setTimeout(() => { throw new Error('a glass broke') })", "a glass broke"),
        ("location.href = 'http://elsewhere.example/'", "request to elsewhere"),
        ("document.body.append(Object.assign(new Image(), { src: '/none.png' }))", "answer 404"),
        (
            "document.body.append(Object.assign(document.createElement('script'),"
            " { textContent: 'document.title = 1' }))",
            "Content Security Policy",
        ),
    ],
)
def test_a_problem_is_noticed(page: Page, watch: Watch, doing: str, problem: str) -> None:
    page.evaluate(f"() => {{ {doing} }}")
    page.wait_for_timeout(300)

    assert any(problem in noticed for noticed in watch.problems)


def test_what_a_test_excuses_is_no_problem(page: Page, watch: Watch) -> None:
    watch.excused.append("a cup fell")

    page.evaluate("() => { console.error('a cup fell'); console.error('a glass broke') }")
    page.wait_for_timeout(300)

    assert watch.problems == ["console: a glass broke"]


def test_an_answer_that_refuses_what_a_script_asked_is_the_business_of_the_script(
    page: Page, watch: Watch
) -> None:
    status = page.evaluate("fetch('/no-such-page/').then((answer) => answer.status)")

    assert status == 404
    assert watch.problems == []
