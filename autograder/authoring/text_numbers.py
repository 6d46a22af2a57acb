"""Numbers in a text that are a digit away from what the reference gives: example values, recomputed.

A text says more than the checks compute, so a number that is nowhere in them proves nothing. A number that
differs from one of theirs in a single digit, or in two that were exchanged, is a slip of the pen.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.authoring.readme import Readme
from autograder.boundary.outputs import Output, Returned
from autograder.course.catalog import Handout
from autograder.course.spec import Exercise
from autograder.errors import is_number

LEAST_DIGITS = 4  # of a number that says where it is from
LONG_DIGITS = 6  # of one that can be told from a mean or another sum of a curve
LONGER_DIGITS = 8  # of one that can be told from any value of a curve
FIRST = 5  # values of a long output that a text may quote, and its last one
MOST_VALUES = 20_000  # of an output that are looked at
FEW = 8  # values of an output of which even four digits say where they are from
SHORT = 40  # values of an output of which a text may quote each
_NUMBER = re.compile(r"(?<![\w.^{/])-?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w^]|\.\d)")


def wrong_numbers(
    readme: Readme, public: Handout, exercise: Exercise, outputs: Mapping[str, Sequence[Output]]
) -> Iterator[str]:
    """Yield the numbers of the text that are nearly, and not quite, what the visible checks give."""
    pool = _pool(exercise, outputs)
    code = {abs(float(number)) for number in _NUMBER.findall(public.stub.decode("utf-8", "replace"))}
    texts = [text for text in _NUMBER.findall(readme.prose) if digits(text) >= LEAST_DIGITS]
    for text in dict.fromkeys(texts):
        given = [*(pool.few if digits(text) == LEAST_DIGITS else pool.given)]
        given += pool.sums if digits(text) >= LONG_DIGITS else []
        given += pool.every if digits(text) >= LONGER_DIGITS else []
        known = (*pool.taken, *pool.given, *given, *pool.sums)
        if abs(float(text)) in code or any(_rounds_to(value, text) for value in known):
            continue
        slips = [shown for value in given if is_slip(shown := written_like(value, text), text)]
        # a value of few digits was chosen, and not computed
        slips = [shown for shown in slips if digits(shown.rstrip("0")) >= digits(text)]
        repeated = [other for other in texts if is_slip(other, text) and digits(text) > LEAST_DIGITS]
        if slips:
            yield f"README.md says {text}, where the reference gives {slips[0]}"
        elif len(repeated) > 1 and len(set(repeated)) == 1:
            yield f"README.md says {text} in one place and {repeated[0]} in others"


def digits(text: str) -> int:
    """Return how many significant digits a number is written with."""
    mantissa = text.lstrip("-").partition("e")[0]
    return len(mantissa.replace(".", "").lstrip("0"))


def written_like(value: float, text: str) -> str:
    """Return a value with as many decimals as a text has."""
    mantissa, e, _ = text.partition("e")
    decimals = len(mantissa.partition(".")[2])
    return f"{value:.{decimals}e}" if e else f"{value:.{decimals}f}"


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers of one length differ in one digit, or in two neighbours that were exchanged."""
    if len(one) != len(other) or one == other or one.find(".") != other.find("."):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return True
    swapped = len(places) == 2 and places[1] - places[0] == 1
    return swapped and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def _rounds_to(value: float, text: str) -> bool:
    mantissa, _, exponent = text.partition("e")
    step = 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    return abs(abs(value) - abs(float(text))) <= 0.51 * step  # a text may say how far below 0 it is


@dataclass(frozen=True, slots=True)
class _Pool:
    """The numbers of the visible checks.

    Attributes
    ----------
    taken, given : list of float
        Inputs and outputs that a text may quote: of long arrays the first values and the last.
    few : list of float
        Outputs that come alone or with a few others.
    every : list of float
        All values of the outputs.
    sums : list of float
        Least, largest and mean value, standard deviation and sum of each array.
    """

    taken: list[float] = field(default_factory=list)
    given: list[float] = field(default_factory=list)
    few: list[float] = field(default_factory=list)
    every: list[float] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)


def _pool(exercise: Exercise, outputs: Mapping[str, Sequence[Output]]) -> _Pool:
    pool = _Pool()
    for check in exercise.checks:
        for call, output in zip(check.calls, outputs[check.id], strict=True) if not check.hidden else ():
            value = output.value if isinstance(output, Returned) else None
            for part, into in (([*call.args, *call.kwargs.values()], pool.taken), (value, pool.given)):
                for array in _arrays(part):
                    into.extend((array if array.size <= SHORT else np.r_[array[:FIRST], array[-1:]]).tolist())
                    found = (array.min(), array.max(), array.mean(), array.std(), array.sum())
                    pool.sums.extend(map(float, found))
            for array in _arrays(value):
                pool.every.extend(array[:MOST_VALUES].tolist())
                pool.few.extend(array.tolist() if array.size <= FEW else [])
    return pool


def _arrays(value: Any) -> Iterator[np.ndarray[Any, Any]]:
    """Yield the finite numbers in a plain value, each array by itself."""
    match value:
        case dict():
            yield from _arrays(list(value.values()))
        case np.ndarray() if value.dtype.kind in "iuf":
            finite = value[np.isfinite(value)].astype(float).ravel()
            if finite.size:
                yield finite
        case list() | tuple():
            for item in value:
                yield from _arrays(item)
        case _ if is_number(value) and math.isfinite(value):
            yield np.array([float(value)])
