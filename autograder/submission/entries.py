"""Who handed in what: the entries of a class, listed without opening them."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.boundary.text import escape_name, show
from autograder.errors import NothingToGrade, UsageError
from autograder.submission.files import skipped, suffix
from autograder.submission.naming import is_named_for

SUFFIXES = (".py", ".ipynb", ".zip")


@dataclass(frozen=True, slots=True)
class Entry:
    """One student's work before it is read: a folder, a script, a notebook or a zip archive."""

    student: str
    path: Path


def find_submissions(paths: Sequence[Path], slugs: Collection[str]) -> tuple[Entry, ...]:
    """List who handed in what, without opening it.

    A path that is a file, or a folder with an exercise's own file in it, is one student; any other
    folder is a class with one entry per student.

    Parameters
    ----------
    paths : sequence of Path
    slugs : collection of str
        Names of the course's exercises.

    Returns
    -------
    tuple of Entry
        In order of student.

    Raises
    ------
    UsageError
        If a path does not exist, cannot be listed or is of no kind that is read, or if two entries
        have the same student.
    NothingToGrade
        If there is no entry at all.
    """
    found: dict[str, Entry] = {}
    for path in paths:
        for entry in _entries(path, slugs):
            other = found.setdefault(entry.student, entry)
            if other is not entry:
                raise UsageError(
                    f"Two submissions belong to {show(entry.student)}: {show(str(other.path), 300)} and "
                    f"{show(str(entry.path), 300)}; rename or remove one."
                )
    if not found:
        where = ", ".join(show(str(path), 300) for path in paths) or "no path"
        raise NothingToGrade(
            f"No submission was found in {where}: each student has a folder, a .py, a .ipynb or a .zip there."
        )
    return tuple(entry for _, entry in sorted(found.items()))


def _entries(path: Path, slugs: Collection[str]) -> list[Entry]:
    shown = show(str(path), 300)
    try:
        real = path.resolve(strict=True)  # a link named on the command line is followed
        if not real.is_dir():
            if suffix(path.name) not in SUFFIXES:
                raise UsageError(f"{shown} is neither a folder nor a .py, .ipynb or .zip file.")
            return [Entry(escape_name(path.stem), real)]
        with os.scandir(real) as listing:
            items = sorted((item for item in listing if not skipped([item.name])), key=lambda item: item.name)
        folders = {item.name for item in items if _is_folder(item)}
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no file or folder {shown}.") from None
    except (OSError, RuntimeError, ValueError) as error:  # before Python 3.13 a loop is the second
        reason = getattr(error, "strerror", None) or "it is a loop of links"
        raise UsageError(f"{shown} cannot be read: {reason}.") from None
    names = [item.name for item in items]
    scripts = [name for name in names if suffix(name) == ".py" and name not in folders]
    if any(is_named_for(slug, name) for name in scripts for slug in slugs):
        return [Entry(escape_name(real.name) or "submission", real)]
    return [
        Entry(escape_name(name if name in folders else Path(name).stem), real / name)
        for name in names
        if name in folders or suffix(name) in SUFFIXES
    ]


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that leads to itself, or to where nobody may look
        return False


def one_entry(path: Path, slugs: Collection[str]) -> Entry:
    """Return the one submission at a path; a folder of any kind is the work of one student here.

    Raises
    ------
    UsageError
        If there is nothing at the path, or a file of a kind that is not read.
    """
    if path.is_dir():
        return Entry(escape_name(path.resolve().name), path)
    (entry,) = find_submissions([path], slugs)
    return entry
