"""The right values in another place: reversed, exchanged rows and columns, sorted, some samples off."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import MANY, Case, all_as_if, distinct_values, same_shape
from autograder.judge.patterns.claim import Claim, right_ones

#: samples by which a curve may be off
SHIFTS = (1, -1, 2, -2, 3, -3)
_ORDERS: tuple[tuple[str, Callable[[Array], Array | None]], ...] = (
    ("in reverse order", lambda w: w[::-1] if w.ndim else None),
    ("with rows and columns exchanged", lambda w: w.T if w.ndim > 1 else None),
    ("in ascending order", lambda w: np.sort(w) if w.ndim == 1 else None),
    ("in descending order", lambda w: np.sort(w)[::-1] if w.ndim == 1 else None),
)


def order(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield how the right values are placed wrongly."""
    if distinct_values(cases) < MANY or any(case.call.driver for case in cases):
        return  # a driver puts values together that are no row of the student's
    for how, mistake in _ORDERS:
        if all_as_if(cases, mistake):
            if how.endswith("cending order"):
                how += _or_rolled(cases)
            yield Claim("order", right_ones(cases, how))
            return


def _or_rolled(cases: Sequence[Case]) -> str:
    """Return what else sorts a curve that rises or falls but for one end."""
    return "".join(
        f", or one sample too {_when(samples)}: here both are the same"
        for samples in (1, -1)
        if all_as_if(cases, partial(np.roll, shift=samples))
    )


def _when(samples: int) -> str:
    return "late" if samples > 0 else "early"


def shift(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield by how many samples the right values are too late or too early."""
    pairs = same_shape(cases)
    if pairs is None or any(wanted.ndim != 1 for _, wanted in pairs):
        return
    for samples in SHIFTS:
        if all(_is_shifted(case, *pair, samples) for case, pair in zip(cases, pairs, strict=True)):
            by = f"{abs(samples)} sample{'s' if abs(samples) > 1 else ''}"
            yield Claim("shift", right_ones(cases, f"{by} too {_when(samples)}"))
            return


def _is_shifted(case: Case, given: Array, wanted: Array, samples: int) -> bool:
    """Whether all values but those at one end, which nothing was shifted to, are the right ones, shifted."""
    size = abs(samples)
    kept = wanted[:-size] if samples > 0 else wanted[size:]
    if len({f"{value:.6g}" for value in kept.tolist()}) < MANY:
        return False
    parts = (given[:size], kept) if samples > 0 else (kept, given[-size:])
    return case.is_as_if(np.concatenate(parts))
