"""How are our scripts and styles served? Small, in few files, named by what is in them.

What lies in `static/` is what developers read: one file a part, with comments. `collectstatic`
makes of it what browsers load. With DEBUG files are served as they lie, and none of this runs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The stubs leave out what Django keeps to itself; there is no public name for these patterns.
_, module_patterns = ManifestStaticFilesStorage._js_module_import_aggregation_patterns  # type: ignore[attr-defined]

LAYER = re.compile(r"""@import url\("(?P<name>[\w-]+\.css)"\) layer\((?P<layer>[\w-]+)\);""")
# Minifiers of CSS read `.a :is(b)` within a layer as a declaration, and take its space away. These
# spaces mean nothing anywhere; what stands in quotation marks stays.
GAP = r"(?:\s|/\*.*?\*/)"
SPACES = re.compile(
    rf"""(?P<quoted>"[^"]*"|'[^']*')|{GAP}*(?:;{GAP}*)?(?P<end>\}}){GAP}*"""
    rf"""|{GAP}*(?P<mark>[{{;,]){GAP}*|(?P<gap>{GAP}+)""",
    re.DOTALL,
)
IMPORT = re.compile(r"""^import\b[^"';]*["'](?P<name>\.[^"']+)["'];""", re.MULTILINE)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """WhiteNoise's storage that makes our own files small, and rewrites their `import` lines.

    Django's switch for such lines reads every script, and stumbles over examples in the comments of
    other people's.
    """

    patterns = (*ManifestStaticFilesStorage.patterns, ("js/*.js", module_patterns))

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], *arguments: Any, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Hash and compress what was collected, our own files as `served` has them."""
        small = {
            name: (Small(storage), path) if is_ours(storage, path) else (storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(small, *arguments, **options)


class Small:
    """Our files, opened as browsers get them: as much of a storage as hashing asks for."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def open(self, name: str) -> ContentFile[bytes]:
        return ContentFile(served(Path(self.storage.path(name))).encode(), name)


def is_ours(storage: Storage, name: str) -> bool:
    """Whether a file is a script or a style of this project, and not of one that it uses."""
    return (
        isinstance(storage, FileSystemStorage)
        and Path(storage.location) in settings.STATICFILES_DIRS
        and name.endswith((".css", ".js"))
    )


def served(path: Path) -> str:
    """A script or style without what only people read, and with the styles that it imports.

    An import is a round trip more before anything is painted, so the file stands in its place.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return str(jsmin(text))
    whole = LAYER.sub(lambda found: layer(path, found), text)
    return SPACES.sub(
        lambda found: " " if found["gap"] else found["quoted"] or found["end"] or found["mark"],
        whole,
    ).strip()


def layer(path: Path, found: re.Match[str]) -> str:
    """The layer that a line in the style at `path` imports, as a block."""
    text = path.with_name(found["name"]).read_text(encoding="utf-8")
    return f"@layer {found['layer']} {{ {text} }}"


@cache
def imported_modules(name: str) -> tuple[str, ...]:
    """The names of all modules that the module `name` loads, itself not among them, each once.

    A page that names them loads them side by side, rather than one after another as each is read.
    """
    found: dict[str, None] = {}
    path = finders.find(name)
    for address in IMPORT.findall(Path(path).read_text(encoding="utf-8")) if path else ():
        imported = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        found |= dict.fromkeys((imported, *imported_modules(imported)))
    return tuple(found)
