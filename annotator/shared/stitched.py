"""How is a page compressed once, though a few words of it differ for each reader? In pieces.

A gzip file holds blocks of deflate one after another (RFC 1951 and 1952). What was flushed in full
ends on a byte and refers to nothing before it, so that pieces which were compressed long ago can
stand beside others made just now. The checksum of all follows from those of the pieces: appending
`n` bytes changes a CRC as appending `n` zeros does, which is linear over GF(2), and then by the CRC
of those bytes (zlib’s `crc32_combine` does the same).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

# No name, no time, any system.
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
# A last block with nothing in it.
END = b"\x03\x00"
LEVEL = 6
# Shorter text is stored as it is: it would hardly become shorter, and storing takes no time.
WORTH_IT = 400
ALL_BITS = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that was compressed; `columns` say how a checksum of what precedes it is carried on."""

    size: int
    checksum: int
    deflated: bytes
    columns: tuple[int, ...]

    @classmethod
    def of(cls, text: bytes) -> Piece:
        zeros = bytes(len(text))
        columns = tuple(zlib.crc32(zeros, (1 << bit) ^ ALL_BITS) ^ ALL_BITS for bit in range(32))
        return cls(len(text), zlib.crc32(text), deflated(text), columns)

    def carried(self, checksum: int) -> int:
        """The checksum of what has `checksum` and this after it."""
        result = self.checksum
        for column in self.columns:
            if checksum & 1:
                result ^= column
            checksum >>= 1
        return result


def gzipped(parts: Iterable[Piece | bytes]) -> bytes:
    """A gzip file of all `parts`, one after another; those that are bytes are compressed now."""
    checksum = size = 0
    blocks = [HEADER]
    for part in parts:
        if isinstance(part, Piece):
            checksum = part.carried(checksum)
            size += part.size
            blocks.append(part.deflated)
        elif part:
            checksum = zlib.crc32(part, checksum)
            size += len(part)
            blocks.append(stored(part) if len(part) < WORTH_IT else deflated(part))
    return b"".join((*blocks, END, struct.pack("<II", checksum, size & ALL_BITS)))


def deflated(text: bytes) -> bytes:
    """Blocks that end on a byte and that nothing after them refers to."""
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressor.compress(text) + compressor.flush(zlib.Z_FULL_FLUSH)


def stored(text: bytes) -> bytes:
    """One block of at most 65,535 bytes as they are."""
    return struct.pack("<BHH", 0, len(text), len(text) ^ 0xFFFF) + text
