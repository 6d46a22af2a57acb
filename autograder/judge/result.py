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
    """A student's values beside the reference's, for the figure of a visible check.

    Attributes
    ----------
    x : list of float
        Coordinate of each sample, shape (n,).
    yours, reference : list of float
        Values at `x`; `yours` may be shorter or longer than `reference`.
    x_label, y_label : str
        Axis labels, with the unit where one is known.
    first_bad : int or None
        Index, here, of the first sample outside the tolerance.
    kind : {"line", "spikes", "map"}
        Spikes are times, and `x` counts them. A map has `columns` values in each row, row after row.
    allowed : list of float
        The tolerance at each sample of the reference; empty where it is unknown.
    indices : list of int
        Which samples these are, where there were more of them; empty where all are here.
    columns : int
        Of a map; 0 otherwise.
    """

    x: list[float]
    yours: list[float]
    reference: list[float]
    x_label: str
    y_label: str
    first_bad: int | None
    kind: Literal["line", "spikes", "map"] = "line"
    allowed: list[float] = field(default_factory=list)
    indices: list[int] = field(default_factory=list)
    columns: int = 0

    def index_of(self, place: int) -> int:
        """Return which sample of all the one at a place is."""
        return self.indices[place] if self.indices else place


@dataclass(frozen=True, slots=True)
class ByHand:
    """A human's word on a check, which stands in place of the machine's verdict.

    Attributes
    ----------
    because : str
        The reason, which the student reads.
    actor, at : str
        Who decided it, and when.
    status, earned
        What the machine found.
    """

    because: str
    actor: str
    at: str
    status: Status
    earned: float


@dataclass(frozen=True, slots=True)
class Trace:
    """What it takes to judge a result again without the files that were handed in.

    Attributes
    ----------
    part, whole : str
        Under which keys the outputs are kept: of the part of the program that was tried first, and of all of
        it; empty where that did not run, or nothing was kept.
    basis : str
        Digest of what outputs depend on besides the program and the calls: limits, provided files, aliases.
    mistakes : str
        Digest of the misconceptions, with which diagnoses are made.
    names : dict of str to str
        Functions that the program calls otherwise, with its own names for them.
    places : dict of str to Place
        Where in the answer functions are defined.
    parameters : dict of str to tuple of str
        How functions that the student wrote call their arguments.
    noted : tuple of Problem
        Problems that stand at the end of the notes, because every check passed.
    """

    part: str = ""
    whole: str = ""
    basis: str = ""
    mistakes: str = ""
    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    noted: tuple[Problem, ...] = ()


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
    alike : str
        The same in all answers that fail it in the same way, see `autograder.judge.sameness`; for staff.
    telling : bool
        Whether a student may read of this hidden check which of the result's `tellable` explains it.
    by_hand : ByHand or None
        Where a human decided; `status` and `earned` are then the human's.
    digest : str
        Of what the verdict rests on; see `autograder.judge.check_digest`.
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
    alike: str = ""
    telling: bool = False
    by_hand: ByHand | None = None
    digest: str = ""
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
    comments : tuple of str
        What a human says to the student about this exercise.
    trace : Trace
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
    comments: tuple[str, ...] = ()
    trace: Trace = Trace()

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


def visible_part(result: Result) -> Result:
    """Return a result as if it had no hidden checks; of what is ungraded nothing is known anyway."""
    if result.state == "ungraded":
        return result
    checks = tuple(check for check in result.checks if not check.hidden)
    return replace(result, checks=checks, possible=sum(check.possible for check in checks))


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
        by_hand=check.by_hand,
    )


def to_record(result: Result) -> dict[str, Any]:
    """Return one entry of ``results.json``, for staff: messages yes, expected values never.

    What a human said is there where it was said.
    """
    record = {
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
        "checks": [_check_record(check) for check in result.checks],
    }
    return {**record, "comments": list(result.comments)} if result.comments else record


def _check_record(check: CheckResult) -> dict[str, Any]:
    record = {
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
    if (word := check.by_hand) is None:
        return record
    machine = {"status": word.status, "earned": round(word.earned, 2)}
    said = {"because": word.because, "actor": word.actor, "at": word.at, "machine": machine}
    return {**record, "by_hand": said}


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
