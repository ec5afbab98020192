"""How much may something take? So much of the processor and of memory, and then it is ended.

The processor's own time is what counts, so that a busy machine makes no test fail.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MEGABYTE = 1_000_000


class TookTooLong(BaseException):
    """The processor was kept busy for longer than allowed; nothing takes it for a usual error."""


def end(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong


@contextmanager
def bounded(*, seconds: float, megabytes: int) -> Iterator[None]:
    """Lets what is within take `seconds` of the processor, and `megabytes` beyond what there is.

    Raises TookTooLong; what asks for more memory than that gets a MemoryError.
    """
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + megabytes * MEGABYTE
    handler = signal.signal(signal.SIGVTALRM, end)
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)
