"""``autograder export``: autograders for platforms that grade by themselves, and marks for course systems."""

from collections.abc import Sequence
from pathlib import Path

import click

from autograder.cli import export_grades
from autograder.cli.options import ASSIGNMENT, EXERCISES, PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import choose_exercises, find_course

ZIP = click.option("-o", "--output", type=PATH, required=True, help="Zip file to write.")


@click.group()
def command() -> None:
    """Bring marks into a course system, or an autograder onto a platform."""


@command.command()
@ZIP
@ASSIGNMENT
@EXERCISES
@ROOT
def gradescope(output: Path, assignment: str | None, slugs: Sequence[str], root: Path | None) -> int:
    """Make an autograder.zip for Gradescope; run 'verify' before."""
    from autograder.adapters.gradescope.export import write_gradescope

    course = find_course(root)
    chosen, _ = choose_exercises(course, assignment, slugs)
    write_gradescope(course, chosen, assignment, output)
    say(f"{output} grades {', '.join(chosen)}; upload it to Gradescope as it is.")
    return 0


@command.command()
@ZIP
@ASSIGNMENT
@EXERCISES
@click.option("--config", type=PATH, help="An otter_config.json with settings of your own.")
@ROOT
def otter(
    output: Path, assignment: str | None, slugs: Sequence[str], config: Path | None, root: Path | None
) -> int:
    """Make an autograder.zip for 'otter run' and 'otter grade'; run 'verify' before."""
    from autograder.adapters.otter.export import write_otter

    course = find_course(root)
    chosen, _ = choose_exercises(course, assignment, slugs)
    write_otter(course, chosen, assignment, config, output)
    say(f"{output} grades {', '.join(chosen)}; try it with: otter run -a {output} SUBMISSION")
    return 0


@command.command()
@click.option(
    "-o",
    "--output",
    type=PATH,
    help="File to write; .github/workflows/verify.yml, or check.yml with --students.",
)
@click.option(
    "--students", is_flag=True, help="For students' repositories: the visible checks on every push."
)
def github(output: Path | None, *, students: bool) -> int:
    """Write a workflow that runs 'verify' on every push to the course."""
    from autograder.adapters.github.workflow import write_workflow

    place = output or Path(".github/workflows") / ("check.yml" if students else "verify.yml")
    write_workflow(place, students=students)
    say(str(place))
    return 0


for _command in export_grades.commands():
    command.add_command(_command)
