"""The source notebook of an nbgrader assignment, read without running it."""

import re
from collections.abc import Sequence

from autograder.adapters.assignment import Assignment, Case, Question
from autograder.errors import is_number
from autograder.submission.magics import strip_magics
from autograder.submission.notebook import RawCell

SOLUTION_MARK = re.compile(r"[ \t]*###[ \t]*(?:BEGIN|END)[ \t]+SOLUTION[ \t]*", re.IGNORECASE)
HIDDEN = re.compile(
    r"^[ \t]*###[ \t]*BEGIN[ \t]+HIDDEN[ \t]+TESTS[ \t]*\n(?P<tests>.*?)"
    r"^[ \t]*###[ \t]*END[ \t]+HIDDEN[ \t]+TESTS[ \t]*(?:\n|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
ORIGIN = "an nbgrader assignment"


def is_nbgrader(cells: Sequence[RawCell]) -> bool:
    """Whether cells say what they are to nbgrader."""
    return any(cell.metadata.get("nbgrader") for cell in cells)


def read_nbgrader(cells: Sequence[RawCell]) -> Assignment:
    """Read the cells of a source or release notebook in order.

    A cell of tests is a question: its points are those of the cell, shared by what students see of it and
    what they do not.
    """
    questions: list[Question] = []
    solution: list[str] = []
    notes: list[str] = []
    texts: list[str] = []
    complete = False
    for number, cell in enumerate(cells, 1):
        found = cell.metadata.get("nbgrader")
        marks = found if isinstance(found, dict) else {}
        name = str(marks.get("grade_id") or f"cell {number}")
        if marks.get("task") or (marks.get("grade") and marks.get("solution")):
            notes.append(f"{name} is graded by hand")
        elif cell.kind == "markdown":
            texts.append(cell.text)
        elif cell.kind == "code" and marks.get("grade"):
            question, told = _question(name, cell.text, marks.get("points"), "\n\n".join(texts))
            notes += told
            questions += question
            texts = []
        elif cell.kind == "code":
            lines = strip_magics(cell.text).source.split("\n")
            written = [line for line in lines if not SOLUTION_MARK.fullmatch(line)]
            solution.append("\n".join(written).strip("\n"))
            complete = complete or len(written) < len(lines)
    if not complete:
        notes.append("there is no ### BEGIN SOLUTION: write the reference")
    code = "\n\n\n".join(filter(None, solution))
    return Assignment(ORIGIN, tuple(questions), code, tuple(notes))


def _question(name: str, text: str, points: object, task: str) -> tuple[list[Question], list[str]]:
    """Return the question of a cell of tests, if it has tests, and what is to be said of it."""
    shown = HIDDEN.sub("", text).strip("\n")
    parts = [(shown, False), *((found["tests"].strip("\n"), True) for found in HIDDEN.finditer(text))]
    tests = [(code, hidden) for code, hidden in parts if re.search(r"^[^#\n]*\S", code, re.MULTILINE)]
    if not tests:
        return [], [f"{name} has no tests"]
    each = round(float(points) / len(tests), 4) if is_number(points) else None
    told = [] if each else [f"{name} has no points: each of its checks needs some"]
    if len(tests) > 1:
        told.append(f"{name} is all or nothing in nbgrader: here the tests that students see earn a share")
    cases = tuple(
        Case(f"{name} hidden" if hidden else name, code, each or 0.0, hidden=hidden) for code, hidden in tests
    )
    return [Question(name, cases, task)], told
