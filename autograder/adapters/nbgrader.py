"""nbgrader: ``submitted/<student>/<assignment>/`` with ``timestamp.txt``, and the exchange's folder."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.adapters.claims import Claim, entries_of
from autograder.boundary.hand_in import HandIn
from autograder.boundary.text import clean_line
from autograder.errors import UsageError
from autograder.submission.entries import Intake, Item, Part, list_folder, not_understood

COURSE = frozenset({"source", "release", "autograded", "feedback", "gradebook.db", "nbgrader_config.py"})
STAMP = "timestamp.txt"
#: folders of the exchange, the last part only where the course asks for it
INBOUND = re.compile(
    r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+"
    r"(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[^+]*)(?:\+.*)?"
)
MAX_STAMP = 100
LOOK = 20  # students whose folders are looked into for the sign


def nbgrader(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if this is no tree of nbgrader.

    All assignments of a student are one submission: exercises are found in it by name. Of several hand-ins
    of one assignment in the exchange the last one counts.
    """
    names = {item.name for item in items}
    if "submitted" in names and names & COURSE:
        inner = folder / "submitted"
        return _submitted(inner, list_folder(inner))
    inbound = {item.name: found for item in items if (found := INBOUND.fullmatch(item.name))}
    if inbound and 2 * len(inbound) >= len(items):
        return _exchange(folder, items, inbound)
    if folder.name == "submitted" or any(
        _stamps(item) for item in [item for item in items if item.kind == "folder"][:LOOK]
    ):
        return _submitted(folder, items)
    return None


def _submitted(folder: Path, items: Sequence[Item]) -> Intake | None:
    claims = [
        Claim(item.name, Part(item.name, item.path), HandIn(submitted_at=_latest(_stamps(item))))
        for item in items
        if item.kind == "folder"
    ]
    if not claims:
        return None
    left_out = not_understood(item.name for item in items if item.kind != "folder")
    return Intake("nbgrader", "class", entries_of(claims, folder), (), left_out)


def _exchange(folder: Path, items: Sequence[Item], inbound: dict[str, re.Match[str]]) -> Intake:
    attempts: dict[tuple[str, str], set[str]] = {}
    for found in inbound.values():
        attempts.setdefault((found["student"], found["assignment"]), set()).add(found["when"])
    claims, skipped = [], []
    for item in items:
        match = inbound.get(item.name)
        if match is None:
            continue
        mine = attempts[match["student"], match["assignment"]]
        if match["when"] != max(mine):
            skipped.append(f"{item.name} is of an earlier attempt: skipped")
            continue
        hand_in = HandIn(attempt=len(mine), submitted_at=match["when"])
        claims.append(Claim(match["student"], Part(item.name, item.path), hand_in))
    left_out = not_understood(item.name for item in items if item.name not in inbound)
    return Intake("nbgrader", "class", entries_of(claims, folder), tuple(skipped), left_out)


def _stamps(item: Item) -> list[Path]:
    """Return the time stamps in the assignment folders of a student."""
    try:
        below = list_folder(item.path)
    except UsageError:
        return []
    return [one.path / STAMP for one in below if one.kind == "folder" and (one.path / STAMP).is_file()]


def _latest(stamps: Iterable[Path]) -> str | None:
    said = []
    for stamp in stamps:
        try:
            with stamp.open("rb") as stream:
                said.append(clean_line(stream.read(MAX_STAMP).decode("utf-8", "replace")).strip())
        except OSError:
            continue
    return max(filter(None, said), default=None)
