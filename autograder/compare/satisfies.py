"""A property that outputs must have, judged by a function of the spec."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.compare.base import PASSED, Comparison
from autograder.compare.joint import JointComparer
from autograder.errors import GraderError, require

LACKING = "the returned value does not have the property asked for"


@dataclass(frozen=True, slots=True, eq=False)
class Satisfies(JointComparer):
    """The comparer that `satisfies` makes."""

    fn: Callable[[Any], Any]

    kind = "satisfies"

    def __post_init__(self) -> None:
        """Refuse what cannot be called."""
        require(callable(self.fn), "The argument of satisfies()", "a function of the returned value", self.fn)

    def judge_values(self, values: Any) -> Comparison:
        """Turn what the function says into a comparison.

        Raises
        ------
        GraderError
            If it says something else than True, False, a sentence or a fraction.
        """
        verdict = self.fn(values)
        if isinstance(verdict, np.ndarray | np.generic) and verdict.ndim == 0:
            verdict = verdict.item()
        if verdict is True:
            return PASSED
        if verdict is False:
            return Comparison(0.0, LACKING, code="values")
        if isinstance(verdict, str) and verdict:
            return Comparison(0.0, verdict, code="values")
        if isinstance(verdict, int | float) and math.isfinite(verdict) and 0 <= verdict <= 1:
            if verdict == 1:
                return PASSED
            return Comparison(float(verdict), "only a part is right" if verdict else LACKING, code="values")
        raise GraderError(
            "The function of satisfies() must return True, False, a sentence or a fraction from 0 to 1; "
            f"got {str(verdict)[:80]!r} instead."
        )


def satisfies(fn: Callable[[Any], Any]) -> Satisfies:
    """Pass what a function of the spec says is right; for hidden checks.

    Parameters
    ----------
    fn : callable
        ``fn(value)`` of the one call, or ``fn(values)`` with a tuple for several calls. It returns True,
        False, a sentence (failed, and the student reads it) or a fraction from 0 to 1. When it raises on
        a student's value, the check is failed.

    Raises
    ------
    SpecError
        If `fn` cannot be called.
    """
    return Satisfies(fn)
