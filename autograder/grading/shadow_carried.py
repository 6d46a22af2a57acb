"""What the second judge asks of a student's own values before anything follows from them.

Written apart from `autograder.compare.carried`; see `autograder.grading.shadow`.
"""

import math
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.course.spec import Check
from autograder.grading.shadow_numbers import Number

EVEN = 1e-9  # of the largest: numbers that differ by less are all equal
#: which call's value, and where in it
Place: TypeAlias = tuple[str | None, ...]


def says_nothing(check: Check, values: Sequence[Any]) -> bool:
    """Whether, over all calls of a function, some part of the values is not finite numbers, or constant."""
    numbers: dict[Place, list[Number]] = {}
    for call, value in zip(check.calls, values, strict=True):
        if call.observe != "arguments" and not _gather(value, (call.function, call.driver), numbers):
            return True
    return any(map(_constant, numbers.values()))


def _gather(value: Any, place: Place, numbers: dict[Place, list[Number]]) -> bool:
    """Add the numbers of a value to those of its place; return whether there are numbers alone."""
    if isinstance(value, dict):
        return all(_gather(item, (*place, str(key)), numbers) for key, item in value.items())
    nested = isinstance(value, tuple) or (
        isinstance(value, list) and any(not isinstance(item, int | float | complex) for item in value)
    )
    if nested and len(value):
        return all(_gather(item, (*place, str(number)), numbers) for number, item in enumerate(value))
    flat = np.asarray(value)
    numbers.setdefault(place, []).extend(flat.ravel().tolist())
    return flat.dtype.kind in "iufc"


def _constant(numbers: Sequence[Number]) -> bool:
    """Whether there are no numbers, one is not finite, they are all equal, or there is a single 0."""
    if not numbers or not all(map(_finite, numbers)):
        return True
    if len(numbers) == 1:
        return numbers[0] == 0
    largest = max(map(abs, numbers))
    return all(abs(number - numbers[0]) <= EVEN * largest for number in numbers)


def _finite(number: Number) -> bool:
    both = complex(number)
    return math.isfinite(both.real) and math.isfinite(both.imag)


def in_place(given: Output, item: int | None, value: Any) -> Any:
    """Return the reference's value with one item replaced."""
    assert isinstance(given, Returned)
    if item is None:
        return value
    whole = list(given.value)
    whole[item] = value
    return tuple(whole)
