"""Every reader of what students hand in or send takes any input: it reads it or refuses it, at a bounded cost.

One mutator spoils good inputs in a few places. What a reader may do with the result is what it does with any
other: return a value that is fit for a report, or raise what it declares to raise. Now and then an input is
measured: the calls that reading it takes and the memory at its peak are bounded, both of which are the same on
every machine. ``AUTOGRADER_FUZZ=1000000`` reads that many inputs in all, and prints the slowest of each reader.
"""

import io
import json
import os
import random
import stat
import sys
import time
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

from autograder.boundary.outputs import Output, Returned
from autograder.boundary.text import INVISIBLE, JOINERS
from autograder.boundary.values import PREFIX, Symbolic, pack, unpack
from autograder.boundary.wanted import Wanted
from autograder.compare import close, exact, spikes, symbolic
from autograder.compare.base import Refused
from autograder.compare.symbolic_parse import read
from autograder.errors import WireError
from autograder.sandbox.replies import read_reply, read_trouble
from autograder.submission.archive import unzip
from autograder.submission.files import MAX_BYTES, Basket
from autograder.submission.notebook import read_notebook
from autograder.submission.program import make_program
from autograder.submission.source import read_source
from autograder.submission.submission import submission_of

INPUTS = int(os.environ.get("AUTOGRADER_FUZZ", "15000"))
LONG = INPUTS > 100_000
MEASURED = 100  # every so many inputs
MAX_CALLS = 400_000
MAX_MEMORY = 32 << 20
#: beyond this an input grows no more by being mutated
MAX_LENGTH = 30_000
SAMPLES = Path(__file__).parents[1] / "samples" / "class"

NUMBERS = tuple(n.to_bytes(4, "little") for n in (0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))


def mutated(rng: random.Random, good: Any, pieces: Sequence[Any]) -> Any:
    """Return bytes or text with a few faults, most often one."""
    text = isinstance(good, str)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
        at = rng.randrange(len(good) + 1)
        more = len(good) < MAX_LENGTH
        match rng.randrange(8):
            case 0 if more:
                good = good[:at] + rng.choice(pieces) + good[at:]
            case 1:
                good = good[:at] + good[at + rng.randint(1, 6) :]
            case 2:
                odd = chr(rng.randrange(0x3000)) if text else bytes([rng.randrange(256)])
                good = good[:at] + odd + good[at + 1 :]
            case 3:
                piece = rng.choice(pieces)
                good = good[:at] + piece + good[at + rng.choice((len(piece), rng.randint(0, 9))) :]
            case 4 if more:
                good = good[:at] + good[at : at + rng.randint(0, 40)] + good[at:]
            case 5 if more and rng.random() < 0.2:
                piece = rng.choice(pieces)
                good = good[:at] + piece * rng.choice((30, 300, 3000))
                good = good[:MAX_LENGTH]
            case 6 if rng.random() < 0.3:
                good = good[:at]
            case _:
                start = rng.randrange(len(good) + 1)
                part = good[start : start + rng.randint(0, 20)]
                good = good[:at] + part + good[at + len(part) :]
    return good


@dataclass(frozen=True)
class Reader:
    """What is fuzzed.

    Attributes
    ----------
    good : sequence of bytes or str
        Inputs to begin with.
    pieces : sequence of the same
        What mutations insert.
    check : callable
        Reads one input and fails a test if that went wrong; returns whether it was read and not refused.
    """

    good: Sequence[Any]
    pieces: Sequence[Any]
    check: Callable[[random.Random, Any], bool]


def fit(said: object) -> bool:
    """Whether a text can stand in a report: on one line, with nothing invisible in it but what joins letters."""
    text = str(said or "")
    return len(text) < 1000 and all(
        unicodedata.category(char) not in INVISIBLE or char in JOINERS for char in text
    )


# --- messages of the child

PLAIN = (type(None), bool, int, float, complex, str, bytes, list, tuple, dict, np.ndarray, Symbolic)
MESSAGES = (
    ("returned", np.linspace(0.0, 1.0, 7)),
    ("returned", [1.5, None, True, -3, "text", b"bytes", 2j, float("nan")]),
    ("returned", {"v": np.arange(6).reshape(2, 3), (1, "a"): [0.5] * 9, 3: {"n": []}}),
    ("returned", Symbolic(("Add", ("int", "4"), ("Pow", ("symbol", "a"), ("rational", "1", "3"))))),
    ("returned", "4*a**3*exp(a**4 + 1)"),
    ("raised", "ValueError", "no such thing", "line 3", "file"),
    ("failed", "missing", "f is not defined"),
    ("cell", 3),
    ("loaded", [["", "NameError", "name 'x' is not defined", "line 1", ""]]),
)
JSON_PIECES = (
    b"[", b"]", b"{", b"}", b'"', b",", b":", b"null", b"NaN", b"1e999", b"-0", b"9" * 400, b"\\ud800", b"\xff",
    b'{"a":["<f8",[2],0]}', b'{"l":["|i1",3,0]}', b'{"b":[3,0]}', b'{"s":["int","1"]}', b'{"c":[1,2]}', b'{"d":[[1,2]]}',
    b'{"f":"nan"}', b'{"t":[]}', b'"|O"', b'"<M8[s]"', b"18446744073709551616", b"-1", b"[[[[[[[[", b'"int"', b'"Pow"',
)  # fmt: skip
COMPARERS = (
    (close(), np.linspace(0.0, 1.0, 7)), (exact(), [1.5, None]), (spikes(window=1.0), np.arange(3.0)),
    (symbolic("a"), "4*a**3*exp(a**4 + 1)"),
)  # fmt: skip


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


def line_and_body(message: object) -> bytes:
    """Return header and body of a message's frame with a line end between them, of which the header has none."""
    frame = pack(message)
    size, _ = PREFIX.unpack_from(frame)
    return frame[PREFIX.size : PREFIX.size + size] + b"\n" + frame[PREFIX.size + size :]


def check_message(rng: random.Random, data: bytes) -> bool:
    """Read a message and judge what it holds."""
    header, _, body = data.partition(b"\n")
    try:
        value = unpack(header, body)
    except WireError:
        return False
    assert_plain(value)
    output: Output = read_reply(value, 0.0)
    read_trouble(value if isinstance(value, list) else [value])
    if isinstance(output, Returned):
        comparer, expected = rng.choice(COMPARERS)
        comparison = comparer.compare_all([output], [Returned(expected)])
        json.dumps(comparison.message).encode()
        comparison.message.encode()
    return True


# --- files


def samples(ending: str) -> tuple[bytes, ...]:
    """Return the class's small files with an ending."""
    found = (path.read_bytes() for path in sorted(SAMPLES.rglob(f"*{ending}")) if path.is_file())
    return tuple(data for data in found if len(data) < 16_000)


def zipped(*members: tuple[Any, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data, method)
    return stream.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    """Return the entry of a symbolic link."""
    member = zipfile.ZipInfo(name)
    member.create_system = 3
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


ARCHIVES = (
    zipped(("fade.py", b"def fade(t): return t\n" * 40), ("data/x.csv", b"1,2\n"), ("data/", b"")),
    zipped(("fade.py", b"def fade(t): return t\n"), ("b/c/d.txt", b"d"), method=zipfile.ZIP_STORED),
    zipped(("aufgabe_ä.py", b"x = 1\n"), (link("passwd"), b"/etc/passwd"), ("__MACOSX/._x", b"0")),
    zipped(("inner.zip", zipped(("fade.py", b"x = 1\n"))), ("zeros", bytes(100_000))),
    zipped(),
)
ZIP_PIECES = (
    b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08", b"../", b"/etc/passwd",
    b"..\\", b"C:", b"\0", b"\n", b"\x1b[2J", b"\xff\xfe", b"\x08\0", b"\x0c\0", b"\x0e\0", b"\x63\0", b"\x01\0\x08\0",
    b"\x00\x08", b"\x01\x00", *NUMBERS, b"\xff" * 8, b"ux\x0b\0", b"\x01\0\x1c\0", b"up\xff\xff",
)  # fmt: skip


def check_archive(_: random.Random, data: bytes) -> bool:
    """Unpack an archive into memory; nothing leads out of its folder."""
    basket = Basket()
    unzip(data, "hw.zip", basket)
    assert sum(map(len, basket.files.values())) <= MAX_BYTES
    for name in basket.files:
        assert fit(name) and not name.startswith("/") and ".." not in name.split("/")
    assert all(map(fit, basket.problems))
    return bool(basket.files)


def notebook(*cells: str) -> bytes:
    """Return a notebook of format 4."""
    return nbformat.writes(
        nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, cells)))
    ).encode()


NOTEBOOKS = (
    notebook("import numpy as np\ndef fade(t, tau):\n    return np.exp(-t / tau)", "%matplotlib inline\n!ls\nx = 1"),
    notebook("%%writefile helper.py\nx = 1", "%%time\ny = [\n  1,\n]", ">>> z = 1\n... w = 2", "print?", "f'{x!r:>{y}}'"),
    b'{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1\\n", "y"], "language": "python"}]}]}',
    *samples(".ipynb"),
)  # fmt: skip
NOTEBOOK_PIECES = (
    *JSON_PIECES[:14], b'"cells"', b'"source"', b'"cell_type"', b'"code"', b'"worksheets"', b"\\n%%", b"\\n!", b"\\u0000",
    b"\\ud83d", b'"""', b"'", b"\\\\", b"\\n", b"%%capture x\\n", b"%%time\\n", b"%timeit ", b"?", b">>> ", b"{", b"\x00",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\n<<<<<<< HEAD\n", b"(", b"lambda: ", b"[" * 200, b"-" * 200, b"f'{", b"x = !", b"\\r",
)  # fmt: skip


def check_notebook(_: random.Random, data: bytes) -> bool:
    """Read a notebook and make a program of it."""
    found = read_notebook(data, "fade.ipynb")
    assert fit(found.error) and all(map(fit, found.problems))
    for cell in found.cells:
        cell.source.encode()
    check_program("fade.ipynb", data)
    return not found.error


def check_program(name: str, data: bytes) -> None:
    """Make the program that a submission of one file is, as far as there is one."""
    program, problems = make_program(
        submission_of("x", {name: data}), "fade", Wanted({"fade": ("x",)}), {}, None
    )
    assert program is not None or problems
    assert all(map(fit, problems))


SOURCES = (
    b"import numpy as np\n\n\ndef fade(t, tau):\n    return np.exp(-t / tau)\n",
    b"# -*- coding: latin-1 -*-\nname = '\xe4'\ndef fade(t):\n    if t:\n        def g(): pass\n    return f'{t:>{3}}'\n",
    b"\xef\xbb\xbffrom .a import b as c, d\nfrom x import *\nclass A:\n    async def fade(self): await x\n",
    "def fade(t): return 'ä'\n".encode("utf-16"),
    b"match x:\n    case [1, *_]: y = 1\ntry: pass\nexcept* E: pass\nwith a as (b, c): d: int = 1\n",
    *samples(".py")[:20],
)  # fmt: skip
SOURCE_PIECES = (
    b"# coding: utf-7\n", b"# coding: utf_16\n", b"# vim: set fileencoding=cp1252 :\n", b"coding=rot13", b"\0", b"\r", b"\x0c",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xe2\x80\xae", b"\\\n", b'"""', b"'", b"f'{", b"}", b"{" * 50,
    b"(", b"[" * 300, b")" * 300, b"-" * 300, b"lambda: " * 50, b"\t", b"  ", b"\n", b"if x:\n", b"def f(", b"else:", b"import a.b\n",
    b"from . import *\n", b"9" * 5000, b"0x", b"1e", b"\\N{", b"b'\\", b"@", b":=", b"*", b"async ", b"\xc3", b"class ", b"a." * 60,
)  # fmt: skip


def check_source(_: random.Random, data: bytes) -> bool:
    """Read a Python file and make a program of it."""
    found = read_source(data, "fade.py")
    assert fit(found.error)
    assert all(name.isidentifier() for name in found.outline.bound)
    found.text.encode()
    check_program("fade.py", data)
    return not found.error


# --- expressions

RIGHT = "4*a**3*exp(a**4 + 1)"
EXPRESSIONS = (
    RIGHT, "4*a^3*np.exp(a^4+1)", "sqrt(2)*sin(a)/cos(a) - log(a, 2)", "-(a + 1)**-2 + pi*E*1.5e-3", "pow(a, 3)/3 + tanh(a)",
)  # fmt: skip
EXPRESSION_PIECES = (
    "a", "b", "exp", "(", ")", "((", "))", "**", "*", "+", "-", "/", "9", "0.5", "1e9", "1e308", "1j", "0x", ",", "sqrt", "log",
    "__import__", ".", "lambda", "[", "]", "'", "f'{a}'", ":", "if", "else", "^", "pi", "E", "Integral", "\n", "#", "\ud800",
    "np.", "9**9**9", "a**(", "exp(exp(", "-" * 90, "not ", "(a,", "\0", "\u0430", "９", "1_0", "tan(", "log(0)", "**0.5",
)  # fmt: skip
POINT = symbolic("a")


def check_expression(_: random.Random, text: str) -> bool:
    """Read an expression and judge it; if it passes it is the right one to a reader of ours."""
    comparison = POINT.compare_all([Returned(text)], [Returned(RIGHT)])
    assert fit(comparison.message)
    try:
        read(text, ("a",))
    except Refused:
        return False
    return True


READERS = {
    "messages": Reader(tuple(map(line_and_body, MESSAGES)), (*JSON_PIECES, *NUMBERS), check_message),
    "archives": Reader((*ARCHIVES, *samples(".zip")), ZIP_PIECES, check_archive),
    "notebooks": Reader(NOTEBOOKS, NOTEBOOK_PIECES, check_notebook),
    "sources": Reader(SOURCES, SOURCE_PIECES, check_source),
    "expressions": Reader(EXPRESSIONS, EXPRESSION_PIECES, check_expression),
}


def measured(check: Callable[..., bool], rng: random.Random, data: Any) -> bool:
    """Check an input and fail if that costs too many calls or too much memory."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    tracemalloc.start()
    sys.setprofile(count)
    try:
        return check(rng, data)
    finally:
        sys.setprofile(None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert calls < MAX_CALLS and peak < MAX_MEMORY, (calls, peak, data[:2000])


@pytest.mark.parametrize("name", READERS)
def test_mutated_inputs_are_read_or_refused(name, capsys):
    reader = READERS[name]
    rng = random.Random(f"seeded with {name}")
    count = INPUTS // len(READERS)
    taken, slowest = 0, (0.0, b"")
    for number in range(count):
        data = mutated(rng, rng.choice(reader.good), reader.pieces)
        start = time.process_time()
        try:
            if number % MEASURED:
                taken += reader.check(rng, data)
            else:
                taken += measured(reader.check, rng, data)
        except Exception as error:
            error.add_note(f"input {number} of the {name}: {data[:3000]!r}")
            raise
        if number % MEASURED:  # measuring takes time itself
            slowest = max(slowest, (time.process_time() - start, data), key=lambda pair: pair[0])
    if LONG:
        with capsys.disabled():
            print(f"\n{name}: {count} inputs, {taken} read, slowest {slowest[0]:.3f} s: {slowest[1][:300]!r}")
    # mutations that are too wild or too tame would test nothing
    assert count // 200 < taken < count * 99 // 100


@pytest.mark.parametrize("name", READERS)
def test_good_inputs_are_read(name):
    reader = READERS[name]
    read_ones = [reader.check(random.Random(1), data) for data in reader.good]
    assert sum(read_ones) > len(read_ones) // 2
