"""Gradescope's export of an assignment: ``submission_metadata.yml`` beside ``submission_<id>/`` folders."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.boundary.hand_in import HandIn
from autograder.boundary.text import escape_name
from autograder.submission.entries import Entry, Intake, Item, in_order, not_understood

METADATA = "submission_metadata.yml"
FOLDER = re.compile(r"submission_\d+")
MAX_METADATA = 256 * 1024 * 1024


def gradescope(folder: Path, items: Sequence[Item]) -> Intake | None:
    """Return who handed in what, or None if this is no export of Gradescope.

    Each member of a group has a row; the work is the group's. Metadata that cannot be read costs names alone.
    """
    by_name = {item.name: item for item in items}
    own = [item for item in items if item.kind == "folder" and FOLDER.fullmatch(item.name)]
    if METADATA not in by_name or not (own or len(items) == 1):
        return None
    known = _read(by_name[METADATA].path)
    strange = [item.name for item in items if item not in own and item.name != METADATA]
    if known is None:
        strange.append(METADATA)
    entries: list[Entry] = []
    for item in own:
        entries += _entries(item.name, item.path, (known or {}).get(item.name))
    for name, found in (known or {}).items():
        if name not in by_name:
            lost = "its folder is not in the export: nothing handed in"
            entries += [
                Entry(entry.student, entry.path, hand_in=entry.hand_in, refused="missing", problem=lost)
                for entry in _entries(name, folder / name, found)
            ]
    return Intake("gradescope", "class", in_order(entries), (), not_understood(strange))


def _entries(name: str, path: Path, found: Any) -> Iterator[Entry]:
    """Yield an entry a submitter, or one under the folder's name where none is known."""
    facts = found if isinstance(found, Mapping) else {}
    listed = facts.get(":submitters")
    people = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    called = [_text(one, ":name") or _text(one, ":email") or "" for one in people]
    submitted_at = _text(facts, ":created_at")
    if not people:
        yield Entry(escape_name(name), path, hand_in=HandIn(submitted_at=submitted_at))
    for position, one in enumerate(people):
        student = _text(one, ":sid") or _text(one, ":email") or _text(one, ":name") or name
        others = ", ".join(filter(None, called[:position] + called[position + 1 :])) or None
        hand_in = HandIn(_text(one, ":name"), _text(one, ":email"), submitted_at=submitted_at, group=others)
        yield Entry(escape_name(student), path, hand_in=hand_in)


def _text(found: Mapping[str, Any], key: str) -> str | None:
    value = found.get(key)
    return value.strip() if isinstance(value, str) and value.strip() not in ("", "~", "null") else None


def _read(path: Path) -> dict[str, Any] | None:
    """Return the metadata as plain text values, or None if they cannot be read.

    The base loader builds mappings, lists and strings and nothing else, whatever a tag asks for.
    """
    import yaml  # for this layout alone

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        with path.open("rb") as stream:
            found = yaml.load(stream.read(MAX_METADATA), Loader=loader)
    except (OSError, yaml.YAMLError, ValueError, RecursionError, UnicodeError):
        return None
    return {str(key).lstrip(":"): value for key, value in found.items()} if isinstance(found, dict) else None
