"""The visible checks one by one, for plain ``pytest`` in a released folder."""

import atexit
import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.catalog import Course
from autograder.course.examples import load_released, read_examples
from autograder.errors import AutograderError
from autograder.grading.session import Grader, open_grader
from autograder.judge.result import Result
from autograder.report.clean import clean_result
from autograder.report.sections import check_section, printed_text
from autograder.report.sentences import will_follow
from autograder.student.check import released_work
from autograder.submission.submission import Submission


@dataclass(slots=True)
class _Work:
    """A student's work in a released folder; an exercise is checked when its first check is asked for.

    One grader serves all exercises until the process ends: pytest does not announce the last check.
    """

    course: Course
    submission: Submission
    results: dict[str, Result] = field(default_factory=dict)
    grader: Grader | None = None

    def result(self, slug: str) -> Result:
        if slug not in self.results:
            if self.grader is None:
                until_exit = contextlib.ExitStack()
                self.grader = until_exit.enter_context(open_grader(self.course, released=True))
                atexit.register(until_exit.close)
            self.grader.prepare_released(slug)
            (self.results[slug],) = self.grader.grade(self.submission, [slug])
        return self.results[slug]


@dataclass(frozen=True, slots=True)
class VisibleCheck:
    """One visible check of the work in a released folder.

    Attributes
    ----------
    exercise, id : str
    """

    exercise: str
    id: str
    _work: _Work = field(repr=False)

    def __str__(self) -> str:
        return f"{self.exercise}-{self.id}"

    def feedback(self) -> str:
        """Run the check; return what to work on, or nothing when it passes."""
        try:
            result = self._work.result(self.exercise)
        except AutograderError as error:
            return str(error)
        shown = clean_result(result)
        (check,) = [check for check in shown.checks if check.id == self.id]
        if check.status == "passed":
            return ""
        problem = f"Problem: {result.problem}\n" if result.problem else ""
        printed = [printed_text(shown)] if shown.printed else []
        return problem + "\n".join([*check_section(check).texts, *printed])


def visible_checks(folder: str | Path) -> list[VisibleCheck]:
    """Return the visible checks of all exercises below a released folder, in their order.

    Nothing runs yet. An exercise whose examples cannot be read has one check, which says so.

    Parameters
    ----------
    folder : str or Path
        The folder that holds ``exercises/``, or a file in it.
    """
    course = _course(folder)
    work = _Work(course, released_work(course))
    found = []
    for slug in course.in_order():
        try:
            public = load_released(course.root / "exercises" / slug)
            exercise, _, _ = read_examples(public)
            found += [VisibleCheck(slug, check.id, work) for check in exercise.checks]
        except AutograderError:
            found.append(VisibleCheck(slug, "examples", work))
    return found


def hidden_checks_to_come(folder: str | Path) -> str:
    """Return the sentence that says how many hidden checks of a released folder will follow."""
    course = _course(folder)
    count = 0
    for slug in course.in_order():
        with contextlib.suppress(AutograderError):  # reported by its own check
            count += read_examples(load_released(course.root / "exercises" / slug))[2]
    return will_follow(count)


def _course(place: str | Path) -> Course:
    path = Path(place).resolve()
    return Course(path.parent if path.is_file() else path)
