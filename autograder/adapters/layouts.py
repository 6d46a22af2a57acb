"""The layouts of hand-ins, recognised by their own signs or forced by name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.adapters.blackboard import blackboard
from autograder.adapters.brightspace import brightspace
from autograder.adapters.canvas import canvas
from autograder.adapters.classroom import classroom
from autograder.adapters.gradescope.class_export import gradescope
from autograder.adapters.moodle import moodle
from autograder.adapters.named_groups import by_groups, compiled
from autograder.adapters.nbgrader import nbgrader
from autograder.boundary.text import show
from autograder.errors import UsageError, near_miss
from autograder.submission.class_or_submission import decide
from autograder.submission.entries import (
    Intake,
    Item,
    class_entries,
    file_kind,
    in_order,
    is_text_of_code,
    list_folder,
    not_understood,
    one_entry,
    resolved,
)
from autograder.submission.file_kinds import archive_kind
from autograder.submission.handout_files import Asked, without_handout
from autograder.submission.unpack import unpack

#: in the order in which they are tried: what has the clearest sign comes first
LAYOUTS: dict[str, Callable[[Path, Sequence[Item]], Intake | None]] = {
    "gradescope": gradescope,
    "moodle": moodle,
    "blackboard": blackboard,
    "brightspace": brightspace,
    "canvas": canvas,
    "nbgrader": nbgrader,
    "classroom": classroom,
}
#: layouts in which the name of a folder or file says whose it is, wherever it lies
BY_NAME = ("moodle", "blackboard", "brightspace", "canvas")
PLAIN = ("class", "submission")
MAX_WRAPPERS = 5  # folders around a download, each alone in the other


def check_layout(layout: str | None) -> re.Pattern[str] | None:
    """Return the expression that a layout is, or None if it is a name or there is none.

    Raises
    ------
    UsageError
        If it is neither.
    """
    if layout is None or layout in LAYOUTS or layout in PLAIN:
        return None
    if "(?P<" in layout:
        return compiled(layout)
    names = [*PLAIN, *LAYOUTS]
    near = near_miss(layout, names)
    raise UsageError(
        f"--layout must be one of {', '.join(names)}, or a regular expression with a group "
        f"(?P<student_id>...); got {show(layout)!r} instead{f', did you mean {near!r}' if near else ''}."
    )


def take_in(
    path: Path,
    asked: Asked,
    scratch: Path,
    layout: str | None = None,
    nobody: frozenset[Path] = frozenset(),
) -> Intake:
    """Find out who handed in what at a path.

    Parameters
    ----------
    path : Path
    asked : Asked
        What the course asks for and has handed out.
    scratch : Path
        An empty folder into which an archive is unpacked.
    layout : str, optional
        The name of a layout, ``class``, ``submission``, or a regular expression; recognised by default.
    nobody : frozenset of Path
        Files known to be no student's, such as the roster.

    Raises
    ------
    UsageError
        If there is nothing, it could be several things, or is not of the layout that was named.
    """
    pattern = check_layout(layout)
    if layout == "submission":
        return _submission(path)
    real = resolved(path)
    refused: tuple[str, ...] = ()
    if not real.is_dir():
        if not archive_kind(real.name) or file_kind(real.name, real) != "archive":
            return _one_file(path, layout)
        refused = tuple(unpack(real, scratch))
        folder, items = _unwrapped(scratch, list_folder(scratch))
    else:
        folder = real
        items = tuple(item for item in list_folder(path) if item.path not in nobody)
    if pattern is not None:
        found = by_groups(pattern, folder, nobody)
    elif layout in LAYOUTS:
        found = _forced(path, layout, folder, items, asked)
    elif layout == "class":
        found = _class(items, asked)
    else:
        recognised = _recognised(folder, items, asked)
        if recognised is None:
            return _plain(path, folder, items, asked, refused, archive=not real.is_dir())
        found = recognised
    return _with(found, left_out=refused)


def _one_file(path: Path, layout: str | None) -> Intake:
    if layout is not None and layout not in PLAIN:
        raise UsageError(f"{show(str(path), 300)} is one file, and --layout names a class of several.")
    return _submission(path)


def _submission(path: Path) -> Intake:
    """Return one submission; what a download calls it tells whose it is."""
    entry = one_entry(path)
    item = Item(path.name, entry.path, "folder" if entry.path.is_dir() else "code")
    for name in BY_NAME:
        found = LAYOUTS[name](entry.path.parent, (item,))
        if found is not None and len(found.entries) == 1:
            return Intake(name, "submission", found.entries)
    return Intake("plain", "submission", (entry,))


def _unwrapped(folder: Path, items: Sequence[Item]) -> tuple[Path, Sequence[Item]]:
    """Go into folders that are alone: archives often hold everything in one."""
    for _ in range(MAX_WRAPPERS):
        if len(items) != 1 or items[0].kind != "folder":
            break
        folder = items[0].path
        items = list_folder(folder)
    return folder, items


def _recognised(folder: Path, items: Sequence[Item], asked: Asked) -> Intake | None:
    """Return what the first layout that fits makes of a folder, or of the only one in it."""
    kept, skipped = without_handout(items, asked)
    for place, inside in dict.fromkeys([(folder, tuple(kept)), _only_folder(folder, kept)]):
        for recognise in LAYOUTS.values():
            if (found := recognise(place, inside)) is not None:
                return _with(found, skipped=skipped)
    return None


def _only_folder(folder: Path, items: Sequence[Item]) -> tuple[Path, tuple[Item, ...]]:
    place, inside = _unwrapped(folder, items)
    return place, tuple(inside)


def _forced(path: Path, layout: str, folder: Path, items: Sequence[Item], asked: Asked) -> Intake:
    kept, skipped = without_handout(items, asked)
    for place, inside in ((folder, tuple(kept)), _only_folder(folder, kept)):
        if (found := LAYOUTS[layout](place, inside)) is not None:
            return _with(found, skipped=skipped)
    raise UsageError(f"{show(str(path), 300)} is no {layout} download: its names do not look like one.")


def _class(items: Sequence[Item], asked: Asked) -> Intake:
    kept, skipped = without_handout(items, asked)
    return _class_of(kept, skipped)


def _class_of(items: Sequence[Item], skipped: tuple[str, ...]) -> Intake:
    known = {item.student for item in items if item.kind != "other"}
    strange = [item for item in items if item.kind == "other"]
    texts = {item.name for item in strange if item.student not in known and is_text_of_code(item)}
    items = [replace(item, kind="code") if item.name in texts else item for item in items]
    left_out = not_understood(item.name for item in items if item.kind == "other")
    return Intake("plain", "class", in_order(class_entries(items)), skipped, left_out)


def _plain(
    path: Path, folder: Path, items: Sequence[Item], asked: Asked, refused: tuple[str, ...], *, archive: bool
) -> Intake:
    decision = decide(show(str(path), 300), items, asked, evidence=archive)
    if decision.kind == "submission":
        return _submission(path)
    return _with(_class_of(decision.items, decision.skipped), left_out=refused)


def _with(found: Intake, *, skipped: tuple[str, ...] = (), left_out: tuple[str, ...] = ()) -> Intake:
    return Intake(
        found.layout,
        found.kind,
        found.entries,
        (*skipped, *found.skipped),
        (*left_out, *found.left_out),
    )
