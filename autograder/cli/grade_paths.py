"""What ``grade`` does: who handed in what is found out, all is made ready, and the class is graded."""

import contextlib
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.adapters.layouts import check_layout
from autograder.adapters.prairielearn import only_entry
from autograder.cli.class_run import Run, grade_class
from autograder.cli.event_log import EventLog
from autograder.cli.grading_rules import read_rules
from autograder.cli.intake import ClassIntake, listing, table, take_in_all
from autograder.cli.terminal import say
from autograder.cli.timings import Timings
from autograder.course.catalog import Course
from autograder.errors import UsageError
from autograder.gradebook.output import open_gradebook
from autograder.gradebook.rules import hidden_from
from autograder.gradebook.store import Gradebook
from autograder.grading.batch import Batch
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore
from autograder.grading.task import Aftercare
from autograder.sandbox.isolation import Level
from autograder.sandbox.runner import Runner

if TYPE_CHECKING:
    from autograder.grading.cluster.client import Cluster


def grade_paths(
    paths: Sequence[Path],
    output: Path | None,
    runner: Runner | None,
    course: Course,
    assignment: str | None,
    slugs: Sequence[str],
    chosen: tuple[str, ...],
    weights: Mapping[str, float] | None,
    *,
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
    shard: tuple[int, int] | None = None,
    shadow: bool = False,
    fail_under: float | None = None,
    log_json: Path | None = None,
    profile: bool = False,
    quiet: bool = False,
) -> int:
    """Grade a class.

    Parameters
    ----------
    runner : Runner or None
        None for a dry run, in which nothing is graded.
    slugs : sequence of str
        Exercises as they were named, in place of an assignment.
    chosen : tuple of str
        What is graded by that.
    weights : mapping of str to float or None
        Of the assignment's exercises.

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
    rules = read_rules(course, assignment, extensions, fail_under)
    timings = Timings()
    folder = tempfile.TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True)
    with folder as scratch:
        with timings.part("intake"):
            if form == "prairielearn":
                intake = ClassIntake("", only_entry(paths, json_file), (), ())
            else:
                intake = take_in_all(paths, course, Path(scratch), layout=layout, roster=roster)
        if output is None or runner is None:
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
                    opened = open_grader(course, columns, require=require, runner=runner)
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
