"""How do many small curves look side by side? An SVG of panels, a row of them for each thing.

All axes are logarithmic, and those of a row the same: a flat line is a cost that does not grow. It
looks well on light and dark pages: what it stands on is told by the browser.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

Series = Sequence[tuple[float, float]]
WIDTH, HEIGHT = 186, 104
LEFT, TOP, ACROSS, DOWN = 128, 92, 44, 46
# Of a panel; at its top there is room for a figure.
MARGIN, ROOM = 12, 24
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #4a4f57 }
.title { font-size: 18px; font-weight: 600; fill: #16191d }
.what { font-size: 14px; font-weight: 600; fill: #16191d }
.value { font-weight: 600; fill: #16191d }
.tick { font-size: 11px }
.paper { fill: #fff }
.panel { fill: #f4f5f7 }
.grid { stroke: #dfe2e6 }
.even { stroke: #9aa1ab; stroke-dasharray: 3 3 }
.line { fill: none; stroke: #1f5fbf; stroke-width: 2; stroke-linejoin: round }
.dot { fill: #1f5fbf; stroke: #f4f5f7; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  text { fill: #a9b0ba }
  .title, .what, .value { fill: #f0f2f5 }
  .paper { fill: #15181c }
  .panel { fill: #1e2329 }
  .grid { stroke: #343b44 }
  .even { stroke: #6d7682 }
  .line { stroke: #7fb2ff }
  .dot { fill: #7fb2ff; stroke: #1e2329 }
}
"""


def drawn(series: Mapping[tuple[str, str], Series], beside: Mapping[str, str], told: str) -> str:
    """The plot: a row of panels for each of `beside`, a column for each thing that grows.

    `beside` tells what each row is compared with, `told` on what it was measured. A panel without
    points is left out.
    """
    columns = list(dict.fromkeys(by for _what, by in series))
    width = LEFT + len(columns) * (WIDTH + ACROSS)
    height = TOP + len(beside) * (HEIGHT + DOWN) + 14
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' aria-labelledby="t d">',
        '<title id="t">How everything grows</title>',
        f'<desc id="d">{escape(spoken(series))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}" rx="8"/>',
        text(20, 34, "What each costs, in times a bare thing", "title"),
        text(20, 54, told),
    ]
    for column, by in enumerate(columns):
        parts.append(text(left(column), TOP - 12, f"with {by}", "what"))
    for row, (what, bare) in enumerate(beside.items()):
        top = TOP + row * (HEIGHT + DOWN)
        parts.append(text(20, top + 18, what, "what"))
        parts += [text(20, top + 36 + 15 * n, one) for n, one in enumerate(lines(bare))]
        of_row = [series.get((what, by), ()) for by in columns]
        ceiling = top_of([y for one in of_row for _x, y in one])
        for column, points in enumerate(of_row):
            if points:
                parts += panel(left(column), top, points, ceiling)
    return "\n".join([*parts, "</svg>\n"])


def left(column: int) -> float:
    """Where a column begins."""
    return LEFT + 26 + column * (WIDTH + ACROSS)


def lines(words: str, longest: int = 17) -> Iterator[str]:
    """Words in short lines."""
    line = "beside"
    for word in words.split():
        if len(line) + len(word) >= longest:
            yield line
            line = word
        else:
            line += f" {word}"
    yield line


def top_of(values: Sequence[float]) -> int:
    """The power of ten that a row ends with; 10 at least."""
    return max(math.ceil(math.log10(max(values, default=1))), 1)


def panel(x: float, y: float, points: Series, ceiling: int) -> Iterator[str]:
    """One panel, whose corner is there; its upper end is a power of ten."""
    yield f'<rect class="panel" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>'
    inner = HEIGHT - MARGIN - ROOM
    for power in range(ceiling + 1):
        at = y + HEIGHT - MARGIN - inner * power / ceiling
        kind = "even" if power == 0 else "grid"
        yield f'<path class="{kind}" d="M{x} {at:.1f}h{WIDTH}"/>'
        yield text(x - 6, at + 4, short(10**power), "tick", "end")
    least, most = math.log10(points[0][0]), math.log10(points[-1][0])
    placed = [
        (
            x + MARGIN + (WIDTH - 2 * MARGIN) * (math.log10(size) - least) / (most - least or 1),
            y + HEIGHT - MARGIN - inner * max(math.log10(value), -0.1) / ceiling,
        )
        for size, value in points
    ]
    way = " ".join(f"{one:.1f},{other:.1f}" for one, other in placed)
    yield f'<polyline class="line" points="{way}"/>'
    for one, other in placed:
        yield f'<circle class="dot" cx="{one:.1f}" cy="{other:.1f}" r="4"/>'
    for (one, other), (size, value), anchor in (
        (placed[0], points[0], "start"),
        (placed[-1], points[-1], "end"),
    ):
        edge = x + (2 if anchor == "start" else WIDTH - 2)
        inwards = 4 if anchor == "start" else -4
        yield text(edge + inwards, other - 9, ratio(value), "value", anchor)
        yield text(one, y + HEIGHT + 15, short(size), "tick", "middle")


def ratio(value: float) -> str:
    """How many times, with two digits that count."""
    return f"{value:,.0f}×" if value >= 10 else f"{value:.1f}×"


def short(size: float) -> str:
    """A size in few characters."""
    if size >= 1e6:
        return f"{size / 1e6:.0f}M"
    return f"{size / 1e3:.0f}k" if size >= 1e3 else f"{size:.0f}"


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Words, whose line stands at `y`."""
    of_kind = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{of_kind} text-anchor="{anchor}">{escape(words)}</text>'


def spoken(series: Mapping[tuple[str, str], Series]) -> str:
    """The plot in words: where each curve begins and ends."""
    told = (
        f"{what} with {points[0][0]:,} to {points[-1][0]:,} {by}: "
        f"{ratio(points[0][1])} to {ratio(points[-1][1])}."
        for (what, by), points in series.items()
        if points
    )
    return " ".join(told)
