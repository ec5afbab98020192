"""Does a file of pieces hold what the pieces held, for every program that reads gzip?"""

from __future__ import annotations

import gzip
import subprocess

from hypothesis import given
from hypothesis import strategies as st

from annotator.shared.stitched import Piece, gzipped

TEXTS = st.binary(max_size=2_000) | st.text(max_size=50).map(lambda text: text.encode() * 100)


@given(st.lists(st.tuples(TEXTS, st.booleans())))
def test_pieces_and_what_is_compressed_now_make_one_file(parts: list[tuple[bytes, bool]]) -> None:
    file = gzipped(Piece.of(text) if before else text for text, before in parts)

    assert gzip.decompress(file) == b"".join(text for text, _before in parts)


def test_another_program_reads_it_too() -> None:
    parts: list[Piece | bytes] = [
        Piece.of(b"The harbour " * 10_000),
        b"board ",
        b"met. " * 200,
        Piece.of(b""),
    ]

    told = subprocess.run(["gzip", "-dc"], input=gzipped(parts), capture_output=True, check=True)

    assert told.stdout == b"The harbour " * 10_000 + b"board " + b"met. " * 200
