"""The right values and a constant more: a quantity of the call, or any one number."""

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.judge.patterns.case import MANY, Case, distinct_values, is_telling, real_pairs
from autograder.judge.patterns.claim import Claim, right_ones
from autograder.judge.patterns.quantities import quantities_of


def offset(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield the quantity of the call that was added or left out."""
    if _differences(cases) is None or not is_telling(cases):
        return
    known = [quantities_of(case.call, case.names) for case in cases]
    names = [name for name in known[0] if all(name in found for found in known)]
    fitting = [
        (word, name)
        for word, direction in (("plus", 1.0), ("minus", -1.0))
        for name in names
        if _holds(cases, [direction * found[name] for found in known])
    ]
    if len(fitting) == 1:
        word, name = fitting[0]
        yield Claim("offset:quantity", right_ones(cases, f"{word} {name}"))
    elif not fitting:
        for number in (1.0, -1.0):
            if _holds(cases, [number] * len(cases)):
                yield Claim("offset:number", right_ones(cases, f"{'plus' if number > 0 else 'minus'} 1"))


def any_offset(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield a constant that has no name, where many values have it."""
    differences = _differences(cases)
    if differences is None or distinct_values(cases) < MANY:
        return
    middle = float(np.median(differences))
    if _holds(cases, [middle] * len(cases)):
        word = "plus" if middle > 0 else "minus"
        yield Claim("offset:number", right_ones(cases, f"{word} {abs(middle):.6g}"))
    elif all(distinct_values([case]) >= MANY for case in cases) and _holds(cases, differences):
        text = right_ones(cases, "plus a constant that is another in each call")
        yield Claim("offset:each-call", f"{text} Something that differs between the calls is missing.")


def _differences(cases: Sequence[Case]) -> list[float] | None:
    pairs = real_pairs(cases)
    if pairs is None:
        return None
    with np.errstate(all="ignore"):
        found = [float(np.median(given - wanted)) for given, wanted in pairs]
    return found if all(np.isfinite(value) and value != 0 for value in found) else None


def _holds(cases: Sequence[Case], constants: Sequence[float]) -> bool:
    return all(
        case.wanted is not None and case.is_as_if(case.wanted + constant)
        for case, constant in zip(cases, constants, strict=True)
    )
