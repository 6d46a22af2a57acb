"""What students get: their reports alone, once nothing of the class is open any more.

::

    published/<student>.html    a copy of each report as it was then; no page or file for staff
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert, select, update

from autograder.gradebook.output import disk_faults
from autograder.gradebook.review import review_lines
from autograder.gradebook.rows import event, now
from autograder.gradebook.store import Gradebook
from autograder.gradebook.tables import assignments, events, students, submissions
from autograder.grading.staff_files import write_privately

FOLDER = "published"


def obstacles(book: Gradebook, folder: Path) -> Iterator[str]:
    """Yield why results cannot be given out yet, a sentence each."""
    keys = _report_keys(book)
    for outcome in book.outcomes():
        for result in outcome.results:
            if result.state == "ungraded":
                yield f"ungraded: {outcome.student}, {result.exercise} ({result.problem})"
            for check in result.disputed:
                yield f"disputed: {outcome.student}, {result.exercise}/{check}, by a second judge"
        if outcome.fault:
            yield f"without a report: {outcome.student} ({outcome.fault})"
        elif not outcome.report or not (folder / "reports" / outcome.report).is_file():
            yield f"without a report: {outcome.student}"
        elif not keys.get(outcome.student):
            yield f"report out of date: {outcome.student}"
    yield from review_lines(book)


def publish(book: Gradebook, folder: Path) -> int:
    """Copy the reports, in place of those that were given out before, and write that down.

    Returns
    -------
    int
        How many.

    Raises
    ------
    GraderError
        If the disk is full; what was given out before then stands.
    """
    place, new, old = (folder / name for name in (FOLDER, f".{FOLDER}.new", f".{FOLDER}.old"))
    count = 0
    with disk_faults(folder):
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        new.mkdir(mode=0o700)
        for outcome in book.outcomes():
            page = (folder / "reports" / outcome.report).read_bytes()
            write_privately(new / outcome.report, page.decode())
            count += 1
        if place.is_dir():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    with book.writing() as connection:
        mine = update(assignments).where(assignments.c.id == book.id)
        connection.execute(mine.values(published_at=now()))
        connection.execute(insert(events), event("publish", f"{count} reports", None, None))
    return count


def _report_keys(book: Gradebook) -> dict[str, str]:
    query = (
        select(students.c.student, submissions.c.report_key)
        .join_from(submissions, students)
        .where(submissions.c.assignment_id == book.id, submissions.c.current)
    )
    with book.reading() as connection:
        return {row.student: row.report_key for row in connection.execute(query)}
