"""``autograder demo``: the tour."""

from pathlib import Path

import click

from autograder.authoring.demo import tour, write_class
from autograder.cli.grade import grade
from autograder.cli.options import JOBS, PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import find_course


@click.command()
@click.option("-o", "--output", type=PATH, default=Path("demo"), show_default=True, help="Folder to write.")
@JOBS
@ROOT
def command(output: Path, jobs: int | None, root: Path | None) -> int:
    """Write a small class of submissions and grade it: the tour."""
    course = find_course(root)
    submissions, graded = output / "class", output / "graded"
    assignment = tour(course)
    count = write_class(course, submissions, assignment)
    asked = f" --assignment {assignment}" if assignment else ""
    say(f"{count} submissions are in {submissions}; grading them as an instructor would:")
    say(f"  autograder grade {submissions} -o {graded}{asked}\n")
    code = grade([submissions], graded, assignment=assignment, jobs=jobs, require="limited", root=root)
    say(f"\nOpen {graded / 'index.html'} for the class, and a student's report from there.")
    return code
