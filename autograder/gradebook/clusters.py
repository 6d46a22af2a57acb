"""Students who are wrong in the same way: same diagnosis, exception, wrong numbers or problem."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from autograder.judge.result import PREFIX, CheckResult, Result
from autograder.judge.words import normalised

Kind: TypeAlias = Literal["diagnosis", "exception", "numbers", "problem"]
ID_LETTERS = 8
#: what is said of a cluster whose numbers nobody has named
KIND_WORDS: Mapping[Kind, str] = {
    "diagnosis": "same diagnosis",
    "exception": "same exception",
    "numbers": "same wrong numbers, not named",
    "problem": "nothing could be run",
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Students whose answers lose points in the same way: in one exercise, or by one problem in several.

    Attributes
    ----------
    id : str
        The same as long as the cause is, whoever has it.
    code : str
        The diagnosis; empty where nothing was named.
    text : str
        What the diagnosis or the check says.
    checks : tuple of str
        Ids of the checks that it explains.
    alike : mapping of str to str
        Of those checks whose outputs are known: see `autograder.judge.sameness`.
    students : tuple of str
        Those who show it best come first: they fail least besides.
    lost : float
        Points that it cost all of them together.
    figure : str
        A check of which the reports have a figure, or empty.
    """

    id: str
    exercises: tuple[str, ...]
    kind: Kind
    code: str
    text: str
    checks: tuple[str, ...]
    alike: Mapping[str, str]
    students: tuple[str, ...]
    lost: float
    figure: str = ""

    @property
    def adoptable(self) -> bool:
        """Whether there is code to make a misconception of, and none that names it."""
        return self.kind != "problem" and not self.code.startswith(PREFIX)


@dataclass(slots=True)
class _Group:
    """What is known so far of one cause in one exercise."""

    text: str = ""
    code: str = ""
    checks: dict[str, str] = field(default_factory=dict)
    visible: set[str] = field(default_factory=set)
    exercises: set[str] = field(default_factory=set)
    #: of each student: how many checks fail in all, and the points lost here
    members: dict[str, tuple[int, float]] = field(default_factory=dict)


class Clusters:
    """Collects what costs points, added to as results come in; the order in which they come does not show.

    Parameters
    ----------
    weights : mapping of str to float, optional
        By which an exercise's points count, 1 where it is not named.

    Attributes
    ----------
    lost : float
        Points lost by everybody, whatever the cause.
    """

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self.lost = 0.0
        self._weights = weights or {}
        self._groups: dict[tuple[str, Kind, str], _Group] = defaultdict(_Group)

    def add(self, result: Result) -> None:
        """Add one result; every failed check of it has exactly one cause."""
        failed = [check for check in result.checks if check.status != "passed"]
        factor = self._weights.get(result.exercise, 1.0)
        for check in failed:
            kind, cause = _cause(check, result)
            group = self._groups["" if kind == "problem" else result.exercise, kind, cause]
            lost = factor * (check.possible - check.earned)
            self.lost += lost
            before = group.members.get(result.student, (0, 0.0))[1]
            group.members[result.student] = (len(failed), before + lost)
            group.exercises.add(result.exercise)
            text = check.explanation or (_first_problem(result) if kind == "problem" else check.message)
            group.text = min(filter(None, (group.text, text)), default="")
            group.code = check.diagnosis or ""
            group.checks[check.id] = check.alike
            if not check.hidden:
                group.visible.add(check.id)

    def found(self) -> list[Cluster]:
        """Return all clusters, those that cost most first."""
        together: dict[tuple[str, Kind, object], dict[str, _Group]] = defaultdict(dict)
        for (exercise, kind, cause), group in self._groups.items():
            # wrong numbers that the same students have are one cause, whichever checks they show in
            shared = frozenset(group.members) if kind == "numbers" else cause
            together[exercise, kind, shared][cause] = group
        clusters = [_cluster(kind, groups) for (_, kind, _), groups in together.items()]
        return sorted(
            clusters, key=lambda found: (-found.lost, -len(found.students), found.exercises, found.id)
        )


def _cause(check: CheckResult, result: Result) -> tuple[Kind, str]:
    """Return what a failed check is put down to: a name, an exception, a problem, else its own outputs."""
    code = check.diagnosis or ""
    if check.status == "skipped":
        return "problem", normalised(_first_problem(result))
    if code.partition(":")[0] == "raised":
        return "exception", check.alike or code
    if code:
        return "diagnosis", f"{code} {check.explanation}"
    return "numbers", f"{check.id} {check.alike}"


def _first_problem(result: Result) -> str:
    """Return what kept the answer from being run; what else was wrong with the files comes after it."""
    return str(result.problems[0]) if result.problems else ""


def _cluster(kind: Kind, groups: Mapping[str, _Group]) -> Cluster:
    causes = sorted(groups)
    parts = [groups[cause] for cause in causes]
    exercises = tuple(sorted({exercise for part in parts for exercise in part.exercises}))
    members: dict[str, tuple[int, float]] = {}
    for part in parts:
        for student, (failed, lost) in part.members.items():
            members[student] = (failed, members.get(student, (0, 0.0))[1] + lost)
    checks = {name: part.checks[name] for part in parts for name in sorted(part.checks)}
    apart = exercises if kind != "problem" else ()
    digest = hashlib.sha256(repr((apart, kind, causes)).encode()).hexdigest()
    return Cluster(
        digest[:ID_LETTERS],
        exercises,
        kind,
        parts[0].code,
        parts[0].text,
        tuple(checks),
        checks if kind in ("numbers", "exception") else {},
        tuple(sorted(members, key=lambda student: (members[student][0], student))),
        round(sum(lost for _, lost in members.values()), 6),
        min((name for part in parts for name in part.visible), default=""),
    )
