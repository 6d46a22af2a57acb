"""Values that are right but for the first, the last or one, or right up to a place."""

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import Case, same_shape
from autograder.judge.patterns.claim import Claim

#: right values that there must be before the place from which on all is wrong
BEFORE = 5


def partly(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield which single values are wrong."""
    pairs = same_shape(cases)
    if pairs is None or any(wanted.ndim != 1 or wanted.size < 4 for _, wanted in pairs):
        return
    for places, words in (((0,), "the first"), ((-1,), "the last"), ((0, -1), "the first and the last")):
        if all(_fixed(case, *pair, places) for case, pair in zip(cases, pairs, strict=True)):
            verb = "are" if len(places) > 1 else "is"
            yield Claim("partly:ends", f"Only {words} of your values {verb} wrong.")
            return
    index = [case.comparer.compare(*case.outputs).evidence.index for case in cases]
    place = index[0]
    found = [
        None if k is None else _fixed(case, *pair, (k,))
        for k, case, pair in zip(index, cases, pairs, strict=True)
    ]
    if all(found):
        where = f"at index {place} is wrong" if len(set(index)) == 1 else "at one index is wrong in each call"
        yield Claim("partly:one", f"Only the value {where}.")


def right_until(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield that all is right up to a place and wrong from there on."""
    pairs = same_shape(cases)
    if pairs is None or any(wanted.ndim != 1 for _, wanted in pairs):
        return
    found = []
    for case, (_, wanted) in zip(cases, pairs, strict=True):
        evidence = case.comparer.compare(*case.outputs).evidence
        index = evidence.index
        if index is None or index < BEFORE or len(np.unique(wanted[:index])) < BEFORE:
            return
        if evidence.bad < 0.9 * (wanted.size - index) or evidence.bad < 2:
            return
        found.append(index)
    where = f" from index {found[0]} on" if len(set(found)) == 1 else " from a place on"
    yield Claim(
        "partly:until", f"Your values are right at first and wrong{where}: look at what happens there."
    )


def _fixed(case: Case, given: Array, wanted: Array, places: Sequence[int]) -> bool:
    """Whether all is right when these values are put right."""
    mended = given.copy()
    mended[list(places)] = wanted[list(places)]
    return case.accepts(mended)
