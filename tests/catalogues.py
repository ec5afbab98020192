"""How do catalogues of translations come about? Gathered by gettext, compiled by polib.

The compiled ones are kept in the repository: running the site takes no gettext. Run as a program,
this gathers what there is to translate into the catalogues, and compiles them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib

from tests.live import ROOT


def catalogues(root: Path = ROOT) -> list[Path]:
    """The catalogues of the project at `root`, as translators write them."""
    return sorted((root / "annotator" / "locale").glob("*/LC_MESSAGES/*.po"))


def gather(root: Path = ROOT) -> None:
    """Put into the catalogues of the project at `root` what its code and templates say now.

    Raises CalledProcessError where gettext is missing or a template cannot be read.
    """
    languages = [f"--locale={catalogue.parent.parent.name}" for catalogue in catalogues(root)]
    tidy = ["--no-obsolete", "--no-wrap", "--add-location=file"]
    apart = [f"--ignore={name}" for name in ("tests", "var", "node_modules", ".venv")]
    # Tests have settings of their own, which a copy of the project elsewhere has not.
    command = ["makemessages", "--verbosity=0", "--settings=annotator.settings"]
    subprocess.run(
        [sys.executable, "manage.py", *command, *languages, *tidy, *apart],
        cwd=root,
        check=True,
    )


def compile_all(root: Path = ROOT) -> None:
    """Compile every catalogue of the project at `root`, each beside itself."""
    for catalogue in catalogues(root):
        polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))


if __name__ == "__main__":
    gather()
    compile_all()
