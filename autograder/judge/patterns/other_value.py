"""Another value than the one asked for: an argument, another item, a value that nothing was written to."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.judge.coordinates import arguments_of
from autograder.judge.patterns.case import MANY, Case, all_zero, numbers_of
from autograder.judge.patterns.claim import Claim


def other_value(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield what was returned in place of the value asked for."""
    if any(case.wanted is None or case.given is None for case in cases):
        return
    yield from _item(cases)
    yield from _argument(cases)
    yield from _constant(cases)


def _argument(cases: Sequence[Case]) -> Iterator[Claim]:
    fitting: list[str] | None = None
    for case in cases:
        here = [
            name
            for name, value in arguments_of(case.call, case.names)
            if numbers_of(value) is not None and _tells(case, value)
        ]
        fitting = here if fitting is None else [name for name in fitting if name in here]
    if fitting and len(fitting) == 1:
        single = all(case.wanted is not None and case.wanted.size == 1 for case in cases)
        how = (
            f"Your value is that of {fitting[0]}." if single else f"You return {fitting[0]} as it was given."
        )
        yield Claim("returned:argument", how)


def _item(cases: Sequence[Case]) -> Iterator[Claim]:
    number = cases[0].item
    if number is None or not all(isinstance(case.reference, tuple | list) for case in cases):
        return
    count = min(len(case.reference) for case in cases)
    for other in range(count):
        if other != number % count and all(_tells(case, case.reference[other]) for case in cases):
            swapped = all(_has_at(case, other, case.reference[number]) for case in cases)
            one, two = cases[0].item_name(number), cases[0].item_name(other)
            if swapped:
                text = f"{one} and {two} are exchanged where you return them."
            else:
                text = f"What you return as {one} is {two}."
            yield Claim("returned:item", text)
            return


def _has_at(case: Case, place: int, value: Any) -> bool:
    theirs, wanted = numbers_of(case.yours[place]), numbers_of(value)
    if theirs is None or wanted is None or theirs.shape != wanted.shape:
        return False
    return bool(np.allclose(theirs, wanted, rtol=1e-6, atol=1e-9, equal_nan=True))


def _constant(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield that all values are 0 where right ones are not, with what makes 0 of such values."""
    right = np.concatenate([case.wanted.ravel() for case in cases if case.wanted is not None])
    if not all_zero(cases) or np.count_nonzero(right) < MANY:
        return
    reasons = ["nothing was written into what is returned"]
    if not np.iscomplexobj(right):
        if np.all(np.abs(right) < 1):
            reasons.append("they were rounded or cut off to whole numbers")
        if np.all(right <= 0):
            reasons.append("negative ones were replaced by 0")
    yield Claim("returned:constant", f"All your values are 0: {', or '.join(reasons)}.")


def _tells(case: Case, value: Any) -> bool:
    """Whether the output is this value, and that is no accident: many values, or one that is not 0 or 1."""
    found = numbers_of(value)
    if found is None or not found.size:
        return False
    if case.given is None or case.wanted is None:
        return False
    if found.size == 1 and abs(complex(found.flat[0])) in (0.0, 1.0):
        return False
    if found.ndim == 0 and case.wanted.size != 1:
        return False  # one value of a row that should have more is met by chance
    right = case.wanted.real
    if found.size == 1 and case.wanted.size == 1 and found.flat[0] in (np.rint(right), np.trunc(right)):
        return False  # or it is the right one, rounded
    return found.size == case.given.size and case.is_as_if(found)
