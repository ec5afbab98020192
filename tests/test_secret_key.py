"""Is one key made, kept to its owner, and the same for everybody who asks?"""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from annotator import secret_key


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"

    made = secret_key.kept(path)

    assert len(made) >= 50
    assert secret_key.kept(path) == made == path.read_text()


def test_only_its_owner_reads_a_key(tmp_path: Path) -> None:
    secret_key.kept(tmp_path / "secret_key")

    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_two_keys_are_not_alike(tmp_path: Path) -> None:
    assert secret_key.kept(tmp_path / "one") != secret_key.kept(tmp_path / "other")


def test_nothing_is_left_beside_a_key(tmp_path: Path) -> None:
    secret_key.kept(tmp_path / "secret_key")

    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_key_that_was_given_by_hand_is_taken_without_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("given by hand\n")

    assert secret_key.kept(tmp_path / "secret_key") == "given by hand"


def test_many_who_ask_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as crowd:
        keys = set(crowd.map(secret_key.kept, [tmp_path / "secret_key"] * 32))

    assert len(keys) == 1
