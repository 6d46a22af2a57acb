"""``example("lif_update", "trace")``: the arguments of a visible call, to be tried out."""

from typing import Any

from autograder.course.examples import load_released, read_examples
from autograder.errors import UsageError, near_miss
from autograder.student.interactive import released_course


def example(exercise: str, check: str, *, call: int = 1) -> tuple[Any, ...]:
    """Return the arguments of a call that a visible check makes, those given by name after the others.

    Parameters
    ----------
    exercise, check : str
        Names of an exercise and of one of its visible checks.
    call : int
        Which of the check's calls, from 1.

    Raises
    ------
    UsageError
        If there is no such exercise, visible check or call here.
    """
    course = released_course()
    course.require(exercise)
    checks, _, _ = read_examples(load_released(course.root / "exercises" / exercise))
    calls = {found.id: found.calls for found in checks.checks}
    if check not in calls:
        near = near_miss(check, list(calls))
        guess = f"did you mean {near!r}?" if near else f"there are: {', '.join(calls)}."
        raise UsageError(f"{exercise} has no visible check {check!r}; {guess}")
    if not 1 <= call <= len(calls[check]):
        raise UsageError(
            f"Check {check!r} of {exercise} has calls 1 to {len(calls[check])}; got call={call!r}."
        )
    found = calls[check][call - 1]
    return (*found.args, *found.kwargs.values())
