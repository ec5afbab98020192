"""How does a page become a PDF? By WeasyPrint, in a process with so much time and memory, no more.

Setting a long text takes long and much memory, whatever is in it: neither is the server's. No
Django here; that process is `__main__`.
"""

from __future__ import annotations

import signal
import subprocess
import sys

# What the process says of itself when it ends.
MISSING = 3
TOO_MUCH_MEMORY = 4
# Of the processor, and by the clock; of memory, in bytes of addresses.
SECONDS = 60
MEMORY = 2 * 1024**3


class NotInstalled(Exception):
    """WeasyPrint, or a library of the system that it needs, is not there."""


class TooLarge(Exception):
    """The page takes more time or memory than there is."""


def pdf(html: str, *, seconds: int = SECONDS) -> bytes:
    """The page `html`, which stands by itself, as a tagged PDF (PDF/UA).

    Raises NotInstalled, TooLarge, and CalledProcessError for whatever nobody has thought of.
    """
    command = [sys.executable, "-m", __name__, str(seconds), str(MEMORY)]
    try:
        done = subprocess.run(
            command, input=html.encode(), capture_output=True, timeout=2 * seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooLarge from error
    if done.returncode == MISSING:
        raise NotInstalled
    if done.returncode in (TOO_MUCH_MEMORY, -signal.SIGXCPU, -signal.SIGKILL):
        raise TooLarge
    done.check_returncode()
    return done.stdout
