"""``autograder grade``: a class, or one submission."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import click

from autograder.adapters.github.annotations import Annotator
from autograder.adapters.prairielearn import ResultsFile, only_entry
from autograder.cli.options import EXERCISES, JOBS, PATH, ROOT
from autograder.cli.terminal import Progress, say
from autograder.course.catalog import choose_exercises, find_course
from autograder.errors import UsageError
from autograder.gradebook.output import OutputFolder, disk_faults
from autograder.gradebook.sink import Sink, Tally
from autograder.grading.batch import Batch, grade_many, uninterrupted
from autograder.grading.grade import Aftercare
from autograder.grading.session import Grader, open_grader
from autograder.grading.store import OutputStore
from autograder.report.sentences import isolation_note
from autograder.sandbox.isolation import Level
from autograder.submission.entries import Entry, find_submissions


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="Folder for results and reports.")
@click.option("--assignment", help="Grade the exercises of one assignment.")
@EXERCISES
@JOBS
@click.option("--json", "json_file", type=PATH, help="Also write results.json to this file.")
@click.option(
    "--require",
    type=click.Choice(["limited", "confined", "isolated"]),
    default="isolated" if sys.platform == "linux" else "limited",
    show_default=True,
    help="Refuse to grade with less isolation than this; every report says when it was less than isolated.",
)
@click.option("--no-reports", is_flag=True, help="Leave out the students' reports.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["github", "prairielearn"]),
    help="github: annotations and a step summary, too. prairielearn: its results.json alone.",
)
@click.option("--shadow", is_flag=True, help="Have a second judge look at what close, exact and spikes say.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@ROOT
def command(**options: Any) -> int:
    """Grade a class: PATH holds one entry per student, or is one submission."""
    return grade(**options)


def grade(
    paths: Sequence[Path],
    output: Path,
    *,
    assignment: str | None = None,
    slugs: Sequence[str] = (),
    jobs: int | None = None,
    json_file: Path | None = None,
    require: Level = "isolated",
    no_reports: bool = False,
    form: str | None = None,
    shadow: bool = False,
    quiet: bool = False,
    root: Path | None = None,
) -> int:
    """Grade a class; return 0 when done, 3 when something is ungraded or disputed, 130 when interrupted."""
    course = find_course(root)
    chosen, weights = choose_exercises(course, assignment, slugs)
    if form == "prairielearn":
        entries = only_entry(paths, course.slugs, json_file)
    else:
        entries = find_submissions(paths, course.slugs)
    _refuse_inside(paths, output)
    tally = Tally()
    with _termination_as_interrupt(), open_grader(course, chosen, require=require, warm=True) as grader:
        if (note := isolation_note(grader.level)) and not quiet:
            click.echo(f"autograder: {note}", err=True)
        sinks = [tally, *_sinks(form, output, grader, weights, entries, no_reports, json_file)]
        kept = None if form == "prairielearn" else OutputStore(output / "outputs")
        grader.aftercare = Aftercare(kept, shadow)
        reports = None if no_reports or form == "prairielearn" else output / "reports"
        batch = Batch(grader, not (assignment or slugs), reports, weights)
        with Progress(len(entries), quiet=quiet or form is not None, weights=weights) as progress:
            workers = min(jobs or os.cpu_count() or 1, len(entries))
            interrupted = _grade_into(sinks, entries, batch, workers, output, progress)
        faults = {f"ungraded: {ready.fault}" for ready in grader.exercises.values() if ready.fault}
    for fault in sorted(faults | tally.faults):
        click.echo(f"autograder: {fault}", err=True)
    if not quiet and form is None and sys.stdout.isatty():
        say(f"{tally.done} of {len(entries)} graded; open {output / 'index.html'}")
    if interrupted:
        click.echo(f"Interrupted; {tally.done} of {len(entries)} are graded in {output}.", err=True)
        return 130
    return 3 if tally.incomplete else 0


def _sinks(
    form: str | None,
    output: Path,
    grader: Grader,
    weights: Mapping[str, float] | None,
    entries: Sequence[Entry],
    no_reports: bool,
    json_file: Path | None,
) -> list[Sink]:
    """Return where the results go."""
    if form == "prairielearn":
        return [ResultsFile(output, weights)]
    chosen = tuple(grader.exercises)
    folder = OutputFolder(output, chosen, grader.level, weights, reports=not no_reports, copy=json_file)
    return [folder, Annotator(entries, weights, os.environ)] if form == "github" else [folder]


def _grade_into(
    sinks: Sequence[Sink],
    entries: Sequence[Entry],
    batch: Batch,
    jobs: int,
    output: Path,
    progress: Progress,
) -> bool:
    """Give every student's results to every sink; return whether that was interrupted."""
    try:
        with disk_faults(output):
            for outcome in grade_many(entries, batch, jobs):
                with uninterrupted():
                    for sink in sinks:
                        sink.add(outcome)
                progress.advance(outcome)
    except KeyboardInterrupt:
        return True
    finally:
        with uninterrupted():
            for sink in sinks:
                sink.finish()
    return False


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
