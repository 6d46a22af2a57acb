"""A class in small records: one row a student, one tally a check, so that 10,000 students fit in memory."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.text import clean_line
from autograder.judge.result import Result
from autograder.report.sentences import number, total

if TYPE_CHECKING:  # what makes scores needs the database
    from autograder.gradebook.scores import Score


@dataclass(frozen=True, slots=True)
class Row:
    """One student in the class table.

    Attributes
    ----------
    report : str
        Name of the student's file in ``reports/``, or empty when none was written.
    scores : tuple of float or None
        One an exercise, in the order of the class's exercises; None where there is none.
    total : float or None
        None while any exercise of the student is ungraded.
    problems : tuple of str
        Each begins with the exercises that it is about.
    code : str
        Name of the student's file in ``staff/``, or empty when none was written.
    nothing : bool
        Whether nothing of what was handed in, if anything was, could be run.
    excused : bool
        Whether the assignment does not count for the student.
    by_hand : tuple of str
        What a human decided, check by check.
    """

    student: str
    report: str
    scores: tuple[float | None, ...]
    total: float | None
    possible: float
    problems: tuple[str, ...] = ()
    hand_in: HandIn = UNKNOWN
    code: str = ""
    nothing: bool = False
    by_hand: tuple[str, ...] = ()
    excused: bool = False

    @property
    def state(self) -> str:
        """Return what became of the submission, in words."""
        if self.excused:
            return "excused"
        if self.total is None:
            return "not graded"
        if self.nothing:
            return "nothing to run"
        return "with a problem" if self.problems else "graded"


def make_row(
    student: str,
    results: Sequence[Result],
    exercises: Sequence[str],
    *,
    report: str = "",
    weights: Mapping[str, float] | None = None,
    code: str = "",
) -> Row:
    """Return the row of a student from the results for `exercises`."""
    found = {result.exercise: result for result in results}
    asked = [found[slug] for slug in exercises if slug in found]
    earned, possible = total(asked, weights)
    scores = tuple(found[slug].score if slug in found else None for slug in exercises)
    hand_in = asked[0].hand_in if asked else UNKNOWN
    nothing = all(check.status == "skipped" for result in asked for check in result.checks)
    decided = tuple(
        f"{result.exercise}/{check.id}: {number(check.by_hand.earned)} -> {number(check.earned)}"
        for result in asked
        for check in result.checks
        if check.by_hand is not None
    )
    return Row(student, report, scores, earned, possible, _problems(asked), hand_in, code, nothing, decided)


def scored(row: Row, score: "Score") -> Row:
    """Return a row with the final score, after lateness and attempts."""
    return replace(row, total=score.earned, hand_in=score.hand_in, excused=score.excused)


def _problems(results: Sequence[Result]) -> tuple[str, ...]:
    """Return each problem once, with the exercises that have it in front."""
    found: dict[str, list[str]] = {}
    for result in results:
        for text in _texts(result):
            found.setdefault(text, []).append(result.exercise)
    return tuple(f"{_where(slugs, len(results))}: {text}" for text, slugs in found.items())


def _texts(result: Result) -> Iterable[str]:
    texts = [clean_line(str(problem)) for problem in result.problems]
    if result.state == "ungraded":
        return ["could not be graded" + (f" ({'; '.join(texts)})" if texts else "")]
    return texts


def _where(slugs: Sequence[str], asked: int) -> str:
    return f"all {asked} exercises" if len(slugs) == asked > 2 else ", ".join(slugs)


@dataclass(slots=True)
class CheckTally:
    """How a class did on one check; `position` is its place in the exercise."""

    exercise: str
    id: str
    title: str
    hidden: bool
    position: int
    passed: int = 0
    partial: int = 0
    judged: int = 0


@dataclass(slots=True)
class ExerciseTally:
    """What is known of an exercise as a whole."""

    title: str
    possible: float
    ungraded: int = 0
    full_marks: int = 0
    timeouts: int = 0
    seconds: "array[float]" = field(default_factory=lambda: array("f"), compare=False)


class ClassStatistics:
    """Counts over a class, added to as results come in; the order in which they come does not show.

    Parameters
    ----------
    weights : mapping of str to float, optional
        By which an exercise's points count in what is lost, 1 where it is not named.
    """

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        from autograder.gradebook.clusters import Clusters  # rows alone, as for a CSV file, need no NumPy
        from autograder.gradebook.items import Items

        self.clusters = Clusters(weights)
        self.items = Items()
        self._weights = weights or {}
        self.checks: dict[tuple[str, str], CheckTally] = {}
        self.exercises: dict[str, ExerciseTally] = {}
        self.diagnoses: Counter[tuple[str, str]] = Counter()
        self.explanations: dict[tuple[str, str], str] = {}

    def add(self, result: Result) -> None:
        """Count one result; a diagnosis counts once however many checks it explains."""
        slug = result.exercise
        exercise = self.exercises.setdefault(slug, ExerciseTally(result.title, result.possible))
        exercise.ungraded += result.state == "ungraded"
        exercise.full_marks += result.passed and bool(result.checks)
        exercise.timeouts += any("timeout" in (check.diagnosis or "").split(":") for check in result.checks)
        exercise.seconds.append(result.seconds)
        self.clusters.add(result)
        self.items.add(result)
        for position, check in enumerate(result.checks):
            tally = self.checks.get((slug, check.id))
            if tally is None:
                tally = CheckTally(slug, check.id, check.title, check.hidden, position)
                self.checks[slug, check.id] = tally
            tally.judged += 1
            tally.passed += check.status == "passed"
            tally.partial += check.status == "partial"
        for code, text in {check.diagnosis: check.explanation for check in result.checks}.items():
            if code:
                self.diagnoses[slug, code] += 1
                self.explanations[slug, code] = max(text, self.explanations.get((slug, code), ""))

    @property
    def maximum(self) -> float:
        """What there is to earn in all exercises of the class, which is the same for everybody."""
        return sum(self._weights.get(slug, 1.0) * tally.possible for slug, tally in self.exercises.items())

    def tallies(self, exercises: Sequence[str]) -> list[CheckTally]:
        """Return the tallies of the checks by exercise, in the order given, then by place."""
        place = {slug: index for index, slug in enumerate(exercises)}
        return sorted(
            (tally for tally in self.checks.values() if tally.exercise in place),
            key=lambda tally: (place[tally.exercise], tally.position, tally.id),
        )

    def common_diagnoses(self) -> list[tuple[str, str, str, int]]:
        """Return (exercise, code, explanation, students), the most frequent first."""
        ranked = sorted(self.diagnoses.items(), key=lambda item: (-item[1], item[0]))
        return [(slug, code, self.explanations[slug, code], count) for (slug, code), count in ranked]
