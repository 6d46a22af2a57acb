"""Trees of a classroom on GitHub: ``<assignment>-submissions/<assignment>-<user>/``, each a clone."""

from collections.abc import Sequence
from pathlib import Path

from autograder.adapters.claims import Claim, common_prefix, entries_of
from autograder.submission.entries import Intake, Item, Part, not_understood

ENDING = "-submissions"


def classroom(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if these are no clones of one assignment."""
    folders = [item for item in items if item.kind == "folder"]
    assignment = folder.name.removesuffix(ENDING) + "-" if folder.name.endswith(ENDING) else ""
    if not assignment or not all(item.name.startswith(assignment) for item in folders):
        if len(folders) < 2 or not all((item.path / ".git").exists() for item in folders):
            return None
        assignment = common_prefix({item.name for item in folders}, "-")
    if not folders or not assignment:
        return None
    claims = [
        Claim(item.name[len(assignment) :] or item.name, Part(item.name, item.path)) for item in folders
    ]
    left_out = not_understood(item.name for item in items if item.kind != "folder")
    return Intake("classroom", "class", entries_of(claims, folder), (), left_out)
