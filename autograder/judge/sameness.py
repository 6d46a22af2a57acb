"""Which answers are wrong in the same way: a digest of a check's outputs, the same for the same numbers."""

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from autograder.boundary.outputs import Failed, Output, Raised
from autograder.judge.words import normalised

DIGITS = 5  # to which numbers are the same, of the largest one beside them
# Where one step of rounding ends and the next begins, as a part of a step: no number that people compute,
# such as 0, 1/2 or 1, lies there, so that the last bits of a float do not part two answers.
EDGE = (3 - math.sqrt(5)) / 2
MOST_PARTS = 2000  # that are looked at: an array is a few, and an item of a tuple


def sameness(outputs: Sequence[Output]) -> str:
    """Return what outputs share with others that are wrong in the same way.

    Returns
    -------
    str
        ``raised:...`` by the first exception's type and words, ``failed:...`` by the first reason, and
        ``values:...`` by all values.
    """
    for output in outputs:
        match output:
            case Raised():
                return f"raised:{_digest([output.type.encode(), normalised(output.message).encode()])}"
            case Failed():
                return f"failed:{output.reason}"
    parts = (part for output in outputs for part in _parts(output.value))  # type: ignore[union-attr]
    return f"values:{_digest(islice(parts, MOST_PARTS))}"


def _digest(parts: Iterable[bytes]) -> str:
    found = hashlib.blake2b(digest_size=8)
    for part in parts:
        found.update(b"%d\0" % len(part) + part)
    return found.hexdigest()


def _parts(value: Any) -> Iterator[bytes]:
    """Yield a value in pieces: numbers in steps, a list like a tuple, everything else by its text."""
    numbers = _numbers(value)
    if numbers is not None:
        yield from _steps(numbers)
    elif isinstance(value, list | tuple):
        yield b"items %d" % len(value)
        for item in value:
            yield from _parts(item)
    elif isinstance(value, dict):
        yield b"dict %d" % len(value)
        for key in sorted(value, key=repr):
            yield repr(key).encode()
            yield from _parts(value[key])
    else:
        yield " ".join(f"{type(value).__name__} {value!r}".split()).encode()


def _numbers(value: Any) -> Any:
    """Return a number, an array or a list of numbers as an array of floats; None for anything else."""
    if isinstance(value, np.ndarray):
        array = value
    elif isinstance(value, int | float | complex) or (
        isinstance(value, list) and value and all(isinstance(item, int | float | complex) for item in value)
    ):
        try:
            array = np.asarray(value, complex if np.iscomplexobj(value) else float)
        except OverflowError:
            return None
    else:
        return None
    if np.iscomplexobj(array):
        return np.stack([array.real, array.imag])
    return array.astype(float)


def _steps(numbers: Any) -> Iterator[bytes]:
    yield repr(tuple(size for size in numbers.shape if size != 1)).encode()
    finite = np.isfinite(numbers)
    peak = float(np.abs(numbers[finite]).max(initial=0.0))
    if peak > 0:
        decade = math.floor(math.log10(peak) + EDGE)
        step = 10.0 ** max(decade - DIGITS, -300)
        yield b"%d" % decade
        yield np.floor(np.where(finite, numbers, 0.0) / step + EDGE).astype("<i8").tobytes()
    if not finite.all():
        yield np.where(
            finite, "", np.where(np.isnan(numbers), "n", np.where(numbers > 0, "+", "-"))
        ).tobytes()
