"""``autograder backup``: a copy of a gradebook, also while a batch is running."""

from pathlib import Path

import click

from autograder.cli.class_folder import FOLDER
from autograder.cli.options import PATH
from autograder.cli.terminal import say
from autograder.gradebook.backup import back_up


@click.command()
@click.argument("file", type=PATH)
@FOLDER
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def command(file: Path, folder: Path, *, force: bool) -> int:
    """Copy the gradebook of a folder to FILE, also while a batch is running.

    It holds all marks, decisions and their history. Reports and tables are made of it; stored outputs are not
    in it.
    """
    back_up(folder, file, force=force)
    say(f"The gradebook of {folder} is copied to {file}.")
    return 0
