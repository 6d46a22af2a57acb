"""``autograder override``: a human decides about a check, in place of the machine."""

import math
from collections.abc import Sequence
from pathlib import Path

import click

from autograder.boundary.text import show
from autograder.cli.class_folder import FOLDER, WHICH, find_student, one_changes, open_class
from autograder.cli.options import ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course, suggest
from autograder.errors import UsageError
from autograder.gradebook.by_hand import override, take_back
from autograder.judge.human import NOTHING_SAID, clamped
from autograder.report.sentences import number

MACHINE = "machine"


@click.command()
@click.argument("student")
@click.argument("check")
@click.argument("points")
@FOLDER
@click.option("--because", required=True, help="Why; the student reads it, and it is kept for the record.")
@WHICH
@ROOT
def command(
    student: str,
    check: str,
    points: str,
    folder: Path,
    because: str,
    assignment: str | None,
    root: Path | None,
) -> int:
    """Decide about a check of a student, in place of the machine.

    CHECK is the id of a check, or EXERCISE/ID where several exercises have one of that name. POINTS is a
    number, or 'machine' to let the machine's verdict count again. The decision survives regrades until its
    check changes or something else is handed in; then it waits for review.
    """
    if not because.strip():
        raise UsageError("A decision needs a reason", option="--because TEXT")
    wanted = None if points == MACHINE else _number(points)
    course = find_course(root)
    with open_class(folder, assignment) as book:
        student = find_student(book, student)
        if wanted is None:
            decided = book.words().get(student, NOTHING_SAID).overrides
            exercise, name = _find(
                check, [(item.exercise, item.check) for item in decided], "decided by hand"
            )
            with one_changes(book, folder, student, course):
                take_back(book, student, exercise, name, because)
            say(f"{show(student)}, {exercise}/{name}: the machine's verdict counts again.")
            return 0
        results = next(book.outcomes({student}, machine=True)).results
        known = {(result.exercise, item.id): (result, item) for result in results for item in result.checks}
        result, found = known[_find(check, list(known), f"a check of {show(student)}'s results")]
        given = clamped(wanted, found)
        with one_changes(book, folder, student, course):
            override(book, result, found, given, because)
    end = f", the {'most' if given < wanted else 'least'} that it can give" if given != wanted else ""
    whole = f"{number(given)} of {number(found.possible)}{end}, instead of {number(found.earned)}"
    say(f"{show(student)}, {result.exercise}/{found.id}: {whole}.")
    return 0


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise UsageError(
            f"POINTS must be a number, or '{MACHINE}' to take a decision back; got {show(text)!r}."
        )
    return value


def _find(text: str, known: Sequence[tuple[str, str]], what: str) -> tuple[str, str]:
    """Return the exercise and the check that are meant.

    Raises
    ------
    UsageError
        If there is none, with what was probably meant, or there are several.
    """
    found = [pair for pair in known if text in (pair[1], "/".join(pair))]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"Which one? Give one of {', '.join(map('/'.join, found))}.")
    names = tuple(dict.fromkeys([*(name for _, name in known), *map("/".join, known)]))
    raise UsageError(f"{show(text)!r} is not {what}{suggest(text, names)}")
