"""How do tests get a real browser? Debian's Chromium, and pages that report what went wrong.

It is Chromium's own shell without windows, which opens a page in a third of the time; CHROMIUM
names another program, the whole of Chromium for one.

A page from these fixtures fails its test on whatever `watch` takes for a problem.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.people import EDITOR, PASSWORD, Signed
from tests.browser.watch import Watch
from tests.live import LiveSite

# A machine that does other things beside is slow now and then; who waits longer loses nothing.
expect.set_options(timeout=15_000)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    # Nothing leaves this machine. That each request were asked for here would take a sixth longer,
    # and a browser that has its requests held up keeps no files.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


class NewPage(Protocol):
    """Open a page in a context of its own: cookies, size, scripts, language, colours.

    `signed_in` is whose account is signed in there.
    `styled_by_tests`: without the content security policy, for what tests put into the page.
    """

    def __call__(
        self,
        *,
        width: int = 1440,
        height: int = 900,
        scripts: bool = True,
        touch: bool = False,
        locale: str = "fr-FR",
        dark: bool = False,
        styled_by_tests: bool = False,
        signed_in: str = "",
    ) -> Page: ...


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, started once for the tests of this folder.

    Playwright keeps an event loop in this thread for as long, which Django takes for a server's
    and refuses to touch the database from; these tests have no such server in this thread.
    """
    program = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
    if program is None:
        pytest.fail("Chromium is missing; `make test` installs it (CHROMIUM names another).")
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()
    patch.undo()


@pytest.fixture
def watch(site: LiveSite) -> Watch:
    """What is noticed in the pages of one test; who breaks something on purpose excuses it."""
    return Watch(origin=site.url)


@pytest.fixture(scope="session")
def sessions() -> Signed:
    """Who is signed in on the real site, for tests that are not about signing in."""
    return Signed()


@pytest.fixture
def new_page(browser: Browser, site: LiveSite, watch: Watch, sessions: Signed) -> Iterator[NewPage]:
    """Opens pages, each as a reader whom the site has never seen; `page.goto("/")` is the site."""
    contexts: list[BrowserContext] = []

    def open_page(
        *,
        width: int = 1440,
        height: int = 900,
        scripts: bool = True,
        touch: bool = False,
        locale: str = "fr-FR",
        dark: bool = False,
        styled_by_tests: bool = False,
        signed_in: str = "",
    ) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            has_touch=touch,
            is_mobile=touch,
            bypass_csp=styled_by_tests,
            locale=locale,
            color_scheme="dark" if dark else "light",
            # Movement only makes a test wait.
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        if signed_in:
            sessions.bring(page, signed_in)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not watch.problems, "\n".join(["the browser reports:", *watch.problems])


@pytest.fixture
def reader_page(new_page: NewPage) -> Page:
    """A page at a desk, with scripts, nobody signed in."""
    return new_page()


@pytest.fixture
def no_js_page(new_page: NewPage) -> Page:
    """The same, in a browser that runs no script."""
    return new_page(scripts=False)


@pytest.fixture
def phone_page(new_page: NewPage) -> Page:
    """A page on a phone, touched rather than clicked."""
    return new_page(width=390, height=844, touch=True)


@pytest.fixture(scope="session")
def an_editor(site: LiveSite) -> str:
    """The name of an editor's account on the real site; `people.PASSWORD` is its password."""
    site.manage(
        "createsuperuser",
        "--noinput",
        f"--username={EDITOR}",
        "--email=rosa@example.org",
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    return EDITOR


@pytest.fixture
def editor_page(new_page: NewPage, an_editor: str) -> Page:
    """A page at a desk with an editor signed in."""
    return new_page(signed_in=an_editor)


@pytest.fixture
def no_js_editor_page(new_page: NewPage, an_editor: str) -> Page:
    """The same, in a browser that runs no script."""
    return new_page(scripts=False, signed_in=an_editor)
