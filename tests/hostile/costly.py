"""Hand-ins and returned values that are made to cost the grader much, each of at most 8 MB, and what they cost.

`test_grader_cost.py` tries some of them, ``tests/benchmarks/grader_cost.py`` all and combinations of them.
"""

import io
import json
import os
import resource
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.boundary.outputs import Failed, Output, Returned
from autograder.boundary.values import PREFIX, Symbolic, pack, unpack
from autograder.compare import close, exact, satisfies, spikes, statistical, symbolic
from autograder.compare.statistical import Bound
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import TooManyValues, UnsendableValue, WireError

MOST = 8_000_000
#: combining marks in an order that normalisation has to undo
MARKS = "".join(chr(0x0300 + i % 80) for i in range(79, -1, -1))
RIGHT = "import numpy as np\ndef decay(t, tau):\n    return np.exp(-t / tau)\n"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files; names are taken as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def notebook(cells: Iterator[str] | list[str], kind: str = "code") -> bytes:
    """Return a notebook of cells."""
    made = [{"cell_type": kind, "source": cell, "metadata": {}, "outputs": []} for cell in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def scripts(decay: str, **others: str) -> dict[str, bytes]:
    """Return a hand-in of scripts."""
    return {f"{name}.py": text.encode() for name, text in {"decay": decay, **others}.items()}


def many_files(text: str, count: int) -> dict[str, bytes]:
    """Return a right answer among files that hold the same text, in which ``{}`` is a number."""
    return scripts(RIGHT, **{f"m{i}": text.replace("{}", str(i)) for i in range(count)})


def stars(count: int) -> str:
    """Return lines that import everything from so many files."""
    return "".join(f"from m{i} import *\n" for i in range(count))


#: one student's files, made when they are needed
HAND_INS: dict[str, Callable[[], dict[str, bytes]]] = {
    "one long expression": lambda: scripts(RIGHT + "x = " + "+".join(["1"] * 900_000)),
    "additions up to the limit": lambda: scripts(RIGHT + "x = " + "+".join(["a"] * 120_000)),
    "nested parentheses": lambda: scripts(RIGHT + "x = " + "(" * 90_000 + ")" * 90_000),
    "brackets that never end": lambda: scripts("x = " + "[" * 250_000 + "\n" + RIGHT),
    "nested calls": lambda: scripts(RIGHT + "x = " + "f(" * 150 + ")" * 150),
    "unary signs": lambda: scripts(RIGHT + "x = " + "-" * 200_000 + "1"),
    "lambdas": lambda: scripts(RIGHT + "x = " + "lambda: " * 5_000 + "1"),
    "attributes": lambda: scripts(RIGHT + "x = a" + ".b" * 100_000),
    "comparisons": lambda: scripts(RIGHT + "x = " + "<".join(["a"] * 100_000)),
    "nested blocks": lambda: scripts(
        RIGHT + "".join("    " * i + "if a:\n" for i in range(99)) + "    " * 99 + "x = 1\n"
    ),
    "a huge text": lambda: scripts(RIGHT + "x = '" + "a" * 7_900_000 + "'"),
    "texts one after the other": lambda: scripts(RIGHT + "x = " + "'a' " * 60_000),
    "formatted text": lambda: scripts(RIGHT + "x = f'" + "{a}" * 80_000 + "'"),
    "a huge number": lambda: scripts(RIGHT + "x = 0x" + "f" * 250_000),
    "escapes": lambda: scripts(RIGHT + 'x = "' + "\\N{BULLET}" * 24_000 + '"'),
    "an encoding line": lambda: {
        "decay.py": b"# coding: utf-7\n" + RIGHT.encode() + b"x = '+AAAA'\n" * 20_000
    },
    "many short lines": lambda: scripts(RIGHT + "a\n" * 125_000),
    "semicolons": lambda: scripts(RIGHT + "a;" * 125_000),
    "many names": lambda: scripts(RIGHT + "".join(f"n{i}=n{i - 1}\n" for i in range(25_000))),
    "many functions": lambda: scripts(RIGHT + "".join(f"def decay{i}(): pass\n" for i in range(11_000))),
    "near misses": lambda: scripts("".join(f"def decai{i}(): pass\n" for i in range(11_000))),
    "dependent names": lambda: scripts(
        RIGHT + "".join(f"a{i} = a{i - 1} + b{i - 1}\nb{i} = a{i}\n" for i in range(8_000))
    ),
    "marks in an identifier": lambda: scripts(f"a{MARKS * 3_000} = 1\n" + RIGHT),
    "marks in many identifiers": lambda: scripts("".join(f"a{i}{MARKS} = 1\n" for i in range(1_200)) + RIGHT),
    "marks as a member's name": lambda: {
        "decay.zip": zipped({f"{MARKS * 400}.py": b"", "decay.py": RIGHT.encode()})
    },
    "marks as many names": lambda: {
        "decay.zip": zipped({f"{i}{MARKS * 2}.py": b"x=1" for i in range(900)} | {"decay.py": RIGHT.encode()})
    },
    "marks as a written file": lambda: {
        "decay.ipynb": notebook([f"%%writefile a{MARKS * 3_000}.py\nx = 1", RIGHT])
    },
    "mutual star imports": lambda: many_files(stars(60), 60) | scripts(stars(60) + RIGHT),
    "a chain of star imports": lambda: (
        many_files("", 0)
        | scripts(stars(1) + RIGHT, **{f"m{i}": f"from m{i + 1} import *\n" for i in range(400)})
    ),
    "star imports of many names": lambda: many_files(
        "".join(f"n{i} = 1\n" for i in range(300)) + stars(30), 90
    ),
    "tiny files": lambda: many_files("x{} = 1\n", 900),
    "files that define it": lambda: many_files(RIGHT, 900),
    "files that nearly define it": lambda: many_files("def decai{}(): pass\n", 900) | {"decay.py": b"x = 1"},
    "broken files": lambda: many_files("def decay(:\n    x = (\n" * 30, 300),
    "imports of everything": lambda: (
        many_files("".join(f"import m{i}\n" for i in range(300)), 300) | scripts("import m0\n" + RIGHT)
    ),
    "dotted imports": lambda: scripts("import " + ".".join(["a"] * 60_000) + "\n" + RIGHT),
    "relative imports": lambda: scripts("from " + "." * 100_000 + " import a\n" + RIGHT),
    "100,000 cells": lambda: {"decay.ipynb": notebook([RIGHT] + ["a"] * 100_000)},
    "cells up to the limit": lambda: {
        "decay.ipynb": notebook([RIGHT] + [f"a{i} = {i}" for i in range(1_990)])
    },
    "cells with magics": lambda: {"decay.ipynb": notebook([RIGHT] + ["%%time\n!ls $x\nx = !ls\n"] * 1_900)},
    "lines of magics": lambda: {"decay.ipynb": notebook([RIGHT, "%matplotlib inline\n" * 12_000])},
    "shell assignments": lambda: {"decay.ipynb": notebook([RIGHT, "x = %time f(\n" * 12_000])},
    "written files": lambda: {
        "decay.ipynb": notebook(
            [RIGHT] + [f"%%writefile m{i}.py\nfrom m{i + 1} import *" for i in range(800)]
        )
    },
    "question marks": lambda: {"decay.ipynb": notebook([RIGHT, "?" * 240_000])},
    "one cell of 8 MB": lambda: {"decay.ipynb": notebook([RIGHT, "x = " + "+".join(["1"] * 3_900_000)])},
    "text cells": lambda: {"decay.ipynb": notebook(["def decay(" * 20_000] * 30, "markdown")},
    "nested JSON": lambda: {"decay.ipynb": b'{"cells":' + b"[" * 100_000 + b"]" * 100_000 + b"}"},
    "JSON of empty lists": lambda: {"decay.ipynb": b'{"cells":[' + b"[]," * 2_600_000 + b"[]]}"},
    "JSON of numbers": lambda: {"decay.ipynb": b'{"cells":[],"a":[' + b"1," * 3_900_000 + b"1]}"},
    "JSON with a huge number": lambda: {"decay.ipynb": b'{"cells":[],"a":' + b"1" * 7_900_000 + b"}"},
    "JSON keys": lambda: {
        "decay.ipynb": b'{"cells":[],' + b",".join(b'"%d":0' % i for i in range(500_000)) + b"}"
    },
    "JSON of escapes": lambda: {"decay.ipynb": b'{"cells":["' + b"\\u0300" * 1_300_000 + b'"]}'},
    "an archive of empty files": lambda: {"decay.zip": zipped({f"f{i}.py": b"" for i in range(60_000)})},
    "an archive that swells": lambda: {
        "decay.zip": zipped({f"f{i}.txt": b"\0" * 60_000_000 for i in range(5)})
    },
    "exported cells": lambda: scripts("# In[1]:\n" + RIGHT + "# In[2]:\na = 1\n" * 1_900),
    "percent cells": lambda: scripts("# %%\n" + RIGHT + "# %%\n" * 80_000),
    "line continuations": lambda: scripts(RIGHT + "x = 1 + \\\n" * 24_000 + "1"),
    "indentation": lambda: scripts(RIGHT + "if 1:\n" + " " * 200_000 + "x = 1\n"),
    "form feeds": lambda: scripts(RIGHT + "\f" * 250_000),
    "many files of short lines": lambda: scripts(RIGHT) | many_files("a\n" * 130_000, 9),
    "many files of attributes": lambda: (
        scripts(RIGHT) | many_files("x=a" + ".b" * 120 + "\n" + "a.b.c;" * 43_000, 9)
    ),
    "many files of comparisons": lambda: many_files("x = " + "<".join(["a"] * 130_000), 9),
    "many files of patterns": lambda: many_files(
        "match a:\n    case " + "|".join(["1"] * 80_000) + ": pass\n", 9
    ),
    "many files of lists": lambda: many_files("x = [" + "[]," * 80_000 + "]\n", 9),
    "many files of calls": lambda: many_files("f()\n" * 65_000, 9),
    "many files of assignments": lambda: many_files("a=1\n" * 65_000, 9),
    "many files of functions": lambda: many_files("".join(f"def f{i}():0\n" for i in range(18_000)), 9),
    "many files of imports": lambda: many_files("".join(f"import a{i}\n" for i in range(17_000)), 9),
    "notebooks of short lines": lambda: (
        scripts(RIGHT) | {f"n{i}.ipynb": notebook(["a\n" * 60_000] * 2) for i in range(9)}
    ),
    "decorators": lambda: scripts("@a\n" * 60_000 + RIGHT),
    "patterns": lambda: scripts(RIGHT + "match a:\n    case " + "|".join(["1"] * 80_000) + ": pass\n"),
    "annotations": lambda: scripts(
        RIGHT + "def f(" + ",".join(f"a{i}: b" for i in range(20_000)) + "): pass\n"
    ),
    "globals": lambda: scripts(
        RIGHT + "def f():\n    global " + ",".join(f"a{i}" for i in range(30_000)) + "\n"
    ),
    "comprehensions": lambda: scripts(RIGHT + "x = " + "[a for a in " * 80 + "b" + "]" * 80),
}


def nested(depth: int) -> list[Any]:
    """Return a list in a list in a list."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def chain(head: str, other: Any, depth: int) -> tuple[Any, ...]:
    """Return a symbolic tree that is nested so deep."""
    tree: tuple[Any, ...] = ("symbol", "t")
    for _ in range(depth):
        tree = (head, tree) if other is None else (head, other, tree)
    return tree


#: values that a call may return
VALUES: dict[str, Callable[[], Any]] = {
    "int8 zeros": lambda: np.zeros(MOST, dtype="i1"),
    "int8 zeros within the cap": lambda: np.zeros(10_000, dtype="i1"),
    "float64 zeros": lambda: np.zeros(MOST // 8),
    "equal times": lambda: np.full(10_000, 1.5),
    "times that nearly match": lambda: np.repeat(np.linspace(0, 100, 100), 100),
    "nan": lambda: np.full(10_000, np.nan),
    "random": lambda: np.random.default_rng(1).normal(size=10_000),
    "tiny": lambda: np.full(10_000, 5e-324),
    "complex": lambda: np.full(10_000, 1e300 + 1e300j),
    "sixteen dimensions": lambda: np.zeros((1,) * 15 + (10_000,)),
    "many empty axes": lambda: np.zeros((0,) * 16),
    "a square": lambda: np.random.default_rng(1).normal(size=(100, 100)),
    "nested lists": lambda: nested(60),
    "wide lists": lambda: [[[] for _ in range(90)] for _ in range(100)],
    "ragged lists": lambda: [[1.0] * (i % 5) for i in range(3_000)],
    "a long tuple": lambda: tuple(range(9_000)),
    "a long list of texts": lambda: ["a" * 20] * 9_000,
    "a large dictionary": lambda: {str(i): float(i) for i in range(4_000)},
    "a long text": lambda: "a" * 250_000,
    "a sum as text": lambda: "+".join(["t"] * 60_000),
    "powers as text": lambda: "t" + "**9" * 2_000,
    "a tower as text": lambda: "9**9**9**9**9*t",
    "parentheses as text": lambda: "(" * 60_000 + "t" + ")" * 60_000,
    "functions as text": lambda: "exp(" * 1_000 + "t" + ")" * 1_000,
    "a product as text": lambda: "*".join(["(t+1)"] * 20_000),
    "digits as text": lambda: "9" * 250_000,
    "names as text": lambda: "+".join(f"a{i}" for i in range(30_000)),
    "marks as text": lambda: "a" + MARKS * 1_500,
    "blanks": lambda: " " * 250_000,
    "control characters": lambda: "\x1b[31m" * 40_000,
    "a large integer": lambda: 2**4_000,
    "a huge float": lambda: 1e308,
    "a tree of powers": lambda: Symbolic(chain("Pow", ("int", "9"), 90)),
    "a tree of exponentials": lambda: Symbolic(chain("exp", None, 90)),
    "a tree of factors": lambda: Symbolic(chain("Mul", ("Add", ("symbol", "t"), ("int", "1")), 90)),
    "a wide tree": lambda: Symbolic(("Add", *[("symbol", "t")] * 4_900)),
    "a tree of digits": lambda: Symbolic(("Pow", ("int", "9" * 900), ("int", "9" * 900))),
    "a wide tree of powers": lambda: Symbolic(
        ("Add", *[("Pow", ("symbol", "t"), ("int", str(i))) for i in range(1_600)])
    ),
    "nothing": lambda: None,
    "bytes": lambda: b"\0" * 9_000,
}


def mean_is_small(value: Any) -> list[Bound]:
    """Bound the mean of a value."""
    return [Bound("mean", float(np.mean(np.asarray(value, dtype=float))), 0.0, 1.0, "it is far off")]


def exercise() -> Exercise:
    """Return an exercise with a check of each kind, all of one function."""
    call = Call("decay", np.linspace(0.0, 1.0, 50), 2.0)
    kinds = {
        "close": close(unit="mV"),
        "item": close(item=1),
        "exact": exact(),
        "spikes": spikes(window=0.1),
        "symbolic": symbolic("t", "tau"),
        "statistical": statistical(mean_is_small, false_reject=1e-4),
        "satisfies": satisfies(lambda value: bool(np.all(np.diff(np.sort(np.ravel(value))) > 0))),
    }
    return Exercise(
        slug="decay",
        title="Decay",
        checks=tuple(
            Check(id=kind, points=1, call=call, expect=expect, hidden=kind in ("statistical", "satisfies"))
            for kind, expect in kinds.items()
        ),
    )


#: what the reference gives to each check of `exercise`
EXPECTED: dict[str, tuple[Output, ...]] = {
    **dict.fromkeys(("close", "exact", "statistical"), (Returned(np.exp(-np.linspace(0, 1, 50))),)),
    "item": (Returned((0.5, np.arange(50.0))),),
    "spikes": (Returned(np.arange(20.0)),),
    "symbolic": (Returned("exp(-t/tau)"),),
    "satisfies": (Returned(np.arange(50.0)),),
}


def received(value: Any, most: int | None) -> Output:
    """Return a value as the grader has it once it has crossed; what cannot be written down is nothing."""
    try:
        frame = pack(value)
    except UnsendableValue:
        return Failed("unsendable", "a value that cannot cross")
    size, _ = PREFIX.unpack_from(frame)
    end = PREFIX.size + size
    try:
        return Returned(unpack(frame[PREFIX.size : end], memoryview(frame)[end:], most))
    except TooManyValues:
        return Failed("output_limit", "too many values", "values")
    except WireError:
        return Failed("unsendable", "not a value")


@dataclass(frozen=True)
class Cost:
    """What work cost: seconds of the processor, bytes at its peak, and what it says."""

    seconds: float
    memory: int
    said: str


def cost(work: Callable[[], str]) -> Cost:
    """Do work in a fork and measure it.

    Raises
    ------
    RuntimeError
        If it ended the fork.
    """
    ours, theirs = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            start, before = time.process_time(), _resident()
            said = work()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
            found = json.dumps([time.process_time() - start, peak, said[:2_000]])
            os.write(theirs, found.encode("utf-8", "replace"))
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as stream:
        data = stream.read()
    _, status = os.waitpid(pid, 0)
    if not data:
        raise RuntimeError(f"it ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(*json.loads(data))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
