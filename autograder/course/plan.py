"""From an exercise to a plan: its distinct calls, those that students may know first, each packed once."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.boundary.coerce import coerce
from autograder.boundary.outputs import Output
from autograder.boundary.values import pack
from autograder.course.spec import Call, Check, Exercise
from autograder.errors import SpecError, UnsendableValue


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
    digest : str
        SHA-256 over the messages and how many are visible.
    """

    messages: tuple[bytes, ...]
    visible: int
    positions: dict[str, tuple[int, ...]]
    digest: str

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
