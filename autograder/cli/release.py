"""``autograder release``: what students get."""

from pathlib import Path

import click

from autograder.authoring.release import release_files, write_release
from autograder.authoring.release_proof import release_leaks
from autograder.cli.options import ASSIGNMENT, PATH, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import Course, find_course
from autograder.grading.references import References
from autograder.sandbox.start import open_runner


@click.command()
@ASSIGNMENT
@click.option("-o", "--output", type=PATH, required=True, help="Folder to write.")
@click.option("--otter", is_flag=True, help="Also write tests/ for otter.Notebook().check(SLUG).")
@ROOT
def command(assignment: str | None, output: Path, otter: bool, root: Path | None) -> int:
    """Write what students get: stubs, tasks, data, examples and notebooks."""
    course = find_course(root)
    leaks = _leaks(course, assignment)
    for text in leaks:
        say(text)
    if leaks:
        say("Nothing was written.")
        return 1
    slugs = write_release(course, assignment, output)
    for slug in slugs:
        say(str(output / "exercises" / slug))
    if otter:
        from autograder.adapters.otter.student_tests import write_otter_tests

        write_otter_tests(Course(output), slugs)
        say(str(output / "tests"))
    return 0


def _leaks(course: Course, assignment: str | None) -> list[str]:
    """Return what the release would give away; a course without its hidden half has nothing to hide."""
    slugs = course.assignment(assignment).exercises if assignment else course.in_order()
    known = [slug for slug in slugs if (course.root / "solutions" / slug).is_dir()]
    if not known:
        return []
    files = release_files(course, slugs, assignment)
    with open_runner(warm=True) as runner:
        return list(release_leaks(course, known, files, References(runner)))
