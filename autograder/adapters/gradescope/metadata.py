"""``submission_metadata.json``: who handed in, for which time, and how late."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from autograder.boundary.moments import duration_of

UNKNOWN = "submission"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the platform says about a submission; it changes what is shown, never what is earned.

    Attributes
    ----------
    student : str
        Names of the group, else their addresses, else the submission's number.
    attempt : int or None
        1 for the first; None when the platform did not say.
    submitted_at : str or None
        As the platform wrote it.
    late : timedelta or None
        Time since the due date, not above 0 when in time; None when a date is missing.
    """

    student: str = UNKNOWN
    attempt: int | None = None
    submitted_at: str | None = None
    late: timedelta | None = None

    def sentences(self) -> list[str]:
        """Return the sentences for the student: the attempt, and the lateness if there is any."""
        said = [] if self.attempt is None else [f"This is attempt {self.attempt}."]
        if self.late is not None and self.late > timedelta(0):
            said.append(f"It was handed in {duration_of(self.late)} after the due date.")
        return said


def read_metadata(path: Path) -> Metadata:
    """Read the file; anything missing or malformed stays unknown: no mark depends on it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Metadata()
    if not isinstance(found, dict):
        return Metadata()
    created = found.get("created_at")
    assignment = found.get("assignment")
    due = assignment.get("due_date") if isinstance(assignment, dict) else None
    earlier = found.get("previous_submissions")
    return Metadata(
        student=_student(found),
        attempt=len(earlier) + 1 if isinstance(earlier, list) else None,
        submitted_at=created if isinstance(created, str) else None,
        late=_between(due, created),
    )


def _student(found: Mapping[str, Any]) -> str:
    users = found.get("users")
    known = [user for user in users if isinstance(user, dict)] if isinstance(users, list) else []
    for key in ("name", "email"):
        names = [user[key] for user in known if isinstance(user.get(key), str) and user[key].strip()]
        if names:
            return ", ".join(names)
    number = found.get("id")
    return f"{UNKNOWN} {number}" if isinstance(number, int | str) else UNKNOWN


def _between(start: object, end: object) -> timedelta | None:
    if not isinstance(start, str) or not isinstance(end, str):
        return None
    try:
        return datetime.fromisoformat(end) - datetime.fromisoformat(start)
    except (ValueError, TypeError, OverflowError):  # no date; or one with a time zone and one without
        return None
