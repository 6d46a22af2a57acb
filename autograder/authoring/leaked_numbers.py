"""Does what students get hold numbers of hidden checks, their inputs or their expected values?

A number is found when it has so many digits that it cannot be there by chance, and shorter ones when several
follow one another. What the visible checks hold is public, and so are data that an exercise provides and
the numbers of fingerprints in ``examples.json``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring.contents import Piece, contents
from autograder.authoring.exempt import without_numbers
from autograder.boundary.outputs import Output, Returned
from autograder.course.calls import Call, Value
from autograder.course.catalog import Handout
from autograder.course.spec import Exercise
from autograder.errors import is_number

MIN_DIGITS = 7
_HUGE = 1e300
RUN = 4  # numbers in a row
MIN_RUN_DIGITS = 6  # of all of them together: 1, 2, 2, 0 stand in a row anywhere
MAX_RUNS = 20_000  # of one value
ROUNDED = ("{:.6g}", "{:.4g}")  # as numbers in a row may be printed
_NUMBER = re.compile(r"(?<![\w.])[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def leaked_numbers(
    files: Mapping[str, bytes],
    checked: Sequence[tuple[Exercise, Mapping[str, Sequence[Output]]]],
    public: Sequence[Handout],
) -> Iterator[str]:
    """Yield a sentence for each file that holds an input or an expected value of a hidden check.

    Parameters
    ----------
    files : mapping of str to bytes
        What students get, by name; provided data is public, whatever the checks make of it.
    checked : sequence of (Exercise, mapping of str to sequence of Output)
        The exercises, each with what its reference gives, by check id.
    public : sequence of Handout
        What these exercises provide.
    """
    hidden = HiddenNumbers(checked)
    provided = {name for handout in public for name in handout.provided}
    for name, data in files.items():
        if not any(name.endswith(f"/{given}") or name == given for given in provided):
            yield from (
                f"{name} must not hold {what}" for what in hidden.found_in(name, without_numbers(name, data))
            )


class HiddenNumbers:
    """The inputs and expected values that only hidden checks of some exercises hold."""

    def __init__(self, checked: Sequence[tuple[Exercise, Mapping[str, Sequence[Output]]]]) -> None:
        shown, secret = _Numbers(), _Numbers()
        for exercise, outputs in checked:
            for check in exercise.checks:
                numbers = secret if check.hidden else shown
                for call, output in zip(check.calls, outputs[check.id], strict=True):
                    numbers.add(call)
                    if isinstance(output, Returned):
                        numbers.add(output.value)
        self._single, self._runs = secret.single - shown.single, secret.runs - shown.runs

    def found_in(self, name: str, data: bytes) -> Iterator[str]:
        """Yield what of them is found in a file: one number, and one row of several."""
        pieces = contents(name, data)
        for number in sorted(set().union(*(_singles(piece, self._single) for piece in pieces)))[:1]:
            yield f"a number of a hidden check: {number!r}"
        for run in sorted(set().union(*(_runs(piece, self._runs) for piece in pieces)))[:1]:
            yield f"numbers of a hidden check: {', '.join(map(str, run))}"


def _rows_of(piece: Piece) -> Iterator[list[float]]:
    yield [float(text) for text in _NUMBER.findall(piece.text)]
    yield from (row.tolist() for row in piece.numbers)


def _singles(piece: Piece, wanted: set[float]) -> set[float]:
    return {
        number for row in _rows_of(piece) for value in row if (number := float(f"{value:.12g}")) in wanted
    }


def _runs(piece: Piece, wanted: set[tuple[float, ...]]) -> set[tuple[float, ...]]:
    return {run for row in _rows_of(piece) for run in _windows(row) if run in wanted and _tells(run)}


def _windows(row: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """Yield each few numbers in a row, as they may be printed."""
    for form in ROUNDED:
        numbers = [float(form.format(number)) for number in row]
        yield from zip(*(numbers[start:] for start in range(RUN)), strict=False)


class _Numbers:
    """Numbers that tell where they come from: long ones, and short ones in a row."""

    def __init__(self) -> None:
        self.single: set[float] = set()
        self.runs: set[tuple[float, ...]] = set()

    def add(self, value: Any) -> None:
        """Take what is in a value."""
        for row in _rows(value):
            self.single |= {
                short for number in row if _digits(short := float(f"{number:.12g}")) >= MIN_DIGITS
            }
            self.runs.update(_windows(row[:MAX_RUNS]))


def _rows(value: Any) -> Iterator[list[float]]:
    """Yield the rows of numbers in a plain value; the numbers of a call or a dict follow one another."""
    match value:
        case Call() | Value():
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
