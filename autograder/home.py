"""The student's own check: visible checks only, from ``examples.json``, without ``solutions/``."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from autograder.catalog import Course, Public, find_course, functions_of, load_public
from autograder.errors import NothingToGrade, SpecError, UsageError
from autograder.examples import read_examples
from autograder.grading import not_checked, told
from autograder.judge import judge_all
from autograder.missing import missing_functions
from autograder.plan import make_plan
from autograder.program import answers, make_program
from autograder.progress import say
from autograder.report import isolation_note, stream_features, terminal
from autograder.result import Result
from autograder.sandbox.choice import running, start_runner
from autograder.sandbox.runner import Runner
from autograder.submission import Submission, one_entry, read_submission, submission_of


def check(path: Path | None, slug: str | None, root: Path | None) -> int:
    """Check one submission; return 1 when a visible check fails.

    Raises
    ------
    UsageError
        If the path, the exercise or its examples are not there.
    NothingToGrade
        If the submission holds no file that can be read.
    """
    course = find_course(root)
    if slug is not None:
        course.require(slug)
    submission = _own_work(course, slug) if path is None else _read_one(path, course)
    if not submission.files:
        raise NothingToGrade(f"There is nothing to check: {'; '.join(submission.problems)}.")
    public = {name: load_handout(course.root / "exercises" / name) for name in course.in_order()}
    functions = {name: tuple(found.functions) for name, found in public.items()}
    wanted = (slug,) if slug else tuple(answers(submission, functions)) or course.in_order()
    colour, unicode = stream_features(sys.stdout, os.environ)
    everything_passed = True
    with running(lambda: start_runner(warm=False)) as runner:
        for name in wanted:
            result, hidden = check_visible(public[name], submission, runner)
            everything_passed &= result.passed
            say(terminal([result], colour=colour, unicode=unicode, hidden_count=hidden))
        if note := isolation_note(runner.level):
            say(note)
    return 0 if everything_passed else 1


def _read_one(path: Path, course: Course) -> Submission:
    return read_submission(one_entry(path, course.slugs))


def _own_work(course: Course, slug: str | None) -> Submission:
    """Read a student's work when no path is given: what is here, or the answers in the released folder."""
    here = Path.cwd()
    return read_released(course, slug) if here == course.root else _read_one(here, course)


def read_released(course: Course, slug: str | None) -> Submission:
    """Read the answers in a released folder: stubs that were filled in, notebooks beside ``exercises/``."""
    folder = course.root / "exercises"
    work = _read_one(folder / slug / f"{slug}.py" if slug else folder, course)
    beside = {path.name: path.read_bytes() for path in sorted(course.root.glob("*.ipynb")) if path.is_file()}
    return replace(submission_of(work.student, {**work.files, **beside}), problems=work.problems)


def load_handout(folder: Path) -> Public:
    """Read a released exercise, whose stub may hold a student's work in any state.

    Which functions are asked for is what the examples call; the names of their parameters, which only label
    what is shown, are those that the file has now.
    """
    public = load_public(folder, functions={})
    try:
        written = functions_of(public.stub, public.slug)
    except SpecError:
        written = {}
    try:
        called = [call.function for check in read_examples(public)[0].checks for call in check.calls]
    except UsageError:  # said when this exercise is checked, if it is
        called = list(written)
    return replace(public, functions={name: written.get(name, ()) for name in called})


def check_visible(
    public: Public, submission: Submission, runner: Runner, *, tell_loading: bool = True
) -> tuple[Result, int]:
    """Return the result on the visible checks, and how many hidden ones will follow.

    Parameters
    ----------
    tell_loading : bool
        Whether what went wrong while the file ran is told also when the functions are there.
    """
    exercise, expected, hidden = read_examples(public)
    plan = make_plan(exercise)
    program, problems = make_program(
        submission, public.slug, tuple(public.functions), public.provided, public.drivers
    )
    if program is None:
        checks = tuple(not_checked(exercise.checks))
        problem = "; ".join(problems) or None
    else:
        run = runner.run(program, plan, exercise.limits)
        outputs = {item.id: plan.select(item, run.outputs) for item in exercise.checks}
        checks = judge_all(exercise.checks, outputs, expected, public.functions)
        missing = missing_functions(submission, public.functions, program.origin, exercise.checks, outputs)
        problem = told(problems, run.problem, missing) if tell_loading else told((), None, missing)
    return (
        Result(
            student=submission.student,
            exercise=public.slug,
            title=exercise.title,
            state="graded",
            possible=exercise.possible,
            checks=checks,
            problem=problem,
        ),
        hidden,
    )
