"""From an exercise to a plan: its distinct calls, those that students may know first, each packed once."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.boundary.coerce import coerce
from autograder.boundary.outputs import Output, Returned
from autograder.boundary.values import count_values, pack
from autograder.course.calls import Request, Value
from autograder.course.spec import Check, Exercise
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
    held : tuple of bytes
        For each message the names that are held at given values, packed; empty where none is. Those of the
        same names and values share a child.
    secret : frozenset of bytes
        The held values that hidden checks alone have: no text of such a child is kept.
    """

    messages: tuple[bytes, ...]
    visible: int
    positions: dict[str, tuple[int, ...]]
    digest: str
    held: tuple[bytes, ...]
    secret: frozenset[bytes] = frozenset()
    most: tuple[int, ...] = ()

    def call_digests(self) -> tuple[str, ...]:
        """Return what each call is, whatever else is asked: a digest of its frame and of what is held."""
        return tuple(
            hashlib.sha256(b"%d;" % len(held) + held + message).hexdigest()[:24]
            for message, held in zip(self.messages, self.held, strict=True)
        )

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
    held: dict[bytes, bytes] = {}
    public = {b""}
    visible = 0
    for check in sorted(exercise.checks if checks is None else checks, key=lambda check: check.hidden):
        frames = [_pack_call(exercise, check, call) for call in check.calls]
        positions[check.id] = tuple(messages.setdefault(frame, len(messages)) for frame in frames)
        visible = visible if check.hidden else len(messages)
        for frame, call in zip(frames, check.calls, strict=True):
            held[frame] = held_values(call)
            if not check.hidden:
                public.add(held[frame])
    digest = hashlib.sha256(b"".join([b"%d;" % visible, *messages])).hexdigest()
    return Plan(
        tuple(messages),
        visible,
        positions,
        digest,
        tuple(held[frame] for frame in messages),
        frozenset(held.values()) - public,
    )


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


def held_values(call: Request) -> bytes:
    """Return what a program is held at for a call, packed; empty for nothing."""
    if not isinstance(call, Value) or not call.given:
        return b""
    try:
        return pack({name: coerce(call.given[name], 1) for name in sorted(call.given)})
    except UnsendableValue as error:
        raise SpecError(f"What is given in {call!r} must be plain values; got {error} instead.") from None


def _pack_call(exercise: Exercise, check: Check, call: Request) -> bytes:
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
