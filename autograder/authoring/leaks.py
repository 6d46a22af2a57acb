"""Does what students get hold anything of the hidden half? Lines of its sources, and numbers of its checks.

A line is found whatever its blanks, quotes and the kind of file it stands in. A number is found when it
has so many digits that it cannot be there by chance, and shorter ones when several follow one another.
What the stub and the visible checks hold is public.
"""

import contextlib
import io
import json
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.course.catalog import Handout, docstring_line
from autograder.course.spec import Call, Exercise
from autograder.errors import is_number

MIN_LINE = 20  # characters without blanks; shorter lines are common to all programs
MIN_DIGITS = 7
_HUGE = 1e300
RUN = 4  # numbers in a row
MIN_RUN_DIGITS = 6  # of all of them together: 1, 2, 2, 0 stand in a row anywhere
MAX_RUNS = 20_000  # of one value
_NUMBER = re.compile(r"(?<![\w.])[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LAYOUT = (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


def leaked_lines(files: Mapping[str, bytes], hidden: Mapping[str, bytes], public: Handout) -> Iterator[str]:
    """Yield a sentence for each file that holds a line of a hidden source.

    Parameters
    ----------
    files : mapping of str to bytes
        What students get, by name.
    hidden : mapping of str to bytes
        The Python files of the exercise's hidden folder, by name.
    public : Handout
    """
    scripts = (data for name, data in public.provided.items() if name.endswith(".py"))
    code = b"\n".join((public.stub, public.drivers or b"", *scripts))
    known = _squeeze(code.decode("utf-8", "replace"))
    squeezed = {name: _squeeze(_text(name, data)) for name, data in files.items()}
    for origin, source in hidden.items():
        for number, line in _telling_lines(source, strings=not origin.endswith("spec.py")):
            if (wanted := _squeeze(line)) not in known:
                for name, text in squeezed.items():
                    if wanted in text:
                        yield f"{name} must not hold line {number} of {origin}: {line.strip()[:60]}"
        diagnosis = docstring_line(source) if origin.startswith("misconceptions/") else ""
        for name, text in squeezed.items():
            if len(_squeeze(diagnosis)) >= MIN_LINE and _squeeze(diagnosis) in text:
                yield f"{name} must not hold the diagnosis of {origin}"


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).replace('"', "'")


def _text(name: str, data: bytes) -> str:
    """Return a file as text; of a notebook what its cells say."""
    text = data.decode("utf-8", "replace")
    if name.endswith(".ipynb"):
        return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    return text


def _telling_lines(source: bytes, *, strings: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines of a source that are long enough to be its own, with their numbers.

    What stands in strings counts if `strings`; a line that is one string is text, not code, and never does.
    """
    lines = source.decode("utf-8", "replace").splitlines()
    weights = dict.fromkeys(range(1, len(lines) + 1), 0)
    with contextlib.suppress(
        tokenize.TokenError, SyntaxError
    ):  # a source that is not valid Python is reported elsewhere
        for token in tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline):
            number, line = token.start[0], token.line.strip()
            text = token.type == tokenize.STRING and (not strings or line.rstrip(",)") == token.string)
            if token.type not in _LAYOUT and not text and number == token.end[0]:
                weights[number] += len(_squeeze(token.string))
    for number, line in enumerate(lines, start=1):
        if weights[number] >= MIN_LINE and not line.lstrip().startswith(("import ", "from ")):
            yield number, line


def leaked_numbers(
    files: Mapping[str, bytes], exercise: Exercise, outputs: Mapping[str, Sequence[Output]], public: Handout
) -> Iterator[str]:
    """Yield a sentence for each file that holds an input or an expected value of a hidden check.

    Parameters
    ----------
    files : mapping of str to bytes
        What students get, by name; provided data is public, whatever the checks make of it.
    outputs : mapping of str to sequence of Output
        What the reference gives, by check id.
    """
    shown, secret = _Numbers(), _Numbers()
    for check in exercise.checks:
        numbers = secret if check.hidden else shown
        for call, output in zip(check.calls, outputs[check.id], strict=True):
            numbers.add(call)
            if isinstance(output, Returned):
                numbers.add(output.value)
    single, runs = secret.single - shown.single, secret.runs - shown.runs
    for name, data in files.items():
        if any(name.endswith(f"/{provided}") or name == provided for provided in public.provided):
            continue
        found = _Numbers()
        found.add(np.array([float(text) for text in _NUMBER.findall(_text(name, data))]), most=None)
        for number in sorted(found.single & single)[:1]:
            yield f"{name} must not hold a number of a hidden check: {number!r}"
        for run in sorted(found.runs & runs)[:1]:
            yield f"{name} must not hold numbers of a hidden check: {', '.join(map(str, run))}"


class _Numbers:
    """Numbers that tell where they come from: long ones, and short ones in a row."""

    def __init__(self) -> None:
        self.single: set[float] = set()
        self.runs: set[tuple[float, ...]] = set()

    def add(self, value: Any, *, most: int | None = MAX_RUNS) -> None:
        """Take what is in a value."""
        for row in _rows(value):
            numbers = [float(f"{number:.6g}") for number in row]
            self.single |= {number for number in row if _digits(number) >= MIN_DIGITS}
            windows = zip(*(numbers[start:] for start in range(RUN)), strict=False)
            self.runs |= {
                run for _, run in zip(range(most or len(row)), windows, strict=False) if _tells(run)
            }


def _rows(value: Any) -> Iterator[list[float]]:
    """Yield the rows of numbers in a plain value; the numbers of a call or a dict follow one another."""
    match value:
        case Call():
            yield from _rows([*value.args, *value.kwargs.values()])
        case dict():
            yield from _rows(list(value.values()))
        case np.ndarray() if value.dtype.kind in "iuf":
            yield value[np.isfinite(value)].astype(float).tolist()
        case list() | tuple():
            yield [float(item) for item in value if _is_number(item)]
            for item in value:
                if not _is_number(item):
                    yield from _rows(item)
        case _ if _is_number(value):
            yield [float(value)]


def _is_number(value: Any) -> bool:
    return is_number(value) and abs(value) < _HUGE


def _digits(number: float) -> int:
    mantissa = repr(abs(number)).partition("e")[0].replace(".", "")
    return len(mantissa.strip("0"))


def _tells(run: Iterable[float]) -> bool:
    """Whether numbers in a row are no mere counting or repeating, nor a few single digits."""
    values = list(run)
    if sum(map(_digits, values)) < MIN_RUN_DIGITS:
        return False
    steps = {float(f"{after - before:.4g}") for before, after in pairwise(values)}
    return len(set(values)) >= 3 and len(steps) > 1


def hidden_sources(folder: Path) -> dict[str, bytes]:
    """Return the Python files of an exercise's hidden folder by relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))}
