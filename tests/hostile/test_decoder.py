"""Frames made to cost the grader much are read or refused at a bounded cost."""

import contextlib
import tracemalloc

import pytest

from autograder.boundary.values import MAX_HEADER, unpack
from autograder.errors import WireError

HOSTILE = {
    "one array named often": (b'{"t":["returned",[%s]]}' % b",".join([b'{"a":["|b1",[1048576],0]}'] * 400), bytes(1 << 20)),
    "one text named often": (b"[%s]" % b",".join([b'{"b":[1048576,0]}'] * 400), bytes(1 << 20)),
    "one list named often": (b"[%s]" % b",".join([b'{"l":["|i1",1048576,0]}'] * 400), bytes(1 << 20)),
    "empty arrays of impossible shapes": (b'{"a":["<f8",[0,%d,%d],0]}' % (2**62, 2**62), b""),
    "a shape that overflows": (b'{"a":["<f8",[%d,%d],0]}' % (2**33, 2**33), b""),
    "brackets": (b"[" * MAX_HEADER, b""),
    "objects": (b'{"t":[' * 40_000, b""),
    "a number of many digits": (b"9" * MAX_HEADER, b""),
    "an exponent": (b"1e" + b"9" * 1000, b""),
    "keys that collide": (b'{"d":[%s]}' % b",".join(b"[%d,0]" % (k * (2**61 - 1)) for k in range(9000)), b""),
    "a body that belongs to nothing": (b"1", bytes(1 << 20)),
    "an object array": (b'{"a":["|O",[1],0]}', bytes(8)),
    "a pickle": (b"\x80\x04\x95", b""),
    "a tree that is too deep": (b'{"s":%s}' % (b'["Add",' * 5000 + b'["int","1"]' + b"]" * 5000), b""),
    "a tree with a lone surrogate": (b'{"s":["symbol","\\ud800"]}', b""),
    "a text with a lone surrogate": (b'"\\udfff"', b""),
    "a key with a lone surrogate": (b'{"d":[["\\udfff",1]]}', b""),
    "an array as a key": (b'{"d":[[{"a":["|b1",[1],0]},1]]}', b"1"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_frame_made_to_cost_much_costs_little(name):
    header, body = HOSTILE[name]
    assert len(header) <= MAX_HEADER
    tracemalloc.start()
    try:
        with contextlib.suppress(WireError):
            unpack(header, body)
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()
