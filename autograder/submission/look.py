"""What an entry of a folder answers and imports, looked up before anybody knows whose it is."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.boundary.wanted import Wanted
from autograder.submission.answer_file import answers
from autograder.submission.entries import Entry, Item
from autograder.submission.file_kinds import CODE, claimed_name
from autograder.submission.files import skipped, suffix
from autograder.submission.submission import Submission, read_submission, submission_of

MAX_LOOK_BYTES = 4 * 1024 * 1024
MAX_LOOK = 50  # files of a folder that are read to see which exercises it answers


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to see in an item; nothing where it cannot be read.

    Attributes
    ----------
    answers : tuple of str
        Slugs of exercises.
    imports : tuple of str
        Modules, as they are named.
    written, unwritten : frozenset of str
        Names of exercises that are bound to something, and functions without a body of their own.
    """

    answers: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    written: frozenset[str] = frozenset()
    unwritten: frozenset[str] = frozenset()


def seen_in(item: Item, wanted: Mapping[str, Wanted]) -> Seen:
    """Look into an item; of a folder into its first code files alone, which tell what it answers."""
    submission = _read(item)
    names = frozenset().union(*(one.all_names for one in wanted.values()))
    outlines = [source.outline for source in submission.sources.values()]
    return Seen(
        answers(submission, wanted),
        tuple(dict.fromkeys(module for outline in outlines for module in outline.imports)),
        frozenset().union(*(names & (outline.bound.keys() - outline.unwritten) for outline in outlines)),
        frozenset().union(*(names & outline.unwritten for outline in outlines)),
    )


def content_of(path: Path) -> bytes:
    """Return what is in a file, to a limit; empty for a link, a folder and what cannot be read."""
    try:
        if path.is_symlink() or not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(MAX_LOOK_BYTES)
    except OSError:
        return b""


def _read(item: Item) -> Submission:
    if item.kind != "folder":
        return read_submission(Entry(item.student, item.path))
    files: dict[str, bytes] = {}
    for path in _code_below(item.path):
        files[path.relative_to(item.path).as_posix()] = content_of(path)
        if len(files) == MAX_LOOK:
            break
    return submission_of(item.student, files)


def _code_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not skipped([name]))
        for name in sorted(names):
            if suffix(claimed_name(name)) in CODE and not skipped([name]):
                yield Path(place) / name
