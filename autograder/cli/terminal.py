"""What an instructor sees while a class is graded: a bar on a terminal, one line a student elsewhere."""

import math
import os
import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from autograder.report.text import class_line

if TYPE_CHECKING:  # a student's own check needs nothing of a batch
    from autograder.grading.student_results import StudentResults


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


LEAST_DONE = 5  # before which a pace says little


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
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
            self._bar = Bar(*columns, console=Console(stderr=True))
            self._task = self._bar.add_task(what, total=total, left="")
        self._total = total
        self._done = 0
        self.begin()

    def begin(self) -> None:
        """Estimate what is left from here on: what was done before was not done at this pace."""
        self._before, self._start = self._done, time.monotonic()

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int = 1) -> None:
        """Count one, or several."""
        self._done += done
        if self._bar is not None:
            pace = self._done - self._before, time.monotonic() - self._start
            self._bar.update(self._task, advance=done, left=time_left(*pace, self._total - self._done))


def time_left(done: int, seconds: float, left: int) -> str:
    """Return about how long the rest will take at the pace of all so far; nothing while too few are done.

    The pace is the mean of all, and not of the last ones: a slow submission must not turn the estimate round.
    """
    if done < LEAST_DONE or not left:
        return ""
    minutes = math.ceil(left * seconds / done / 60)
    if minutes < 2:
        return "about a minute left" if left * seconds / done > 30 else "less than a minute left"
    hours, rest = divmod(minutes, 60)
    return f"about {hours} h {rest} min left" if hours else f"about {minutes} min left"


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
    note : str
        What is to be said of every total.

    Attributes
    ----------
    tells_all : bool
        Whether a line is printed on every student.
    """

    def __init__(
        self, total: int, *, quiet: bool, weights: Mapping[str, float] | None = None, note: str = ""
    ) -> None:
        super().__init__("Grading", total, quiet=quiet)
        self._weights = weights
        self._note = note
        self.tells_all = not quiet and not sys.stdout.isatty()

    def advance(self, outcome: "StudentResults") -> None:
        """Count one student."""
        if self.tells_all:
            say(class_line(_shown(outcome), outcome.results, self._weights, self._note))
        self()


def _shown(outcome: "StudentResults") -> str:
    """Return a person's name and id, or the id alone."""
    name = outcome.hand_in.name
    return f"{name} ({outcome.student})" if name else outcome.student
