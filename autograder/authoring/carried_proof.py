"""What may be earned by values that are right by earlier wrong ones: not more than the author says."""

from collections.abc import Iterator, Mapping, Sequence

from autograder.course.spec import Exercise
from autograder.judge.result import CheckResult

#: useless functions: from them, anything follows, so that nothing may be earned by what does
USELESS = ("0.0", "1.0", "float('nan')", "None", "[]", "(0.0,) * 3")
#: what a wrong function may give as well, and what follows from it is something
GIVEN = "args[0]"


def useless_functions(reference: bytes, functions: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield programs in which one function of the reference gives the same whatever it is asked.

    Yields
    ------
    what : str
        The function and what it gives.
    source : bytes
    """
    text = reference.decode()
    for name in functions:
        for value in (*USELESS, GIVEN):
            source = f"{text}\n\ndef {name}(*args, **kwargs):\n    return {value}\n"
            yield f"{name} that returns {value}", source.encode()


def earned_by_carrying(verdicts: Sequence[CheckResult]) -> float:
    """Return the points of the checks that are passed by the answer's own earlier values."""
    return sum(verdict.earned for verdict in verdicts if verdict.carried)


def too_much_carried(
    exercise: Exercise,
    misconceptions: Mapping[str, Sequence[CheckResult]],
    useless: Mapping[str, Sequence[CheckResult]],
) -> Iterator[str]:
    """Yield what an author should change, in sentences.

    Parameters
    ----------
    misconceptions, useless : mapping of str to sequence of CheckResult
        Verdicts on wrong answers by what these are called; useless ones come from `useless_functions`.
    """
    limit = exercise.carried
    carrying = [check.id for check in exercise.checks if getattr(check.expect, "carry", None)]
    for what, verdicts in (*misconceptions.items(), *useless.items()):
        earned = earned_by_carrying(verdicts)
        most = limit if what in misconceptions or what.endswith(GIVEN) else 0.0
        if earned > most:
            which = ", ".join(verdict.id for verdict in verdicts if verdict.carried)
            yield f"{what} must earn at most {most:g} by carrying forward; it earns {earned:g} in {which}"
    for name in carrying:
        by_it = (
            verdict.carried
            for verdicts in misconceptions.values()
            for verdict in verdicts
            if verdict.id == name
        )
        if not any(by_it):
            yield f"a misconception must pass check {name} by its own earlier values; none does"
    earned = max(map(earned_by_carrying, misconceptions.values()), default=0.0)
    if carrying and earned < limit:
        yield f"'carried' must be the most that a misconception earns by it, {earned:g}; got {limit:g}"
