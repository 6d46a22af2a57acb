"""Handed-in files on disk -> `Submission`: bytes and names, of which nothing is ever imported or run here."""

import hashlib
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from autograder.archive import unzip
from autograder.errors import NothingToGrade, UsageError
from autograder.files import MAX_BYTES, MAX_DEPTH, MAX_FILES, Basket, escape_name, show, skipped, some, suffix
from autograder.naming import is_named_for
from autograder.notebook import Notebook, read_notebook
from autograder.sources import Source, read_source

SUFFIXES = (".py", ".ipynb", ".zip")
CLOSED_ARCHIVES = (".7z", ".rar", ".tar", ".tgz")
MAX_ZIPS = 5  # in one folder; a zip inside a zip stays closed
MAX_CODE = 2 * 1024 * 1024  # characters parsed for one submission, which bounds the time it can cost
NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One student's work before it is read: a folder, a script, a notebook or a zip archive."""

    student: str
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Submission:
    """Everything one student handed in.

    Attributes
    ----------
    student : str
        Name of the folder or file, escaped to one printable line.
    files : mapping of str to bytes
        Relative names with slashes, escaped the same way, in order.
    digest : str
        Over names and contents.
    problems : tuple of str
        One sentence for each file that was refused.
    parsed : dict of str to Source or Notebook
        What `parse` has found so far; each file is parsed once.
    """

    student: str
    files: Mapping[str, bytes]
    digest: str
    attempt: int = 1
    submitted_at: str | None = None
    problems: tuple[str, ...] = ()
    parsed: dict[str, Source | Notebook] = field(default_factory=dict, repr=False)


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
        real = path.resolve(strict=True)  # a link that the instructor names is the instructor's wish
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


def read_submission(entry: Entry) -> Submission:
    """Read one student's files into memory; whatever cannot be read becomes a problem, never an exception."""
    basket = Basket()
    _read_into(basket, entry.path, entry.path.name, "")
    files = dict(sorted(basket.files.items()))
    if not files and not basket.problems:
        basket.problems.append(f"{show(entry.path.name)} holds no files")
    return Submission(entry.student, files, digest_of(files), problems=some(basket.problems))


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


def submission_of(student: str, files: Mapping[str, bytes]) -> Submission:
    """Return a submission of files that are in memory already."""
    return Submission(student, files, digest_of(files))


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return a digest of names and contents that does not depend on their order."""
    found = hashlib.blake2b(digest_size=20)
    for name, data in sorted(files.items()):
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def parse(submission: Submission, name: str) -> Source | Notebook:
    """Return the parsed form of one of the submission's .py or .ipynb files, from memory when it is known."""
    if name not in submission.parsed:
        data, notebook = submission.files[name], suffix(name) == ".ipynb"
        found: Source | Notebook
        if sum(known.size for known in submission.parsed.values()) > MAX_CODE:
            why = f"{show(name)} was not read: the files before it hold more code than is read"
            found = Notebook(error=why) if notebook else Source("", error=why)
        else:
            found = read_notebook(data, name) if notebook else read_source(data, name)
        submission.parsed[name] = found
    return submission.parsed[name]


def _read_into(basket: Basket, path: Path, name: str, folder: str) -> None:
    """Read a file or folder; `name` is its own relative name, `folder` the prefix of what is inside it."""
    waiting = [(path, name, folder)]
    zips = 0
    while waiting:
        path, name, folder = waiting.pop()
        try:
            kind = path.lstat().st_mode
            if stat.S_ISLNK(kind):
                basket.refuse(name, "is a link")
            elif stat.S_ISDIR(kind):
                inside = _listing(basket, path, name)
                waiting += [(path / item, folder + item, f"{folder}{item}/") for item in reversed(inside)]
            elif not stat.S_ISREG(kind):
                basket.refuse(name, "is not a regular file")
            elif suffix(name) in CLOSED_ARCHIVES or name.lower().endswith(".tar.gz"):
                basket.problems.append(f"{show(name)} cannot be opened here: hand in a .zip")
            elif suffix(name) == ".zip" and zips < MAX_ZIPS:
                zips += 1
                unzip(_content(path, MAX_BYTES), name, basket, folder and f"{name[: -len('.zip')]}/")
            elif suffix(name) == ".zip":
                basket.refuse(name, f"comes after the first {MAX_ZIPS} archives")
            elif (clean := basket.admit(name)) is not None:
                basket.put(clean, _content(path, basket.room(clean)))
        except OSError as error:
            basket.problems.append(f"{show(name)} cannot be read: {error.strerror or 'input/output error'}")


def _listing(basket: Basket, path: Path, name: str) -> list[str]:
    if name.count("/") >= MAX_DEPTH:
        basket.refuse(name, "lies too deep in folders")
        return []
    with os.scandir(path) as listing:
        names = sorted(item.name for item in islice(listing, MAX_FILES + 1) if not skipped([item.name]))
    if len(names) > MAX_FILES:
        basket.problems.append(f"{show(name)} holds more than {MAX_FILES} files: the rest was left out")
    return names[:MAX_FILES]


def _content(path: Path, room: int) -> bytes:
    """Return at most `room` + 1 bytes of a regular file, without following a link or waiting for a pipe."""
    handle = os.open(path, os.O_RDONLY | NO_LINKS)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is not a regular file")
        return stream.read(room + 1)
