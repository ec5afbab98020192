"""How are our scripts and styles served? Small, in few files, named by what is in them.

What lies in `static/` is what developers read: one file a part, with comments. `collectstatic`
makes of it what browsers load. With DEBUG files are served as they lie, and none of this runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

LAYER = re.compile(r"""@import url\("(?P<name>[\w-]+\.css)"\) layer\((?P<layer>[\w-]+)\);""")
# Minifiers of CSS read `.a :is(b)` within a layer as a declaration, and take its space away. These
# spaces mean nothing anywhere; what stands in quotation marks stays.
GAP = r"(?:\s|/\*.*?\*/)"
SPACES = re.compile(
    rf"""(?P<quoted>"[^"]*"|'[^']*')|{GAP}*(?:;{GAP}*)?(?P<end>\}}){GAP}*"""
    rf"""|{GAP}*(?P<mark>[{{;,]){GAP}*|(?P<gap>{GAP}+)""",
    re.DOTALL,
)
IMPORT = re.compile(
    r"""^import\s*(?:(?P<names>\{[^}]*\})\s*from\s*)?["'](?P<address>\.[^"']+)["'];""", re.MULTILINE
)
EXPORT = re.compile(
    r"^export (?P<what>(?:async )?(?:class|function|const) (?P<name>\w+))", re.MULTILINE
)
OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """WhiteNoise's storage that makes our own files few and small."""

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
    """A script or style without what only people read, and with all that it imports.

    An import is a round trip more, and many small files compress worse than one. Raises ValueError
    where a script imports or exports in a way that `bundled` does not know.
    """
    if path.suffix == ".js":
        return str(jsmin(bundled(path)))
    text = path.read_text(encoding="utf-8")
    whole = LAYER.sub(lambda found: layer(path, found), text)
    return SPACES.sub(
        lambda found: " " if found["gap"] else found["quoted"] or found["end"] or found["mark"],
        whole,
    ).strip()


def layer(path: Path, found: re.Match[str]) -> str:
    """The layer that a line in the style at `path` imports, as a block."""
    text = path.with_name(found["name"]).read_text(encoding="utf-8")
    return f"@layer {found['layer']} {{ {text} }}"


def bundled(path: Path) -> str:
    """The module at `path` and all that it imports in one: each a function, called once, in order.

    Names stay private to their module as before, and what it exports is what its function returns.
    Raises ValueError where modules import each other in a circle, or in another way than
    `import { names } from "./module.js";`, or export anything but what they declare.
    """
    found: dict[Path, str] = {}
    gather(path.resolve(), found, ())
    *imported, last = found.values()
    return "".join(f"const ${n} = (() => {{{one}}})();\n" for n, one in enumerate(imported)) + last


def gather(path: Path, found: dict[Path, str], above: tuple[Path, ...]) -> None:
    """Adds the module at `path` to those `found`, after all that it needs; `above` need it."""
    if path in above:
        raise ValueError(f"{path.name} imports itself, by way of {above[-1].name}")
    if path in found:
        return
    text = path.read_text(encoding="utf-8")
    for line in IMPORT.finditer(text):
        gather((path.parent / line["address"]).resolve(), found, (*above, path))

    def taken(line: re.Match[str]) -> str:
        number = list(found).index((path.parent / line["address"]).resolve())
        return f"const {line['names']} = ${number};" if line["names"] else ""

    exported = [line["name"] for line in EXPORT.finditer(text)] if above else []
    body = EXPORT.sub(r"\g<what>", IMPORT.sub(taken, text))
    if other := OTHER.search(body):
        raise ValueError(f"{path.name} cannot be put into one file: {other[0]}")
    found[path] = body + (f"\nreturn {{ {', '.join(exported)} }};\n" if exported else "")
