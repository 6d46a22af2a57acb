"""``autograder grade``: a class, or one submission."""

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from autograder.adapters.github.annotations import Annotator
from autograder.adapters.layouts import check_layout
from autograder.adapters.prairielearn import ResultsFile, only_entry
from autograder.cli.event_log import EventLog
from autograder.cli.grading_rules import Rules, before_policy, below, read_rules, without_time
from autograder.cli.intake import ClassIntake, listing, table, take_in_all
from autograder.cli.options import EXERCISES, JOBS, PATH, REQUIRED, ROOT, shard_option
from autograder.cli.stopping import Stop
from autograder.cli.terminal import Progress, no_command, say
from autograder.cli.timings import Timings
from autograder.course.catalog import Course, choose_exercises, find_course
from autograder.errors import AutograderError, UsageError
from autograder.gradebook.conditions import conditions_of
from autograder.gradebook.output import OutputFolder, disk_faults, open_gradebook
from autograder.gradebook.review import review_lines
from autograder.gradebook.rules import hidden_from
from autograder.gradebook.sink import Sink, Tally
from autograder.gradebook.store import Gradebook
from autograder.grading.batch import Batch, StudentResults, grade_many
from autograder.grading.grade import Aftercare
from autograder.grading.session import open_grader
from autograder.grading.shared_out import uninterrupted
from autograder.grading.store import OutputStore
from autograder.report.sentences import isolation_note
from autograder.sandbox.isolation import Level
from autograder.submission.entries import Entry
from autograder.version import __version__

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
            options = _Options(
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
                    grader, not assignment, options.reports, weights, slugs, words=words, hidden_from=later
                )
                return _grade(intake, batch, jobs, options, book)


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


@dataclass(frozen=True, slots=True)
class _Options:
    """Where results go and in which form."""

    output: Path
    weights: Mapping[str, float] | None
    rules: Rules
    no_reports: bool
    json_file: Path | None
    form: str | None
    quiet: bool
    shard: tuple[int, int] | None
    cluster: "Cluster | None"
    timings: Timings
    log: EventLog
    profile: bool

    @property
    def reports(self) -> Path | None:
        """Return the folder for reports, if there are any."""
        return None if self.no_reports or self.form == "prairielearn" else self.output / "reports"

    def graded(
        self, entries: Sequence[Entry], batch: Batch, jobs: int, stop: Stop
    ) -> Iterator[StudentResults]:
        """Yield the outcome of every entry as it is finished, here or on the cluster."""
        if not entries:
            return iter(())
        if self.cluster:
            return takewhile(lambda _: not stop(), self.cluster.grade(entries, batch))
        return grade_many(entries, batch, jobs, stop)

    def share_of(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the entries that are graded here: all, or every n-th."""
        if self.shard is None:
            return entries
        number, count = self.shard
        return entries[number - 1 :: count]


def _grade(
    intake: ClassIntake, batch: Batch, jobs: int | None, options: _Options, book: Gradebook | None
) -> int:
    """Grade what was taken in and say what became of it."""
    grader, entries, tally = batch.grader, options.share_of(intake.entries), Tally()
    shy = options.quiet or options.form is not None
    if (note := isolation_note(grader.level)) and not options.quiet:
        click.echo(f"autograder: {note}", err=True)
    sinks, folder = _sinks(options, batch, intake, book)
    sinks.insert(0, tally)
    if not shy:
        click.echo(no_command(table(intake)), err=True)
        if len(entries) < len(intake.entries):
            share = f"{len(entries)} of {len(intake.entries)} students"
            click.echo(f"autograder: this shard has {share}.", err=True)
    if not options.quiet and (note := without_time(entries, options.rules.policy)):
        click.echo(f"autograder: {note}", err=True)
    for text in intake.left_out:
        click.echo(no_command(f"autograder: not understood: {text}."), err=True)
    note = before_policy(options.rules.policy)
    with Progress(len(entries), quiet=shy, weights=options.weights, note=note) as progress:
        with options.timings.part("intake"):
            waiting = list(entries) if folder is None else _take_over(folder, entries, sinks, progress)
        if len(waiting) < len(entries) and not shy:
            same = f"{len(entries) - len(waiting)} of {len(entries)}"
            click.echo(f"autograder: {same} were graded before and nothing has changed for them.", err=True)
        progress.begin()
        workers = min(jobs or os.cpu_count() or 1, len(waiting))
        options.log.event(
            "start",
            autograder=__version__,
            isolation=grader.level,
            exercises=list(batch.exercises),
            students=len(entries),
            waiting=len(waiting),
            graders=workers,
        )
        graded = partial(options.graded, waiting, batch, workers)
        interrupted = _grade_into(folder, sinks, graded, batch, options, progress)
    faults = {f"ungraded: {ready.fault}" for ready in grader.exercises.values() if ready.fault}
    for fault in sorted(faults | tally.faults):
        options.log.event("fault", text=fault)
        click.echo(f"autograder: {fault}", err=True)
    parts = {name: round(seconds, 3) for name, seconds in options.timings.parts.items()}
    whole = {"seconds": round(options.timings.total, 3), "parts": parts}
    options.log.event("end", done=tally.done, of=len(entries), interrupted=interrupted, **whole)
    for line in options.timings.lines(workers) if options.profile else ():
        click.echo(line, err=True)
    for line in review_lines(book) if book is not None and not options.quiet else ():
        click.echo(no_command(f"autograder: {line}."), err=True)
    if not shy and sys.stdout.isatty():
        say(f"{tally.done} of {len(entries)} graded; open {options.output / 'index.html'}")
    if interrupted and tally.done < len(entries):
        done = f"{tally.done} of {len(entries)} are graded in {options.output}"
        click.echo(f"Interrupted; {done}. The same command grades the rest.", err=True)
        return 130
    if tally.incomplete or intake.left_out:
        return 3
    low = [] if book is None else below(book, entries, options.rules.fail_under)
    if low:
        click.echo(
            no_command(f"autograder: below {options.rules.fail_under:g} %: {'; '.join(low)}."), err=True
        )
    return 1 if low else 0


def _sinks(
    options: _Options, batch: Batch, intake: ClassIntake, book: Gradebook | None
) -> tuple[list[Sink], OutputFolder | None]:
    """Return where results are shown, and the folder where they are kept."""
    if book is None:
        return [ResultsFile(options.output, options.weights)], None
    conditions = conditions_of(
        batch.grader,
        answered_only=batch.answered_only,
        always=batch.always,
        shadow=batch.grader.aftercare.shadow,
    )
    folder = OutputFolder(
        options.output,
        book,
        conditions,
        options.weights,
        reports=not options.no_reports,
        copy=options.json_file,
        left_out=intake.left_out,
        policy=options.rules.policy,
        extensions=options.rules.given,
    )
    shown: list[Sink] = (
        [Annotator(intake.entries, options.weights, os.environ)] if options.form == "github" else []
    )
    return shown, folder


def _take_over(
    folder: OutputFolder, entries: Sequence[Entry], sinks: Sequence[Sink], progress: Progress
) -> list[Entry]:
    """Show what was graded before, and return what must be graded."""
    waiting, finished = folder.sort_out(entries)
    for outcome in folder.before(finished):
        for sink in sinks:
            sink.add(outcome)
        progress.advance(outcome)
    return waiting


def _grade_into(
    folder: OutputFolder | None,
    shown: Sequence[Sink],
    graded: Callable[[Stop], Iterator[StudentResults]],
    batch: Batch,
    options: _Options,
    progress: Progress,
) -> bool:
    """Give every student's results to the folder, and to the others as they count; was it interrupted?"""
    sinks = shown if folder is None else [folder, *shown]
    timings, stop = options.timings, Stop()
    try:
        with disk_faults(options.output), timings.part("grading"), stop.listening():
            for outcome in graded(stop):
                counting = batch.counting(outcome)
                with uninterrupted():
                    with timings.part("gradebook"):
                        if folder is not None:
                            folder.add(outcome)
                    for sink in shown:
                        sink.add(counting)
                timings.add(outcome.seconds)
                ungraded = [found.exercise for found in outcome.results if found.state == "ungraded"]
                options.log.event(
                    "graded", student=outcome.student, seconds=outcome.seconds, ungraded=ungraded
                )
                progress.advance(counting)
    except KeyboardInterrupt:
        return True
    except AutograderError as error:
        options.log.event("fault", text=str(error))
        raise
    finally:
        with uninterrupted(), timings.part("views"):
            for sink in sinks:
                sink.finish()
    return stop.asked


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
