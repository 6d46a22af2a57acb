"""The visible checks one by one, for plain ``pytest`` in a released folder."""

import atexit
import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from autograder.catalog import Course
from autograder.errors import AutograderError
from autograder.examples import read_examples
from autograder.home import check_visible, load_handout, read_released
from autograder.report import check_texts
from autograder.report.clean import clean_result
from autograder.report.words import will_follow
from autograder.result import Result
from autograder.sandbox.choice import running, start_runner
from autograder.sandbox.runner import Runner
from autograder.submission import Submission


@dataclass(slots=True)
class _Work:
    """A student's work in a released folder; an exercise is checked when its first check is asked for.

    One runner serves all exercises until the process ends: nobody says when the last check has been run.
    """

    course: Course
    submission: Submission
    results: dict[str, Result] = field(default_factory=dict)
    runner: Runner | None = None

    def result(self, slug: str) -> Result:
        if slug not in self.results:
            public = load_handout(self.course.root / "exercises" / slug)
            if self.runner is None:
                until_exit = contextlib.ExitStack()
                self.runner = until_exit.enter_context(running(lambda: start_runner(warm=False)))
                atexit.register(until_exit.close)
            self.results[slug], _ = check_visible(public, self.submission, self.runner)
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
        (check,) = [check for check in clean_result(result).checks if check.id == self.id]
        if check.status == "passed":
            return ""
        problem = f"Problem: {result.problem}\n" if result.problem else ""
        return problem + "\n".join(check_texts(check))


def visible_checks(folder: str | Path) -> list[VisibleCheck]:
    """Return the visible checks of all exercises below a released folder, in their order.

    Nothing runs yet. An exercise whose examples cannot be read has one check, which says so.

    Parameters
    ----------
    folder : str or Path
        The folder that holds ``exercises/``, or a file in it.
    """
    course = _course(folder)
    work = _Work(course, read_released(course, None))
    found = []
    for slug in course.in_order():
        try:
            public = load_handout(course.root / "exercises" / slug)
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
        with contextlib.suppress(AutograderError):  # its own check says so
            count += read_examples(load_handout(course.root / "exercises" / slug))[2]
    return will_follow(count)


def _course(place: str | Path) -> Course:
    path = Path(place).resolve()
    return Course(path.parent if path.is_file() else path)
