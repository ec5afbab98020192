"""How long does a call take? The median of several, after one that does not count.

The processor's time: what else runs on the machine does not count either.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def seconds(act: Callable[[], object], *, times: int = 7) -> float:
    """The median of `times` runs, in seconds."""
    act()
    runs = []
    for _ in range(times):
        start = time.process_time()
        act()
        runs.append(time.process_time() - start)
    return statistics.median(runs)
