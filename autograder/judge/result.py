"""Results: frozen records of what was judged, what a student may see of them, and their JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

import msgspec

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.problems import NOWHERE, Place, Problem, in_one_line
from autograder.judge.codes import CODES
from autograder.version import __version__

Status: TypeAlias = Literal["passed", "partial", "failed", "error", "skipped"]
State: TypeAlias = Literal["graded", "ungraded"]
SCHEMA_VERSION = 1
#: of a diagnosis that is a known mistake, before its name
PREFIX = "misconception:"


@dataclass(frozen=True, slots=True)
class Curve:
    """A student's one-dimensional values beside the reference's, for the figure of a visible check.

    Attributes
    ----------
    x : list of float
        Coordinate of each sample, shape (n,).
    yours, reference : list of float
        Values at `x`; `yours` may be shorter or longer than `reference`.
    x_label, y_label : str
        Axis labels, with the unit where one is known.
    first_bad : int or None
        Index of the first sample outside the tolerance.
    """

    x: list[float]
    yours: list[float]
    reference: list[float]
    x_label: str
    y_label: str
    first_bad: int | None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The verdict on one check.

    Attributes
    ----------
    message : str
        What differs, in one or two sentences, without expected values.
    detail : str
        More about the difference; may quote expected values, so only for visible checks.
    diagnosis : str or None
        A stable code such as ``misconception:no_refractory``; ``autograder explain CODE`` knows it.
    explanation : str
        What the diagnosis means, in words for the student; empty without a diagnosis.
    function : str
        The function of the call that did not pass; empty when the check passed.
    call_number : int or None
        Which of the check's calls that was, from 0.
    call : str
        That call of a visible check as lines of Python.
    place : Place
        Where in the student's file it raised, else where that function is defined, if that is known.
    carried : bool
        Whether it passed by the student's own earlier values.
    telling : bool
        Whether a student may read of this hidden check which of the result's `tellable` explains it.
    """

    id: str
    title: str
    status: Status
    earned: float
    possible: float
    hidden: bool = False
    message: str = ""
    detail: str = ""
    hint: str = ""
    diagnosis: str | None = None
    explanation: str = ""
    curve: Curve | None = None
    function: str = ""
    place: Place = NOWHERE
    carried: bool = False
    telling: bool = False
    call_number: int | None = None
    call: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one exercise for one student; `score` is None when it is ungraded.

    Attributes
    ----------
    problems : tuple of Problem
        What was wrong with the files, or the grader's fault when it is ungraded.
    notes : tuple of str
        What the student should know of the files that cost nothing.
    hand_in : HandIn
        Name, e-mail, attempt, time and lateness, as far as they are known.
    origin : str
        The student's file that answers, also when it cannot be parsed; empty when none does.
    disputed : tuple of str
        Ids of checks on which a second judge gave another verdict: for staff, whose grader has a fault.
    tellable : tuple of str
        Names of misconceptions and codes of which a student may read one of hidden checks.
    printed : str
        What the student's own code printed; empty where hidden checks were among those that ran.
    submission_digest, spec_digest, reference_digest, grader_version : str
        What this result rests on, for the gradebook: with the same four it need not be found again.
    """

    student: str
    exercise: str
    title: str
    state: State
    possible: float
    checks: tuple[CheckResult, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    hand_in: HandIn = UNKNOWN
    origin: str = ""
    disputed: tuple[str, ...] = ()
    submission_digest: str = ""
    spec_digest: str = ""
    reference_digest: str = ""
    grader_version: str = __version__
    seconds: float = field(default=0.0, compare=False)
    printed: str = ""
    tellable: tuple[str, ...] = ()

    @property
    def score(self) -> float | None:
        """Points earned, rounded once to two decimals; None when the grader could not grade."""
        if self.state == "ungraded":
            return None
        return round(sum(check.earned for check in self.checks), 2)

    @property
    def problem(self) -> str | None:
        """All problems in one sentence, or None."""
        return in_one_line(self.problems)

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.state == "graded" and all(check.status == "passed" for check in self.checks)


def redact(result: Result) -> Result:
    """Return what the student may see: of a hidden check its title and points, no more.

    Whether it raised or returned something wrong is not said: the program could choose between the two by
    what it was called with. So it can between the diagnoses that the author declared for students. Of these
    one is told, on one check, in words that were written before anything ran.
    """
    told = _told(result)
    checks = enumerate(result.checks)
    return replace(result, checks=tuple(_redact_check(check, place == told) for place, check in checks))


def _told(result: Result) -> int | None:
    """Return where the hidden check stands of which the diagnosis is told: the first with the first name."""
    for name in result.tellable:
        for place, check in enumerate(result.checks):
            asked = check.hidden and check.telling and check.status != "passed"
            if asked and check.diagnosis in (name, PREFIX + name):
                return place
    return None


def _redact_check(check: CheckResult, told: bool) -> CheckResult:
    if not check.hidden:
        return check
    code = check.diagnosis if told else None
    # what is said of the numbers of a call tells more than the code does
    text = check.explanation if (code or "").startswith(PREFIX) else CODES.get(code or "", "")
    return CheckResult(
        id=check.id,
        title=check.title,
        status="failed" if check.status == "error" else check.status,
        earned=check.earned,
        possible=check.possible,
        hidden=True,
        diagnosis=code,
        explanation=text,
        telling=told,
    )


def to_record(result: Result) -> dict[str, Any]:
    """Return one entry of ``results.json``, for staff: messages yes, expected values never."""
    return {
        "student": result.student,
        "name": result.hand_in.name,
        "email": result.hand_in.email,
        "attempt": result.hand_in.attempt,
        "submitted_at": result.hand_in.submitted_at,
        "late": result.hand_in.late,
        "exercise": result.exercise,
        "state": result.state,
        "score": result.score,
        "possible": round(result.possible, 2),
        "problem": result.problem,
        "notes": list(result.notes),
        "checks": [
            {
                "id": check.id,
                "status": check.status,
                "earned": round(check.earned, 2),
                "possible": round(check.possible, 2),
                "hidden": check.hidden,
                "message": check.message,
                "diagnosis": check.diagnosis,
                "hint": check.hint,
                "call": check.call,
            }
            for check in result.checks
        ],
    }


def encode_record(result: Result) -> bytes:
    """Return one line of ``results.json``, without its comma."""
    return msgspec.json.encode(to_record(result))


def encode_results(records: Iterable[bytes], isolation: str) -> Iterator[bytes]:
    """Yield the parts of ``results.json`` from encoded records, which are in their final order."""
    head = {"schema_version": SCHEMA_VERSION, "autograder": __version__, "isolation": isolation}
    yield msgspec.json.encode(head)[:-1] + b',"results":['
    separator = b"\n"
    for record in records:
        yield separator + record
        separator = b",\n"
    yield b"\n]}\n"
