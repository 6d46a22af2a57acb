"""Which problems of a submission are told: those that explain a lost point."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.boundary.outputs import Failed, Output, Raised
from autograder.boundary.problems import Problem
from autograder.course.spec import Check
from autograder.judge.result import Result


def told_rightly(result: Result) -> Result:
    """Return a result with its problems as notes when every check passed: a problem explains lost points."""
    trace, noted = result.trace, len(result.trace.noted)
    problems = trace.noted or result.problems
    notes = result.notes[: len(result.notes) - noted]
    if not all(check.status == "passed" for check in result.checks):
        return replace(result, problems=problems, notes=notes, trace=replace(trace, noted=()))
    notes = (*notes, *map(str, problems))
    return replace(result, problems=(), notes=notes, trace=replace(trace, noted=problems))


def explained_by_loading(outputs: Sequence[Output]) -> bool:
    """Whether what went wrong while the file ran can be why points are lost: something was not there.

    Visible checks decide: what is said about the file must not depend on what it did with hidden inputs.
    """
    return any(
        output.reason in ("missing", "not_loaded")
        if isinstance(output, Failed)
        else isinstance(output, Raised) and output.type == "NameError"
        for output in outputs
    )


def called_in_vain(checks: Sequence[Check], outputs: Mapping[str, Sequence[Output]]) -> list[str]:
    """Return the functions that are called and are not there."""
    return [
        call.function
        for check in checks
        for call, output in zip(check.calls, outputs[check.id], strict=True)
        if isinstance(output, Failed) and output.reason == "missing"
    ]


def is_known(loading: Problem, problems: Sequence[Problem]) -> bool:
    """Whether what stopped the loading was found when the files were read: a syntax error in that cell."""
    place = loading.place
    return place.cell > 0 and any(
        (problem.kind, problem.place.cell, problem.place.line) == ("syntax", place.cell, place.line)
        for problem in problems
    )
