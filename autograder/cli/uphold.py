"""``autograder uphold``: a student's answer becomes an accepted one, if the proof allows."""

from pathlib import Path

import click

from autograder.boundary.text import show
from autograder.cli.class_folder import FOLDER, WHICH, find_student, open_class
from autograder.cli.options import REQUIRED, ROOT
from autograder.cli.terminal import no_command, say
from autograder.course.catalog import find_course
from autograder.errors import UsageError
from autograder.grading.session import open_grader
from autograder.grading.staff_files import STAFF, read_listing


@click.command()
@click.argument("student")
@click.argument("exercise")
@FOLDER
@click.option("--name", required=True, help="Name of the accepted answer, such as one_loop.")
@WHICH
@ROOT
def command(
    student: str, exercise: str, folder: Path, name: str, assignment: str | None, root: Path | None
) -> int:
    """Make a student's answer an accepted one: freed of names and comments, and proved.

    Where a check or another rule contradicts it, that is said, nothing is left behind, and the exit code is
    1: change the spec first, then uphold again.
    """
    from autograder.authoring.uphold import uphold

    course = find_course(root)
    course.require(exercise)
    with open_class(folder, assignment) as book:
        student = find_student(book, student)
        outcome = next(book.outcomes({student}))
        code = read_listing(folder / STAFF, outcome.report, exercise) if outcome.report else ""
        if not code.strip():
            raise UsageError(
                f"The code of {show(student)} for {exercise} is not in {folder / STAFF}: it is kept when an "
                "answer is graded with reports."
            )
        known = outcome.hand_in
        people = [text for text in (student, known.name, known.email, known.group) if text]
        with open_grader(course, [exercise], require=REQUIRED, warm=True) as grader:
            done = uphold(grader, exercise, name, code, people)
        if done.contradictions:
            for found in done.contradictions:
                click.echo(no_command(f"autograder: contradicted: {found.text} [{found.rule}]"), err=True)
            click.echo("autograder: nothing was written; change the spec first, then uphold again.", err=True)
            return 1
        place = done.path.relative_to(course.root).as_posix()
        book.note("uphold", place, student, exercise)
    say(f"{place} is proved; its first line says what it is: edit that sentence.")
    say(f"Who else gains by what has changed in the spec: autograder rejudge -o {folder}")
    return 0
