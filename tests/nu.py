"""Is a page valid HTML? What the Nu HTML checker says, which `make test` installs from npm."""

from __future__ import annotations

import json
import subprocess

from tests.live import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors(html: str) -> list[str]:
    """The errors in `html`, a whole page, each with its line; none where it is valid."""
    assert CHECKER.is_file(), "The HTML checker is missing; `make test` installs it."
    ran = subprocess.run(
        ["java", "-jar", str(CHECKER), "--errors-only", "--format", "json", "--stdout", "-"],
        input=html.encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    report = json.loads(ran.stdout or ran.stderr)
    return [f"line {found.get('lastLine')}: {found['message']}" for found in report["messages"]]
