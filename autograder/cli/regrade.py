"""``autograder regrade``: what grading again would change, before anything is written."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from autograder.cli.intake import ClassIntake, take_in_all
from autograder.cli.options import ASSIGNMENT, JOBS, PATH, REQUIRED, ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import choose_exercises, find_course
from autograder.errors import UsageError
from autograder.gradebook.conditions import conditions_of
from autograder.gradebook.database import NAME
from autograder.gradebook.output import OutputFolder, disk_faults
from autograder.gradebook.regrades import Change, changes_between, line_of, summary
from autograder.gradebook.rules import hidden_from, policy_of
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.grading.batch import Batch, grade_many
from autograder.grading.grade import Aftercare
from autograder.grading.session import open_grader
from autograder.grading.store import OutputStore
from autograder.submission.entries import Entry


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which changes are looked at; empty is all."""

    check: str | None
    diagnosis: str | None
    exercise: str | None
    student: str | None

    def takes(self, change: Change) -> bool:
        return (
            self.student in (None, change.student)
            and self.exercise in (None, change.exercise)
            and (self.check is None or any(found.id == self.check for found in change.checks))
            and (self.diagnosis is None or any(self.diagnosis in found.diagnoses for found in change.checks))
        )

    def takes_all(self) -> bool:
        return (self.check, self.diagnosis, self.exercise, self.student) == (None,) * 4


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the results.")
@click.option(
    "--diff", is_flag=True, help="Say what would change, and write nothing; so it is without --accept."
)
@click.option("--accept", is_flag=True, help="Write the changes that are shown; the old results stay beside.")
@click.option("--because", default="", help="Why, for the record; needed with --accept.")
@click.option("--check", help="Only changes of this check.")
@click.option("--diagnosis", help="Only changes that have this diagnosis, before or after.")
@click.option("--exercise", help="Only changes in this exercise.")
@click.option("--student", help="Only changes of this student.")
@click.option("--layout", help="How PATH is laid out, if it is not recognised.")
@click.option("--roster", type=PATH, help="CSV file of the class, as it was given to 'grade'.")
@ASSIGNMENT
@JOBS
@ROOT
def command(**options: Any) -> int:
    """Say what grading again would change, before anything is written.

    What submissions gave is judged again as the course is now; their code runs only where that is not known.
    """
    if options["accept"] and options["diff"]:
        raise click.UsageError("Give either --diff or --accept, not both.")
    if options["accept"] and not options["because"].strip():
        raise click.UsageError("--accept needs a reason: --because TEXT.")
    del options["diff"]
    return regrade(**options)


def regrade(
    paths: Sequence[Path],
    output: Path,
    *,
    accept: bool,
    because: str,
    check: str | None = None,
    diagnosis: str | None = None,
    exercise: str | None = None,
    student: str | None = None,
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
    wanted = _Wanted(check, diagnosis, exercise, student)
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
                batch = Batch(grader, not assignment, None, book.weights())
                return _Regrade(book, output, batch, intake, jobs).run(wanted, because if accept else None)


@dataclass(frozen=True, slots=True)
class _Regrade:
    book: Gradebook
    output: Path
    batch: Batch
    intake: ClassIntake
    jobs: int | None

    def run(self, wanted: _Wanted, because: str | None) -> int:
        """Find the changes, show those wanted, and write them when there is a reason."""
        entries = {entry.student: entry for entry in self.intake.entries}
        before = {outcome.student: outcome for outcome in self.book.outcomes(entries.keys())}
        found: list[Change] = []
        faults = 0
        for outcome in self._graded([entries[student] for student in before]):
            faults += any(result.state == "ungraded" for result in outcome.results)
            found += filter(wanted.takes, changes_between(before[outcome.student], outcome))
        found.sort(key=lambda change: (change.student, change.exercise))
        for change in found:
            say(line_of(change))
        say(f"{summary(found)}.")
        if because is not None:
            self._write(found, [entries[student] for student in before], wanted, because)
        return 3 if faults else 0

    def _graded(self, entries: Sequence[Entry], batch: Batch | None = None) -> Any:
        workers = min(self.jobs or os.cpu_count() or 1, len(entries))
        return grade_many(entries, batch or self.batch, workers) if entries else ()

    def _write(
        self, found: Sequence[Change], entries: Sequence[Entry], wanted: _Wanted, because: str
    ) -> None:
        students = {change.student for change in found}
        chosen = [entry for entry in entries if wanted.takes_all() or entry.student in students]
        grader, weights = self.batch.grader, self.batch.weights
        conditions = conditions_of(grader, answered_only=self.batch.answered_only)
        folder = OutputFolder(self.output, self.book, conditions, weights, reports=True)
        with disk_faults(self.output):
            for outcome in self._graded(
                chosen,
                Batch(
                    grader,
                    self.batch.answered_only,
                    folder.reports,
                    weights,
                    hidden_from=hidden_from(policy_of(self.book)),
                ),
            ):
                folder.add(outcome)
        for change in found:
            self.book.note("regrade", f"{because}: {line_of(change)}", change.student, change.exercise)
        folder.finish()
        say(f"{len(chosen)} students written to {self.output}.")
