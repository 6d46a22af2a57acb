"""``autograder merge``: what was graded apart becomes one class."""

from pathlib import Path

import click

from autograder.boundary.wording import count_of
from autograder.cli.options import PATH
from autograder.cli.terminal import say


@click.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True, type=PATH)
@click.option(
    "-o", "--output", type=PATH, required=True, help="Folder for the whole; it may be there already."
)
@click.option("--assignment", help="Whose views are written, if the gradebooks hold several assignments.")
def command(folders: tuple[Path, ...], output: Path, assignment: str | None) -> int:
    """Join what 'grade --shard' gave in several folders into one.

    Gradebooks, stored outputs and reports are joined; the result is what one run over the whole class would
    have given. Folders that contradict each other are refused, and then nothing is written.
    """
    from autograder.gradebook.merge import merge

    students = merge(folders, output, assignment)
    say(f"{count_of(students, 'student')} in {output}; open {output / 'index.html'}")
    return 0
