"""Results: frozen records of what was judged, what a student may see of them, and their JSON."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.problems import NOWHERE, Place, Problem, in_one_line
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
    readme_hints : tuple of int
        Numbers of the hints in the exercise's README that go further.
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
    readme_hints: tuple[int, ...] = ()


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
