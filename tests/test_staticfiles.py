"""Are scripts and styles served small, still the same, and named by what is in them?"""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

import pytest

from annotator.staticfiles import served
from tests.live import STATIC_ROOT, LiveSite

# In bytes, as they come over the line.
HEAVIEST = 45_000
SCRIPTS, STYLES = 20_000, 12_000
LOADS = re.compile(r"""(?:import|from|@import)\s*(?:url\()?["']([^"']+)["']""")
LOADED = re.compile(r"""(?:<link[^>]*href|<script[^>]*src)="(/static/[^"]+)\"""")
SCRIPT = r"""
// A comment.
/** @type {number} */
class Counted {
  #count = 0; // how many
  get count() { return this.#count; }
  add = (more) => `${(this.#count += more)}  of // ${"/* " + more}`
}
const counted = new Counted()
const found = "a // b".match(/[/]{2} b/g) ?? []
const later = 6 / 2 / 1
/* and */ console.log(counted.add(2), counted.count?.toFixed(1), found[0], later, "http://a")
"""


def weights(site: LiveSite) -> dict[str, int]:
    """The address of each static file that a first page loads, and its bytes as compressed."""
    with urllib.request.urlopen(f"{site.url}/") as page:
        addresses = set(LOADED.findall(page.read().decode()))
    weighed = {}
    for address in addresses:
        asked = urllib.request.Request(
            urljoin(site.url, address), headers={"Accept-Encoding": "br"}
        )
        with urllib.request.urlopen(asked) as answer:
            assert answer.headers["Content-Encoding"] == "br"
            weighed[address] = len(answer.read())
    return weighed


def test_a_first_visit_loads_less_than_45_kilobytes(site: LiveSite) -> None:
    weighed = weights(site)

    assert len(weighed) > 4
    assert sum(weighed.values()) < HEAVIEST


def test_our_scripts_and_styles_keep_to_their_budgets(site: LiveSite) -> None:
    ours = {name: weight for name, weight in weights(site).items() if "/django_htmx/" not in name}

    scripts = [weight for name, weight in ours.items() if name.endswith(".js")]
    styles = [weight for name, weight in ours.items() if name.endswith(".css")]

    # The modules of the page, and what the head runs before it is painted.
    assert len(scripts) == 2
    assert len(styles) == 1
    assert sum(scripts) < SCRIPTS
    assert sum(styles) < STYLES


def test_scripts_say_the_same_without_what_only_people_read(tmp_path: Path) -> None:
    script = tmp_path / "script.js"
    script.write_text(SCRIPT)

    small = served(script)

    assert "comment" not in small
    assert len(small) < len(SCRIPT) * 0.8
    assert [
        subprocess.run(["node", "-e", text], capture_output=True, check=True).stdout
        for text in (SCRIPT, small)
    ] == [b"2  of // /* 2 2.0 // b 3 http://a\n"] * 2


def modules(directory: Path, **texts: str) -> Path:
    """Writes modules, and returns where `app` is."""
    for name, text in texts.items():
        (directory / f"{name}.js").write_text(text)
    return directory / "app.js"


def test_modules_become_one_script_in_the_order_that_they_need_each_other(tmp_path: Path) -> None:
    app = modules(
        tmp_path,
        app='import "./says.js";\nimport { twice } from "./twice.js";\nconsole.log(twice(4));',
        says='import {\n  twice,\n} from "./twice.js";\nconst by = 3;\nconsole.log(twice(by));',
        twice='const by = 2;\nconsole.log("twice");\nexport function twice(n) { return n * by; }',
    )

    ran = subprocess.run(
        ["node", "--input-type=module", "-e", served(app)], capture_output=True, check=True
    )

    assert ran.stdout == b"twice\n6\n8\n"


@pytest.mark.parametrize(
    ("app", "other", "told"),
    [
        ('import "./other.js";', 'import "./app.js";', "imports itself"),
        ('import all from "./other.js";', "", "one file: import all"),
        (
            'import { a } from "./other.js";',
            "const a = 1;\nexport { a };",
            "one file: export { a }",
        ),
        ('import "./other.js";', "export default 1;", "one file: export default"),
    ],
)
def test_modules_that_cannot_become_one_script_are_named(
    tmp_path: Path, app: str, other: str, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        served(modules(tmp_path, app=app, other=other))


@pytest.mark.usefixtures("site")
def test_the_styles_and_the_modules_of_the_page_are_one_file_each() -> None:
    assert "@import" not in hashed("css/app.css").read_text()
    assert not LOADS.search(hashed("js/app.js").read_text())


def hashed(name: str) -> Path:
    """The file that `name` became when the site collected its static files."""
    manifest = json.loads((STATIC_ROOT / "staticfiles.json").read_text())
    return STATIC_ROOT / str(manifest["paths"][name])


@pytest.mark.usefixtures("site")
def test_files_are_compressed_when_they_are_collected() -> None:
    style = hashed("css/article.css")

    assert style.with_name(f"{style.name}.br").exists()
    assert style.with_name(f"{style.name}.gz").exists()


def test_a_static_file_is_kept_by_browsers_for_good(site: LiveSite) -> None:
    address = f"{site.url}/static/{hashed('css/app.css').relative_to(STATIC_ROOT)}"

    with urllib.request.urlopen(address) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
