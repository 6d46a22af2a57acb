"""Moodle, "Download all submissions": ``Full name_<id>_assignsubmission_file[_]/...``, or flat files.

The id belongs to the participant in one assignment and is no user id. With blind marking all are called
``Participant`` in the site's language; a group's name and id stand in the place of a person's, and students
without a group have no id.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from autograder.adapters.claims import Claim, entries_of, group_of, most
from autograder.boundary.hand_in import HandIn
from autograder.submission.entries import Intake, Item, Part, not_understood

PATTERN = re.compile(
    r"(?P<name>.+?)(?:_(?P<id>\d+))?_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_(?P<file>.+)|_)?", re.DOTALL
)
BLIND = re.compile(
    r"(?i)participant|participante|partecipante|teilnehmer(?:/in|in)?|deelnemer|deltager|deltagare|uczestnik|"
    r"участник|참가자|参加者|参与者"
)
WORKSHEET = ".csv"  # the grading worksheet that is downloaded beside the submissions


def moodle(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if this is no download of Moodle."""
    claims, strange, skipped = [], [], []
    for item in items:
        found = PATTERN.fullmatch(item.name)
        if found is None or (item.kind != "folder" and not found["file"]):
            if item.name.lower().endswith(WORKSHEET) and _is_worksheet(item.path):
                skipped.append(f"{item.name} is the grading worksheet: skipped")
            else:
                strange.append(item)
            continue
        name = found["name"].replace("_", " ")
        blind = bool(BLIND.fullmatch(name))
        student = found["id"] or name
        called = "" if item.kind == "folder" else str(found["file"])
        hand_in = HandIn(name=f"{name} {student}" if blind else name, group=group_of(name))
        claims.append(Claim(student, Part(called or item.name, item.path), hand_in))
    if not most(items, {claim.part.path.name for claim in claims}):
        return None
    left_out = not_understood(item.name for item in strange)
    return Intake("moodle", "class", entries_of(claims, folder), tuple(skipped), left_out)


def _is_worksheet(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(4096).split(b"\n")[0]
    except OSError:
        return False
    return head.count(b",") + head.count(b";") + head.count(b"\t") >= 5
