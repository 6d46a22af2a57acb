"""``autograder new``: begin an exercise."""

from pathlib import Path

import click

from autograder.authoring.scaffold import write_scaffold
from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course


@click.command()
@click.argument("slug")
@click.option("--from", "source", type=PATH, help="Begin with the tests of an Otter assignment.")
@ROOT
def command(slug: str, source: Path | None, root: Path | None) -> int:
    """Make the files of a new exercise, ready to be edited.

    An Otter assignment is its master notebook, its autograder.zip, its folder of tests or one of these.
    """
    course = find_course(root)
    if source is not None:
        from autograder.adapters.otter.import_assignment import import_exercise

        files, notes = import_exercise(course, slug, source)
    else:
        files, notes = write_scaffold(course, slug), ()
    for path in files:
        say(str(path))
    for note in notes:
        say(f"not taken over: {note}")
    say(f"\nEdit these files, then run: autograder verify {slug} --write")
    return 0
