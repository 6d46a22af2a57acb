"""A CSV file of what single students are given: columns student, assignment, until, excused."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from autograder.boundary.moments import is_after, read_moment, shown
from autograder.boundary.text import show
from autograder.course.policy import EXAMPLE, Policy
from autograder.errors import UsageError
from autograder.gradebook.policies import Extension
from autograder.submission.roster import csv_rows

COLUMNS = ("student", "assignment", "until", "excused")
EXCUSED = {
    "": False,
    "no": False,
    "false": False,
    "0": False,
    "yes": True,
    "true": True,
    "1": True,
    "x": True,
}


def read_extensions(path: Path, policies: Mapping[str, Policy]) -> dict[str, dict[str, Extension]]:
    """Return what the file gives in each assignment, by student; the whole file is looked at.

    Parameters
    ----------
    policies : mapping of str to Policy
        Of all assignments of the course.

    Raises
    ------
    UsageError
        If anything in the file is not as it must be.
    """
    rows = csv_rows(path, "file of extensions")
    columns = [cell.strip().casefold() for cell in rows[0]] if rows else []
    whole = {"student", "assignment"} <= set(columns) <= set(COLUMNS) and len(set(columns)) == len(columns)
    if not whole:
        got = show(", ".join(columns), 120) or "nothing"
        raise UsageError(f"{path} must have a first line with the columns {', '.join(COLUMNS)}; got {got}.")
    found: dict[str, dict[str, Extension]] = {name: {} for name in policies}
    for number, cells in enumerate(rows[1:], 2):
        row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, map(str.strip, cells), strict=False))
        where = f"{path}, row {number}"
        student, name = row["student"], row["assignment"]
        if len(cells) > len(columns) or not student:
            raise UsageError(f"{where}: a row must hold {', '.join(columns)}.")
        if name not in policies:
            known = ", ".join(policies) or "none"
            raise UsageError(f"{where}: there is no assignment {show(name)}; the course has {known}.")
        if student in found[name]:
            raise UsageError(f"{where}: {show(student)} has two rows for {name}.")
        found[name][student] = _extension(row, name, policies[name], where)
    return found


def _extension(row: Mapping[str, str], name: str, policy: Policy, where: str) -> Extension:
    word = row["excused"].casefold()
    if word not in EXCUSED:
        raise UsageError(f"{where}: 'excused' must be yes, no or empty; got {show(word)}.")
    text = row["until"]
    if not text and not EXCUSED[word]:
        raise UsageError(f"{where}: 'until' must be a time, or 'excused' yes.")
    return Extension(_until(text, name, policy, where) if text else None, EXCUSED[word])


def _until(text: str, name: str, policy: Policy, where: str) -> datetime:
    due = policy.due
    if due is None:
        raise UsageError(f"{where}: {name} has no due date in assignments.toml that could be extended.")
    until = read_moment(text) if ":" in text else None
    if until is None:
        raise UsageError(f"{where}: 'until' must be a date and time such as {EXAMPLE}; got {show(text)}.")
    if until.tzinfo is None and not policy.timezone:
        raise UsageError(
            f"{where}: 'until' must name its zone, as {EXAMPLE} does; or set 'timezone' in assignments.toml."
        )
    until = until if until.tzinfo else until.replace(tzinfo=policy.zone)
    if not is_after(until, due):
        raise UsageError(
            f"{where}: 'until' must be after the due date {shown(due, policy.zone)}; got {show(text)}."
        )
    return until
