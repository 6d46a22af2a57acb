"""Tasks into results: what one submission earns in one exercise."""

import contextlib
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.boundary.problems import NOWHERE, Place, Problem
from autograder.course.call_code import code_of_call
from autograder.course.spec import Check
from autograder.errors import GraderError, ImpossiblePass
from autograder.grading.budget import TOO_MUCH, budget, sentence
from autograder.grading.exercise import ReadyExercise
from autograder.grading.judging import all_costly, judge_run
from autograder.grading.kept_run import is_kept, run_or_recall, trace_of
from autograder.grading.problems_told import called_in_vain, explained_by_loading, is_known, told_rightly
from autograder.grading.references import Expected, References
from autograder.grading.task import NOTHING_AFTER, Aftercare, Task
from autograder.grading.turn import Postponed, Turn
from autograder.judge.result import CheckResult, Result, State, Trace
from autograder.sandbox.runner import AHEAD
from autograder.submission.missing_functions import missing_functions
from autograder.submission.outline import Outline
from autograder.submission.program import Program, make_program, sliced
from autograder.submission.submission import HandedIn, Submission, digest_of

MAX_ATTEMPTS = 2  # a sandbox that dies by itself gets a second chance before the grader gives up


def make_tasks(
    submission: Submission, exercises: Mapping[str, ReadyExercise], *, by_name: bool = True
) -> list[Task]:
    """Return what there is to run and to judge of a submission, in the order of the exercises.

    Parameters
    ----------
    by_name : bool
        Whether the exercises were asked for, and not found by what the submission answers.
    """
    return [_make_task(submission, ready, by_name) for ready in exercises.values()]


def _make_task(submission: Submission, ready: ReadyExercise, by_name: bool) -> Task:
    handout = ready.handout
    parts = (handout.slug, handout.wanted, handout.provided, handout.drivers)
    try:
        program, problems = make_program(submission, *parts, by_name=by_name)
        part = sliced(program, submission, _graded(ready, program)) if program is not None else None
    except MemoryError:
        raise
    except Exception as error:
        return Task(submission, ready, None, (), grader_bug(error))
    return Task(submission, ready, program, problems, part=part)


def _graded(ready: ReadyExercise, program: Program) -> set[str]:
    """Return the names at the program's top level that are called or looked at."""
    return {program.name_of(call.function) for check in ready.exercise.checks for call in check.calls}


def grade_tasks(
    tasks: Sequence[Task],
    turn: Turn,
    references: References,
    upcoming: Sequence[Task] = (),
    *,
    tell_loading: bool = True,
    aftercare: Aftercare = NOTHING_AFTER,
) -> list[Result]:
    """Grade the tasks of one submission; while one is run and judged, the next is loading.

    A fault of the grader makes a result "ungraded"; nothing that a submission does is one.

    Parameters
    ----------
    upcoming : sequence of Task
        What will be graded after these.
    tell_loading : bool
        Whether an error while the file ran is a problem also when the functions are there.

    Raises
    ------
    ImpossiblePass
        If a check that nobody can pass was passed.
    Postponed
        If all of them are to be graded again later.
    """
    line = [*tasks, *upcoming]
    results = []
    for position, task in enumerate(tasks):
        for soon in line[position : position + AHEAD]:
            _preload(soon, turn, aftercare)
        results.append(_grade(task, turn, references, tell_loading, aftercare))
    return results


def _preload(task: Task, turn: Turn, aftercare: Aftercare) -> None:
    """Have a program loaded that will be run soon; a fault of the runner shows when it is."""
    if task.first is not None and task.ready.expected is not None and not is_kept(task, aftercare):
        whose = task.submission.student, task.ready.exercise.slug
        with contextlib.suppress(GraderError, *TOO_MUCH), budget(*whose, "loading ahead"):
            turn.preload(task.first, task.ready.plan, task.ready.exercise.limits)


def _grade(
    task: Task, turn: Turn, references: References, tell_loading: bool, aftercare: Aftercare
) -> Result:
    start = time.perf_counter()
    expected = task.ready.expected
    if task.fault or expected is None:
        return ungraded(task.submission, task.ready, task.fault or task.ready.fault)
    for attempt in range(1, MAX_ATTEMPTS + 1):
        try:
            found = _check(task, expected, turn, references, tell_loading, aftercare)
            return replace(found, seconds=time.perf_counter() - start)
        except (ImpossiblePass, Postponed):
            raise
        except GraderError as fault:
            if attempt == MAX_ATTEMPTS:
                return ungraded(task.submission, task.ready, str(fault))
        except Exception as error:
            return ungraded(task.submission, task.ready, grader_bug(error))
    raise AssertionError("unreachable")


def grader_bug(error: Exception) -> str:
    """Return one sentence for an exception that should not have happened, with where it came from."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"the grader has a fault ({type(error).__name__}{place}); please report it with this submission"


def _check(
    task: Task,
    expected: Expected,
    turn: Turn,
    references: References,
    tell_loading: bool,
    aftercare: Aftercare,
) -> Result:
    ready, program = task.ready, task.program
    handout, exercise = ready.handout, ready.exercise
    if program is None:
        found = _result(task, "graded", tuple(map(not_checked, exercise.checks)), task.problems)
        return replace(found, trace=trace_of(ready))
    student = task.submission.student
    try:
        with budget(student, exercise.slug, "running"):
            run, trace = run_or_recall(task, program, expected, turn, aftercare)
    except TOO_MUCH as error:
        verdicts = all_costly(exercise.checks, f"what was returned {sentence(error)}")
        return _result(task, "graded", verdicts, task.problems)
    judged = judge_run(student, ready, program.names, run, references, shadow=aftercare.shadow)
    outputs = judged.outputs
    visible = [check for check in exercise.checks if not check.hidden]
    vain = called_in_vain(visible, outputs)
    missing: tuple[Problem, ...] = ()
    with contextlib.suppress(*TOO_MUCH), budget(student, exercise.slug, "looking for functions"):
        missing = missing_functions(task.submission, handout.wanted, program.origin, vain)
    told = task.problems
    if run.problem is not None and not is_known(run.problem, told):
        told = (*told, run.problem)
    if not tell_loading:
        told = ()
    elif not explained_by_loading([output for check in visible for output in outputs[check.id]]):
        told = tuple(problem for problem in told if problem.kind not in ("syntax", "loading"))
    trace = _located(trace, task.submission.sources[program.origin].outline, _graded(ready, program))
    verdicts = tuple(
        told_where(verdict, check, exercise.slug, trace)
        for verdict, check in zip(judged.verdicts, exercise.checks, strict=True)
    )
    # with hidden checks among the calls, what is printed could tell of them
    printed = "" if any(check.hidden for check in exercise.checks) or ready.solution else run.printed
    found = _result(task, "graded", verdicts, (*told, *missing))
    return told_rightly(replace(found, disputed=judged.disputed, printed=printed, trace=trace))


def _located(trace: Trace, outline: Outline, graded: Collection[str]) -> Trace:
    """Return the trace with what the answer's outline says of the functions that are graded."""
    bound = {name: line for name, line in outline.bound.items() if name in graded}
    return replace(
        trace,
        places={name: Place("", outline.cells.get(name, 0), line) for name, line in bound.items() if line},
        parameters={
            name: tuple(outline.parameters.get(name, ())) for name in bound if name not in outline.unwritten
        },
    )


def told_where(verdict: CheckResult, check: Check, slug: str, trace: Trace) -> CheckResult:
    """Return a verdict with where its function is defined and, of a visible check, the call that failed."""
    name, number = verdict.function, verdict.call_number
    if verdict.place == NOWHERE and name in trace.places:
        verdict = replace(verdict, place=trace.places[name])
    if check.hidden or number is None or name not in trace.parameters:
        return verdict
    call = check.renamed(trace.names).calls[number]
    return replace(verdict, call=code_of_call(slug, check.id, number, call, trace.parameters[name]))


def not_checked(check: Check) -> CheckResult:
    """Return a verdict of 0 on a check of an exercise that has no answer to run."""
    return CheckResult(
        id=check.id,
        title=check.title,
        status="skipped",
        earned=0.0,
        possible=float(check.points),
        hidden=check.hidden,
        message="not checked, because there is no answer that can be run",
    )


def _unreadable(problems: Sequence[Problem]) -> str:
    """Return the file that would have answered, if its code could be parsed."""
    return next((problem.place.file for problem in problems if problem.kind == "syntax"), "")


def unread(entry: HandedIn, exercises: Mapping[str, ReadyExercise], why: str) -> list[Task]:
    """Return the tasks of what was handed in and could not be read, which earns nothing."""
    problem = Problem(why)
    submission = Submission(entry.student, {}, digest_of({}), entry.hand_in, (problem,))
    return [Task(submission, ready, None, (problem,)) for ready in exercises.values()]


def ungraded(submission: Submission, ready: ReadyExercise, fault: str) -> Result:
    """Return the result of a submission that the grader failed to grade."""
    task = Task(submission, ready, None, ())
    return _result(task, "ungraded", (), (Problem(fault, "fault"),))


def _result(
    task: Task,
    state: State,
    checks: tuple[CheckResult, ...],
    problems: tuple[Problem, ...],
) -> Result:
    ready = task.ready
    digests = ready.rests_on.checks
    checks = tuple(replace(check, digest=digests.get(check.id, "")) for check in checks)
    return Result(
        student=task.submission.student,
        exercise=ready.exercise.slug,
        title=ready.exercise.title,
        state=state,
        possible=ready.exercise.possible,
        checks=checks,
        problems=problems,
        notes=task.submission.notes,
        hand_in=task.submission.hand_in,
        origin=task.program.origin if task.program else _unreadable(task.problems),
        submission_digest=task.submission.digest,
        spec_digest=ready.solution.digest if ready.solution else "",
        reference_digest=ready.expected.digest if ready.expected else "",
        tellable=ready.exercise.diagnoses,
    )
