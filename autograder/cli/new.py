"""``autograder new``: begin an exercise."""

from pathlib import Path

import click

from autograder.authoring.scaffold import course_or_new, write_assignments, write_scaffold
from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import say


@click.command()
@click.argument("slug")
@click.option("--from", "source", type=PATH, help="Begin with what Otter, nbgrader or Neuromatch has.")
@ROOT
def command(slug: str, source: Path | None, root: Path | None) -> int:
    """Make the files of a new exercise, ready to be edited; in an empty folder, a course with it.

    An Otter assignment is its master notebook, its autograder.zip, its folder of tests or one of these.
    Source notebooks of nbgrader are taken, too, and tutorials of Neuromatch: an exercise for each cell that
    is to be completed.
    """
    course = course_or_new(root)
    begins = not (course.root / "exercises").exists()
    if source is not None:
        from autograder.adapters.begin_exercise import import_exercise

        files, notes = import_exercise(course, slug, source)
    else:
        files, notes = write_scaffold(course, slug), ()
    slugs = list(dict.fromkeys(path.stem for path in files if path.stem == path.parent.name))
    if begins:
        files.append(write_assignments(course, slugs))
    for path in files:
        say(str(path))
    for note in notes:
        say(f"not taken over: {note}")
    say(f"\nEdit these files, then run: autograder verify {' '.join(slugs)} --write")
    return 0
