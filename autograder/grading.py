"""From submissions to results: the only module that wires the stages together."""

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.catalog import Course, Hidden, Public
from autograder.diagnose import diagnose
from autograder.errors import GraderError
from autograder.missing import missing_functions
from autograder.plan import Plan, make_plan
from autograder.program import Program, make_program
from autograder.reference import Expected, References, judge_outputs
from autograder.result import CheckResult, Result, State
from autograder.sandbox.runner import AHEAD, Runner
from autograder.spec import Check, Limits
from autograder.submission import Submission

MAX_ATTEMPTS = 2  # a sandbox that dies by itself gets a second chance before the grader gives up


@dataclass(frozen=True, slots=True)
class Prepared:
    """An exercise ready to grade with; `fault` says why it cannot, and then nobody gets a mark."""

    public: Public
    hidden: Hidden
    plan: Plan
    expected: Expected | None
    fault: str | None = None


def prepare(
    course: Course, slug: str, references: References, tighten: Callable[[Limits], Limits] | None = None
) -> Prepared:
    """Load an exercise and run its reference.

    Parameters
    ----------
    tighten : callable, optional
        From the exercise's limits to those that hold here, for the reference as for everybody.

    Raises
    ------
    SpecError
        If the exercise is declared wrongly.
    UsageError
        If there is no such exercise.
    """
    public, hidden = course.public(slug), course.hidden(slug)
    if tighten is not None:
        exercise = replace(hidden.exercise, limits=tighten(hidden.exercise.limits))
        hidden = replace(hidden, exercise=exercise)
    plan = make_plan(hidden.exercise)
    try:
        return Prepared(public, hidden, plan, references.expected(public, hidden, plan))
    except GraderError as fault:
        return Prepared(public, hidden, plan, None, str(fault))


def grade_one(submission: Submission, prepared: Prepared, runner: Runner, references: References) -> Result:
    """Grade one exercise of one submission; never raises because of the submission.

    Returns
    -------
    Result
        "graded" whatever the submission did; "ungraded" only for a fault of the grader.
    """
    return grade_submission(submission, {prepared.public.slug: prepared}, runner, references)[0]


def grade_submission(
    submission: Submission, exercises: Mapping[str, Prepared], runner: Runner, references: References
) -> list[Result]:
    """Grade every exercise asked for, in their order."""
    return grade_works(line_up(submission, exercises), runner, references)


@dataclass(frozen=True, slots=True)
class Work:
    """One exercise of one submission, with the program that answers it or why there is none."""

    submission: Submission
    prepared: Prepared
    program: Program | None
    problems: tuple[str, ...]
    fault: str = ""


def line_up(submission: Submission, exercises: Mapping[str, Prepared]) -> list[Work]:
    """Return what there is to run and to judge of a submission, in the order of the exercises."""
    return [_find_answer(submission, prepared) for prepared in exercises.values()]


def _find_answer(submission: Submission, prepared: Prepared) -> Work:
    public = prepared.public
    functions = tuple(public.functions)
    try:
        made = make_program(submission, public.slug, functions, public.provided, public.drivers)
    except Exception as error:
        return Work(submission, prepared, None, (), internal(error))
    return Work(submission, prepared, *made)


def grade_works(
    works: Sequence[Work], runner: Runner, references: References, coming: Sequence[Work] = ()
) -> list[Result]:
    """Grade the works of one submission; while one is run and judged, the next is loading.

    Parameters
    ----------
    coming : sequence of Work
        What will be graded after these.
    """
    line = [*works, *coming]
    results = []
    for position, work in enumerate(works):
        for soon in line[position : position + AHEAD]:
            _announce(soon, runner)
        results.append(_grade(work, runner, references))
    return results


def _announce(work: Work, runner: Runner) -> None:
    """Have a program loaded that will be run soon; a fault of the runner shows when it is."""
    if work.program is not None and work.prepared.expected is not None:
        with contextlib.suppress(GraderError):
            runner.expect(work.program, work.prepared.plan, work.prepared.hidden.exercise.limits)


def _grade(work: Work, runner: Runner, references: References) -> Result:
    start = time.perf_counter()
    submission, prepared = work.submission, work.prepared
    if work.fault or prepared.expected is None:
        return ungraded(submission, prepared, work.fault or prepared.fault or "")
    for attempt in range(1, MAX_ATTEMPTS + 1):
        try:
            checks, problem = _check(work, prepared.expected, runner, references)
            return _result(submission, prepared, "graded", checks, problem, time.perf_counter() - start)
        except GraderError as fault:
            if attempt == MAX_ATTEMPTS:
                return ungraded(submission, prepared, str(fault))
        except Exception as error:
            return ungraded(submission, prepared, internal(error))
    raise AssertionError("unreachable")


def internal(error: Exception) -> str:
    """Return one sentence for an exception that should not have happened, with where it came from."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"the grader has a fault ({type(error).__name__}{place}); please report it with this submission"


def _check(
    work: Work,
    expected: Expected,
    runner: Runner,
    references: References,
) -> tuple[tuple[CheckResult, ...], str | None]:
    prepared, public, exercise = work.prepared, work.prepared.public, work.prepared.hidden.exercise
    if work.program is None:
        return tuple(not_checked(exercise.checks)), "; ".join(work.problems)
    run = runner.run(work.program, prepared.plan, exercise.limits)
    outputs, verdicts = judge_outputs(exercise.checks, prepared.plan, run.outputs, expected, public)
    if any(verdict.status != "passed" for verdict in verdicts):
        known = references.misconceptions(public, prepared.hidden, prepared.plan, expected)
        verdicts = diagnose(exercise.checks, outputs, verdicts, known)
    missing = missing_functions(
        work.submission, public.functions, work.program.origin, exercise.checks, outputs
    )
    return verdicts, told(work.problems, run.problem, missing)


def told(problems: Sequence[str], loading: str | None, missing: Sequence[str]) -> str | None:
    """Return the problem of a result: about the files, the loading, and functions that are not there.

    A place that was named when the files were read is not named again for having failed to run.
    """
    place = (loading or "").partition(":")[0]
    if loading and not any(place in problem for problem in problems):
        problems = [*problems, loading]
    return "; ".join([*problems, *missing]) or None


def not_checked(checks: Sequence[Check]) -> Sequence[CheckResult]:
    """Return a verdict of 0 on every check of an exercise that has no answer to run."""
    return [
        CheckResult(
            id=check.id,
            title=check.title,
            status="skipped",
            earned=0.0,
            possible=float(check.points),
            hidden=check.hidden,
            message="not checked, because there is no answer that can be run",
        )
        for check in checks
    ]


def ungraded(submission: Submission, prepared: Prepared, fault: str) -> Result:
    """Return the result of a submission that the grader failed to grade."""
    return _result(submission, prepared, "ungraded", (), fault, 0.0)


def _result(
    submission: Submission,
    prepared: Prepared,
    state: State,
    checks: tuple[CheckResult, ...],
    problem: str | None,
    seconds: float,
) -> Result:
    exercise = prepared.hidden.exercise
    return Result(
        student=submission.student,
        exercise=exercise.slug,
        title=exercise.title,
        state=state,
        possible=exercise.possible,
        checks=checks,
        problem=problem,
        submission_digest=submission.digest,
        spec_digest=prepared.hidden.digest,
        reference_digest=prepared.expected.digest if prepared.expected else "",
        seconds=seconds,
    )
