"""A person removed from a gradebook and from all that was made of it, down to the bytes."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, func, or_, select, text, update

from autograder.gradebook import server
from autograder.gradebook.database import NAME, database_faults, transaction
from autograder.gradebook.publish import FOLDER as PUBLISHED
from autograder.gradebook.tables import (
    assignments,
    checks,
    comments,
    events,
    extensions,
    overrides,
    results,
    students,
    submissions,
)
from autograder.grading.staff_files import STAFF
from autograder.grading.store import OutputStore
from autograder.judge.result import Result
from autograder.report.filenames import code_folder, report_filename

SHORTEST = 3  # letters of a name or id that is looked for in what others said
GONE = "(forgotten)"  # in place of a name in an event
_DECODER = msgspec.json.Decoder(Result)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a gradebook, whatever the assignment."""

    id: int
    student: str
    name: str | None
    email: str | None

    @property
    def told_by(self) -> tuple[str, ...]:
        """Return all that tells who it is, the longest first; what is shorter stands in any text."""
        words = (word for word in (self.student, self.name, self.email) if word and len(word) >= SHORTEST)
        return tuple(sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed.

    Attributes
    ----------
    kept : tuple of str
        Files of the course that came from this person; they are left as they are.
    assignment : str or None
        Of which the views must be made anew: the one that was graded last.
    """

    results: int
    submissions: int
    words: int
    events: int
    runs: int
    outputs: int
    files: int
    kept: tuple[str, ...]
    assignment: str | None


def people_in(folder: Path) -> list[Person]:
    """Return everybody in a gradebook, also who has no current submission."""
    row = students.c
    with transaction(folder / NAME) as connection:
        found = connection.execute(select(row.id, row.student, row.name, row.email).order_by(row.student))
        return [Person(*one) for one in found]


def forget(folder: Path, person: Person) -> Forgotten:
    """Remove a person; the views are to be made anew afterwards.

    Files go first: if that is interrupted, the person is still in the gradebook, and it can be said again.

    Raises
    ------
    UsageError
        If the gradebook cannot be read.
    OSError
        If a file cannot be removed.
    """
    files = _remove_files(folder, report_filename(person.student))
    store = OutputStore(folder / "outputs", 0)
    with transaction(folder / NAME) as connection:
        keys, known = _runs(connection, person.id)
    runs = 0
    for key in list(store):
        if key in keys or (known is not None and key not in known):
            store.discard(key)
            runs += 1
    outputs = store.sweep()
    with transaction(folder / NAME, writing=True) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA secure_delete = ON"))
        counts = _remove_rows(connection, person)
        kept = _remove_from_events(connection, person)
        latest = (
            select(assignments.c.name)
            .join_from(submissions, assignments)
            .order_by(submissions.c.graded_at.desc())
            .limit(1)
        )
        assignment = connection.scalar(latest)
    return Forgotten(*counts, runs, outputs, files, kept, assignment)


def compact(folder: Path) -> None:
    """Write the database anew, so that nothing that was removed is left in its bytes.

    A server does so by itself, in its own time.
    """
    path = folder / NAME
    if server.address_of(path) is not None:
        return
    with database_faults(path), contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove_files(folder: Path, report: str) -> int:
    places = [folder / name / report for name in ("reports", STAFF, PUBLISHED)]
    found = [path for path in places if path.is_file()]
    code = folder / STAFF / code_folder(report)
    if code.is_dir():
        found += [path for path in code.rglob("*") if path.is_file()]
    for path in places:
        path.unlink(missing_ok=True)
    if code.is_dir():
        shutil.rmtree(code)
    return len(found)


def _runs(connection: Connection, student: int) -> tuple[set[str], set[str] | None]:
    """Return the keys of a person's runs; where not all of them are known, also those of all others."""
    theirs: set[str] = set()
    others: set[str] = set()
    unknown = False
    query = select(submissions.c.student_id, results.c.record).join_from(results, submissions)
    for owner, record in connection.execution_options(yield_per=500).execute(query):
        result = _DECODER.decode(record)
        trace = result.trace
        (theirs if owner == student else others).update(filter(None, (trace.part, trace.whole)))
        ran = any(check.status != "skipped" for check in result.checks)
        unknown |= owner == student and ran and not (trace.part or trace.whole)
    return theirs, others if unknown else None


def _remove_rows(connection: Connection, person: Person) -> tuple[int, int, int, int]:
    mine = select(submissions.c.id).where(submissions.c.student_id == person.id)
    verdicts = select(results.c.id).where(results.c.submission_id.in_(mine))
    connection.execute(delete(checks).where(checks.c.result_id.in_(verdicts)))
    found = connection.execute(delete(results).where(results.c.submission_id.in_(mine))).rowcount
    handed_in = connection.execute(delete(submissions).where(submissions.c.student_id == person.id)).rowcount
    said = sum(
        connection.execute(delete(table).where(table.c.student_id == person.id)).rowcount
        for table in (overrides, comments, extensions)
    )
    connection.execute(delete(students).where(students.c.id == person.id))
    return found, handed_in, said, _count_events(connection, person)


def _count_events(connection: Connection, person: Person) -> int:
    mine = select(func.count()).select_from(events).where(events.c.student == person.student)
    return int(connection.scalar(mine) or 0)


def _remove_from_events(connection: Connection, person: Person) -> tuple[str, ...]:
    """Keep that something was done, when and by whom, without about whom; return the files that remain."""
    mine = events.c.student == person.student
    upheld = select(events.c.detail).where(mine, events.c.action.in_(("uphold", "adopt")))
    kept = tuple(dict.fromkeys(connection.scalars(upheld)))
    connection.execute(update(events).where(mine).values(student=GONE, detail=""))
    named = or_(*(events.c.detail.contains(word, autoescape=True) for word in person.told_by))
    for number, detail in list(connection.execute(select(events.c.id, events.c.detail).where(named))):
        connection.execute(
            update(events).where(events.c.id == number).values(detail=_without(detail, person.told_by))
        )
    return kept


def _without(detail: str, words: Collection[str]) -> str:
    for word in words:
        detail = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", GONE, detail)
    return detail


def still_named(folder: Path, words: Collection[str]) -> Iterator[Path]:
    """Yield the files of a folder in which a word still stands, as a word of its own."""
    patterns = [re.compile(rb"(?<!\w)" + re.escape(word.encode()) + rb"(?!\w)") for word in words]
    for path in sorted(folder.rglob("*")):
        if path.is_file() and any(pattern.search(path.read_bytes()) for pattern in patterns):
            yield path
