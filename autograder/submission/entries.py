"""Who handed in what: entries, listed without opening them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.text import escape_name, show
from autograder.boundary.wording import listed
from autograder.errors import UsageError
from autograder.submission.file_kinds import (
    CODE,
    UNNAMED,
    archive_kind,
    claimed_name,
    document_kind,
    real_name,
    stem_of,
)
from autograder.submission.files import skipped, suffix
from autograder.submission.online_text import is_program

HEAD = 64 * 1024  # bytes of a .json or .txt file that may be a notebook


@dataclass(frozen=True, slots=True)
class Part:
    """One of the files or folders that a submission consists of.

    Attributes
    ----------
    name : str
        What its author called it; a folder's content lies at the top, whatever its name.
    path : Path
        Where it lies.
    """

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One student's work before it is read.

    Attributes
    ----------
    student : str
        The course system's id where one is known, else the entry's name.
    path : Path
        A folder, a script, a notebook or an archive; of several parts the folder that holds them.
    parts : tuple of Part
        Where it is more than one path, or a file that its author called otherwise.
    hand_in : HandIn
    refused : {"twice", "missing"} or None
        Why nothing of it is read: two entries are this student's, or there is none.
    problem : str
        The same as a sentence.
    """

    student: str
    path: Path
    parts: tuple[Part, ...] = ()
    hand_in: HandIn = UNKNOWN
    refused: Literal["twice", "missing"] | None = None
    problem: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return every path it consists of."""
        return tuple(part.path for part in self.parts) or (self.path,)


@dataclass(frozen=True, slots=True)
class Item:
    """What lies in a folder: `kind` is folder, code, archive, document or other."""

    name: str
    path: Path
    kind: str

    @property
    def student(self) -> str:
        """Return the student whose entry this is in a plain class."""
        return escape_name(self.name if self.kind == "folder" else stem_of(self.name))


def list_folder(path: Path) -> tuple[Item, ...]:
    """List a folder in order of name, without what systems and editors leave behind.

    Raises
    ------
    UsageError
        If it cannot be listed.
    """
    real = resolved(path)
    try:
        with os.scandir(real) as listing:
            items = sorted((item for item in listing if not skipped([item.name])), key=lambda item: item.name)
        return tuple(Item(item.name, real / item.name, _kind(item)) for item in items)
    except OSError as error:
        raise UsageError(f"{show(str(path), 300)} cannot be read: {error.strerror}.") from None


def resolved(path: Path) -> Path:
    """Return where a path of the command line leads; a link is followed.

    Raises
    ------
    UsageError
        If there is nothing.
    """
    shown = show(str(path), 300)
    try:
        return path.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"There is no file or folder {shown}.") from None
    except (OSError, RuntimeError, ValueError) as error:  # before Python 3.13 a loop is the second
        reason = getattr(error, "strerror", None) or "it is a loop of links"
        raise UsageError(f"{shown} cannot be read: {reason}.") from None


def _kind(item: os.DirEntry[str]) -> str:
    try:
        if item.is_dir():
            return "folder"
    except OSError:  # a link that leads to itself, or to where nobody may look
        return "other"
    return file_kind(item.name, Path(item.path))


def file_kind(name: str, path: Path) -> str:
    """Return what a file is by its name; a text or JSON file may be a notebook inside."""
    if suffix(claimed_name(name)) in CODE:
        return "code"
    if archive_kind(name):
        return "archive"
    if document_kind(name):
        return "document"
    if suffix(name) in (".json", ".txt") and suffix(real_name(name, _head(path))) in CODE:
        return "code"
    return "other"


def _head(path: Path) -> bytes:
    try:
        if not path.is_file() or path.is_symlink():
            return b""
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


@dataclass(frozen=True, slots=True)
class Intake:
    """Who handed in what at one path, and what of it is nobody's.

    Attributes
    ----------
    layout : str
        Such as ``canvas``; ``plain`` for folders and files named for people.
    kind : {"class", "submission"}
    entries : tuple of Entry
        One a student, in order.
    skipped : tuple of str
        What is known and no student's work, such as an untouched stub; a sentence each.
    left_out : tuple of str
        What was not understood, a sentence each.
    """

    layout: str
    kind: Literal["class", "submission"]
    entries: tuple[Entry, ...]
    skipped: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def is_text_of_code(item: Item) -> bool:
    """Whether a file with the name of a text, or without an ending, holds a program that is not long."""
    head = _head(item.path) if suffix(item.name) in UNNAMED else b""
    return len(head) < HEAD and is_program(head.decode("utf-8-sig", "replace"))


def not_understood(names: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences on what belongs to no student."""
    return tuple(f"{show(name)} belongs to no student" for name in names)


def class_entries(items: Iterable[Item]) -> list[Entry]:
    """Return one entry for each item of a plain class; a document beside its author's code goes with it."""
    entries: list[Entry] = []
    documents: list[Item] = []
    for item in items:
        if item.kind == "document":
            documents.append(item)
        elif item.kind != "other":
            entries.append(Entry(item.student, item.path))
    place = {entry.student: number for number, entry in enumerate(entries)}
    alone: dict[str, list[Part]] = {}
    for item in documents:
        part = Part(item.name, item.path)
        number = place.get(item.student)
        if number is None:
            alone.setdefault(item.student, []).append(part)
        else:
            entry = entries[number]
            parts = entry.parts or (Part(entry.path.name, entry.path),)
            entries[number] = replace(entry, parts=(*parts, part))
    for student, together in alone.items():
        path = together[0].path if len(together) == 1 else together[0].path.parent
        entries.append(Entry(student, path, tuple(together) if len(together) > 1 else ()))
    return entries


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return one entry a student, in order; of a student who has several, none is read.

    Which of two was meant is for a person to say, and costs the others nothing.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.student, []).append(entry)
    return tuple(_only(same) for _, same in sorted(found.items()))


def _only(same: Sequence[Entry]) -> Entry:
    if len(same) == 1:
        return same[0]
    names = [show(_place(entry), 120) for entry in same[:4]] + (["others"] if len(same) > 4 else [])
    problem = f"{listed(names)} both belong to {show(same[0].student)}: keep one of them"
    return replace(same[0], refused="twice", problem=problem)


def _place(entry: Entry) -> str:
    """Return the name that tells an entry from another of the same student, without private folders."""
    return "/".join(entry.path.parts[-2:])


def one_entry(path: Path) -> Entry:
    """Return the one submission at a path; a folder of any kind is the work of one student here.

    Raises
    ------
    UsageError
        If there is nothing at the path, or a file of a kind that is not read.
    """
    real = resolved(path)
    if real.is_dir():
        return Entry(escape_name(real.name) or "submission", real)
    if file_kind(path.name, real) == "other":
        raise UsageError(f"{show(str(path), 300)} is neither a folder nor a .py, .ipynb or .zip file.")
    return Entry(escape_name(stem_of(path.name)), real)
