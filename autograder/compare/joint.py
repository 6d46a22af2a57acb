"""What judges the outputs of all calls of a check together, by a function of the spec."""

import copy
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output
from autograder.compare.base import Comparer, Comparison, Refused, reference_value, returned
from autograder.errors import GraderError, ReferenceFault


class JointComparer(Comparer):
    """Base of comparers that ask a function of the spec about the value, or the tuple of values.

    `judge_values` is what a subclass defines; everything that the function raises on a student's values is
    the student's failed check, and on the reference's values a `ReferenceFault`.
    """

    joint = True
    portable = False

    @abstractmethod
    def judge_values(self, values: Any) -> Comparison:
        """Judge one value, or a tuple of values when the check has several calls."""

    def compare(self, output: Output, expected: Output) -> Comparison:
        """Judge the output of a single call."""
        return self.compare_all((output,), (expected,))

    def compare_all(self, outputs: Sequence[Output], expected: Sequence[Output]) -> Comparison:
        """Judge all outputs together; of the reference only that it returned is asked."""
        for output in expected:
            reference_value(output)
        values = []
        for number, output in enumerate(outputs):
            try:
                values.append(returned(output))
            except Refused as refused:
                return replace(refused.comparison, call=number)
        try:
            return self._ask(values)
        except GraderError:
            raise
        except Exception as error:
            # the function cannot handle the value: the student did not return what was asked
            said = f"{type(error).__name__}: {error}"[:200]
            return Comparison(0.0, "could not be judged: the returned value has another form", said, "kind")

    def failed_calls(self, outputs: Sequence[Output], expected: Sequence[Output]) -> list[int]:
        """Return all calls or none: they are judged together."""
        return [] if self.compare_all(outputs, expected).passed else list(range(len(outputs)))

    def check_reference(self, expected: Sequence[Output]) -> None:
        """Raise `ReferenceFault` unless the function runs on the reference's values and passes them."""
        values = [reference_value(output) for output in expected]
        try:
            comparison = self._ask(values)
        except GraderError:
            raise
        except Exception as error:
            raise ReferenceFault(
                f"The function of {self.kind}() raised {type(error).__name__} on the reference: {error}."
            ) from error
        if not comparison.passed:
            said = comparison.detail or comparison.message
            raise ReferenceFault(f"The reference does not pass its own {self.kind}(): {said}.")

    def _ask(self, values: Sequence[Any]) -> Comparison:
        # a copy, because a function that sorts in place would change what the next check sees
        fresh = copy.deepcopy(tuple(values))
        with np.errstate(all="ignore"):
            return self.judge_values(fresh if len(fresh) > 1 else fresh[0])
