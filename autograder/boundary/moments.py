"""Points in time, as course systems write them and as people read them."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from autograder.boundary.wording import count_of

#: how one system writes them, without blanks that are too many and without colons
FORMS = ("%b %d, %Y %I%M %p", "%B %d, %Y %I%M %p", "%d %B, %Y %H%M", "%d %b, %Y %H%M", "%B %d, %Y %H%M")
_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$|Z$)")


def read_moment(text: str) -> datetime | None:
    """Return the time that a course system wrote, with its zone where it named one; None if it is none."""
    plain = _OFFSET.sub("", re.sub(r"\s*(?:UTC|GMT)$", "Z", text.strip()))
    try:
        return datetime.fromisoformat(plain)
    except ValueError:
        pass
    squeezed = " ".join(text.replace(":", "").split())
    for form in FORMS:
        try:
            return datetime.strptime(squeezed, form)
        except ValueError:
            continue
    return None


def is_after(moment: datetime, other: datetime) -> bool:
    """Whether one moment comes after another."""
    return between(other, moment) > timedelta(0)


def between(start: datetime, end: datetime) -> timedelta:
    """Return the time that passed; Python subtracts clocks of one zone even if they were changed between."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def shown(moment: datetime, zone: tzinfo | None) -> str:
    """Return a moment as it is read, always with the zone that it is told in."""
    there = moment.astimezone(zone)
    name = getattr(zone, "key", "")
    return f"{there:%Y-%m-%d %H:%M} {name or _offset(there)}"


def duration_of(time: timedelta) -> str:
    """Return a time span in days, hours and minutes."""
    minutes = max(1, round(time.total_seconds() / 60))
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    return " ".join(
        count_of(count, unit)
        for count, unit in ((days, "day"), (hours, "hour"), (minutes, "minute"))
        if count
    )


def _offset(moment: datetime) -> str:
    text = f"{moment:%z}"
    return "UTC" if text == "+0000" else f"{text[:3]}:{text[3:5]}"
