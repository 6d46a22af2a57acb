"""Bounds on statistics of what a student draws at random."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from autograder.compare.base import Comparison, Evidence, passed
from autograder.compare.joint import JointComparer
from autograder.errors import GraderError, is_number, require


@dataclass(frozen=True, slots=True)
class Bound:
    """One statistic and how far it may be from what it should be: ``|value - expected| < allowed``.

    Attributes
    ----------
    name : str
        What the statistic is, for instance "standard deviation".
    value : float
        Computed from the student's values; nan is out of bounds.
    expected, allowed : float
        In the unit of `value`; `allowed` is above 0.
    says : str
        What a student reads when the bound is broken.
    """

    name: str
    value: Any
    expected: float
    allowed: float
    says: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Statistical(JointComparer):
    """The comparer that `statistical` makes."""

    bounds: Callable[[Any], Iterable[Bound]]
    false_reject: float

    kind = "statistical"

    def __post_init__(self) -> None:
        """Refuse a missing function and a rate outside (0, 0.01]."""
        require(callable(self.bounds), "The bounds of statistical()", "a function of the values", self.bounds)
        rate = self.false_reject
        number = is_number(rate)
        require(number and 0 < rate <= 0.01, "The 'false_reject' of statistical()", "in (0, 0.01]", rate)

    def judge_values(self, values: Any) -> Comparison:
        """Judge by the first bound that is broken.

        Raises
        ------
        GraderError
            If the function gives no bounds, or malformed ones.
        """
        bounds = list(self.bounds(values))
        if not bounds or not all(map(_well_formed, bounds)):
            raise GraderError(
                "The function of statistical() must give at least one Bound with finite 'expected' and "
                f"'allowed' above 0; got {str(bounds)[:120]} instead."
            )
        largest = 0.0
        for bound in bounds:
            value = float(bound.value)
            ratio = abs(value - bound.expected) / bound.allowed
            if not ratio < 1:
                return Comparison(
                    0.0,
                    bound.says or f"the {bound.name} is outside its bounds",
                    f"the {bound.name} is {value:.6g}, expected {bound.expected:.6g} ± {bound.allowed:.3g}",
                    "values",
                    Evidence(ratio=ratio),
                )
            largest = max(largest, ratio)
        return passed(Evidence(total=len(bounds), ratio=largest))


def _well_formed(bound: Any) -> bool:
    return (
        isinstance(bound, Bound)
        and math.isfinite(bound.expected)
        and math.isfinite(bound.allowed)
        and bound.allowed > 0
    )


def statistical(bounds: Callable[[Any], Iterable[Bound]], *, false_reject: float) -> Statistical:
    """Pass random draws whose statistics keep within bounds; for hidden checks.

    Parameters
    ----------
    bounds : callable
        ``bounds(value)`` of the one call, or ``bounds(values)`` with a tuple for several calls, gives the
        `Bound`s in the order in which they are looked at.
    false_reject : float
        Simulated rate at which a right program is refused, in (0, 0.01]; a statement, not a setting.

    Raises
    ------
    SpecError
        If `bounds` cannot be called or the rate is outside (0, 0.01].
    """
    return Statistical(bounds, false_reject)
