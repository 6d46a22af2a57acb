"""Rows of the gradebook's tables, put in or replaced."""

import getpass
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert
from sqlalchemy.sql.dml import ReturningInsert

from autograder.gradebook.database import inserting
from autograder.gradebook.tables import assignments, checks, results, students, submissions
from autograder.judge.result import Result

_KEYS = {
    students: ("student",),
    assignments: ("name",),
    submissions: ("student_id", "assignment_id", "digest"),
    results: ("submission_id", "exercise", "spec_digest", "reference_digest", "grader_version"),
}
#: what a row with the same key keeps
_KEPT = ("id", "left_out", "published_at", "views")
_OLD_CHECKS = delete(checks).where(checks.c.result_id == bindparam("result"))
_NEW_CHECKS = insert(checks)


@cache  # with a student a second, making it anew would take longer than running it
def _upsert(dialect: str, table: Table, *returned: str) -> ReturningInsert[Any]:
    """Return the statement that inserts a row, or updates the one with the same key."""
    statement = inserting(table, dialect)
    changed = {column.name: statement.excluded[column.name] for column in table.c if column.name not in _KEPT}
    upsert = statement.on_conflict_do_update(index_elements=_KEYS[table], set_=changed)
    found: ReturningInsert[Any] = upsert.returning(table.c.id, *(table.c[name] for name in returned))
    return found


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row, or update the one with the same key; return its id."""
    return int(connection.execute(_upsert(connection.dialect.name, table), row).scalar_one())


def put_results(connection: Connection, found: Sequence[Result], fixed: Mapping[str, Any]) -> None:
    """Insert the results of a submission, which become the current ones.

    Parameters
    ----------
    fixed : mapping of str to object
        What all of their rows say alike.
    """
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
    upsert = _upsert(connection.dialect.name, results, "exercise")
    ids = {exercise: number for number, exercise in connection.execute(upsert, rows)}
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


def event(action: str, detail: str, student: str | None, exercise: str | None) -> dict[str, Any]:
    """Return the row of an event: what was done now, and by whom."""
    row = {"at": now(), "actor": who(), "action": action, "detail": detail}
    return {**row, "student": student, "exercise": exercise}


def now() -> str:
    """Return the time as it is written down."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def who() -> str:
    """Return the name of who is at work, as far as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
