"""From files on disk to a `Submission`: names and bytes, read and parsed, never imported or run."""

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.submission.archive import unzip
from autograder.submission.entries import Entry
from autograder.submission.files import MAX_BYTES, MAX_DEPTH, MAX_FILES, Basket, skipped, suffix
from autograder.submission.notebook import Notebook, read_notebook
from autograder.submission.source import Source, read_source

CLOSED_ARCHIVES = (".7z", ".rar", ".tar", ".tgz")
MAX_ZIPS = 5  # in one folder; a zip inside a zip stays closed
MAX_CODE = 2 * 1024 * 1024  # characters parsed for one submission, which bounds the time it can cost
NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


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
    problems : tuple of Problem
        One for each file that was refused.
    sources : mapping of str to Source or Notebook
        The parsed form of every .py and .ipynb file, by name.
    """

    student: str
    files: Mapping[str, bytes]
    digest: str
    attempt: int = 1
    submitted_at: str | None = None
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, Source | Notebook] = field(default_factory=dict, repr=False)


def read_submission(entry: Entry) -> Submission:
    """Read and parse one student's files; whatever cannot be read becomes a problem, never an exception."""
    files, problems = read_files(entry.path)
    return submission_of(entry.student, files, problems)


def read_files(path: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Read a file, a folder or an archive into memory without looking at what the files hold."""
    basket = Basket()
    _read_into(basket, path, path.name, "")
    if not basket.files and not basket.problems:
        basket.note(path.name, "holds no files")
    return dict(sorted(basket.files.items())), some(basket.problems)


def submission_of(student: str, files: Mapping[str, bytes], problems: tuple[Problem, ...] = ()) -> Submission:
    """Return a submission of files that are in memory, parsed."""
    return Submission(student, files, digest_of(files), problems=problems, sources=_parse(files))


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return a digest of names and contents that does not depend on their order."""
    found = hashlib.blake2b(digest_size=20)
    for name, data in sorted(files.items()):
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def _parse(files: Mapping[str, bytes]) -> dict[str, Source | Notebook]:
    """Parse every .py and .ipynb file, up to `MAX_CODE` characters in all."""
    parsed: dict[str, Source | Notebook] = {}
    size = 0
    for name, data in files.items():
        kind = suffix(name)
        if kind not in (".py", ".ipynb"):
            continue
        if size > MAX_CODE:
            what = f"{show(name)} was not read: the files before it hold more code than is read"
            why = Problem(what, place=Place(name))
            parsed[name] = Notebook(error=why) if kind == ".ipynb" else Source("", error=why)
        else:
            parsed[name] = read_notebook(data, name) if kind == ".ipynb" else read_source(data, name)
            size += parsed[name].size
    return parsed


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
                basket.note(name, "cannot be opened here: hand in a .zip")
            elif suffix(name) == ".zip" and zips < MAX_ZIPS:
                zips += 1
                unzip(_content(path, MAX_BYTES), name, basket, folder and f"{name[: -len('.zip')]}/")
            elif suffix(name) == ".zip":
                basket.refuse(name, f"comes after the first {MAX_ZIPS} archives")
            elif (clean := basket.admit(name)) is not None:
                basket.put(clean, _content(path, basket.room(clean)))
        except OSError as error:
            basket.note(name, f"cannot be read: {error.strerror or 'input/output error'}")


def _listing(basket: Basket, path: Path, name: str) -> list[str]:
    if name.count("/") >= MAX_DEPTH:
        basket.refuse(name, "lies too deep in folders")
        return []
    with os.scandir(path) as listing:
        names = sorted(item.name for item in islice(listing, MAX_FILES + 1) if not skipped([item.name]))
    if len(names) > MAX_FILES:
        basket.note(name, f"holds more than {MAX_FILES} files: the rest was left out")
    return names[:MAX_FILES]


def _content(path: Path, room: int) -> bytes:
    """Return at most `room` + 1 bytes of a regular file, without following a link or waiting for a pipe."""
    handle = os.open(path, os.O_RDONLY | NO_LINKS)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is not a regular file")
        return stream.read(room + 1)
