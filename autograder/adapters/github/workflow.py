"""``autograder export github``: workflows that prove a course, or check a student's work, on every push."""

from pathlib import Path

from autograder.errors import UsageError
from autograder.version import __version__

_WORKFLOW = """\
{about}
name: {name}
on: [push, pull_request]
permissions:
  contents: read
env:
  # What pip installs the {what} from: a version, a wheel in this repository, or git+https://...
  AUTOGRADER: neuro-autograder=={version}
jobs:
  {name}:
    runs-on: ubuntu-latest
    timeout-minutes: {minutes}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install "$AUTOGRADER"
{runs}
"""
_COURSE = {
    "about": "# Proves every exercise on every push; written by 'autograder export github'.",
    "name": "verify",
    "what": "grader",
    "minutes": 30,
    "runs": "      - run: autograder doctor\n      - run: autograder verify",
}
_STUDENTS = {
    "about": """\
# Runs the visible checks on every push; written by 'autograder export github --students'.
# It belongs into a student's repository, beside the released exercises/. Hidden checks do not: grade where
# the solutions are, with 'autograder grade SUBMISSIONS -o graded --format github --fail-under PERCENT'.""",
    "name": "check",
    "what": "checks",
    "minutes": 15,
    "runs": "      - run: autograder check",
}


def write_workflow(output: Path, *, students: bool = False) -> None:
    """Write a workflow.

    Parameters
    ----------
    students : bool
        For the repositories of students instead of the course's.

    Raises
    ------
    UsageError
        If there is another file, which may have been edited, or the file cannot be written.
    """
    text = _WORKFLOW.format_map((_STUDENTS if students else _COURSE) | {"version": __version__})
    try:
        if output.exists() and output.read_bytes() != text.encode():
            raise UsageError(f"{output} exists and is not the same; remove it or name another file with -o.")
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}.") from None
