"""From an exercise to a plan: its distinct calls in order, each packed once."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.boundary.coerce import coerce
from autograder.boundary.outputs import Output
from autograder.boundary.values import pack
from autograder.course.calls import Request, Value
from autograder.course.spec import Check, Exercise
from autograder.errors import SpecError, UnsendableValue


@dataclass(frozen=True, slots=True)
class Plan:
    """What a submission is asked to do.

    Attributes
    ----------
    messages : tuple of bytes
        One frame per distinct call, disclosed to the sandboxed child one at a time.
    positions : mapping of check id to tuple of int
        Which outputs a check looks at, in the order of its calls.
    digest : str
        SHA-256 over the messages.
    held : tuple of bytes
        For each message the names that are held at given values, packed; empty where none is. Those of the
        same names and values share a child.
    secret : frozenset of bytes
        The held values that hidden checks alone have: no text of such a child is kept.
    """

    messages: tuple[bytes, ...]
    positions: dict[str, tuple[int, ...]]
    digest: str
    held: tuple[bytes, ...]
    secret: frozenset[bytes] = frozenset()

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
    for check in exercise.checks if checks is None else checks:
        frames = [_pack_call(exercise, check, call) for call in check.calls]
        positions[check.id] = tuple(messages.setdefault(frame, len(messages)) for frame in frames)
        for frame, call in zip(frames, check.calls, strict=True):
            held[frame] = held_values(call)
            public |= set() if check.hidden else {held[frame]}
    digest = hashlib.sha256(b"".join(messages)).hexdigest()
    return Plan(
        tuple(messages),
        positions,
        digest,
        tuple(held[frame] for frame in messages),
        frozenset(held.values()) - public,
    )


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
