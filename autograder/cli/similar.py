"""``autograder similar``: pairs of submissions that share much of their code, for a human to look at."""

from pathlib import Path

import click

from autograder.boundary.wording import count_of
from autograder.cli.options import PATH, ROOT
from autograder.cli.terminal import say

SHOWN = 20  # pairs of each exercise
LEAST = 0.5  # share of the smaller one's own code, below which a pair is not listed


@click.command()
@click.argument("folder", metavar="GRADED", type=PATH)
@click.option("--exercise", help="Only this exercise.")
@ROOT
def command(folder: Path, exercise: str | None, root: Path | None) -> int:
    """Rank pairs of submissions to review; it is no verdict.

    The code of GRADED/staff/ is compared, exercise by exercise, without what the handout gave; renamed
    variables, comments and layout make no difference. Short answers are alike by nature, and nothing leaves
    this machine.
    """
    from autograder.course.catalog import find_course
    from autograder.grading.similarity import similar_pairs
    from autograder.grading.staff_files import codes

    course = find_course(root)
    found = codes(folder)
    if exercise is not None:
        course.require(exercise)
    for slug in [exercise] if exercise is not None else sorted(set(found) & set(course.slugs)):
        handout = course.handout(slug)
        given = [handout.stub, *(data for name, data in handout.provided.items() if name.endswith(".py"))]
        programs = found.get(slug, {})
        pairs = similar_pairs(programs, [source.decode("utf-8", "replace") for source in given])
        listed = [pair for pair in pairs if pair.share >= LEAST]
        say(f"{slug}: {count_of(len(listed), 'pair')} to review among {count_of(len(programs), 'program')}")
        for pair in listed[:SHOWN]:
            say(f"  {pair.share:4.0%}  {pair.first} and {pair.second}")
        if len(listed) > SHOWN:
            say(f"  and {len(listed) - SHOWN} more")
    return 0
