"""How far answers are from the tolerance of a check, and what another tolerance would give."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from autograder.boundary.outputs import Output
from autograder.compare.close import Close
from autograder.course.spec import Check
from autograder.errors import UsageError

LADDER = (0.01, 0.1, 0.5, 1.0, 2.0, 10.0, 100.0)  # times the present tolerance


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What a check would allow.

    Attributes
    ----------
    times : float or None
        Of the present tolerance; None for one that was asked for.
    """

    rtol: float
    atol: float
    times: float | None = None

    def on(self, check: Check) -> Check:
        """Return the check with this tolerance.

        Raises
        ------
        SpecError
            If no check can have it.
        """
        return replace(check, expect=replace(_close(check), rtol=self.rtol, atol=self.atol))


@dataclass(frozen=True, slots=True)
class Step:
    """What a tolerance would give: how many pass, and whose verdict is another one than now."""

    tolerance: Tolerance
    passing: int
    rise: int
    fall: int


def tolerances(check: Check, rtol: float | None, atol: float | None) -> list[Tolerance]:
    """Return a ladder around the present tolerance of a check, and the one asked for, if any.

    Raises
    ------
    UsageError
        If the check has none.
    SpecError
        If no check can have what is asked for.
    """
    now = _close(check)
    found = [Tolerance(now.rtol * times, now.atol * times, times) for times in LADDER if now.rtol * times < 1]
    if rtol is not None or atol is not None:
        asked = Tolerance(now.rtol if rtol is None else rtol, now.atol if atol is None else atol)
        asked.on(check)
        found.append(asked)
    return found


def deviation(check: Check, outputs: Sequence[Output], expected: Sequence[Output]) -> float:
    """Return the largest deviation in units of the tolerance; infinite where there is no number to compare.

    Values that are right by the student's own earlier ones count as they are: as far from the reference.
    """
    comparer = replace(check, expect=replace(_close(check), carry=None)).comparer
    largest = 0.0
    for number, (output, wanted) in enumerate(zip(outputs, expected, strict=True)):
        found = comparer.at(number).compare(output, wanted)
        ratio = found.evidence.ratio
        if not found.passed and (found.family != "values" or ratio is None):
            return math.inf
        largest = max(largest, 0.0 if ratio is None else ratio)
    return largest


def steps(
    check: Check,
    ladder: Sequence[Tolerance],
    answers: Sequence[Sequence[Output]],
    expected: Sequence[Output],
) -> list[Step]:
    """Return what each tolerance would give to the answers."""
    now = [_passes(check, answer, expected) for answer in answers]
    found = []
    for tolerance in ladder:
        other = tolerance.on(check)
        then = [_passes(other, answer, expected) for answer in answers]
        pairs = list(zip(now, then, strict=True))
        found.append(Step(tolerance, sum(then), pairs.count((False, True)), pairs.count((True, False))))
    return found


def _passes(check: Check, outputs: Sequence[Output], expected: Sequence[Output]) -> bool:
    return check.comparer.compare_all(outputs, expected).passed


def _close(check: Check) -> Close:
    if not isinstance(check.expect, Close):
        raise UsageError(
            f"Check {check.id} has no tolerance of this kind: it compares with {check.expect.kind}(), and "
            "'whatif' knows close()."
        )
    return check.expect
