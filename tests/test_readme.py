"""Does the README tell the truth? Its commands, settings, addresses and files are there."""

from __future__ import annotations

import re

import pytest
from django.core.management import get_commands, load_command_class

from annotator.formats import FORMATS
from tests.live import ROOT
from tests.test_settings import VARIABLES

README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
# The design names these; people script against them.
COMMANDS = {"import_article", "export_article", "quotes", "recount"}


def code(text: str) -> list[str]:
    """What stands in code in a Markdown text: lines of blocks, and words between ticks."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    outside = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return [line for block in fenced for line in block.splitlines()] + re.findall(
        r"`([^`\n]+)`", outside
    )


def test_the_table_of_settings_lists_exactly_what_the_settings_read() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)

    assert sorted(listed) == sorted(VARIABLES)
    assert len(set(listed)) == len(listed)


def test_settings_that_are_named_elsewhere_are_in_the_table() -> None:
    named = {
        name for line in code(README) for name in re.findall(r"\b([A-Z][A-Z_]{3,})=", line)
    } - {"PORT", "ARGS"}

    assert named <= set(VARIABLES)
    assert named


def test_every_command_of_manage_py_that_is_named_exists() -> None:
    named = {name for line in code(README) for name in re.findall(r"manage\.py ([a-z_]+)", line)}

    assert named >= COMMANDS
    assert named <= set(get_commands())


def test_every_option_that_is_named_is_one_of_its_command() -> None:
    for line in code(README):
        called = re.search(r"manage\.py ([a-z_]+)(.*)", line)
        if called is None:
            continue
        name, rest = called.groups()
        command = load_command_class(get_commands()[name], name)
        parser = command.create_parser("manage.py", name)
        for option in re.findall(r"(--[\w-]+)", rest):
            assert option in parser._option_string_actions, f"{name} {option}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_the_design_has_help(name: str) -> None:
    command = load_command_class("annotator", name)

    assert command.help
    assert "usage:" in command.create_parser("manage.py", name).format_help()


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = {name for line in code(README) for name in re.findall(r"\bmake ([a-z]+)", line)}

    assert named >= {"run", "test", "check"}
    assert named <= targets


def test_every_folder_and_module_that_is_named_exists() -> None:
    layout = README.split("## How it is built")[1].split("\n## ")[0]
    folders = re.findall(r"\b((?:annotator|templates|static|fixtures|tests)/[\w/]*)", layout)
    modules = re.findall(r"\b(\w+\.py)\b", layout)

    assert len(folders) >= 8
    for folder in folders:
        assert (ROOT / folder).is_dir(), folder
    for module in modules:
        assert (ROOT / "annotator" / module).is_file(), module


def test_every_picture_and_file_that_is_linked_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]

    assert links
    for link in links:
        assert (ROOT / link).is_file(), link


def test_whatever_holds_a_promise_of_security_exists() -> None:
    promises = README.split("## Security")[1].split("\n## ")[0]
    held_by = re.findall(r"`((?:tests|fixtures)/[^`]+)`", promises)

    assert len(held_by) > 15
    for path in held_by:
        assert (ROOT / path).is_file(), path


def test_the_formats_that_are_promised_can_be_had() -> None:
    for line in code(README):
        for key in re.findall(r"export_article .*--format (\w+)", line):
            assert key in FORMATS


def test_the_readme_tells_the_oldest_python_that_is_required() -> None:
    required = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text())

    assert required
    assert f"Python {required[1]} or newer" in README
