"""What the layout engine is loaded with."""

from __future__ import annotations

import zlib

import pytest

from bulletin.writers.engine import Packer


def ending_with_a_return() -> bytes:
    """Find data whose packed form ends with a carriage return: the checksum at its end is the data's own."""
    tries = (bytes([number, other]) for number in range(256) for other in range(256))
    return next(data for data in tries if zlib.compress(data).endswith(b"\r"))


@pytest.mark.parametrize("data", [b"", b"text" * 1000, ending_with_a_return()])
def test_packed_data_never_ends_with_a_return_and_is_read_back(data: bytes) -> None:
    packer = Packer(9)
    packed = packer.compress(data) + packer.flush()
    assert not packed.endswith(b"\r")
    assert zlib.decompressobj().decompress(packed) == data
