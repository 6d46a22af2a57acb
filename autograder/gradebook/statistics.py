"""A class in small records: one row a student, one tally a check, so that 10,000 students fit in memory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.text import clean_line
from autograder.judge.result import Result

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
        Each begins with the exercise that it is about.
    excused : bool
        Whether the assignment does not count for the student.
    """

    student: str
    report: str
    scores: tuple[float | None, ...]
    total: float | None
    possible: float
    problems: tuple[str, ...] = ()
    hand_in: HandIn = UNKNOWN
    excused: bool = False


def make_row(score: "Score", exercises: Sequence[str], *, reports: bool = True) -> Row:
    """Return the row of a student from the score for `exercises`."""
    found = {result.exercise: result for result in score.results}
    asked = [found[slug] for slug in exercises if slug in found]
    problems = tuple(f"{result.exercise}: {text}" for result in asked if (text := _problem(result)))
    scores = tuple(found[slug].score if slug in found else None for slug in exercises)
    report = score.report if reports else ""
    total = (score.earned, score.possible)
    return Row(score.student, report, scores, *total, problems, score.hand_in, score.excused)


def _problem(result: Result) -> str:
    if result.state == "ungraded":
        return "could not be graded" + (f" ({clean_line(result.problem)})" if result.problem else "")
    return clean_line(result.problem or "")


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


class ClassStatistics:
    """Counts over a class, added to as results come in; the order in which they come does not show."""

    def __init__(self) -> None:
        """Start with nothing counted."""
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
