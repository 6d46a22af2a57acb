"""``check("lif_update")`` in a cell of a notebook, or in a script: the student's own check of code that runs.

Where a notebook's file lies is not known to the code in it, and the file may not be saved. So the cells
that have been run are taken from the session's history, in their order, and run again by our own runner.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.course.catalog import Course, Handout, find_course
from autograder.course.examples import load_released
from autograder.errors import AutograderError, UsageError
from autograder.grading.session import open_grader
from autograder.judge.result import Result
from autograder.report.html import cell_html, note_html
from autograder.report.text import terminal
from autograder.submission.answer_file import answers
from autograder.submission.imports import reach
from autograder.submission.missing_functions import look_for
from autograder.submission.source import MAX_SOURCE, read_source
from autograder.submission.submission import Submission, submission_of

NOTEBOOK = "notebook.ipynb"
MAX_HELPERS = 100  # files beside the notebook that are looked at, should its cells import one


@dataclass(frozen=True, slots=True)
class Feedback:
    """What `check` found; a notebook shows it as HTML, everything else as text.

    Attributes
    ----------
    results : tuple of Result
    hidden_checks : int
        How many hidden checks will follow when the work is graded.
    problem : str
        One sentence when nothing could be checked.
    """

    results: tuple[Result, ...] = ()
    hidden_checks: int = 0
    problem: str = ""

    @property
    def passed(self) -> bool:
        """Whether every visible check passed."""
        return bool(self.results) and all(result.passed for result in self.results)

    def __repr__(self) -> str:
        if self.problem:
            return self.problem
        return terminal(
            self.results, colour=False, unicode=True, hidden_count=self.hidden_checks, in_notebook=True
        ).rstrip("\n")

    def _repr_html_(self) -> str:
        return note_html(self.problem) if self.problem else cell_html(self.results, self.hidden_checks)


def check(exercise: str | None = None) -> Feedback:
    """Check the functions that this notebook or script defines against the visible checks.

    Parameters
    ----------
    exercise : str, optional
        Name of the exercise; all exercises that the code answers by default.

    Returns
    -------
    Feedback
        Also when something is wrong with the request: it then holds a sentence.
    """
    try:
        return _check(released_course(), exercise)
    except AutograderError as error:
        return Feedback(problem=str(error))


def released_course() -> Course:
    """Return the course whose folder the session works in.

    Raises
    ------
    UsageError
        If it is in none.
    """
    try:
        return find_course(None)
    except UsageError:
        raise UsageError(
            f"There is no folder exercises/ in {Path.cwd()} or above it: put this file back into the folder "
            "that you were given, beside exercises/."
        ) from None


def _check(course: Course, exercise: str | None) -> Feedback:
    if exercise is not None:
        course.require(exercise)
    submission = running_code()
    slugs = course.in_order() if exercise is None else (exercise,)
    released = {slug: load_released(course.root / "exercises" / slug) for slug in slugs}
    answered = answers(submission, {slug: found.wanted for slug, found in released.items()})
    if not answered:
        raise UsageError(_not_defined(submission, list(released.values())))
    with open_grader(course, answered, released=True) as grader:
        # an error in a cell was shown when the cell ran, and may have been fixed since
        results = grader.grade(submission, tell_loading=False)
        hidden = sum(ready.hidden_checks for ready in grader.exercises.values())
    return Feedback(tuple(results), hidden)


def running_code() -> Submission:
    """Return the code of this session: a notebook's cells that have been run, or the script.

    Raises
    ------
    UsageError
        If it is neither.
    """
    history = _history()
    if history is None:
        path = getattr(sys.modules["__main__"], "__file__", None)
        if path is None or not Path(path).is_file():
            raise UsageError(
                "check() works in a notebook or in a script; in a terminal use 'autograder check FILE'."
            )
        name = Path(path).name
        source = Path(path).read_bytes()
        return submission_of("you", _with_helpers({name: source}, name, Path(path).parent))
    cells = [{"cell_type": "code", "source": source} for source in _without_repeats(history)]
    return submission_of(
        "you", _with_helpers({NOTEBOOK: json.dumps({"cells": cells}).encode()}, NOTEBOOK, Path.cwd())
    )


def _history() -> list[str] | None:
    """Return the cells that were run, the first of them number 1, or None outside IPython."""
    if "IPython" not in sys.modules:
        return None
    from IPython import get_ipython

    shell = get_ipython()
    return None if shell is None else [str(source) for source in shell.history_manager.input_hist_raw[1:]]


def _without_repeats(history: list[str]) -> list[str]:
    """Blank the runs of a cell between its first and its last one, so that numbers stay Jupyter's own.

    The first is what later cells were built on, the last is what holds now.
    """
    first = {source: number for number, source in reversed(list(enumerate(history)))}
    last = {source: number for number, source in enumerate(history)}
    return [
        source if number in (first[source], last[source]) else "" for number, source in enumerate(history)
    ]


def _with_helpers(files: Mapping[str, bytes], name: str, folder: Path) -> dict[str, bytes]:
    """Add the modules beside a file that it imports."""
    beside = sorted(folder.glob("*.py"))[:MAX_HELPERS]
    helpers = {path.name: path.read_bytes() for path in beside if path.stat().st_size <= MAX_SOURCE}
    outline = submission_of("you", files).sources[name].outline
    used = reach(outline, name, helpers, lambda helper: read_source(helpers[helper], helper).outline)
    return {**{helper: helpers[helper] for helper in used}, **files}


def _not_defined(submission: Submission, exercises: list[Handout]) -> str:
    """Return a sentence for code in which none of the functions asked for is defined."""
    if len(exercises) != 1:
        return "No exercise is answered yet: run the cell that defines what one asks for, then check again."
    names = [*exercises[0].functions, *exercises[0].values]
    near = look_for(submission, exercises[0].wanted)
    more = "".join(f"; {missing.problem}" for missing in near if missing.clue)
    return (
        f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} not defined yet: run the cell that "
        f"defines {'it' if len(names) == 1 else 'them'}, then this one{more}."
    )
