"""Is a page valid HTML? What the Nu HTML checker says, which `make test` installs from npm."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from tests.live import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# It takes longer to prepare Java for work that lasts than to do what there is.
FOR_A_MOMENT = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def errors(*pages: str, warnings: bool = False) -> list[str]:
    """The errors in whole pages, each with its line; none where all are valid.

    With `warnings` everything that the checker has to say. Starting it is what takes the time, so
    several pages are better asked about at once.
    """
    assert CHECKER.is_file(), "The HTML checker is missing; `make test` installs it."
    with tempfile.TemporaryDirectory() as directory:
        files = [Path(directory, f"{number}.html") for number in range(1, len(pages) + 1)]
        for file, page in zip(files, pages, strict=True):
            file.write_text(page, encoding="utf-8")
        ran = subprocess.run(
            [
                *("java", *FOR_A_MOMENT, "-jar", str(CHECKER), "--format", "json", "--stdout"),
                *([] if warnings else ["--errors-only"]),
                *map(str, files),
            ],
            capture_output=True,
            timeout=240,
            check=False,
        )
    report = json.loads(ran.stdout or ran.stderr)
    return [f"line {found.get('lastLine')}: {found['message']}" for found in report["messages"]]
