"""The right values times a factor: a quantity of the call, a well-known number, or any one number."""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import MANY, Case, distinct_values, is_telling, same_shape
from autograder.judge.patterns.claim import Claim, right_ones
from autograder.judge.patterns.quantities import quantities_of

#: what a quantity does as a factor, the simplest first: how it is said, and its value
POWERS: tuple[tuple[tuple[str, Callable[[float], float]], ...], ...] = (
    (("times {}", lambda q: q), ("divided by {}", lambda q: 1 / q)),
    (
        ("times the square root of {}", lambda q: math.sqrt(q)),
        ("divided by the square root of {}", lambda q: 1 / math.sqrt(q)),
        ("times {}²", lambda q: q * q),
        ("divided by {}²", lambda q: 1 / (q * q)),
    ),
)
NUMBERS = {
    "times 2": 2.0,
    "divided by 2": 0.5,
    "times 1000": 1e3,
    "divided by 1000": 1e-3,
    "times 1000000": 1e6,
    "divided by 1000000": 1e-6,
    "times 100": 100.0,
    "divided by 100": 0.01,
    "times 10": 10.0,
    "divided by 10": 0.1,
    "times 60": 60.0,
    "divided by 60": 1 / 60,
    "times 3": 3.0,
    "divided by 3": 1 / 3,
    "times 4": 4.0,
    "divided by 4": 0.25,
    "times 2π": 2 * math.pi,
    "divided by 2π": 0.5 / math.pi,
    "times π": math.pi,
    "divided by π": 1 / math.pi,
    "times √2": math.sqrt(2),
    "divided by √2": math.sqrt(0.5),
    "times 180/π": 180 / math.pi,
    "times π/180": math.pi / 180,
}
#: how far a ratio may be from a factor for it to be tried
NEAR = 0.02
#: below this share of the peak a ratio says nothing
LEAST = 1e-3


def factor(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield the factor from the right values to the wrong ones that has a name."""
    ratios = _ratios(cases)
    if ratios is None or not is_telling(cases):
        return
    how, certain = _quantity(cases, ratios)
    number = next(
        (words for words, value in NUMBERS.items() if _holds(cases, ratios, [value] * len(cases))), ""
    )
    if how and (certain or not number):
        yield Claim("factor:quantity", right_ones(cases, how))
    elif number:
        # one call, or equal ones: the number may be this quantity or not, so both are said
        yield Claim("factor:number", right_ones(cases, f"{number}, which is {how} here" if how else number))


def any_factor(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield a factor that has no name: one for all calls, or another in each."""
    ratios = _ratios(cases)
    if ratios is None or distinct_values(cases) < MANY:
        return
    middle = float(np.median(ratios))
    if _holds(cases, ratios, [middle] * len(cases)):
        yield Claim("factor:number", right_ones(cases, f"times {middle:.6g}"))
    elif all(distinct_values([case]) >= MANY for case in cases) and _holds(cases, ratios, ratios):
        text = right_ones(cases, "times a factor that is another in each call")
        yield Claim("factor:each-call", f"{text} Something that differs between the calls is missing.")


def _ratios(cases: Sequence[Case]) -> list[float] | None:
    """Return the ratio of each case; None where one is missing, negative or 1."""
    pairs = same_shape(cases)
    if pairs is None:
        return None
    found = [ratio for pair in pairs if (ratio := _ratio(*pair)) is not None]
    fine = len(found) == len(pairs) and all(0 < ratio < math.inf and ratio != 1 for ratio in found)
    return found if fine else None


def _ratio(given: Array, wanted: Array) -> float | None:
    """Return the ratio that most values have; None where it is not a real number."""
    with np.errstate(all="ignore"):
        finite = np.isfinite(wanted) & np.isfinite(given)
        if not finite.any():
            return None
        peak = np.max(np.abs(wanted[finite]))
        large = finite & (np.abs(wanted) > LEAST * peak)
        if not large.any():
            return None
        ratios = given[large] / wanted[large]
    if np.iscomplexobj(ratios):
        if np.any(np.abs(ratios.imag) > 1e-9 * np.abs(ratios)):
            return None
        ratios = ratios.real
    return float(np.median(ratios))


def _holds(cases: Sequence[Case], ratios: Sequence[float], factors: Sequence[float]) -> bool:
    """Whether a factor for each case gives the outputs, and its inverse the right ones."""
    near = all(abs(ratio / number - 1) <= NEAR for ratio, number in zip(ratios, factors, strict=True))
    return near and all(
        case.wanted is not None
        and case.given is not None
        and case.is_as_if(number * case.wanted)
        and case.accepts(case.given / number)
        for case, number in zip(cases, factors, strict=True)
    )


def _quantity(cases: Sequence[Case], ratios: Sequence[float]) -> tuple[str, bool]:
    """Return how a quantity of the calls makes the factor, and whether it differs between the calls.

    Nothing is returned where no quantity does, or several could.
    """
    known = [quantities_of(case.call, case.names) for case in cases]
    names = [name for name in known[0] if all(name in found for found in known)]
    alike: list[str] = []
    for tier in POWERS:
        varying: list[str] = []
        for words, power in tier:
            for name in names:
                values = [found[name] for found in known]
                if min(values) > 0 and _holds(cases, ratios, [power(value) for value in values]):
                    (varying if len(set(values)) > 1 else alike).append(words.format(name))
        if varying:
            return (varying[0], True) if len(varying) == 1 else ("", False)
    return (alike[0] if len(alike) == 1 else "", False)
