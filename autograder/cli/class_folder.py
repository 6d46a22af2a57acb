"""The folder of a class that was graded: its gradebook, who is in it, and what is made of it anew."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import click

from autograder.boundary.text import show
from autograder.cli.options import PATH
from autograder.cli.terminal import say
from autograder.course.catalog import Course
from autograder.errors import UsageError
from autograder.gradebook.by_hand import report_key, set_report_key
from autograder.gradebook.database import NAME
from autograder.gradebook.output import disk_faults, write_views
from autograder.gradebook.rules import hidden_from, policy_of
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.gradebook.whole_file import whole_file
from autograder.grading.rejudge import Rejudge
from autograder.grading.session import open_grader
from autograder.grading.staff_files import STAFF, rewrite_staff_page
from autograder.grading.store import OutputStore
from autograder.grading.student_report import write_report
from autograder.grading.student_results import StudentResults
from autograder.sandbox.isolation import falls_short

FOLDER = click.option("-o", "--output", "folder", type=PATH, required=True, help="Folder of the results.")
WHICH = click.option("--assignment", help="Which assignment, if the gradebook holds several.")


@contextlib.contextmanager
def open_class(folder: Path, assignment: str | None) -> Iterator[Gradebook]:
    """Open the gradebook of a folder at the assignment named, or at its only one.

    Raises
    ------
    UsageError
        If there is no gradebook, or it holds another assignment or several.
    """
    names = assignments_in(folder / NAME)
    if assignment is None and len(names) != 1:
        known = ", ".join(name or "''" for name in names) or "nothing"
        raise UsageError(f"The gradebook in {folder} holds {known}; name one", option="--assignment NAME")
    name = names[0] if assignment is None else assignment
    if name not in names:
        raise UsageError(
            f"The gradebook in {folder} holds no assignment {name!r}; it holds {', '.join(names)}."
        )
    with contextlib.closing(Gradebook(folder / NAME, name)) as book:
        yield book


def find_student(book: Gradebook, text: str) -> str:
    """Return the student of an id, or of a name that one person alone has.

    Raises
    ------
    UsageError
        If there is none, with who was probably meant.
    """
    people = book.people()
    named = [student for student, name in people.items() if name == text]
    if text in people:
        return text
    if len(named) > 1:
        raise UsageError(f"The name {show(text)} is that of {', '.join(named)}: give an id.")
    if named:
        return named[0]
    near = get_close_matches(text, [*people, *filter(None, people.values())], n=3)
    meant = (
        f"; did you mean {' or '.join(map(show, near))}?" if near else f", which holds {len(people)} others."
    )
    raise UsageError(f"There is no student {show(text)!r} in {book.path.parent}{meant}")


def kept_outputs(folder: Path) -> OutputStore:
    """Return what submissions gave, as the graders kept it."""
    return OutputStore(folder / "outputs", sys.maxsize)


def refuse_untrusted(book: Gradebook) -> None:
    """Refuse to judge by what was kept while student code could have written it.

    Raises
    ------
    UsageError
        If any of the class ran with too little isolation.
    """
    level = book.level("isolated")
    if falls_short(level, "confined"):
        raise UsageError(
            f"What submissions gave was kept while their code ran '{level}' and could have written it: use "
            "'regrade', which runs them again."
        )


@contextlib.contextmanager
def one_changes(book: Gradebook, folder: Path, student: str, course: Course) -> Iterator[None]:
    """While what counts for a student changes; then the report and all views are made anew."""
    key = report_key(book, student)
    yield
    with disk_faults(folder):
        if (outcome := next(book.outcomes({student}), None)) is not None and outcome.report:
            _draw(book, folder, outcome, course)
            set_report_key(book, student, key)
    write_views(folder, book)


def _draw(book: Gradebook, folder: Path, outcome: StudentResults, course: Course) -> None:
    """Make a student's report anew with what is in the gradebook; figures need the reference."""
    drawn = [
        result.exercise
        for result in outcome.results
        if result.exercise in course.slugs
        and any(check.status != "passed" and not check.hidden for check in result.checks)
    ]
    if not drawn:
        draw_report(book, folder, outcome, None)
        return
    with open_grader(course, drawn) as grader:
        judge = Rejudge(grader.exercises, grader.references, kept_outputs(folder))
        draw_report(book, folder, outcome, judge)


def draw_report(book: Gradebook, folder: Path, outcome: StudentResults, judge: Rejudge | None) -> None:
    """Write a student's report and staff page, with what is in the gradebook.

    Parameters
    ----------
    judge : Rejudge or None
        Makes the figures; None where there are none.

    Raises
    ------
    OSError
        If they cannot be written.
    """
    place = {slug: number for number, slug in enumerate(book.exercises())}
    found = sorted(outcome.results, key=lambda result: place.get(result.exercise, len(place)))
    if judge is not None:
        found = [judge.with_curves(result) for result in found]
    (folder / "reports").mkdir(mode=0o700, exist_ok=True)
    shown = replace(outcome, results=tuple(found))
    later = hidden_from(policy_of(book))
    _, fault = write_report(shown, book.level("isolated"), folder / "reports", book.weights(), later)
    rewrite_staff_page(found, folder / STAFF, outcome.report)
    if fault:
        click.echo(f"autograder: {outcome.student}: {fault}", err=True)


def write_out(path: Path, data: bytes, what: str) -> int:
    """Write a file that only its owner can read, unless it is there already with other rights; say so.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o600
    try:
        with whole_file(path, mode=mode) as stream:
            stream.write(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None
    say(f"{what}: {path}")
    return 0
