"""``autograder release``: what students get."""

from pathlib import Path

import click

from autograder.authoring.release import write_release
from autograder.cli.options import ASSIGNMENT, PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import Course, find_course


@click.command()
@ASSIGNMENT
@click.option("-o", "--output", type=PATH, required=True, help="Folder to write.")
@click.option("--otter", is_flag=True, help="Also write tests/ for otter.Notebook().check(SLUG).")
@ROOT
def command(assignment: str | None, output: Path, otter: bool, root: Path | None) -> int:
    """Write what students get: stubs, tasks, data, examples and notebooks."""
    slugs = write_release(find_course(root), assignment, output)
    for slug in slugs:
        say(str(output / "exercises" / slug))
    if otter:
        from autograder.adapters.otter.student_tests import write_otter_tests

        write_otter_tests(Course(output), slugs)
        say(str(output / "tests"))
    return 0
