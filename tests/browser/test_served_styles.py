"""Do the served styles say the same as those that people wrote? A browser reads both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from annotator.staticfiles import served
from tests.live import ROOT

pytestmark = pytest.mark.any_database

STYLES = ROOT / "static" / "css"
IMPORT = re.compile(r'@import url\("(.+?)"\) layer\((\w+)\);')
# What a browser has not computed (a custom property, say) keeps its spaces: they are evened out.
READ = r"""
text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/([,(])\s+|\s+(?=[,)])/g, "$1"));
}
"""


def test_styles_without_spaces_and_comments_are_the_same_rules(reader_page: Page) -> None:
    app = STYLES / "app.css"
    layers = IMPORT.findall(app.read_text())
    order = app.read_text().partition("@import")[0]
    written = order + "".join(
        f"@layer {layer} {{ {(STYLES / name).read_text()} }}" for name, layer in layers
    )
    reader_page.goto("/")

    rules = reader_page.evaluate(READ, served(app))

    assert len(rules) > len(layers)
    assert rules == reader_page.evaluate(READ, written)


def test_the_styles_of_an_export_are_the_same_rules(reader_page: Page) -> None:
    export = STYLES / "export.css"
    reader_page.goto("/")

    rules = reader_page.evaluate(READ, served(export))

    assert rules
    assert rules == reader_page.evaluate(READ, export.read_text())
