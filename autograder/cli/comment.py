"""``autograder comment``: a human says something to a student."""

from pathlib import Path

import click

from autograder.boundary.text import show
from autograder.cli.class_folder import FOLDER, WHICH, find_student, one_changes, open_class
from autograder.cli.options import ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course, suggest
from autograder.errors import UsageError
from autograder.gradebook.by_hand import comment


@click.command()
@click.argument("student")
@click.argument("words", metavar="[EXERCISE] TEXT", nargs=-1, required=True)
@FOLDER
@WHICH
@ROOT
def command(
    student: str, words: tuple[str, ...], folder: Path, assignment: str | None, root: Path | None
) -> int:
    """Say something to a student, about one exercise or all of the work; the report shows it.

    It takes the place of what was said before; an empty TEXT takes that back.
    """
    if len(words) > 2:
        raise UsageError("TEXT must be one argument: put it between quotation marks.")
    exercise, text = words if len(words) == 2 else ("", words[0])
    course = find_course(root)
    with open_class(folder, assignment) as book:
        student = find_student(book, student)
        graded = [result.exercise for result in next(book.outcomes({student})).results]
        if exercise and exercise not in graded:
            what = f"{show(student)} has no result in {show(exercise)!r}"
            raise UsageError(f"{what}{suggest(exercise, tuple(graded))}")
        with one_changes(book, folder, student, course):
            comment(book, student, exercise, text.strip())
    about = f", {exercise}" if exercise else ""
    say(f"{show(student)}{about}: {'the comment is in the report' if text.strip() else 'no comment'}.")
    return 0
