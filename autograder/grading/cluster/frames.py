"""What goes between a client, the workers and their hosts: plain records as bytes, behind their length."""

import struct
from dataclasses import dataclass, field
from typing import IO, TypeVar

import msgspec

from autograder.boundary.hand_in import HandIn
from autograder.boundary.problems import Problem
from autograder.grading.student_results import StudentResults
from autograder.judge.human import HumanWord
from autograder.sandbox.isolation import Level
from autograder.submission.submission import Submission

T = TypeVar("T")


class Refused(Exception):
    """A machine cannot grade as it must; the text is a sentence without its end."""


_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Setup:
    """What a host grades, and how.

    Attributes
    ----------
    files : dict of str to bytes
        Of the course: both halves of the exercises, by names below its root.
    level : Level
        Of isolation: what is required, or with `exact` what it must be, because reports name it.
    basis : str
        A digest of what results rest on where the client is; the host must find the same.
    versions : dict of str to str
        Of Python and the libraries there; the host must have the same.
    only : tuple of str or None
        Exercises that are graded; None for all.
    words, hidden_from
        See `Batch`.
    reports, outputs : bool
        Whether pages and outputs are wanted.
    """

    files: dict[str, bytes]
    slugs: tuple[str, ...]
    level: Level
    exact: bool = False
    basis: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    answered_only: bool = False
    always: tuple[str, ...] = ()
    weights: dict[str, float] | None = None
    only: tuple[str, ...] | None = None
    words: dict[str, HumanWord] = field(default_factory=dict)
    hidden_from: str = ""
    reports: bool = False
    outputs: bool = False
    shadow: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A submission that is read and not parsed yet."""

    student: str
    files: dict[str, bytes]
    digest: str
    hand_in: HandIn
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    def submission(self) -> Submission:
        """Return it as it was where the class is."""
        return Submission(
            self.student, self.files, self.digest, self.hand_in, self.problems, notes=self.notes
        )


def work_of(submission: Submission) -> Work:
    """Return what is sent of a submission."""
    return Work(
        submission.student,
        dict(submission.files),
        submission.digest,
        submission.hand_in,
        submission.problems,
        submission.notes,
    )


@dataclass(frozen=True, slots=True)
class Graded:
    """What became of one submission.

    Attributes
    ----------
    outcome : StudentResults or None
        None where it ended a host twice.
    pages : dict of str to bytes
        Written of the student, by names below an output folder.
    """

    student: str
    outcome: StudentResults | None = None
    pages: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's answer to a chunk.

    Attributes
    ----------
    refusal : str
        Why it grades nothing; empty when it does.
    graded : tuple of Graded
        One a submission, in any order.
    outputs : dict of str to bytes
        Files of the output store.
    seconds : float
        That all of it took.
    """

    refusal: str = ""
    graded: tuple[Graded, ...] = ()
    outputs: dict[str, bytes] = field(default_factory=dict)
    seconds: float = 0.0


def encode(record: object) -> bytes:
    """Return a record as bytes."""
    return msgspec.msgpack.encode(record)


def decode(data: bytes, kind: type[T]) -> T:
    """Return the record that was encoded.

    Raises
    ------
    msgspec.MsgspecError
        If it is none of that kind.
    """
    return msgspec.msgpack.decode(data, type=kind)


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one frame.

    Raises
    ------
    EOFError
        If the other side ended before its end.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def answer(stream: IO[bytes], data: bytes) -> None:
    """Write one answer."""
    send(stream, b"=" + data)


def refuse(stream: IO[bytes], why: str) -> None:
    """Write, instead of an answer, why there is none."""
    send(stream, b"!" + why.encode("utf-8", "replace"))


def receive_answer(stream: IO[bytes]) -> bytes:
    """Read one answer.

    Raises
    ------
    EOFError
        If the other side ended before its end.
    Refused
        If it says why there is none.
    """
    data = receive(stream)
    if data.startswith(b"!"):
        raise Refused(data[1:].decode("utf-8", "replace"))
    return data[1:]


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
