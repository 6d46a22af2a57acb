"""``autograder restore``: a copy of a gradebook becomes that of a folder again."""

import contextlib
from pathlib import Path

import click

from autograder.cli.class_folder import FOLDER
from autograder.cli.options import PATH
from autograder.cli.terminal import say
from autograder.gradebook.backup import restore
from autograder.gradebook.database import NAME
from autograder.gradebook.output import write_views
from autograder.gradebook.store import Gradebook, assignments_in


@click.command()
@click.argument("file", type=PATH)
@FOLDER
@click.option("--force", is_flag=True, help="Replace the gradebook that the folder holds.")
def command(file: Path, folder: Path, *, force: bool) -> int:
    """Put a copy of a gradebook back into a folder, which is made when missing.

    A file that is no whole gradebook, or of a newer version, is refused and nothing is written.
    """
    restore(file, folder, force=force)
    names = assignments_in(folder / NAME)
    if len(names) == 1:
        with contextlib.closing(Gradebook(folder / NAME, names[0])) as book:
            write_views(folder, book)
    say(f"{folder} holds the gradebook of {file}; 'grade' writes the reports that are missing.")
    return 0
