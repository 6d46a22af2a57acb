"""A step too many or too few at the end of a formula: a sign, an absolute value, a square, a root."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import MANY, Case, all_as_if, distinct_values, is_telling, real_pairs
from autograder.judge.patterns.claim import Claim, right_ones

_SIGNS: tuple[tuple[str, str, Callable[[Array], Array]], ...] = (
    ("sign", "without their sign", lambda w: np.abs(w)),
    ("sign", "with the opposite sign", lambda w: -w),
    ("clipped", "with 0 in place of the negative ones", lambda w: np.maximum(w.real, 0.0)),
    ("clipped", "with 0 in place of the positive ones", lambda w: np.minimum(w.real, 0.0)),
)
_LAST_STEPS: tuple[tuple[str, Callable[[Array], Array]], ...] = (
    ("squared", lambda w: w * w),
    ("under a square root", lambda w: np.sqrt(np.abs(w))),
    ("subtracted from 1", lambda w: 1.0 - w),
    ("turned over: 1 divided by each", lambda w: 1.0 / w),
    ("in decibels", lambda w: 10.0 * np.log10(np.abs(w))),
    ("as natural logarithms", lambda w: np.log(np.abs(w))),
    ("as logarithms to base 10", lambda w: np.log10(np.abs(w))),
    ("as exponents of e", lambda w: np.exp(w)),
)


def sign(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield what happened to the sign of the right values."""
    if not is_telling(cases):
        return
    for code, how, mistake in _SIGNS:
        if code == "clipped" and any(case.given is not None and not case.given.any() for case in cases):
            continue  # 0 everywhere in a call has many reasons
        if all_as_if(cases, mistake):
            yield Claim(code, right_ones(cases, how))
            return


def last_step(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield the function that was applied to the right values, or not undone."""
    if not is_telling(cases):
        return
    for how, mistake in _LAST_STEPS:
        if all_as_if(cases, mistake):
            yield Claim("last-step", right_ones(cases, how))
            return


def clipped(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield that the right values stop at a bound, which several of them reach."""
    pairs = real_pairs(cases)
    if pairs is None:
        return
    for word, bound, cut in (("above", np.max, np.minimum), ("below", np.min, np.maximum)):
        limits = [float(bound(given)) for given, _ in pairs]
        if all(
            (given == limit).sum() >= MANY
            and distinct_values([case]) >= MANY
            and len(np.unique(given)) >= MANY
            and case.is_as_if(cut(wanted, limit))
            for case, (given, wanted), limit in zip(cases, pairs, limits, strict=True)
        ):
            yield Claim("clipped", right_ones(cases, f"cut off {word} {_at(limits)}"))
            return


def _at(limits: Sequence[float]) -> str:
    return f"{limits[0]:.6g}" if len(set(limits)) == 1 else "a bound"
