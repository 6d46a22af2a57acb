"""Any other layout, by a regular expression with named groups over names or relative paths."""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from autograder.adapters.claims import Claim, entries_of
from autograder.boundary.hand_in import HandIn
from autograder.errors import UsageError
from autograder.submission.entries import Intake, Part, not_understood
from autograder.submission.files import skipped

WHO = ("student_id", "student", "name", "email")
GROUPS = frozenset({
    *WHO, "first_name", "last_name", "file", "attempt", "submitted_at", "timestamp", "late", "group",
})  # fmt: skip
NOT_LATE = frozenset({"", "0", "no", "false", "ontime", "on time"})


def compiled(text: str) -> re.Pattern[str]:
    """Return the expression.

    Raises
    ------
    UsageError
        If it is none, names no student, or has a group of another name.
    """
    try:
        pattern = re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise UsageError(f"--layout {text!r} is no regular expression: {error}.") from None
    unknown = sorted(pattern.groupindex.keys() - GROUPS)
    if unknown:
        raise UsageError(f"--layout has a group {unknown[0]!r}; known are {', '.join(sorted(GROUPS))}.")
    if not pattern.groupindex.keys() & {*WHO, "last_name"}:
        raise UsageError(f"--layout {text!r} must name the student: (?P<student_id>...) or (?P<name>...).")
    return pattern


def by_groups(pattern: re.Pattern[str], folder: Path, nobody: Collection[Path] = ()) -> Intake:
    """Return who handed in what: each file or folder whose relative path matches as a whole is somebody's."""
    claims, strange = [], []
    for name, path, is_folder, found in _matches(pattern, folder):
        if found is None and path not in nobody:
            strange.append(name)
        elif found is not None:
            said = {key: value.strip() for key, value in found.groupdict().items() if value}
            claims.append(_claim(said, path, is_folder))
    return Intake("regex", "class", entries_of(claims, folder), (), not_understood(strange))


def _claim(said: dict[str, str], path: Path, is_folder: bool) -> Claim:
    person = " ".join(filter(None, (said.get("first_name"), said.get("last_name"))))
    name = said.get("name") or person or None
    student = said.get("student_id") or said.get("student") or said.get("email") or name or path.name
    attempt = said.get("attempt", "")
    hand_in = HandIn(
        name,
        said.get("email"),
        int(attempt) if attempt.isdecimal() and len(attempt) < 6 else None,
        said.get("submitted_at") or said.get("timestamp"),
        said.get("late", "").casefold() not in NOT_LATE or None,
        said.get("group"),
    )
    return Claim(student, Part(path.name if is_folder else said.get("file", path.name), path), hand_in)


def _matches(
    pattern: re.Pattern[str], folder: Path
) -> Iterator[tuple[str, Path, bool, re.Match[str] | None]]:
    """Yield folders that match, and all files outside of them with their match, in order of name."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        deeper = []
        for name in sorted(folders):
            if skipped([name]):
                continue
            relative = (here / name).relative_to(folder).as_posix()
            if found := pattern.fullmatch(relative):
                yield relative, here / name, True, found
            else:
                deeper.append(name)
        folders[:] = deeper
        for name in sorted(files):
            if not skipped([name]):
                relative = (here / name).relative_to(folder).as_posix()
                yield relative, here / name, False, pattern.fullmatch(relative)
