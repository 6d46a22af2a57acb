"""``autograder forget``: a person is removed everywhere."""

import contextlib
from difflib import get_close_matches
from pathlib import Path

import click

from autograder.boundary.text import show
from autograder.boundary.wording import count_of
from autograder.cli.class_folder import FOLDER
from autograder.cli.terminal import no_command, say
from autograder.errors import UsageError
from autograder.gradebook.database import NAME
from autograder.gradebook.forget import Person, compact, forget, people_in, still_named
from autograder.gradebook.output import disk_faults, write_views
from autograder.gradebook.store import Gradebook, assignments_in


@click.command()
@click.argument("student")
@FOLDER
def command(student: str, folder: Path) -> int:
    """Remove a person from a gradebook and from all that was made of it, and say what was removed.

    Reports, pages for staff, what was given out, kept outputs and all assignments are meant; of what others
    did, that it was done remains. Files of the course that came from this person are named.
    """
    assignments_in(folder / NAME)
    person = _find(people_in(folder), student, folder)
    with disk_faults(folder):
        done = forget(folder, person)
    if done.assignment is not None:
        with contextlib.closing(Gradebook(folder / NAME, done.assignment)) as book:
            book.note("forget", "a person was removed")
            write_views(folder, book)
    compact(folder)
    for count, what in (
        (done.submissions, "submission"), (done.results, "result"), (done.words, "decision or comment"),
        (done.files, "file"), (done.runs, "run"), (done.outputs, "output that nobody else gave"),
    ):  # fmt: skip
        if count:
            say(f"removed: {count_of(count, what)}")
    if done.events:
        say(f"made nameless: {count_of(done.events, 'event')}")
    for place in done.kept:
        say(f"came from this person, holds no name, and stays unless you delete it: {place}")
    left = list(still_named(folder, person.told_by))
    for path in left:
        text = f"{path} still holds the same word; if it is this person's name, delete the file or edit it"
        click.echo(no_command(f"autograder: {text}."), err=True)
    say("Backups, files exported elsewhere and what was handed in are yours to remove.")
    return 3 if left else 0


def _find(people: list[Person], asked: str, folder: Path) -> Person:
    """Return the person of an id, or of a name that one alone has.

    Raises
    ------
    UsageError
        If there is none, with who was probably meant.
    """
    found = [person for person in people if person.student == asked]
    found = found or [person for person in people if person.name == asked]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(person.student for person in found)
        raise UsageError(f"The name {show(asked)} is that of {ids}: give an id.")
    known = [text for person in people for text in (person.student, person.name) if text]
    near = get_close_matches(asked, known, n=3)
    meant = (
        f"; did you mean {' or '.join(map(show, near))}?" if near else f", which holds {len(people)} others."
    )
    raise UsageError(f"There is no student {show(asked)!r} in {folder}{meant}")
