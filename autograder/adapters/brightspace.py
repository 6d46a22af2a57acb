"""Brightspace's download: ``<user id>-<folder id> - <name> - <time> - <file name>``, or a folder a hand-in.

The vendor documents no format; this is the one that published scripts read.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from autograder.adapters.claims import Claim, entries_of, most
from autograder.boundary.hand_in import HandIn
from autograder.boundary.moments import read_moment
from autograder.submission.entries import Intake, Item, Part, not_understood

PATTERN = re.compile(
    r"(?s)(?P<user>\d+)-\d+ ?- ?(?P<name>.+?) ?- ?"
    r"(?P<when>[^-]*\b\d{4}[ ,]+\d{1,2}[:.]?\d\d(?: ?[AaPp][Mm])?)"
    r"(?: ?- ?(?P<file>.+))?"
)


def brightspace(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if this is no download of Brightspace.

    Of several hand-ins of one user the last is graded, as far as their times can be read.
    """
    found = {item.name: match for item in items if (match := PATTERN.fullmatch(item.name))}
    found = {item.name: found[item.name] for item in items if item.name in found and _is_whole(item, found)}
    strange = [item for item in items if item.name not in found and item.name != "index.html"]
    if not most([item for item in items if item.name != "index.html"], found):
        return None
    times: dict[str, list[str]] = {}
    for match in found.values():
        seen = times.setdefault(match["user"], [])
        if match["when"] not in seen:
            seen.append(match["when"])
    claims, skipped = [], []
    for item in items:
        if item.name == "index.html":
            skipped.append("index.html is the list of the download: skipped")
        match = found.get(item.name)
        if match is None:
            continue
        mine = times[match["user"]]
        if match["when"] != max(mine, key=_order):
            skipped.append(f"{item.name} was handed in before another: skipped")
            continue
        hand_in = HandIn(match["name"], attempt=len(mine), submitted_at=match["when"])
        claims.append(Claim(match["user"], Part(match["file"] or item.name, item.path), hand_in))
    left_out = not_understood(item.name for item in strange)
    return Intake("brightspace", "class", entries_of(claims, folder), tuple(skipped), left_out)


def _is_whole(item: Item, found: dict[str, re.Match[str]]) -> bool:
    """Whether a folder's name ends with the time, and a file's with its own name."""
    return (item.kind == "folder") != bool(found[item.name]["file"])


def _order(when: str) -> tuple[bool, datetime, str]:
    moment = read_moment(when)
    return moment is not None, moment or datetime.min, when
