"""``autograder grade``: a class, or one submission."""

import contextlib
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from autograder.adapters.layouts import check_layout
from autograder.adapters.prairielearn import only_entry
from autograder.cli.class_run import Run, grade_class
from autograder.cli.event_log import EventLog
from autograder.cli.grading_rules import read_rules
from autograder.cli.intake import ClassIntake, listing, table, take_in_all
from autograder.cli.options import EXERCISES, JOBS, PATH, REQUIRED, ROOT, shard_option
from autograder.cli.terminal import say
from autograder.cli.timings import Timings
from autograder.course.catalog import Course, choose_exercises, find_course
from autograder.errors import UsageError
from autograder.gradebook.output import open_gradebook
from autograder.gradebook.rules import hidden_from
from autograder.gradebook.store import Gradebook
from autograder.grading.batch import Batch
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore
from autograder.grading.task import Aftercare
from autograder.sandbox.isolation import Level

if TYPE_CHECKING:
    from autograder.grading.cluster.client import Cluster


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
    jobs: int | None = None,
    json_file: Path | None = None,
    require: Level = "isolated",
    no_reports: bool = False,
    no_outputs: bool = False,
    form: str | None = None,
    layout: str | None = None,
    roster: Path | None = None,
    gradebook: str | None = None,
    executor: str | None = None,
    extensions: Path | None = None,
    dry_run: bool = False,
    shard: tuple[int, int] | None = None,
    shadow: bool = False,
    fail_under: float | None = None,
    log_json: Path | None = None,
    profile: bool = False,
    quiet: bool = False,
    root: Path | None = None,
) -> int:
    """Grade a class.

    Returns
    -------
    int
        0 when done, 1 when somebody has less than `fail_under` percent, 3 when something stayed ungraded, was
        not understood or is disputed, 130 when interrupted.

    Raises
    ------
    UsageError
        If a path could be several things, or an option is wrong.
    """
    check_layout(layout)
    course = find_course(root)
    chosen, weights = choose_exercises(course, assignment, slugs)
    rules = read_rules(course, assignment, extensions, fail_under)
    timings = Timings()
    folder = tempfile.TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True)
    with _termination_as_interrupt(), folder as scratch:
        with timings.part("intake"):
            if form == "prairielearn":
                intake = ClassIntake("", only_entry(paths, json_file), (), ())
            else:
                intake = take_in_all(paths, course, Path(scratch), layout=layout, roster=roster)
        if dry_run or output is None:
            say(f"{table(intake)}\n{listing(intake.entries)}")
            return 3 if intake.left_out else 0
        _refuse_inside(paths, output)
        log = EventLog(log_json)
        kept = None if no_outputs or form == "prairielearn" else OutputStore(output / "outputs", sys.maxsize)
        with (
            contextlib.closing(log),
            _cluster(executor, require) as cluster,
            _gradebook(output, assignment, form, gradebook) as book,
        ):
            run = Run(
                output,
                weights,
                rules,
                no_reports,
                json_file,
                form,
                quiet,
                shard,
                cluster,
                timings,
                log,
                profile,
            )
            columns = chosen if assignment or book is None else _columns(course, book, chosen)
            with contextlib.ExitStack() as stack:
                with timings.part("preparing"):
                    opened = open_grader(course, columns, require=require, warm=True)
                    grader = stack.enter_context(opened)
                grader.aftercare = Aftercare(kept, shadow, grader.may_recall)
                words = {} if book is None else book.words()
                later = hidden_from(rules.policy)
                batch = Batch(
                    grader, not assignment, run.reports, weights, slugs, words=words, hidden_from=later
                )
                return grade_class(intake, batch, jobs, run, book)


def _cluster(address: str | None, require: Level) -> contextlib.AbstractContextManager["Cluster | None"]:
    """Connect to a cluster, before anything is written, if one is named."""
    if address is None:
        return contextlib.nullcontext()
    from autograder.grading.cluster.client import open_cluster

    return open_cluster(address, require)


@contextlib.contextmanager
def _gradebook(
    output: Path, assignment: str | None, form: str | None, url: str | None
) -> Iterator[Gradebook | None]:
    """Open the gradebook of the output folder; PrairieLearn keeps its own."""
    if form == "prairielearn":
        yield None
        return
    with contextlib.closing(open_gradebook(output, assignment or "", url)) as book:
        yield book


def _columns(course: Course, book: Gradebook, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the exercises of a class that has no assignment: those graded before, and those named now."""
    before = (slug for slug in book.exercises() if slug in course.slugs)
    return tuple(dict.fromkeys((*before, *chosen)))


def _refuse_inside(paths: Sequence[Path], output: Path) -> None:
    """Refuse an output folder that the next run would take for a submission."""
    place = output.resolve()
    for path in paths:
        if path.is_dir() and place.is_relative_to(path.resolve()):
            raise UsageError(f"-o must name a folder outside of the submissions; {output} lies in {path}.")


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
