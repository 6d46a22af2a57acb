"""From an exercise to a plan: its distinct calls, those that students may know first, each packed once."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.boundary.coerce import coerce
from autograder.boundary.outputs import Output, Returned
from autograder.boundary.values import count_values, pack
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import SpecError, UnsendableValue

TIMES_VALUES = 16  # as many values as the reference's an answer may have, and these at least
LEAST_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What a submission is asked to do.

    Attributes
    ----------
    messages : tuple of bytes
        One frame per distinct call, disclosed to the sandboxed child one at a time. Those of visible checks
        come first: what a program does about them cannot depend on a hidden one.
    visible : int
        How many of the messages belong to a visible check.
    positions : mapping of check id to tuple of int
        Which outputs a check looks at, in the order of its calls.
    most : tuple of int
        How many values each call may return, as far as that is known; see `bound_values`.
    digest : str
        SHA-256 over the messages and how many are visible.
    """

    messages: tuple[bytes, ...]
    visible: int
    positions: dict[str, tuple[int, ...]]
    digest: str
    most: tuple[int, ...] = ()

    def by_check(self, checks: Iterable[Check], outputs: Sequence[Output]) -> dict[str, tuple[Output, ...]]:
        """Return the outputs of each check's calls, in the order in which it names them."""
        return {check.id: tuple(outputs[place] for place in self.positions[check.id]) for check in checks}


def make_plan(exercise: Exercise, checks: tuple[Check, ...] | None = None) -> Plan:
    """Pack the calls of an exercise, or of some of its checks.

    Raises
    ------
    SpecError
        If an argument of a call cannot cross the boundary.
    """
    messages: dict[bytes, int] = {}
    positions = {}
    visible = 0
    for check in sorted(exercise.checks if checks is None else checks, key=lambda check: check.hidden):
        frames = [_pack_call(exercise, check, call) for call in check.calls]
        positions[check.id] = tuple(messages.setdefault(frame, len(messages)) for frame in frames)
        visible = visible if check.hidden else len(messages)
    digest = hashlib.sha256(b"".join([b"%d;" % visible, *messages])).hexdigest()
    return Plan(tuple(messages), visible, positions, digest)


def bound_values(plan: Plan, checks: Iterable[Check], expected: Mapping[str, Sequence[Output]]) -> Plan:
    """Return the plan with how many values its calls may return: far more than the reference's answers have.

    An answer that is larger is not judged: to compare and draw it would cost the grader without limit.
    """
    most = [LEAST_VALUES] * len(plan.messages)
    for check in checks:
        for place, output in zip(plan.positions[check.id], expected[check.id], strict=True):
            if isinstance(output, Returned):
                most[place] = max(most[place], TIMES_VALUES * count_values(output.value))
    return replace(plan, most=tuple(most))


def _pack_call(exercise: Exercise, check: Check, call: Call) -> bytes:
    try:
        return pack(
            (
                call.function,
                [coerce(value, 1) for value in call.args],
                {name: coerce(value, 1) for name, value in call.kwargs.items()},
                call.driver,
                call.observe,
            )
        )
    except UnsendableValue as error:
        raise SpecError(
            f"The arguments of {call!r} in Check({check.id!r}) of {exercise.slug} must be plain values; "
            f"got {error} instead."
        ) from None
