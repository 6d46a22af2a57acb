"""What an assignment does with time and attempts: read strictly from its table in ``assignments.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Literal, TypeAlias, get_args

from autograder.boundary.moments import is_after
from autograder.errors import is_number, require

Attempts: TypeAlias = Literal["last", "best", "mean"]
ATTEMPTS: tuple[Attempts, ...] = get_args(Attempts)
#: keys of an assignment's table, and those of its table ``late``
KEYS = ("due", "timezone", "grace_minutes", "late", "attempts", "weight", "hidden_checks_from")
LATE_KEYS = ("percent_per_day", "from_budget", "cut_off")
#: keys at the top of the file, which hold for all assignments
COURSE_KEYS = ("timezone", "late_days")
MOST_GRACE = 24 * 60
EXAMPLE = "2026-10-05T23:59:00+02:00"


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # looks for the system's files when it is imported, which few need

    return ZoneInfo(name)


@dataclass(frozen=True, slots=True)
class Policy:
    """How the score of an assignment is made of what was earned; nothing is taken off unless it says so.

    Attributes
    ----------
    due : datetime or None
        Always with a zone, as are the other moments.
    timezone : str
        In which days are counted and times are shown; empty for the offset of `due`.
    grace_minutes : float
        So much later is not late yet, on the due date and on each day after it.
    percent_per_day : float or None
        Of what was earned, for each day that was begun.
    from_budget : bool
        Whether late days are paid from the student's budget first.
    late_days : int
        The budget of every student over all assignments.
    cut_off : datetime or None
        What is handed in after it counts nothing.
    attempts : {"last", "best", "mean"}
        Which of a student's graded attempts counts.
    weight : float
        Of the assignment in the course's total.
    hidden_checks_from : datetime or None
        From when on reports show how the hidden checks went.
    """

    due: datetime | None = None
    timezone: str = ""
    grace_minutes: float = 0
    percent_per_day: float | None = None
    from_budget: bool = False
    late_days: int = 0
    cut_off: datetime | None = None
    attempts: Attempts = "last"
    weight: float = 1
    hidden_checks_from: datetime | None = None

    @property
    def zone(self) -> tzinfo | None:
        """Return the zone in which a time without one is read."""
        return _zone(self.timezone) if self.timezone else self.due.tzinfo if self.due else None


PLAIN = Policy()


def read_course_keys(tables: Mapping[str, object], file: str) -> dict[str, Any]:
    """Return what the top of the file says for all assignments.

    Raises
    ------
    SpecError
        If a key is unknown, or of the wrong type.
    """
    found = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    for key in found:
        known = f"one of {', '.join(COURSE_KEYS)} or a table"
        require(key in COURSE_KEYS, f"A key at the top of {file}", known, key)
    days = found.get("late_days", 0)
    whole = is_number(days) and isinstance(days, int) and days >= 0
    require(whole, f"'late_days' at the top of {file}", "a whole number of days", days)
    _require_zone(found.get("timezone", ""), f"the top of {file}")
    return found


def read_policy(table: Mapping[str, Any], course: Mapping[str, Any], where: str) -> Policy:
    """Return the policy in an assignment's table.

    Parameters
    ----------
    course : mapping
        What `read_course_keys` found.
    where : str
        How the table is called in a sentence.

    Raises
    ------
    SpecError
        If a key is unknown or of the wrong type, a time has no zone, or lateness has no due date.
    """
    zone = table.get("timezone", course.get("timezone", ""))
    _require_zone(zone, where)
    due, hidden = (_moment(table, key, zone, where) for key in ("due", "hidden_checks_from"))
    late = table.get("late", {})
    require(isinstance(late, dict), f"'late' in {where}", f"a table with {', '.join(LATE_KEYS)}", late)
    for key in late:
        require(key in LATE_KEYS, f"A key of 'late' in {where}", f"one of {', '.join(LATE_KEYS)}", key)
    for key in ("late", "grace_minutes"):
        require(
            due is not None or key not in table, f"'{key}' in {where}", "accompanied by 'due'", table.get(key)
        )
    cut_off = _moment(late, "cut_off", zone, f"'late' in {where}")
    after = cut_off is None or due is None or is_after(cut_off, due)
    require(after, f"'cut_off' in {where}", "after 'due'", str(cut_off))
    percent = late.get("percent_per_day")
    share = percent is None or (is_number(percent) and 0 < percent <= 100)
    require(share, f"'percent_per_day' in {where}", "a number above 0, at most 100", percent)
    budget = late.get("from_budget", False)
    require(isinstance(budget, bool), f"'from_budget' in {where}", "true or false", budget)
    given = not budget or "late_days" in course
    require(given, f"'from_budget' in {where}", "used with 'late_days' at the top of the file", budget)
    grace = table.get("grace_minutes", 0)
    short = is_number(grace) and 0 <= grace <= MOST_GRACE
    require(short, f"'grace_minutes' in {where}", f"a number of minutes, at most {MOST_GRACE}", grace)
    attempts = table.get("attempts", "last")
    require(attempts in ATTEMPTS, f"'attempts' in {where}", f"one of {', '.join(ATTEMPTS)}", attempts)
    weight = table.get("weight", 1)
    counts = is_number(weight) and 0 < weight < float("inf")
    require(counts, f"'weight' in {where}", "a number above 0", weight)
    days = course.get("late_days", 0)
    return Policy(due, zone, grace, percent, budget, days, cut_off, attempts, weight, hidden)


def _moment(table: Mapping[str, Any], key: str, zone: str, where: str) -> datetime | None:
    value = table.get(key)
    if value is None:
        return None
    require(isinstance(value, datetime), f"'{key}' in {where}", f"a date and time such as {EXAMPLE}", value)
    assert isinstance(value, datetime)
    if value.tzinfo is None and zone:
        return value.replace(tzinfo=_zone(zone))
    must = f"a time with its zone, as {EXAMPLE} or with 'timezone'"
    require(value.tzinfo is not None, f"'{key}' in {where}", must, str(value))
    return value


def _require_zone(name: object, where: str) -> None:
    require(_is_zone(name), f"'timezone' in {where}", "a name such as 'Europe/Berlin'", name)


def _is_zone(name: object) -> bool:
    if name == "":
        return True
    try:
        return isinstance(name, str) and bool(_zone(name))
    except (ValueError, OSError, LookupError):
        return False
