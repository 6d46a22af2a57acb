"""What is written of a student for staff alone, beside the report: a page, and the code that was graded.

::

    staff/<student>.html              all that the checks found, hidden ones too, and the code
    staff/<student>/<exercise>.py     the code as it was graded, for `adopt` and `similar`
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import UsageError
from autograder.grading.task import Task
from autograder.judge.result import Result
from autograder.report.filenames import code_folder
from autograder.report.staff import staff_html
from autograder.submission.listing import listing

STAFF = "staff"  # beside reports/


def write_staff_files(tasks: Sequence[Task], results: Sequence[Result], folder: Path, report: str) -> None:
    """Write the staff files of one student; those of an earlier submission go.

    Parameters
    ----------
    folder : Path
        Of all staff files; made when missing.
    report : str
        Name of the student's report, which the staff page has, too.

    Raises
    ------
    OSError
        If they cannot be written.
    """
    submission = tasks[0].submission
    listings = [
        listing(submission, task.program, result.origin) for task, result in zip(tasks, results, strict=True)
    ]
    folder.mkdir(mode=0o700, exist_ok=True)
    code = folder / code_folder(report)
    shutil.rmtree(code, ignore_errors=True)
    for result, text in zip(results, listings, strict=True):
        if text:
            code.mkdir(mode=0o700, exist_ok=True)
            write_privately(code / f"{result.exercise}.py", text)
    page = staff_html(submission.student, results, listings, report, hand_in=submission.hand_in)
    write_privately(folder / report, page)


def rewrite_staff_page(results: Sequence[Result], folder: Path, report: str) -> None:
    """Write a student's staff page anew, where there is one, with the code that was graded.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    if not (folder / report).is_file():
        return
    listings = [read_listing(folder, report, result.exercise) for result in results]
    known = results[0].hand_in
    write_privately(folder / report, staff_html(results[0].student, results, listings, report, hand_in=known))


def read_listing(folder: Path, report: str, exercise: str) -> str:
    """Return the code that was graded for an exercise; empty where none is kept."""
    try:
        return (folder / code_folder(report) / f"{exercise}.py").read_text("utf-8", "replace")
    except OSError:
        return ""


def write_privately(path: Path, text: str | bytes) -> None:
    """Write a text into a file that, if it is new, its owner alone can read."""
    with open(path, "wb", opener=_owners) as stream:
        stream.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))


def _owners(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def codes(folder: Path) -> dict[str, dict[str, str]]:
    """Return the code that was graded into an output folder: by exercise, then by student's file name.

    Raises
    ------
    UsageError
        If there is none.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted((folder / STAFF).glob("*/*.py")):
        found.setdefault(path.stem, {})[path.parent.name] = path.read_text(encoding="utf-8")
    if not found:
        raise UsageError(
            f"There is no code in {folder / STAFF}: 'autograder grade ... -o {folder}' keeps it there."
        )
    return found
