"""``autograder grade``: a class, or one submission."""

import contextlib
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import click

from autograder.cli.options import EXERCISES, JOBS, PATH, REQUIRED, ROOT, shard_option
from autograder.course.catalog import choose_exercises, find_course
from autograder.grading.imported import imported
from autograder.sandbox.start import open_runner


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", type=PATH, help="Folder for results and reports; needed unless --dry-run.")
@click.option("--assignment", help="Grade the exercises of one assignment.")
@EXERCISES
@JOBS
@click.option("--json", "json_file", type=PATH, help="Also write results.json to this file.")
@click.option(
    "--require",
    type=click.Choice(["limited", "confined", "isolated"]),
    default=REQUIRED,
    show_default=True,
    help="Refuse to grade with less isolation than this; every report says when it was less than isolated.",
)
@click.option("--no-reports", is_flag=True, help="Leave out the students' reports.")
@click.option(
    "--no-outputs", is_flag=True, help="Keep nothing of what submissions gave, so judging again runs them."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["github", "prairielearn"]),
    help="github: annotations and a step summary, too. prairielearn: its results.json alone.",
)
@click.option(
    "--layout",
    help="How PATH is laid out, if it is not recognised: class, submission, canvas, moodle, gradescope, "
    "nbgrader, classroom, blackboard, brightspace, or a regular expression over names with groups such as "
    "(?P<student_id>...), (?P<name>...), (?P<file>...).",
)
@click.option("--roster", type=PATH, help="CSV file of the class: names, ids, and so who is missing.")
@click.option(
    "--executor",
    metavar="URL",
    help="Have the workers of a Dask cluster grade: dask://HOST:PORT; --jobs has no meaning then.",
)
@click.option(
    "--gradebook",
    metavar="URL",
    help="Keep the gradebook in PostgreSQL: postgresql://USER@HOST/DATABASE; needed once for a folder.",
)
@click.option(
    "--extensions", type=PATH, help="CSV file of more time and excuses: student, assignment, until, excused."
)
@click.option("--dry-run", is_flag=True, help="Print who handed in what, and stop.")
@click.option(
    "--shard",
    metavar="I/N",
    callback=shard_option,
    help="Grade every N-th student alone, from the I-th on; 'autograder merge' joins what N such runs gave.",
)
@click.option("--shadow", is_flag=True, help="Have a second judge look at what close, exact and spikes say.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 if anyone who was graded has less than this share of the points.",
)
@click.option("--log-json", type=PATH, help="Add to this file one JSON line an event, as it happens.")
@click.option("--profile", is_flag=True, help="Say at the end where the time went.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@ROOT
def command(**options: Any) -> int:
    """Grade a class: PATH holds one entry per student, or is one submission.

    PATH is a folder, a file or an archive: folders and files named for people, or a download of a course
    system. Exit 0 when all are graded, 1 when --fail-under says so, 3 when something is ungraded or was not
    understood, 2 when PATH could be several things.
    """
    if options["output"] is None and not options["dry_run"]:
        raise click.UsageError("Missing option '-o' / '--output'.")
    if options["fail_under"] is not None and options["form"] == "prairielearn":
        raise click.UsageError("--fail-under needs a gradebook, which PrairieLearn keeps itself.")
    return grade(**options)


def grade(
    paths: Sequence[Path],
    output: Path | None,
    *,
    assignment: str | None = None,
    slugs: Sequence[str] = (),
    dry_run: bool = False,
    root: Path | None = None,
    **options: Any,
) -> int:
    """Grade a class; see `autograder.cli.grade_paths.grade_paths`.

    The sandbox is started before all else, with the libraries that the references import: while it reads
    them, this process reads its own.

    Returns
    -------
    int
        As of `grade_paths`.

    Raises
    ------
    UsageError
        If a path could be several things, or an option is wrong.
    """
    with _termination_as_interrupt(), contextlib.ExitStack() as stack:
        course = find_course(root)
        chosen, weights = choose_exercises(course, assignment, slugs)
        runner = None
        if not dry_run:
            runner = stack.enter_context(open_runner(warm=True, imports=imported(course, chosen)))
        from autograder.cli.grade_paths import grade_paths

        return grade_paths(paths, output, runner, course, assignment, slugs, chosen, weights, **options)


@contextlib.contextmanager
def _termination_as_interrupt() -> Iterator[None]:
    """Have a termination request end a batch as tidily as Ctrl-C does."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
