"""What became of one call: it returned a value, raised an exception, or failed to do either."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from autograder.boundary.problems import NOWHERE, Place

Reason: TypeAlias = Literal[
    "missing", "timeout", "memory", "crash", "output_limit", "unsendable", "not_loaded"
]

#: what the sandbox refuses to student code, in words that end a sentence "... is not possible here"
REFUSALS: Mapping[str, str] = {
    "network": "opening a network connection",
    "process": "starting another process",
    "program": "running another program",
    "file": "reading or writing a file outside of the submission's own folder",
    "rights": "changing the rights or times of a file or linking to it",
    "signal": "sending a signal to another process",
    "threads": "starting so many threads",
    "events": "running an event loop (asyncio)",
    "other": "what the program asked of the operating system",
}


@dataclass(frozen=True, slots=True)
class Returned:
    """The call returned.

    Attributes
    ----------
    value : object
        Plain value: None, bool, int, float, complex, str, bytes, list, tuple, dict, a base
        `numpy.ndarray` (bool, int, float or complex) or `autograder.boundary.values.Symbolic`.
    seconds : float
        Wall time as the parent saw it; for information only.
    """

    value: Any
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised.

    Attributes
    ----------
    type, message : str
    place : Place
        Where in the student's own files, if it was there.
    refusal : str
        Key of `REFUSALS` when the sandbox's refusal lay behind it, else empty.
    """

    type: str
    message: str
    place: Place = NOWHERE
    refusal: str = ""

    @property
    def code(self) -> str:
        """Return the diagnosis."""
        if self.refusal:
            return f"forbidden:{self.refusal}"
        return {"SystemExit": "raised:exit", "NotImplementedError": "raised:unwritten"}.get(
            self.type, "raised"
        )


@dataclass(frozen=True, slots=True)
class Failed:
    """The call did neither.

    Attributes
    ----------
    reason : Reason
    detail : str
        A sentence a student can read.
    kind : str
        What exactly, where the reason alone does not say it: which limit, which kind of crash.
    """

    reason: Reason
    detail: str
    kind: str = ""

    @property
    def code(self) -> str:
        """Return the diagnosis."""
        return f"{self.reason}:{self.kind}" if self.kind else self.reason


Output: TypeAlias = Returned | Raised | Failed
