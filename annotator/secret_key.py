"""Where does the secret key come from when nobody gave one? From a file beside the database.

A key that every process makes for itself would sign people out at random, so it is kept, and only
where that is asked for: a deployment with several machines has to be given its key.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path


def kept(path: Path) -> str:
    """The key in the file at `path`, which is made, readable by its owner only, if it is missing.

    Two processes that start at once get the same key: the file appears whole or not at all.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            Path(draft).unlink()
    return path.read_text().strip()
