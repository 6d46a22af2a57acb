"""``autograder stats``: the class in numbers."""

import json
import shutil
from pathlib import Path

import click

from autograder.cli.options import PATH
from autograder.cli.terminal import say


@click.command()
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the results.")
@click.option("--assignment", help="Which assignment, if the gradebook holds several.")
@click.option("--csv", "as_csv", is_flag=True, help="One line a check, as CSV.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
def command(output: Path, assignment: str | None, *, as_csv: bool, as_json: bool) -> int:
    """Say how the class did: what cost most, which checks tell little.

    Totals, the causes of lost points, difficulty and correlation of checks, run times."""
    from autograder.gradebook.class_data import checks_table, class_data
    from autograder.gradebook.class_text import class_text
    from autograder.gradebook.survey import survey_of

    if as_csv and as_json:
        raise click.UsageError("Give either --csv or --json, not both.")
    data = class_data(*survey_of(output, assignment))
    if as_json:
        say(json.dumps(data, indent=1))
    elif as_csv:
        say(checks_table(data).rstrip("\n"))
    else:
        say(class_text(data, min(max(shutil.get_terminal_size().columns, 60), 100)).rstrip("\n"))
    return 0
