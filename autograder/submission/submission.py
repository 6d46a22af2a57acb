"""From files on disk to a `Submission`: names and bytes, read and parsed, never imported or run."""

import hashlib
import os
import posixpath
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.problems import Place, Problem, some
from autograder.boundary.text import show
from autograder.submission.archive import unzip
from autograder.submission.entries import Entry
from autograder.submission.file_kinds import (
    CODE,
    COMPRESSED,
    INSTEAD,
    UNNAMED,
    archive_kind,
    content_kind,
    document_kind,
    stem_of,
    what_instead,
)
from autograder.submission.files import MAX_BYTES, MAX_DEPTH, MAX_FILES, Basket, skipped, suffix
from autograder.submission.notebook import Notebook, read_notebook
from autograder.submission.online_text import is_program, is_typed
from autograder.submission.outline import MAX_TOKENS, count_tokens
from autograder.submission.source import MAX_SOURCE, Source, as_utf8, read_source
from autograder.submission.tar import untar

MAX_ARCHIVES = 5  # in one folder; an archive inside an archive stays closed
MAX_NOTES = 12
MAX_UNNAMED = 20  # of them are looked at
NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, eq=False)
class Submission:
    """Everything one student handed in.

    Attributes
    ----------
    student : str
        The course system's id, else the name of the folder or file, escaped to one printable line.
    files : mapping of str to bytes
        Relative names with slashes, escaped the same way, in order.
    digest : str
        Over names and contents.
    hand_in : HandIn
        Name, e-mail, attempt, time and lateness, as far as they are known.
    problems : tuple of Problem
        One for each file that was refused.
    notes : tuple of str
        What was read otherwise than it is named; no fault and no problem.
    sources : mapping of str to Source or Notebook
        The parsed form of every .py and .ipynb file, by name.
    """

    student: str
    files: Mapping[str, bytes]
    digest: str
    hand_in: HandIn = UNKNOWN
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, Source | Notebook] = field(default_factory=dict, repr=False)
    notes: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A digest of all that was handed in and of what was wrong with it; the same parsed or not."""
        told = repr((self.digest, self.problems, self.notes))
        return hashlib.blake2b(told.encode(errors="surrogatepass"), digest_size=20).hexdigest()


#: work before it is read, or read and not parsed yet
HandedIn: TypeAlias = Entry | Submission


def read_submission(entry: Entry, *, parse: bool = True) -> Submission:
    """Read one student's files; whatever cannot be read becomes a problem, never an exception.

    Parameters
    ----------
    parse : bool
        Whether the sources are parsed too, which takes most of the time.
    """
    basket = Basket()
    if entry.refused:
        basket.problems.append(Problem(entry.problem))
    else:
        for part in entry.parts:
            _read_into(basket, part.path, part.name, "")
        if not entry.parts:
            _read_into(basket, entry.path, entry.path.name, "")
        _conclude(basket, entry.path.name)
    files = dict(sorted(basket.files.items()))
    problems, notes = some(basket.problems), tuple(basket.notes[:MAX_NOTES])
    sources = _parse(files) if parse else {}
    return Submission(entry.student, files, digest_of(files), entry.hand_in, problems, sources, notes)


def parsed(submission: Submission) -> Submission:
    """Return a submission that was read without being parsed, parsed."""
    return replace(submission, sources=_parse(submission.files))


def read_files(path: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Read a file, a folder or an archive into memory without looking at what the files hold."""
    basket = Basket()
    _read_into(basket, path, path.name, "")
    _conclude(basket, path.name)
    return dict(sorted(basket.files.items())), some(basket.problems)


def _conclude(basket: Basket, name: str) -> None:
    """Look at a hand-in as a whole: what is no code by its name may be, inside; what is not is said."""
    if not _has_code(basket):
        _open_inner(basket)
    if not _has_code(basket):
        _take_unnamed(basket)
    for file, data in basket.files.items():
        if suffix(file) == ".py" and (text := as_utf8(data)) is not None:
            basket.files[file] = text
            said = "is not UTF-8 text and was read as Windows-1252: save it as UTF-8"
            basket.notes.append(f"{show(file)} {said}")
    if not basket.files and not basket.problems:
        basket.note(name, "holds no files")
    if not _has_code(basket):
        for file, data in basket.files.items():
            typed = is_typed(file) and f"{show(file)} holds words and no code: {INSTEAD}"
            if said := typed or what_instead(file, data):
                basket.problems.append(Problem(said, place=Place(file)))


def _has_code(basket: Basket) -> bool:
    return any(suffix(file) in CODE for file in basket.files)


def _open_inner(basket: Basket) -> None:
    """Open the archives that lie in archives, once: what lies in those stays closed."""
    inner = [file for file in basket.files if archive_kind(file)][:MAX_ARCHIVES]
    for file in inner:
        folder = f"{stem_of(file)}/" if len(inner) > 1 else ""
        _open_archive(basket, basket.files.pop(file), file, folder)


def _take_unnamed(basket: Basket) -> None:
    """Read what is code inside and has no ending, or that of a text, as what it is."""
    texts = [name for name in basket.files if suffix(name) in UNNAMED]
    for file in texts[:MAX_UNNAMED]:
        data, real = basket.files[file], f"{posixpath.splitext(file)[0]}.py"
        if real not in basket.files and is_program(data[:MAX_SOURCE].decode("utf-8-sig", "replace")):
            basket.files[real] = basket.files.pop(file)
            inside = show(posixpath.basename(real))
            basket.notes.append(f"{show(file)} was read as {inside}, which it is inside")


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
    """Parse every .py and .ipynb file, up to `MAX_TOKENS` tokens in all, not counting the last notebook."""
    parsed: dict[str, Source | Notebook] = {}
    tokens = 0
    for name, data in files.items():
        kind = suffix(name)
        if kind not in (".py", ".ipynb"):
            continue
        if kind == ".py":
            tokens += count_tokens(data[:MAX_SOURCE].decode("latin-1"))
        if tokens > MAX_TOKENS:
            what = f"{show(name)} was not read: the files before it hold more code than is read"
            why = Problem(what, place=Place(name))
            parsed[name] = Notebook(error=why) if kind == ".ipynb" else Source("", error=why)
        else:
            found = read_notebook(data, name) if kind == ".ipynb" else read_source(data, name)
            tokens += found.tokens if isinstance(found, Notebook) else 0
            parsed[name] = found
    return parsed


def _read_into(basket: Basket, path: Path, name: str, folder: str) -> None:
    """Read a file or folder; `name` is its own relative name, `folder` the prefix of what is inside it."""
    waiting = [(path, name, folder)]
    archives = 0
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
            elif (ending := archive_kind(name)) or _closed(name):
                if ending and archives == MAX_ARCHIVES:
                    basket.refuse(name, f"comes after the first {MAX_ARCHIVES} archives")
                    continue
                archives += bool(ending)
                inner = folder and f"{name.removesuffix(path.name)}{stem_of(path.name)}/"
                _open_archive(basket, _content(path, MAX_BYTES), name, inner)
            elif (clean := basket.admit(name)) is not None:
                basket.put(clean, _content(path, basket.room(clean)))
        except OSError as error:
            basket.note(name, f"cannot be read: {error.strerror or 'input/output error'}")


def _closed(name: str) -> bool:
    """Whether a name is an archive's of a kind that is not read; what is inside may still be a zip."""
    return document_kind(name) in ("a RAR archive", "a 7-Zip archive")


def _open_archive(basket: Basket, data: bytes, name: str, folder: str) -> None:
    """Put the files of an archive into the basket, by what it is inside before what it is called."""
    inside, ending = content_kind(data), archive_kind(name)
    if (inside == "zip" and ending != ".zip") or (inside in COMPRESSED and ending in ("", ".zip")):
        what = COMPRESSED.get(inside, ".zip")
        basket.notes.append(f"{show(name)} was read as a {what}, which it is inside")
    if inside == "zip" or (ending == ".zip" and inside not in COMPRESSED):
        unzip(data, name, basket, folder)
    elif inside in COMPRESSED or ending:
        untar(data, name, basket, folder)
    else:
        basket.problems.append(Problem(what_instead(name, data), place=Place(name)))


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
