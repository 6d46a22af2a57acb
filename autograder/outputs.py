"""What became of one call: it returned a value, raised an exception, or failed to do either."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Reason: TypeAlias = Literal[
    "missing", "timeout", "memory", "crash", "output_limit", "unsendable", "not_loaded"
]


@dataclass(frozen=True, slots=True)
class Returned:
    """The call returned.

    Attributes
    ----------
    value : object
        Plain value: None, bool, int, float, complex, str, bytes, list, tuple, dict, a base
        `numpy.ndarray` (bool, int, float or complex) or `autograder.values.Symbolic`.
    seconds : float
        Wall time as the parent saw it; for information only.
    """

    value: Any
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised; `where` is "line 12" or "cell 3, line 2" in the student's own file, or empty."""

    type: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The call did neither; `detail` is a sentence a student can read."""

    reason: Reason
    detail: str


Output: TypeAlias = Returned | Raised | Failed
