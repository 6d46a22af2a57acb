"""Where each course system's file says who somebody is, and where a score goes; read from `formats.md`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.adapters.grades.sheet import Sheet
from autograder.boundary.text import clean_line, show
from autograder.errors import UsageError


@dataclass(frozen=True, slots=True)
class System:
    """A course system's file.

    Attributes
    ----------
    title : str
        What the file is called there.
    signs : tuple of str
        Columns without which it is no such file.
    ids, emails : tuple of str
        Columns by which people are known, the surest first.
    names : tuple of tuple of str
        Columns that together are a name.
    column : pattern
        Of the names of columns that take scores; groups `title` and, where the name has it, `points`.
    maximum : str
        Column of what can be earned; ``{}`` stands for the name of the column of scores.
    points_row : str
        First cell of the row that holds what can be earned.
    locked : tuple of str
        A column, and what it says of a row that must not be changed.
    comments : str
        Column of what is told to a student.
    """

    title: str
    signs: tuple[str, ...]
    ids: tuple[str, ...]
    emails: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    column: re.Pattern[str]
    maximum: str = ""
    points_row: str = ""
    locked: tuple[str, str] = ("", "")
    comments: str = ""


SYSTEMS = {
    "canvas": System(
        "gradebook exported from Canvas",
        signs=("Student", "ID", "Section"),
        ids=("ID", "SIS User ID", "SIS Login ID"),
        emails=("SIS Login ID",),
        names=(("Student",),),
        column=re.compile(r"(?s)(?P<title>.*)\s\(\d+\)"),
        points_row="Points Possible",
    ),
    "moodle": System(
        "grading worksheet downloaded from Moodle in English",
        signs=("Identifier", "Grade", "Last modified (grade)"),
        ids=("Identifier", "ID number"),
        emails=("Email address",),
        names=(("Full name",),),
        column=re.compile(r"(?P<title>Grade)"),
        maximum="Maximum grade",
        locked=("Grade can be changed", "no"),
        comments="Feedback comments",
    ),
    "gradescope": System(
        "list of grades downloaded from Gradescope",
        signs=("SID", "Email"),
        ids=("SID",),
        emails=("Email",),
        names=(("First Name", "Last Name"), ("Name",)),
        column=re.compile(r"(?P<title>Total Score|(?!.* - |First Name|Last Name|Name$|SID|Email|Section).+)"),
        maximum="{} - Max Points",
    ),
    "blackboard": System(
        "grade file downloaded from Blackboard",
        signs=("Last Name", "First Name", "Username"),
        ids=("Username", "Student ID"),
        emails=(),
        names=(("First Name", "Last Name"),),
        column=re.compile(r"(?s)(?P<title>.*?) \[Total Pts: (?P<points>[\d.,]+)[^\]]*\]\s?\|\d+"),
        comments="Feedback to Learner",
    ),
    "brightspace": System(
        "grade file exported from Brightspace",
        signs=("End-of-Line Indicator",),
        ids=("OrgDefinedId", "Username"),
        emails=("Email",),
        names=(("First Name", "Last Name"),),
        column=re.compile(r"(?s)(?P<title>.*?) Points Grade(?: <.*?MaxPoints:(?P<points>[\d.,]+).*>)?"),
    ),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where in a sheet scores go.

    Attributes
    ----------
    people : tuple of int
        Rows that are a person's.
    column : int
    maximum : int or None
        Column of what can be earned, if the file has one.
    maxima : tuple of float or None
        What can be earned, one a row of the sheet; None where the file does not say.
    locked : frozenset of int
        Rows that the system would not change.
    comments : int or None
    """

    people: tuple[int, ...]
    column: int
    maximum: int | None
    maxima: tuple[float | None, ...]
    locked: frozenset[int]
    comments: int | None


def locate(system: System, sheet: Sheet, wanted: str | None, title: str = "") -> Target:
    """Find out where scores go.

    Parameters
    ----------
    wanted : str or None
        Name of the column, with or without what the system adds to it; else the one that is called as the
        assignment is, else the only one that takes scores.

    Raises
    ------
    UsageError
        If this is no such file, or the column is not found.
    """
    missing = [name for name in system.signs if sheet.column(name) is None]
    if missing:
        raise UsageError(
            f"{show(str(sheet.path), 300)} is no {system.title}: its first line has no column {missing[0]!r}."
        )
    column = _column(system, sheet, wanted, title)
    points = _points_row(system, sheet)
    people = tuple(
        row
        for row in range((points or 0) + 1, len(sheet.rows))
        if any(c.value.strip() for c in sheet.rows[row])
    )
    lock, says = system.locked
    place = sheet.column(lock) if lock else None
    locked = frozenset(row for row in people if sheet.value(row, place).strip().casefold() == says and lock)
    comments = sheet.column(system.comments) if system.comments else None
    maximum = _maximum(system, sheet, column)
    return Target(people, column, maximum, _maxima(system, sheet, column, maximum, points), locked, comments)


def _column(system: System, sheet: Sheet, wanted: str | None, title: str) -> int:
    takes = {
        number: (cell.value, clean_line(found["title"]))
        for number, cell in enumerate(sheet.rows[0])
        if (found := system.column.fullmatch(cell.value.strip()))
    }
    for called in (wanted,) if wanted is not None else (title,):
        fitting = [number for number, names in takes.items() if called in names]
        if len(fitting) == 1:
            return fitting[0]
    if wanted is None and len(takes) == 1:
        return next(iter(takes))
    asked = f" called {wanted!r}" if wanted is not None else ""
    raise UsageError(
        f"{show(str(sheet.path), 300)} has no single column for the scores{asked}; it has: "
        f"{_some([shown for _, shown in takes.values()])}. Name one",
        option="--column NAME",
    )


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(show(name, 60) for name in names[:12])
    return (shown or "none") + (", ..." if len(names) > 12 else "")


def _points_row(system: System, sheet: Sheet) -> int | None:
    """Return the row of what can be earned; people come after it."""
    if not system.points_row:
        return None
    return next(
        (n for n in range(1, len(sheet.rows)) if sheet.value(n, 0).strip() == system.points_row), None
    )


def _maximum(system: System, sheet: Sheet, column: int) -> int | None:
    """Return the column of what can be earned; of the sum of an assignment it has a name of its own."""
    name = sheet.value(0, column)
    names = ["Max Points"] if name == "Total Score" else [system.maximum.format(name)]
    return next((place for name in names if name and (place := sheet.column(name)) is not None), None)


def _maxima(
    system: System, sheet: Sheet, column: int, maximum: int | None, points: int | None
) -> tuple[float | None, ...]:
    count = len(sheet.rows)
    if points is not None:
        return (number_of(sheet.value(points, column)),) * count
    found = system.column.fullmatch(sheet.value(0, column).strip())
    if found and "points" in system.column.groupindex:
        return (number_of(found["points"] or ""),) * count
    return tuple(number_of(sheet.value(row, maximum)) for row in range(count))


def number_of(text: str) -> float | None:
    """Return the number that a cell holds, with a point or a comma for its decimals, or None."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if value == value and abs(value) < 1e9 else None
