"""The gradebook of one assignment: what was graded under which conditions, read back in order."""

import contextlib
import getpass
import platform
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, exists, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.sql.dml import ReturningInsert

from autograder.boundary.hand_in import HandIn
from autograder.errors import UsageError
from autograder.gradebook.database import database_faults, open_database
from autograder.gradebook.tables import assignments, checks, events, results, students, submissions
from autograder.grading.batch import StudentResults
from autograder.judge.result import Result
from autograder.sandbox.isolation import LEVELS, Level

_DECODER = msgspec.json.Decoder(Result)


@dataclass(frozen=True, slots=True)
class Graded:
    """Under which conditions a student's current submission was graded, and its report made."""

    conditions: str
    report: str
    report_key: str


class Gradebook:
    """One assignment's part of a gradebook; every student is committed as a whole, or not at all.

    Parameters
    ----------
    path : Path
        Of the database; see `autograder.gradebook.database.open_database`.
    assignment : str
        Its name; empty for what is graded without one.

    Raises
    ------
    UsageError
        If there is no gradebook that can be read at `path`.
    """

    def __init__(self, path: Path, assignment: str = "") -> None:
        self.path, self.assignment = path, assignment
        self._engine = open_database(path)
        self._surroundings = {
            "python": platform.python_version(),
            "numpy": version("numpy"),
            "machine": platform.node(),
        }
        with self.reading() as connection:
            self._id = connection.scalar(select(assignments.c.id).filter_by(name=assignment))

    def close(self) -> None:
        """Close the database; what was added is in it."""
        self._engine.dispose()

    def exercises(self) -> tuple[str, ...]:
        """Return the exercises that were graded so far, in their order."""
        with self.reading() as connection:
            found = connection.scalar(select(assignments.c.exercises).filter_by(name=self.assignment))
        return tuple(msgspec.json.decode(found)) if found else ()

    def weights(self) -> dict[str, float] | None:
        """Return how the exercises count, as they were when something was last graded."""
        with self.reading() as connection:
            found = connection.scalar(select(assignments.c.weights).filter_by(name=self.assignment))
        return msgspec.json.decode(found, type=dict[str, float]) if found else None

    def left_out(self) -> tuple[str, ...]:
        """Return the sentences on what was handed in and not understood when a class was last taken in."""
        with self.reading() as connection:
            found = connection.scalar(select(assignments.c.left_out).filter_by(name=self.assignment))
        return msgspec.json.decode(found, type=tuple[str, ...]) if found else ()

    def begin(
        self,
        exercises: Sequence[str],
        weights: Mapping[str, float] | None,
        left_out: Sequence[str] | None = None,
    ) -> None:
        """Say what is graded now: the columns of the class, how they count, and what was not understood.

        Parameters
        ----------
        left_out : sequence of str, optional
            Sentences; without it those of before stay.
        """
        row = {
            "name": self.assignment,
            "exercises": msgspec.json.encode(exercises).decode(),
            "weights": None if weights is None else msgspec.json.encode(dict(weights)).decode(),
        }
        with self.writing() as connection:
            self._id = _put(connection, assignments, row)
            if left_out is not None:
                said = msgspec.json.encode(list(left_out)).decode()
                connection.execute(
                    update(assignments).where(assignments.c.id == self._id).values(left_out=said)
                )
            # reports lie under the students' names: those of another assignment are about to be replaced
            other = submissions.c.assignment_id != self._id
            connection.execute(update(submissions).where(other).values(report_key=""))

    def graded(self, *, shadow: bool) -> dict[str, Graded]:
        """Return the students who need not be graded again while their conditions stay the same.

        What is ungraded, disputed or without its report through a fault of the grader is graded again, and
        with `shadow` what no second judge has seen.
        """
        open_questions = (results.c.state != "graded") | results.c.disputed
        if shadow:
            open_questions |= ~results.c.shadow
        of_submission = (results.c.submission_id == submissions.c.id) & results.c.current
        row = submissions.c
        query = (
            select(students.c.student, row.conditions, row.report, row.report_key)
            .join_from(submissions, students)
            .where(row.assignment_id == self._id, row.current, row.fault == "")
            .where(~exists().where(of_submission, open_questions))
        )
        with self.reading() as connection:
            return {student: Graded(*rest) for student, *rest in connection.execute(query)}

    def add(
        self, outcome: StudentResults, *, conditions: str, report_key: str, level: Level, shadow: bool
    ) -> None:
        """Commit a student's results; earlier ones of other digests stay and are no longer current.

        Raises
        ------
        GraderError
            If they cannot be written; then none of them is.
        """
        now = _now()
        known = outcome.hand_in
        with self.writing() as connection:
            person = {"student": outcome.student, "name": known.name, "email": known.email}
            student = _put(connection, students, person)
            mine = {"student": student, "assignment": self._id}
            connection.execute(_OLD_SUBMISSIONS, mine)
            row = {
                "student_id": student,
                "assignment_id": self._id,
                "digest": outcome.results[0].submission_digest,
                "fingerprint": outcome.fingerprint,
                "attempt": known.attempt,
                "submitted_at": known.submitted_at,
                "late": known.late,
                "group_name": known.group,
                "current": True,
                "conditions": conditions,
                "report": outcome.report,
                "report_key": report_key,
                "fault": outcome.fault,
                "graded_at": now,
            }
            submission = _put(connection, submissions, row)
            connection.execute(_OLD_RESULTS, {"submission": submission})
            fixed = {"level": level, "shadow": shadow, "graded_at": now, **self._surroundings}
            _put_results(connection, outcome.results, {"submission_id": submission, **fixed})

    def note(self, action: str, detail: str, student: str | None = None, exercise: str | None = None) -> None:
        """Write down who did what."""
        row = {"at": _now(), "actor": _actor(), "action": action, "detail": detail}
        with self.writing() as connection:
            connection.execute(insert(events), {**row, "student": student, "exercise": exercise})

    def level(self, otherwise: Level) -> Level:
        """Return the weakest isolation under which any of the current results was found."""
        query = (
            select(results.c.level)
            .join_from(results, submissions)
            .where(submissions.c.assignment_id == self._id, submissions.c.current, results.c.current)
            .distinct()
        )
        with self.reading() as connection:
            found = set(connection.scalars(query))
        return next((level for level in LEVELS if level in found), otherwise)

    def outcomes(self, only: Collection[str] | None = None) -> Iterator[StudentResults]:
        """Yield the current results of every student, or of some, in order of student and exercise."""
        query = (
            select(
                students.c.student, students.c.name, students.c.email, submissions.c.attempt,
                submissions.c.submitted_at, submissions.c.late, submissions.c.group_name,
                submissions.c.report, submissions.c.fault, results.c.record,
            )
            .join_from(submissions, students)
            .join(results)
            .where(submissions.c.assignment_id == self._id, submissions.c.current, results.c.current)
            .order_by(students.c.student, results.c.exercise)
        )  # fmt: skip
        with self.reading() as connection:
            rows = connection.execution_options(yield_per=500).execute(query)
            for student, group in groupby(rows, key=lambda row: str(row.student)):
                if only is None or student in only:
                    yield _outcome(student, list(group))

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the gradebook as it is now."""
        with database_faults(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection that waits for other writers before it begins, and commits at the end."""
        with (
            database_faults(self.path),
            self._engine.connect().execution_options(immediate=True) as connection,
            connection.begin(),
        ):
            yield connection


def assignments_in(path: Path) -> tuple[str, ...]:
    """Return the names of all assignments of a gradebook; empty is what was graded without one.

    Raises
    ------
    UsageError
        If there is no gradebook that can be read at `path`.
    """
    if not path.is_file():
        raise UsageError(f"There is no gradebook {path}: 'autograder grade ... -o {path.parent}' makes one.")
    engine = open_database(path)
    with database_faults(path), engine.connect() as connection, connection.begin():
        found = tuple(connection.scalars(select(assignments.c.name).order_by(assignments.c.id)))
    engine.dispose()
    return found


#: what a row with the same key keeps
_KEPT = ("id", "left_out", "published_at")


def _upsert(table: Table, key: Sequence[str], *returned: str) -> ReturningInsert[Any]:
    """Return the statement that inserts a row, or updates the one with the same key."""
    statement = insert_or(table)
    changed = {column.name: statement.excluded[column.name] for column in table.c if column.name not in _KEPT}
    return statement.on_conflict_do_update(index_elements=key, set_=changed).returning(
        table.c.id, *(table.c[name] for name in returned)
    )


# built once: with a student a second, making them anew would take longer than running them
_UPSERT = {
    students: _upsert(students, ("student",)),
    assignments: _upsert(assignments, ("name",)),
    submissions: _upsert(submissions, ("student_id", "assignment_id", "digest")),
}
_UPSERT_RESULTS = _upsert(
    results, ("submission_id", "exercise", "spec_digest", "reference_digest", "grader_version"), "exercise"
)
_OLD_SUBMISSIONS = (
    update(submissions)
    .where(submissions.c.student_id == bindparam("student"))
    .where(submissions.c.assignment_id == bindparam("assignment"), submissions.c.current)
    .values(current=False)
)
_OLD_RESULTS = (
    update(results)
    .where(results.c.submission_id == bindparam("submission"), results.c.current)
    .values(current=False)
)
_OLD_CHECKS = delete(checks).where(checks.c.result_id == bindparam("result"))
_NEW_CHECKS = insert(checks)


def _put(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row, or update the one with the same key; return its id."""
    return int(connection.execute(_UPSERT[table], row).scalar_one())


def _put_results(connection: Connection, found: Sequence[Result], fixed: Mapping[str, Any]) -> None:
    rows = [
        {
            "exercise": result.exercise,
            "spec_digest": result.spec_digest,
            "reference_digest": result.reference_digest,
            "grader_version": result.grader_version,
            "disputed": bool(result.disputed),
            "current": True,
            "state": result.state,
            "score": result.score,
            "possible": result.possible,
            "seconds": result.seconds,
            "record": msgspec.json.encode(result),
            **fixed,
        }
        for result in found
    ]
    ids = {exercise: number for number, exercise in connection.execute(_UPSERT_RESULTS, rows)}
    connection.execute(_OLD_CHECKS, [{"result": number} for number in ids.values()])
    verdicts = [
        {
            "result_id": ids[result.exercise],
            "position": position,
            "check_id": check.id,
            "status": check.status,
            "earned": check.earned,
            "possible": check.possible,
            "hidden": check.hidden,
            "diagnosis": check.diagnosis,
        }
        for result in found
        for position, check in enumerate(result.checks)
    ]
    if verdicts:
        connection.execute(_NEW_CHECKS, verdicts)


def _outcome(student: str, rows: Sequence[Any]) -> StudentResults:
    first = rows[0]
    hand_in = HandIn(first.name, first.email, first.attempt, first.submitted_at, first.late, first.group_name)
    found = tuple(replace(_DECODER.decode(row.record), hand_in=hand_in) for row in rows)
    return StudentResults(student, found, first.report, first.fault, hand_in)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _actor() -> str:
    """Return the name of who is at work, as far as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
