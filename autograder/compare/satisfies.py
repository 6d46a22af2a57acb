"""A property that outputs must have, judged by a function of the spec."""

import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.compare.base import (
    PASSED,
    Comparer,
    Comparison,
    Refused,
    name_call,
    reference_value,
    returned,
)
from autograder.errors import GraderError, ReferenceFault, require
from autograder.outputs import Output

LACKING = "the returned value does not have the property asked for"


@dataclass(frozen=True, slots=True, eq=False)
class Satisfies(Comparer):
    """The comparer that `satisfies` makes."""

    fn: Callable[[Any], Any]

    kind = "satisfies"
    joint = True
    portable = False

    def __post_init__(self) -> None:
        """Refuse what cannot be called."""
        require(callable(self.fn), "The argument of satisfies()", "a function of the returned value", self.fn)

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Judge the output of a single call."""
        return self.compare_all((output,), (expected,))

    def compare_all(self, outputs: Sequence[Output], expected: Sequence[Output]) -> Comparison:
        """Judge all outputs together; of the reference only that it returned is asked."""
        for output in expected:
            reference_value(output)
        try:
            values = tuple(_value(output, n, len(outputs)) for n, output in enumerate(outputs))
            verdict = self._ask(values)
        except Refused as refused:
            return refused.comparison
        except GraderError:
            raise
        except Exception as error:
            # whatever the function makes of a student's odd value, the student did not return what was asked
            return Comparison(
                0.0, "could not be judged: the returned value has another form", _clip(error), "kind"
            )
        return _comparison(verdict)

    def check_reference(self, expected: Sequence[Output]) -> None:
        """Raise `ReferenceFault` unless the function runs on the reference's values and passes them."""
        values = tuple(reference_value(output) for output in expected)
        try:
            verdict = self._ask(values)
        except GraderError:
            raise
        except Exception as error:
            raise ReferenceFault(
                f"The function of satisfies() raised {type(error).__name__} on the reference: {error}."
            ) from error
        comparison = _comparison(verdict)
        if not comparison.passed:
            raise ReferenceFault(f"The reference does not pass its own satisfies(): {comparison.message}.")

    def _ask(self, values: tuple[Any, ...]) -> Any:
        # a copy, because a property that sorts in place would change what the next check sees
        fresh = copy.deepcopy(values)
        with np.errstate(all="ignore"):
            return self.fn(fresh if len(fresh) > 1 else fresh[0])


def _value(output: Output, number: int, total: int) -> Any:
    try:
        return returned(output)
    except Refused as refused:
        raise Refused(name_call(refused.comparison, number, total)) from None


def _clip(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _comparison(verdict: Any) -> Comparison:
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
