"""Files of a download that belong to the same student become one entry."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.text import escape_name
from autograder.submission.entries import Entry, Item, Part


@dataclass(frozen=True, slots=True)
class Claim:
    """A file or folder and what its name says: whose it is, and what its author called it."""

    student: str
    part: Part
    hand_in: HandIn = UNKNOWN


def entries_of(claims: Iterable[Claim], folder: Path) -> tuple[Entry, ...]:
    """Return one entry a student; late when any of its parts is, at the last of their attempts."""
    by_student: dict[str, list[Claim]] = {}
    for claim in claims:
        by_student.setdefault(escape_name(claim.student), []).append(claim)
    return tuple(_entry(student, mine, folder) for student, mine in sorted(by_student.items()))


def _entry(student: str, claims: list[Claim], folder: Path) -> Entry:
    facts = [claim.hand_in for claim in claims]
    late = [found.late for found in facts if found.late is not None]
    hand_in = replace(
        facts[0],
        late=any(late) if late else None,
        attempt=max((found.attempt for found in facts if found.attempt), default=None),
        submitted_at=max((found.submitted_at for found in facts if found.submitted_at), default=None),
    )
    path = claims[0].part.path if len(claims) == 1 else folder
    return Entry(student, path, tuple(claim.part for claim in claims), hand_in)


GROUP_WORDS = (
    "group",
    "team",
    "gruppe",
    "groupe",
    "grupo",
    "gruppo",
    "equipe",
    "équipe",
    "equipo",
    "projectgroup",
)


def group_of(name: str) -> str | None:
    """Return the name if it is a group's as far as its first letters tell; systems do not say."""
    bare = name.casefold().removeprefix("default").removeprefix("project").lstrip()
    return name if bare.startswith(GROUP_WORDS) else None


def common_prefix(names: set[str], end: str) -> str:
    """Return what all names begin with, up to and with the last `end` in it."""
    first, last = min(names), max(names)
    length = next(
        (n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[: first.rfind(end, 0, length) + 1]


def most(items: Iterable[Item], known: Collection[str]) -> bool:
    """Whether the names of most of what people hand in are known, or of most files if none is of that kind.

    A student's own file can look like one of a download by chance; most of a folder cannot.
    """
    listed = list(items)
    work = [item for item in listed if item.kind != "other"] or listed
    return 2 * sum(item.name in known for item in work) > len(work)
