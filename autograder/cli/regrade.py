"""``autograder regrade``: what grading again would change, before anything is written."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from autograder.cli.changes import Wanted, change_options, show_changes, show_reviews, wanted_of
from autograder.cli.intake import ClassIntake, take_in_all
from autograder.cli.options import ASSIGNMENT, JOBS, PATH, REQUIRED, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import choose_exercises, find_course
from autograder.errors import UsageError
from autograder.gradebook.conditions import conditions_of
from autograder.gradebook.database import NAME
from autograder.gradebook.output import OutputFolder, disk_faults
from autograder.gradebook.regrades import Change, changes_between, line_of
from autograder.gradebook.rules import hidden_from, policy_of
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.grading.batch import Batch, grade_many
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore
from autograder.grading.student_results import StudentResults
from autograder.grading.task import Aftercare
from autograder.judge.result import Result
from autograder.submission.entries import Entry


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the results.")
@change_options
@click.option("--layout", help="How PATH is laid out, if it is not recognised.")
@click.option("--roster", type=PATH, help="CSV file of the class, as it was given to 'grade'.")
@ASSIGNMENT
@JOBS
@ROOT
def command(**options: Any) -> int:
    """Say what grading again would change, before anything is written.

    What submissions gave is judged again as the course is now; their code runs only where that is not known.
    """
    wanted, because = wanted_of(options)
    return regrade(**options, wanted=wanted, because=because)


def regrade(
    paths: Sequence[Path],
    output: Path,
    *,
    wanted: Wanted,
    because: str | None,
    layout: str | None = None,
    roster: Path | None = None,
    assignment: str | None = None,
    jobs: int | None = None,
    root: Path | None = None,
) -> int:
    """Show, or write, what changes.

    Returns
    -------
    int
        0 when done, 3 when something could not be graded.

    Raises
    ------
    UsageError
        If there is no gradebook, or it does not hold the assignment.
    """
    course = find_course(root)
    if (assignment or "") not in assignments_in(output / NAME):
        raise UsageError(f"The gradebook in {output} holds nothing of {assignment or 'no assignment'}.")
    with tempfile.TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True) as scratch:
        intake = take_in_all(paths, course, Path(scratch), layout=layout, roster=roster)
        with contextlib.closing(Gradebook(output / NAME, assignment or "")) as book:
            slugs = choose_exercises(course, assignment, ())[0] if assignment else book.exercises()
            with open_grader(course, slugs, require=REQUIRED, warm=True) as grader:
                kept = OutputStore(output / "outputs", sys.maxsize)
                grader.aftercare = Aftercare(kept, recall=grader.may_recall)
                later = hidden_from(policy_of(book))
                words, weights = book.words(), book.weights()
                batch = Batch(grader, not assignment, None, weights, words=words, hidden_from=later)
                return _Regrade(book, output, batch, intake, jobs).run(wanted, because)


@dataclass(frozen=True, slots=True)
class _Regrade:
    book: Gradebook
    output: Path
    batch: Batch
    intake: ClassIntake
    jobs: int | None

    def run(self, wanted: Wanted, because: str | None) -> int:
        """Find the changes, show those wanted, and write them when there is a reason."""
        entries = {entry.student: entry for entry in self.intake.entries}
        before = {outcome.student: outcome for outcome in self.book.outcomes(entries.keys())}
        machines = self.book.machines()
        found: list[Change] = []
        decided: list[tuple[str, tuple[Result, ...]]] = []
        faults = 0
        for outcome in self._graded([entries[student] for student in before]):
            faults += any(result.state == "ungraded" for result in outcome.results)
            new = self.batch.counting(outcome)
            changes = changes_between(before[outcome.student], new)
            found += [change for change in changes if wanted.takes(change, machines.get(change.place, ""))]
            if outcome.student in self.batch.words:
                decided.append((outcome.student, outcome.results))
        show_changes(found)
        if because is not None:
            self._write(found, [entries[student] for student in before], wanted, because)
        show_reviews(self.book, sorted(decided, key=lambda pair: pair[0]))
        return 3 if faults else 0

    def _graded(self, entries: Sequence[Entry], batch: Batch | None = None) -> Iterator[StudentResults]:
        workers = min(self.jobs or os.cpu_count() or 1, len(entries))
        if entries:
            yield from grade_many(entries, batch or self.batch, workers)

    def _write(self, found: Sequence[Change], entries: Sequence[Entry], wanted: Wanted, because: str) -> None:
        students = {change.student for change in found}
        chosen = [entry for entry in entries if wanted.takes_all() or entry.student in students]
        grader = self.batch.grader
        conditions = conditions_of(grader, answered_only=self.batch.answered_only)
        folder = OutputFolder(self.output, self.book, conditions, self.batch.weights, reports=True)
        with disk_faults(self.output):
            for outcome in self._graded(chosen, replace(self.batch, reports=folder.reports)):
                folder.add(outcome)
        for change in found:
            self.book.note("regrade", f"{because}: {line_of(change)}", change.student, change.exercise)
        folder.finish()
        say(f"{len(chosen)} students written to {self.output}.")
