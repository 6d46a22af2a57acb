"""The right values with too few digits: rounded, cut off, or kept in a type too small for them."""

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.compare.arrays import Array
from autograder.judge.patterns.case import MANY, Case, all_as_if, distinct_values, real_pairs
from autograder.judge.patterns.claim import Claim, right_ones

#: decimals that are looked for
DECIMALS = range(7)


def rounding(cases: Sequence[Case]) -> Iterator[Claim]:
    """Yield to how many digits the right values were rounded or cut off."""
    pairs = real_pairs(cases)
    if pairs is None:
        return
    if distinct_values(cases) < MANY or any(not np.isfinite(given).all() for given, _ in pairs):
        return
    if len({value for given, _ in pairs for value in given.ravel().tolist()}) < MANY:
        return  # zeros alone have many reasons
    for decimals in DECIMALS:
        if not all(_has_decimals(given, decimals) for given, _ in pairs):
            continue
        digits = "to whole numbers" if not decimals else f"after {decimals} decimal{'s' * (decimals > 1)}"
        unit = 10.0**-decimals
        if _is_within(pairs, unit / 2):
            yield Claim("rounded", right_ones(cases, f"rounded {digits}"))
        elif all(_is_cut(given, wanted, unit) for given, wanted in pairs):
            yield Claim("rounded", right_ones(cases, f"cut off {digits}"))
        break
    if all_as_if(cases, lambda wanted: wanted.astype(np.float16)):
        yield Claim("rounded", right_ones(cases, "in half precision, with 3 digits"))


def _has_decimals(values: Array, decimals: int) -> bool:
    return bool((np.abs(values - np.round(values, decimals)) <= 1e-12 * np.abs(values)).all())


def _is_within(pairs: Sequence[tuple[Array, Array]], most: float) -> bool:
    """Whether all values are as near as rounding leaves them, and not all on the same side."""
    errors = np.concatenate([(given - wanted).ravel() for given, wanted in pairs])
    # what rounding leaves is spread over the whole unit; a small error of another kind is not
    return bool((np.abs(errors) <= most * (1 + 1e-6)).all() and np.abs(errors).max() > most / 5)


def _is_cut(given: Array, wanted: Array, unit: float) -> bool:
    slack = 1e-9 * unit
    for lost in (np.sign(wanted) * (wanted - given), wanted - given):
        # what is cut off is anything up to the unit; a small or constant error of another kind is not
        if (
            ((lost >= -slack) & (lost < unit + slack)).all()
            and lost.max() > unit / 2
            and len(np.unique(np.round(lost / unit, 3))) >= MANY
        ):
            return True
    return False
