"""Blackboard's download: ``<column>_<username>_attempt_<time>[_<file name>].ext``, and a .txt an attempt."""

import re
from collections.abc import Sequence
from pathlib import Path

from autograder.adapters.claims import Claim, common_prefix, entries_of, most
from autograder.boundary.hand_in import HandIn
from autograder.submission.entries import Intake, Item, Part, not_understood

PATTERN = re.compile(
    r"(?s)(?P<who>.+)_attempt_(?P<day>\d{4}-\d\d-\d\d)-(?P<time>\d\d-\d\d-\d\d)(?:_(?P<file>.+)|(?P<ending>\.\w+))"
)
NAME = re.compile(r"^\s*Name:\s*(?P<name>[^\n(]*?)\s*(?:\((?P<user>[^()\n]+)\))?\s*$", re.MULTILINE)
MAX_TEXT = 64 * 1024


def blackboard(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if this is no download of Blackboard.

    Of several attempts the last is graded; the .txt of an attempt gives the person's name.
    """
    found = {
        item.name: match
        for item in items
        if (match := PATTERN.fullmatch(item.name)) and item.kind != "folder"
    }
    strange = [item for item in items if item.name not in found]
    if not most(items, found):
        return None
    column = _common({match["who"] for match in found.values()})
    names: dict[str, str] = {}
    attempts: dict[str, set[str]] = {}
    files: list[tuple[str, str, Part]] = []
    texts: list[tuple[str, str, Part]] = []
    for item in items:
        match = found.get(item.name)
        if match is None:
            continue
        user = match["who"][len(column) :] or match["who"]
        when = f"{match['day']} {match['time'].replace('-', ':')}"
        attempts.setdefault(user, set()).add(when)
        if match["ending"] == ".txt":
            texts.append((user, when, Part(f"{user}{match['ending']}", item.path)))
            if said := NAME.search(_text(item.path)):
                names[user] = said["name"] or user
        else:
            called = match["file"] or f"{match['who']}{match['ending']}"
            files.append((user, when, Part(called, item.path)))
    with_files = {(user, when) for user, when, _ in files}
    texts = [one for one in texts if one[:2] not in with_files]  # a comment alone is an attempt, too
    claims, skipped = [], []
    for user, when, part in (*files, *texts):
        if when != max(attempts[user]):
            skipped.append(f"{part.path.name} is of an earlier attempt: skipped")
            continue
        hand_in = HandIn(names.get(user), attempt=len(attempts[user]), submitted_at=when)
        claims.append(Claim(user, part, hand_in))
    left_out = not_understood(item.name for item in strange)
    return Intake("blackboard", "class", entries_of(claims, folder), tuple(skipped), left_out)


def _common(whose: set[str]) -> str:
    """Return what all names begin with, the column of the grade book; user names may hold underscores."""
    if len(whose) == 1:
        (only,) = whose
        return only[: only.rfind("_") + 1]
    return common_prefix(whose, "_")


def _text(path: Path) -> str:
    try:
        if path.is_symlink():
            return ""
        with path.open("rb") as stream:
            return stream.read(MAX_TEXT).decode("utf-8-sig", "replace")
    except OSError:
        return ""
