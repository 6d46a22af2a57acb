"""``autograder publish``: give out results, once nothing is open."""

from pathlib import Path

import click

from autograder.boundary.wording import count_of
from autograder.cli.class_folder import FOLDER, WHICH, open_class
from autograder.cli.terminal import no_command, say
from autograder.gradebook.publish import FOLDER as PLACE
from autograder.gradebook.publish import obstacles, publish

SHOWN = 20  # of what is open


@click.command()
@FOLDER
@WHICH
def command(folder: Path, assignment: str | None) -> int:
    """Put the students' reports, and nothing else, into a folder to be given out.

    Exit 3, and nothing is written, while anything is ungraded, disputed, without its report or for review.
    """
    with open_class(folder, assignment) as book:
        open_ = list(obstacles(book, folder))
        if open_:
            for text in open_[:SHOWN]:
                click.echo(no_command(f"autograder: {text}."), err=True)
            more = f", of which {SHOWN} are named" if len(open_) > SHOWN else ""
            click.echo(f"autograder: not published: {count_of(len(open_), 'thing')} to do{more}.", err=True)
            return 3
        count = publish(book, folder)
    say(f"{count_of(count, 'report')}: {folder / PLACE}")
    return 0
