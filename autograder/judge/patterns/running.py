"""A running sum where plain values are asked for, the reverse, and sums that begin or end elsewhere."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import MANY, Case, all_as_if, all_zero, distinct_values
from autograder.judge.patterns.claim import Claim, right_ones

_SUMS: tuple[tuple[str, Callable[[Array], Any]], ...] = (
    ("added up, each with all before it", lambda w: np.cumsum(w)),
    ("as differences: each less the one before it", lambda w: np.diff(w, prepend=0.0)),
    ("as differences: each less the one before it", lambda w: np.diff(w)),
    ("as differences: each less the one before it", lambda w: np.diff(w, prepend=w[0])),
    ("added up without the value itself", lambda w: np.cumsum(w) - w),
    ("averaged, each with all before it", lambda w: np.cumsum(w) / np.arange(1, w.size + 1)),
    ("added up: one total", lambda w: np.sum(w)),
    ("averaged: one mean", lambda w: np.mean(w)),
    ("with the last one everywhere", lambda w: np.full_like(w, w[-1])),
    ("with the first one everywhere", lambda w: np.full_like(w, w[0])),
    ("with their sum everywhere", lambda w: np.full_like(w, w.sum())),
    ("with their mean everywhere", lambda w: np.full_like(w, w.mean())),
    ("alone at the end: the last one, without those before it", lambda w: w[-1]),
    ("alone at the beginning: the first one, without those after it", lambda w: w[0]),
)
#: what a factor or an offset with a name may say as well, and then better
_NORMALISED: tuple[tuple[str, Callable[[Array], Any]], ...] = (
    ("less their mean", lambda w: w - w.mean()),
    ("divided by their largest", lambda w: w / np.max(np.abs(w))),
    ("divided by their sum", lambda w: w / np.sum(w)),
    ("less the first one", lambda w: w - w[0]),
)


def running(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield in what way the right values are added up, or taken apart."""
    yield from _first(cases, _SUMS)


def normalised(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield to what the right values were made relative."""
    yield from _first(cases, _NORMALISED)


def _first(cases: Sequence[Case], mistakes: Sequence[tuple[str, Callable[[Array], Any]]]) -> Iterator[Claim]:
    if all_zero(cases) or distinct_values(cases) < 2:
        return
    if any(case.wanted is None or case.wanted.ndim != 1 for case in cases):
        return
    if any(case.call.driver or case.wanted is None or case.wanted.size < MANY for case in cases):
        return  # a driver puts values together that are no row of the student's
    for how, mistake in mistakes:
        if all_as_if(cases, mistake):
            yield Claim("running", right_ones(cases, how))
            return
