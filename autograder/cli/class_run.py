"""What ``grade`` does with a class that was taken in: it is graded, shown as it is, and kept."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.adapters.github.annotations import Annotator
from autograder.adapters.prairielearn import ResultsFile
from autograder.cli.event_log import EventLog
from autograder.cli.grading_rules import Rules, before_policy, below, without_time
from autograder.cli.intake import ClassIntake, table
from autograder.cli.stopping import Stop
from autograder.cli.terminal import Progress, no_command, say
from autograder.cli.timings import Timings
from autograder.errors import AutograderError
from autograder.gradebook.conditions import conditions_of
from autograder.gradebook.output import OutputFolder, disk_faults
from autograder.gradebook.review import review_lines
from autograder.gradebook.sink import Sink, Tally
from autograder.gradebook.store import Gradebook
from autograder.grading.batch import Batch, grade_many
from autograder.grading.shared_out import uninterrupted
from autograder.grading.student_results import StudentResults
from autograder.report.sentences import isolation_note
from autograder.submission.entries import Entry
from autograder.version import __version__

if TYPE_CHECKING:
    from autograder.grading.cluster.client import Cluster


@dataclass(frozen=True, slots=True)
class Run:
    """Where the results of a class go and in which form."""

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
            return self.cluster.grade(entries, batch, stop)
        return grade_many(entries, batch, jobs, stop)

    def share_of(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the entries that are graded here: all, or every n-th."""
        if self.shard is None:
            return entries
        number, count = self.shard
        return entries[number - 1 :: count]


def grade_class(intake: ClassIntake, batch: Batch, jobs: int | None, run: Run, book: Gradebook | None) -> int:
    """Grade what was taken in and say what became of it.

    Returns
    -------
    int
        As of `autograder.cli.grade_paths.grade_paths`.

    Raises
    ------
    GraderError
        If the sandbox fails or something cannot be written.
    """
    grader, entries, tally = batch.grader, run.share_of(intake.entries), Tally()
    shy = run.quiet or run.form is not None
    if (note := isolation_note(grader.level)) and not run.quiet:
        click.echo(f"autograder: {note}", err=True)
    shown, folder = _sinks(run, batch, intake, book)
    if not shy:
        click.echo(no_command(table(intake)), err=True)
        if len(entries) < len(intake.entries):
            share = f"{len(entries)} of {len(intake.entries)} students"
            click.echo(f"autograder: this shard has {share}.", err=True)
    if not run.quiet and (note := without_time(entries, run.rules.policy)):
        click.echo(f"autograder: {note}", err=True)
    for text in intake.left_out:
        click.echo(no_command(f"autograder: not understood: {text}."), err=True)
    note = before_policy(run.rules.policy)
    with Progress(len(entries), quiet=shy, weights=run.weights, note=note) as progress:
        with run.timings.part("intake"):
            waiting = list(entries) if folder is None else _take_over(folder, entries, tally, shown, progress)
        if len(waiting) < len(entries) and not shy:
            same = f"{len(entries) - len(waiting)} of {len(entries)}"
            click.echo(f"autograder: {same} were graded before and nothing has changed for them.", err=True)
        progress.begin()
        workers = min(jobs or os.cpu_count() or 1, len(waiting))
        run.log.event(
            "start",
            autograder=__version__,
            isolation=grader.level,
            exercises=list(batch.exercises),
            students=len(entries),
            waiting=len(waiting),
            graders=workers,
        )
        graded = partial(run.graded, waiting, batch, workers)
        interrupted = _grade_into(folder, [tally, *shown], graded, batch, run, progress)
    faults = {f"ungraded: {ready.fault}" for ready in grader.exercises.values() if ready.fault}
    for fault in sorted(faults | tally.faults):
        run.log.event("fault", text=fault)
        click.echo(f"autograder: {fault}", err=True)
    parts = {name: round(seconds, 3) for name, seconds in run.timings.parts.items()}
    whole = {"seconds": round(run.timings.total, 3), "parts": parts}
    run.log.event("end", done=tally.done, of=len(entries), interrupted=interrupted, **whole)
    for line in run.timings.lines(workers) if run.profile else ():
        click.echo(line, err=True)
    for line in review_lines(book) if book is not None and not run.quiet else ():
        click.echo(no_command(f"autograder: {line}."), err=True)
    if not shy and sys.stdout.isatty():
        say(f"{tally.done} of {len(entries)} graded; open {run.output / 'index.html'}")
    if interrupted and tally.done < len(entries):
        done = f"{tally.done} of {len(entries)} are graded in {run.output}"
        click.echo(f"Interrupted; {done}. The same command grades the rest.", err=True)
        return 130
    if tally.incomplete or intake.left_out:
        return 3
    low = [] if book is None else below(book, entries, run.rules.fail_under)
    if low:
        click.echo(no_command(f"autograder: below {run.rules.fail_under:g} %: {'; '.join(low)}."), err=True)
    return 1 if low else 0


def _sinks(
    run: Run, batch: Batch, intake: ClassIntake, book: Gradebook | None
) -> tuple[list[Sink], OutputFolder | None]:
    """Return where results are shown, and the folder where they are kept."""
    if book is None:
        return [ResultsFile(run.output, run.weights)], None
    conditions = conditions_of(
        batch.grader,
        answered_only=batch.answered_only,
        always=batch.always,
        shadow=batch.grader.aftercare.shadow,
    )
    folder = OutputFolder(
        run.output,
        book,
        conditions,
        run.weights,
        reports=not run.no_reports,
        copy=run.json_file,
        left_out=intake.left_out,
        policy=run.rules.policy,
        extensions=run.rules.given,
    )
    if run.form != "github":
        return [], folder
    return [Annotator(intake.entries, run.weights, os.environ, before_policy(run.rules.policy))], folder


def _take_over(
    folder: OutputFolder, entries: Sequence[Entry], tally: Tally, shown: Sequence[Sink], progress: Progress
) -> list[Entry]:
    """Show what was graded before, which was without fault, and return what must be graded."""
    waiting, finished = folder.sort_out(entries)
    if not (shown or progress.tells_all):  # reading thousands of results would take longer than all the rest
        tally.done += len(finished)
        progress(len(finished))
        return waiting
    for outcome in folder.before(finished):
        for sink in (tally, *shown):
            sink.add(outcome)
        progress.advance(outcome)
    return waiting


def _grade_into(
    folder: OutputFolder | None,
    shown: Sequence[Sink],
    graded: Callable[[Stop], Iterator[StudentResults]],
    batch: Batch,
    run: Run,
    progress: Progress,
) -> bool:
    """Give every student's results to the folder, and to the others as they count; was it interrupted?"""
    sinks = shown if folder is None else [folder, *shown]
    timings, stop = run.timings, Stop()
    try:
        with disk_faults(run.output), timings.part("grading"), stop.listening():
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
                run.log.event("graded", student=outcome.student, seconds=outcome.seconds, ungraded=ungraded)
                progress.advance(counting)
    except KeyboardInterrupt:
        return True
    except AutograderError as error:
        run.log.event("fault", text=str(error))
        raise
    finally:
        with uninterrupted(), timings.part("views"):
            for sink in sinks:
                sink.finish()
    return stop.asked
