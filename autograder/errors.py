"""What can go wrong on our side of the boundary; a student's mistake is never an exception here.

::

    AutograderError
    ├── UsageError          a wrong argument, an unknown exercise, a folder that cannot be written (exit 2)
    │   └── NothingToGrade  the folder holds no submission (exit 4)
    ├── SpecError           an author's mistake in an exercise, refused when it is loaded (exit 2)
    ├── UnsendableValue     a value that may not cross the boundary between student code and grader
    ├── WireError           bytes from the sandbox that are not a well-formed message
    │   └── TooManyValues   a message that holds more values than any answer has
    └── GraderError         a fault of the grader: the submission stays ungraded (exit 3)
        ├── ReferenceFault  the reference raised, timed out or returned what a check cannot use
        ├── ImpossiblePass  a check that nobody can pass was passed: the batch stops
        └── SandboxFault    no sandbox could be started, or it died by itself
            ├── Starved     the machine had too little for a submission, which is run again alone
            └── OverShare   a submission took much more than others, who wait, and is run again later
"""

import difflib
from typing import TypeGuard


class AutograderError(Exception):
    """Base of every error that the package raises on purpose; its text is one clear sentence.

    Parameters
    ----------
    text : str
        The sentence, without its end where an option is named.
    option : str, optional
        The option of the command line that would help; a front end without a command line names its own
        with `naming`.
    """

    exit_code = 2

    def __init__(self, text: str, *, option: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.option = option

    def __str__(self) -> str:
        return self.naming(self.option)

    def naming(self, option: str) -> str:
        """Return the sentence with the option that helps where it is read, or without any."""
        if not self.option:
            return self.text
        return f"{self.text} with {option}." if option else f"{self.text}."


class UsageError(AutograderError):
    """The command cannot be carried out as it was given."""


class NothingToGrade(UsageError):
    """There is no submission where one was looked for."""

    exit_code = 4


class SpecError(AutograderError):
    """An exercise is declared wrongly; the text says what, where, what it must be and what it is."""


class UnsendableValue(AutograderError):
    """A value of a kind that cannot cross the boundary; the text names the kind."""


class WireError(AutograderError):
    """A message from the sandbox breaks the format or one of its caps."""


class TooManyValues(WireError):
    """A message from the sandbox holds more values than it may; none of them were made."""


class GraderError(AutograderError):
    """A fault of the grader, never of the submission, which stays ungraded."""

    exit_code = 3


class ReferenceFault(GraderError):
    """The reference could not produce what the checks compare with."""


class ImpossiblePass(GraderError):
    """A check that nobody can pass was passed, so that no mark of this grader can be trusted."""


class SandboxFault(GraderError):
    """The sandbox could not be started or ended by itself."""


class Starved(SandboxFault):
    """The machine had too little to say anything about a program: of the processor, of memory, of processes.

    Run it again, alone, before anything counts.
    """


class OverShare(SandboxFault):
    """A program took more than its share while others wait; run it again when they are done."""


def require(condition: bool, what: str, must: str, got: object) -> None:
    """Raise a `SpecError` in the one form that all refusals have, unless the condition holds."""
    if not condition:
        raise SpecError(f"{what} must be {must}; got {got!r} instead.")


def near_miss(name: str, candidates: list[str]) -> str | None:
    """Return the candidate that a mistyped name probably means, or None."""
    matches = difflib.get_close_matches(name, candidates, n=1, cutoff=0.75)
    return matches[0] if matches else None


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a value is a real number of Python's own; True and False are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)
