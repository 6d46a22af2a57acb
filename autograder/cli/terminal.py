"""What an instructor sees while a class is graded: a bar on a terminal, one line a student elsewhere."""

import os
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from autograder.report.text import class_line

if TYPE_CHECKING:  # a student's own check needs nothing of a batch
    from autograder.grading.batch import StudentResults


def say(text: str = "") -> None:
    """Print a line; when what reads our output has gone, this and what follows goes nowhere.

    The exit code then still says what became of the command, as with ``autograder verify | head``.
    """
    try:
        click.echo(no_command(text))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def no_command(text: str) -> str:
    """Return lines that the runner of a GitHub workflow takes for none of its commands.

    It takes a line for one that begins with two colons, or has the older ``##[`` anywhere; names can.
    """
    lines = text.replace("##[", "## [").split("\n")
    return "\n".join(
        line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line for line in lines
    )


class Advance:
    """Counts on a terminal's standard error how much is done; elsewhere it says nothing.

    Parameters
    ----------
    what : str
        What is going on, in a word.
    total : int
        How many there are.
    quiet : bool
        Show nothing.
    """

    def __init__(self, what: str, total: int, *, quiet: bool = False) -> None:
        self._bar: Any = None
        if total and not quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Bar(*columns, console=Console(stderr=True))
            self._task = self._bar.add_task(what, total=total)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self) -> None:
        """Count one."""
        if self._bar is not None:
            self._bar.advance(self._task)


class Progress(Advance):
    """Shows how far a class is graded; use as a context manager.

    Parameters
    ----------
    total : int
        Number of submissions.
    quiet : bool
        Show nothing.
    weights : mapping of str to float, optional
        Of an assignment's exercises, for a student's total.
    """

    def __init__(self, total: int, *, quiet: bool, weights: Mapping[str, float] | None = None) -> None:
        super().__init__("Grading", total, quiet=quiet)
        self._weights = weights
        self._lines = not quiet and not sys.stdout.isatty()

    def advance(self, outcome: "StudentResults") -> None:
        """Count one student."""
        if self._lines:
            say(class_line(_shown(outcome), outcome.results, self._weights))
        self()


def _shown(outcome: "StudentResults") -> str:
    """Return a person's name and id, or the id alone."""
    name = outcome.hand_in.name
    return f"{name} ({outcome.student})" if name else outcome.student
