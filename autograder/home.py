"""The student's own check: visible checks only, from ``examples.json``, without ``solutions/``."""

import os
import sys
from pathlib import Path

from autograder.batch import running
from autograder.catalog import Course, find_course
from autograder.errors import NothingToGrade
from autograder.examples import read_examples
from autograder.grading import not_checked, told
from autograder.judge import judge
from autograder.missing import missing_functions
from autograder.plan import make_plan
from autograder.program import answers, make_program
from autograder.progress import say
from autograder.report import stream_features, terminal
from autograder.result import Result
from autograder.sandbox.choice import start_runner
from autograder.sandbox.runner import Runner
from autograder.submission import Entry, Submission, find_submissions, read_submission


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
    submission = _read_one(path or _own_work(course, slug), course)
    if not submission.files:
        raise NothingToGrade(f"There is nothing to check: {'; '.join(submission.problems)}.")
    functions = {name: tuple(course.public(name).functions) for name in course.in_order()}
    wanted = (slug,) if slug else tuple(answers(submission, functions)) or course.in_order()
    colour, unicode = stream_features(sys.stdout, os.environ)
    everything_passed = True
    with running(lambda: start_runner(warm=False)) as runner:
        for name in wanted:
            result, hidden = check_visible(course, name, submission, runner)
            everything_passed &= result.passed
            say(terminal([result], colour=colour, unicode=unicode, hidden_count=hidden))
    return 0 if everything_passed else 1


def _read_one(path: Path, course: Course) -> Submission:
    """Read the one submission at a path; a folder of any kind is the work of one student here."""
    if path.is_dir():
        return read_submission(Entry(path.resolve().name, path))
    (entry,) = find_submissions([path], course.slugs)
    return read_submission(entry)


def _own_work(course: Course, slug: str | None) -> Path:
    """Return where a student's work is when no path is given: here, or in the released folder."""
    here = Path.cwd()
    if here == course.root:
        folder = course.root / "exercises"
        return folder / slug / f"{slug}.py" if slug else folder
    return here


def check_visible(course: Course, slug: str, submission: Submission, runner: Runner) -> tuple[Result, int]:
    """Return the result on the visible checks, and how many hidden ones will follow."""
    public = course.public(slug)
    exercise, expected, hidden = read_examples(public)
    plan = make_plan(exercise)
    program, problems = make_program(
        submission, slug, tuple(public.functions), public.provided, public.drivers
    )
    if program is None:
        checks = tuple(not_checked(exercise.checks))
        problem = "; ".join(problems) or None
    else:
        run = runner.run(program, plan, exercise.limits)
        outputs = {item.id: plan.select(item, run.outputs) for item in exercise.checks}
        checks = tuple(
            judge(item, outputs[item.id], expected[item.id], public.functions) for item in exercise.checks
        )
        missing = missing_functions(submission, public.functions, program.origin, exercise.checks, outputs)
        problem = told(problems, run.problem, missing)
    return (
        Result(
            student=submission.student,
            exercise=slug,
            title=exercise.title,
            state="graded",
            possible=exercise.possible,
            checks=checks,
            problem=problem,
        ),
        hidden,
    )
