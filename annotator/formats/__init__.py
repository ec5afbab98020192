"""In which formats can an article leave? In those of this folder: menu, addresses and command ask.

A new format is one new file, which defines its `FORMAT`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing

__all__ = ["FORMATS", "Format", "Outgoing"]


def gathered() -> dict[str, Format]:
    """The formats by their keys, in the order of their ranks."""
    modules = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    found = [one.FORMAT for one in modules if hasattr(one, "FORMAT")]
    return {one.key: one for one in sorted(found, key=lambda one: one.rank)}


FORMATS = gathered()
