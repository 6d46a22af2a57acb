"""A student's own work against the visible checks, from ``examples.json``, without the hidden half."""

from dataclasses import replace
from pathlib import Path

from autograder.boundary.problems import in_one_line
from autograder.course.catalog import Course
from autograder.course.examples import load_released
from autograder.errors import NothingToGrade
from autograder.submission.answer_file import answers
from autograder.submission.entries import one_entry
from autograder.submission.submission import Submission, read_submission, submission_of


def own_work(course: Course, path: Path | None, slug: str | None) -> Submission:
    """Read a student's work: what lies at a path, else what is here, or the answers in the released folder.

    Raises
    ------
    UsageError
        If there is nothing at the path.
    NothingToGrade
        If there is no file that can be read.
    """
    if path is not None:
        work = _read(path)
    elif Path.cwd() == course.root:
        work = released_work(course, slug)
    else:
        work = _read(Path.cwd())
    if not work.files:
        raise NothingToGrade(f"There is nothing to check: {in_one_line(work.problems)}.")
    return work


def released_work(course: Course, slug: str | None = None) -> Submission:
    """Read the answers in a released folder: stubs that were filled in, notebooks beside ``exercises/``."""
    folder = course.root / "exercises"
    work = _read(folder / slug / f"{slug}.py" if slug else folder)
    beside = {path.name: path.read_bytes() for path in sorted(course.root.glob("*.ipynb")) if path.is_file()}
    found = submission_of(work.student, {**work.files, **beside}, work.problems)
    return replace(found, notes=work.notes)


def _read(path: Path) -> Submission:
    return read_submission(one_entry(path))


def answered(course: Course, submission: Submission) -> tuple[str, ...]:
    """Return the exercises of a released folder that a submission answers, in their order."""
    released = {name: load_released(course.root / "exercises" / name) for name in course.in_order()}
    return answers(submission, {name: handout.wanted for name, handout in released.items()})
