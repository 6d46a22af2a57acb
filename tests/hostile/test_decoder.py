"""Whatever bytes a child sends, the grader reads a plain value or refuses, at a bounded cost.

``AUTOGRADER_FUZZ=1000000`` makes the run as long as it should be once in a while.
"""

import contextlib
import json
import os
import random
import tracemalloc

import numpy as np
import pytest

from autograder.compare import close, exact, spikes, symbolic
from autograder.errors import WireError
from autograder.outputs import Output, Returned
from autograder.sandbox.forked import _first_trouble, _read_answer
from autograder.values import MAX_HEADER, PREFIX, Symbolic, pack, unpack

MUTATIONS = int(os.environ.get("AUTOGRADER_FUZZ", "20000"))
PLAIN = (type(None), bool, int, float, complex, str, bytes, list, tuple, dict, np.ndarray, Symbolic)
SEEDS = (
    ("returned", np.linspace(0.0, 1.0, 7)),
    ("returned", [1.5, None, True, -3, "text", b"bytes", 2j, float("nan")]),
    ("returned", {"v": np.arange(6).reshape(2, 3), (1, "a"): [0.5] * 9, 3: {"n": []}}),
    ("returned", Symbolic(("Add", ("int", "4"), ("Pow", ("symbol", "a"), ("rational", "1", "3"))))),
    ("returned", "4*a**3*exp(a**4 + 1)"),
    ("raised", "ValueError", "no such thing", "line 3"),
    ("failed", "missing", "f is not defined"),
    ("cell", 3),
    ("loaded", [["", "NameError", "name 'x' is not defined", "line 1"]]),
)
PIECES = (
    b"[", b"]", b"{", b"}", b'"', b",", b":", b"null", b"NaN", b"1e999", b"-0", b"9" * 400, b"\\ud800", b"\xff",
    b'{"a":["<f8",[2],0]}', b'{"l":["|i1",3,0]}', b'{"b":[3,0]}', b'{"s":["int","1"]}', b'{"c":[1,2]}', b'{"d":[[1,2]]}',
    b'{"f":"nan"}', b'{"t":[]}', b'"|O"', b'"<M8[s]"', b"18446744073709551616", b"-1", b"[[[[[[[[", b'"int"', b'"Pow"',
)  # fmt: skip
COMPARERS = (
    (close(), np.linspace(0.0, 1.0, 7)), (exact(), [1.5, None]), (spikes(window=1.0), np.arange(3.0)),
    (symbolic("a"), "4*a**3*exp(a**4 + 1)"),
)  # fmt: skip


def mutated(rng: random.Random, frame: bytes) -> tuple[bytes, bytes]:
    """Return header and body of a frame with a few faults."""
    size, _ = PREFIX.unpack_from(frame)
    header, body = bytearray(frame[PREFIX.size : PREFIX.size + size]), bytearray(frame[PREFIX.size + size :])
    for _ in range(rng.randint(1, 4)):
        part = header if rng.random() < 0.85 else body
        at = rng.randrange(len(part) + 1)
        match rng.randrange(5):
            case 0:
                part[at:at] = rng.choice(PIECES)
            case 1:
                del part[at : at + rng.randint(1, 6)]
            case 2 if part:
                part[at - 1] ^= 1 << rng.randrange(8)
            case 3:
                part[at : at + rng.randint(0, 9)] = rng.choice(PIECES)
            case _:
                part[at:at] = part[at : at + rng.randint(0, 40)]
    return bytes(header), bytes(body)


def assert_plain(value: object) -> None:
    """Fail for anything that pack could not have written; strings must be fit for a report."""
    assert type(value) in PLAIN, type(value)
    match value:
        case str():
            value.encode()
        case Symbolic(tree=tree):
            assert_plain(tree)
        case list() | tuple():
            for item in value:
                assert_plain(item)
        case dict():
            for key, item in value.items():
                assert_plain(key)
                assert_plain(item)
        case np.ndarray():
            assert value.dtype.kind in "biufc" and value.flags.owndata and value.flags.writeable


def test_mutated_frames_are_read_or_refused():
    rng = random.Random(11)
    frames = [pack(seed) for seed in SEEDS]
    read = 0
    for _ in range(MUTATIONS):
        header, body = mutated(rng, rng.choice(frames))
        try:
            value = unpack(header, body)
        except WireError:
            continue
        read += 1
        assert_plain(value)
        output: Output = _read_answer(value, 0.0)
        _first_trouble(value if isinstance(value, list) else [value])
        if isinstance(output, Returned):
            comparer, expected = rng.choice(COMPARERS)
            comparison = comparer.compare_all([output], [Returned(expected)])
            json.dumps(comparison.message).encode()
            comparison.message.encode()
    assert read > MUTATIONS // 100  # else the mutations are too wild to test anything


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
            assert_plain(unpack(header, body))
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_mutated_expressions_are_judged_or_refused():
    rng = random.Random(12)
    words = ["a", "b", "exp", "(", ")", "(", ")", "**", "*", "+", "-", "/", "9", "0.5", "1e9", ",", "sqrt", "log",
             "__import__", ".", "lambda", "[", "]", "'", ":", "if", "else", "^", "pi", "E", "Integral", "\n", "#", "\ud800"]  # fmt: skip
    comparer, expected = symbolic("a"), Returned("4*a**3*exp(a**4 + 1)")
    passed = 0
    for _ in range(MUTATIONS // 10):
        text = "4*a**3*exp(a**4 + 1)"
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice(words) + text[at + rng.randint(0, 2) :]
        comparison = comparer.compare_all([Returned(text)], [expected])
        passed += comparison.passed
    assert passed < MUTATIONS // 100
