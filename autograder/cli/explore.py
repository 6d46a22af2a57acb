"""``autograder explore``: a demonstration with sliders."""

from pathlib import Path

import click

from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course
from autograder.student.explore_window import open_window, save
from autograder.student.explorer import explorers, load_explorer, own_functions


@click.command()
@click.argument("name", required=False)
@click.option("--save", "file", type=PATH, help="Draw it into a file, without a window.")
@ROOT
def command(name: str | None, file: Path | None, root: Path | None) -> int:
    """Explore a demonstration with sliders, over your own functions where there are.

    NAME is an exercise's; without it, all that have an explorer are listed.

    \f

    Raises
    ------
    UsageError
        If there is none of that name, or no screen.
    """
    course = find_course(root)
    if name is None:
        for slug in explorers(course):
            say(f"{slug}: {load_explorer(course, slug).title}")
        return 0
    explorer, yours = load_explorer(course, name), own_functions(course, name)
    if file is not None:
        save(explorer, yours, file)
    else:
        open_window(explorer, yours)
    return 0
