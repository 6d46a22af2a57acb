"""Another statistic of a row: another measure of spread or of variability than the one asked for."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.coordinates import arguments_of
from autograder.judge.patterns.case import Case, is_telling
from autograder.judge.patterns.claim import Claim
from autograder.judge.patterns.quantities import row_of

#: of a row of intervals, or of any values: what it is called, and its function
STATISTICS: dict[str, Callable[[Array], Any]] = {
    "the coefficient of variation": lambda x: np.std(x) / np.mean(x),
    "the coefficient of variation with N − 1 in the standard deviation": lambda x: (
        np.std(x, ddof=1) / np.mean(x)
    ),
    "the squared coefficient of variation": lambda x: np.var(x) / np.mean(x) ** 2,
    "the squared coefficient of variation with N − 1 in the variance": lambda x: (
        np.var(x, ddof=1) / np.mean(x) ** 2
    ),
    "the variance divided by the mean": lambda x: np.var(x) / np.mean(x),
    "the variance divided by the mean, with N − 1 in the variance": lambda x: np.var(x, ddof=1) / np.mean(x),
    "the mean divided by the standard deviation": lambda x: np.mean(x) / np.std(x),
    "the standard deviation": lambda x: np.std(x),
    "the standard deviation with N − 1": lambda x: np.std(x, ddof=1),
    "the variance": lambda x: np.var(x),
    "the variance with N − 1": lambda x: np.var(x, ddof=1),
    "the mean": lambda x: np.mean(x),
    "the median": lambda x: np.median(x),
    "one divided by the mean": lambda x: 1 / np.mean(x),
    "the mean of one divided by each": lambda x: np.mean(1 / x),
    "CV2": lambda x: np.mean(2 * np.abs(np.diff(x)) / (x[1:] + x[:-1])),
    "LV": lambda x: np.mean(3 * (np.diff(x) / (x[1:] + x[:-1])) ** 2),
    "the median absolute deviation": lambda x: np.median(np.abs(x - np.median(x))),
    "the median absolute deviation divided by the median": lambda x: (
        np.median(np.abs(x - np.median(x))) / np.median(x)
    ),
    "the mean absolute deviation divided by the mean": lambda x: np.mean(np.abs(x - np.mean(x))) / np.mean(x),
    "the standard deviation divided by the median": lambda x: np.std(x) / np.median(x),
    "the interquartile range divided by the median": lambda x: (
        np.subtract(*np.percentile(x, [75, 25])) / np.median(x)
    ),
    "the standard error of the mean": lambda x: np.std(x, ddof=1) / np.sqrt(x.size),
    "the sum": lambda x: np.sum(x),
    "the largest": lambda x: np.max(x),
    "the smallest": lambda x: np.min(x),
}


def variability(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield which statistic a single wrong value is."""
    if any(case.wanted is None or case.given is None or case.wanted.ndim for case in cases):
        return
    if not is_telling(cases):
        return
    common: set[tuple[str, str, str]] | None = None
    for case in cases:
        here = set(_fitting(case))
        common = here if common is None else common & here
        if not common:
            return
    assert common
    if len({statistic for statistic, _, _ in common}) > 1:
        return
    statistic, of, name = min(common)
    yield Claim("statistic", f"Your value is {statistic} of {of}{name}.")


def _fitting(case: Case) -> Iterator[tuple[str, str, str]]:
    for name, value in arguments_of(case.call, case.names):
        row = row_of(value)
        if row is None or row.size < 3:
            continue
        for of, values in (("", row), ("the intervals of ", np.diff(row))):
            for statistic, function in STATISTICS.items():
                with np.errstate(all="ignore"):
                    found = float(function(values))
                if np.isfinite(found) and case.is_as_if(found):
                    yield statistic, of, name
