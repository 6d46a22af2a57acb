"""Canvas, "Download Submissions": files named ``<name>[_LATE]_<user id>_<attachment id>_<file name>``."""

import re
from collections.abc import Sequence
from pathlib import Path

from autograder.adapters.claims import Claim, entries_of, group_of, most
from autograder.boundary.hand_in import HandIn
from autograder.submission.entries import Intake, Item, Part, not_understood
from autograder.submission.file_kinds import CODE
from autograder.submission.files import suffix

#: tried in this order; entries of text and addresses carry no attachment id
PATTERNS = (
    re.compile(r"(?s)(?P<late>LATE_)?(?P<anonymous>anon)_(?P<user>[^_]+)_\d+_(?P<file>.+)"),
    re.compile(r"(?s)(?P<late>LATE_)?(?P<anonymous>anon)_(?P<user>[^_]+)_(?P<file>(?:text|link)\.html)"),
    re.compile(r"(?s)(?P<name>.*?)(?P<late>_LATE)?_(?P<user>\d+)_\d+_(?P<file>.+)"),
    re.compile(r"(?s)(?P<name>.*?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<file>(?:text|link)\.html)"),
)
# Appended to a file's name that the student had used before: a number, after eight tries something random.
AGAIN = re.compile(
    r"(?s)(?P<stem>.+)-(?:(?P<number>\d{1,2})|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?P<end>\.\w+)?"
)


def canvas(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if this is no download of Canvas.

    Several files of one user are one submission. Names of persons have no separator in them, and a group's
    stands in their place; the user id is what counts.
    """
    files = (item for item in items if item.kind != "folder")
    claims = {item.name: claim for item in files if (claim := _claim(item))}
    if not most(items, claims):
        return None
    entries = entries_of(_as_written(list(claims.values())), folder)
    left_out = not_understood(item.name for item in items if item.name not in claims)
    return Intake("canvas", "class", entries, left_out=left_out)


def _claim(item: Item) -> Claim | None:
    for pattern in PATTERNS:
        if found := pattern.fullmatch(item.name):
            parts = found.groupdict()
            again = AGAIN.fullmatch(parts["file"])
            name = parts.get("name") or None
            return Claim(
                f"anon_{parts['user']}" if parts.get("anonymous") else parts["user"],
                Part(parts["file"], item.path),
                HandIn(
                    name=name,
                    late=bool(parts["late"]),
                    attempt=int(again["number"]) + 1 if again and again["number"] else None,
                    group=group_of(name) if name else None,
                ),
            )
    return None


def _as_written(claims: list[Claim]) -> list[Claim]:
    """Return the claims with files called as their authors called them, so that imports find them.

    Code is renamed; data is found under both names, for ``trial-1.csv`` may be what was meant.
    """
    taken = {(claim.student, claim.part.name) for claim in claims}
    found: list[Claim] = []
    for claim in claims:
        again = AGAIN.fullmatch(claim.part.name)
        name = again["stem"] + (again["end"] or "") if again else claim.part.name
        if name == claim.part.name or (claim.student, name) in taken:
            found.append(claim)
            continue
        taken.add((claim.student, name))
        if suffix(name) not in CODE:
            found.append(claim)
        found.append(Claim(claim.student, Part(name, claim.part.path), claim.hand_in))
    return found
