"""Is a backup of the running site a library that is whole, and does nothing else come back?"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from annotator.archives.archive import BadArchive, opened
from tests import beginning, live
from tests.visitor import Visitor

WRITERS = 4
SENTENCES = [f"Crane number {n} lifted {n} crates on Monday." for n in range(20)]
LABELS = ("fact", "opinion", "sarcasm")
# A browser may tag sixty times a minute; then comes another.
BEFORE_A_LIMIT = 60


def elsewhere(site: live.LiveSite, directory: Path) -> Callable[..., str]:
    """Runs commands as the site's, on a database of their own in `directory`."""
    directory.mkdir()
    own = {"DATABASE_URL": beginning.database_of(directory), "VAR_DIR": str(directory)}

    def manage(*arguments: str) -> str:
        # The process that runs the site's commands for tests knows the site's database only.
        ran = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=live.ROOT,
            env=site.environment | own,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return manage


def tag_until(enough: Event, begun: Event, site: live.LiveSite, slug: str) -> int:
    """Tags sentence after sentence as one browser after another; returns how often."""
    for turn in count():
        if turn % BEFORE_A_LIMIT == 0:
            visitor = Visitor(site.url)
            visitor.get(f"/articles/{slug}/")
        words = SENTENCES[turn % len(SENTENCES)]
        start = " ".join(SENTENCES).index(words)
        label = LABELS[turn // len(SENTENCES) % 3]
        place = {"start": start, "end": start + len(words), "exact": words}
        answer = visitor.post(f"/articles/{slug}/tags/", htmx=True, label=label, **place)
        assert answer.status == HTTPStatus.OK
        begun.set()
        if enough.is_set():
            return turn + 1
    raise AssertionError


@pytest.fixture(scope="module")
def backed_up(
    site: live.LiveSite, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, int]]:
    """A backup that was made while four browsers tagged, and how often they did meanwhile."""
    file = tmp_path_factory.mktemp("backup") / "library.zip"
    slug = site.manage(
        "import_article",
        "-",
        "--format=html",
        "--language=en",
        "--title=Cranes to be kept",
        given=f"<p>{' '.join(SENTENCES)}</p>",
    ).strip()
    enough, begun = Event(), [Event() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as crowd:
        writers = [crowd.submit(tag_until, enough, one, site, slug) for one in begun]
        try:
            assert all(one.wait(timeout=60) for one in begun)
            site.manage("backup", str(file))
        finally:
            enough.set()
        yield file, sum(writer.result() for writer in writers)


def test_what_was_kept_under_load_comes_back_whole_and_every_export_opens(
    site: live.LiveSite, backed_up: tuple[Path, int], tmp_path: Path
) -> None:
    file, tagged = backed_up
    there = elsewhere(site, tmp_path / "there")

    there("restore", str(file))

    assert "All tallies are right" in there("recount")
    there("export_library", "--all", "--output", str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as library:
        assert library.testzip() is None
        assert any("cranes-to-be-kept" in name for name in library.namelist())
    with zipfile.ZipFile(file) as kept:
        rows = json.loads(kept.read("library.json"))["sums"]["annotator_tag"]["rows"]
    assert rows > WRITERS
    assert tagged > WRITERS
    assert file.stat().st_mode & 0o077 == 0


def test_nothing_that_is_there_already_is_overwritten(
    site: live.LiveSite, backed_up: tuple[Path, int]
) -> None:
    file, _tagged = backed_up

    with pytest.raises(live.SiteFailed, match="is there already; nothing was written"):
        site.manage("backup", str(file))
    with pytest.raises(live.SiteFailed, match="There is a library here already"):
        site.manage("restore", str(file))


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [
        (b'"sarcasm"', b'"fact"', r"table annotator_\w+ is not what was written"),
        (b'"annotator.0001_initial"', b'"annotator.9999_later"', "a newer version"),
        (b'"annotator.0001_initial",', b"", "an older version, without annotator.0001"),
        (b'"annotator library"', b'"another"', "of a kind that this version does not know"),
    ],
)
def test_a_file_that_was_changed_or_is_of_another_version_is_refused(
    backed_up: tuple[Path, int], tmp_path: Path, before: bytes, after: bytes, refusal: str
) -> None:
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(backed_up[0]) as kept, zipfile.ZipFile(changed, "w") as made:
        for name in kept.namelist():
            made.writestr(name, kept.read(name).replace(before, after))

    with pytest.raises(BadArchive, match=refusal), opened(changed) as archive:
        archive.check()


def test_a_file_that_is_not_whole_is_refused(backed_up: tuple[Path, int], tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backed_up[0].read_bytes()[:-100])

    with pytest.raises(BadArchive, match="not whole"), opened(cut):
        pass
