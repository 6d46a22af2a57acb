"""The results of one student in all exercises, also as bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import msgspec

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.judge.human import HumanWord, amended
from autograder.judge.result import Result
from autograder.submission.submission import HandedIn

#: a student's turn: among others who wait, when they are done, or when nothing else is graded
When: TypeAlias = Literal["", "later", "alone"]


@dataclass(frozen=True, slots=True)
class StudentResults:
    """The results of one student.

    Attributes
    ----------
    report : str
        Name of the report's file, or empty.
    fault : str
        Why there is no report where one was asked for, or empty.
    fingerprint : str
        Of the submission; see `Submission.fingerprint`.
    again : {"", "later", "alone"}
        When it is to be graded again, because nothing is known yet.
    seconds : mapping of str to float
        How long reading, running, judging and the report took by the clock.
    """

    student: str
    results: tuple[Result, ...]
    report: str = ""
    fault: str = ""
    hand_in: HandIn = UNKNOWN
    fingerprint: str = ""
    again: When = ""
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)

    def amended(self, word: HumanWord) -> "StudentResults":
        """Return the results as they count: with what humans decided and said."""
        return replace(self, results=amended(self.results, word))


_DECODER = msgspec.msgpack.Decoder(StudentResults)


def unpack_results(data: bytes, entry: HandedIn) -> StudentResults:
    """Return what a limited process says of an entry, which is for this student or for nobody.

    Raises
    ------
    msgspec.ValidationError
        If it says something else.
    """
    outcome = _DECODER.decode(data)
    if {outcome.student, *(result.student for result in outcome.results)} != {entry.student}:
        raise msgspec.ValidationError("these are the results of another student")
    return outcome
