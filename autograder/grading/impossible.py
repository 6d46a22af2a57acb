"""A check that nobody can pass: what it expects is a secret, made anew for every run of the grader.

It goes the way of every check, beside those of the exercise, with a call that the exercise makes anyway. Only
a fault of the grader can let it pass: a comparer that says yes to everything, expected values within reach of
student code, a verdict that was forged. So the batch ends there, and no mark of it is to be used.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.boundary.outputs import Output, Returned
from autograder.compare.exact import exact
from autograder.course.spec import Check, Exercise
from autograder.errors import ImpossiblePass
from autograder.judge.result import CheckResult


@dataclass(frozen=True, slots=True)
class Impossible:
    """The check and its secret.

    Attributes
    ----------
    check : Check
        Hidden; its id is of this run, too, so that no exercise has it.
    expected : tuple of Output
        Random numbers in the form of what the reference returns.
    """

    check: Check
    expected: tuple[Output, ...]


def impossible_check(exercise: Exercise) -> Check:
    """Return the check, which makes the first call of an exercise's first check."""
    call = exercise.checks[0].calls[0]
    return Check(id=f"impossible-{secrets.token_hex(8)}", points=1, call=call, expect=exact(), hidden=True)


def with_secret(check: Check, exercise: Exercise, outputs: Mapping[str, Sequence[Output]]) -> Impossible:
    """Return the check with its secret; what the reference gives, by check id, lends it the form."""
    first = outputs[exercise.checks[0].id][0]
    return Impossible(check, (Returned(_secret(first.value if isinstance(first, Returned) else None)),))


def refuse_pass(verdict: CheckResult, whose: str) -> None:
    """Stop everything when the impossible check was passed.

    Raises
    ------
    ImpossiblePass
        If it earned anything.
    """
    if verdict.status == "passed" or verdict.earned > 0:
        raise ImpossiblePass(
            f"The grader itself is at fault: {whose} passed a check that nobody can pass. Nothing more is "
            "graded; use no mark of this run, and report this with the submission."
        )


def _secret(like: Any) -> Any:
    """Return random numbers in the structure of a value; a text where it holds no number."""
    match like:
        case np.ndarray():
            count = max(like.size, 1)
            drawn = np.array([_number() for _ in range(count)])
            return drawn.reshape(like.shape if like.size else 1)
        case tuple() if like:
            return tuple(map(_secret, like))
        case list() if like:
            return list(map(_secret, like))
        case dict() if like:
            return {key: _secret(value) for key, value in like.items()}
        case bool() | int() | float() | complex():
            return _number()
    return secrets.token_hex(16)


def _number() -> float:
    return secrets.randbits(53) / 2.0**40 + 1.0
