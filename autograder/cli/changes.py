"""What would change, shown before anything is written: options and output of regrading and rejudging."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import click

from autograder.cli.terminal import no_command, say
from autograder.gradebook.regrades import Change, line_of, summary
from autograder.gradebook.review import review_line
from autograder.gradebook.store import Gradebook
from autograder.judge.human import NOTHING_SAID, reviews
from autograder.judge.result import Result

_OPTIONS = (
    click.option("--diff", is_flag=True, help="Write nothing; so it is without --accept."),
    click.option("--accept", is_flag=True, help="Write what is shown; the old results stay beside."),
    click.option("--because", default="", help="Why, for the record; needed with --accept."),
    click.option("--check", help="Only changes of this check."),
    click.option("--diagnosis", help="Only changes that have this diagnosis, before or after."),
    click.option("--exercise", help="Only changes in this exercise."),
    click.option("--student", help="Only changes of this student."),
    click.option("--from", "least", type=float, help="Only where the exercise's score was at least this."),
    click.option("--to", "most", type=float, help="Only where the exercise's score was at most this."),
    click.option("--machine", help="Only what was graded on this machine."),
    click.option("--version", help="Only what was graded by this version of autograder."),
)


def change_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what is shown and whether it is written."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are looked at; None is all."""

    check: str | None = None
    diagnosis: str | None = None
    exercise: str | None = None
    student: str | None = None
    least: float | None = None
    most: float | None = None
    machine: str | None = None
    version: str | None = None

    def takes(self, change: Change, machine: str) -> bool:
        """Whether a change is looked at, whose old result was found on a machine."""
        score = change.before
        return (
            self.student in (None, change.student)
            and self.exercise in (None, change.exercise)
            and (self.check is None or any(found.id == self.check for found in change.checks))
            and (self.diagnosis is None or any(self.diagnosis in found.diagnoses for found in change.checks))
            and (self.least is None or (score is not None and score >= self.least))
            and (self.most is None or (score is not None and score <= self.most))
            and self.machine in (None, machine)
            and self.version in (None, change.version)
        )

    def takes_all(self) -> bool:
        """Whether nothing is filtered out."""
        return all(getattr(self, item.name) is None for item in fields(self))


def wanted_of(options: dict[str, Any]) -> tuple[Wanted, str | None]:
    """Take the options of `change_options` out of all options; return what is wanted and why it is written.

    Raises
    ------
    UsageError
        If they contradict each other.
    """
    accept, because = options.pop("accept"), options.pop("because").strip()
    if options.pop("diff") and accept:
        raise click.UsageError("Give either --diff or --accept, not both.")
    if accept and not because:
        raise click.UsageError("--accept needs a reason: --because TEXT.")
    wanted = Wanted(**{item.name: options.pop(item.name) for item in fields(Wanted)})
    return wanted, because if accept else None


def show_changes(found: list[Change]) -> None:
    """Print changes in order, and what they come to."""
    found.sort(key=lambda change: (change.student, change.exercise))
    for change in found:
        say(line_of(change))
    say(f"{summary(found)}.")


def show_reviews(book: Gradebook, after: Sequence[tuple[str, Sequence[Result]]]) -> None:
    """Say which decisions would have to be looked at again with new results as the machine finds them."""
    words = book.words()
    for student, results in after:
        for review in reviews(results, words.get(student, NOTHING_SAID)):
            click.echo(no_command(f"autograder: {review_line(student, review)}."), err=True)
