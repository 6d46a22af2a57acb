"""Which files among hand-ins are the course's own, and what a student's answer."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.boundary.text import show
from autograder.boundary.wanted import Wanted
from autograder.submission.entries import Item
from autograder.submission.file_kinds import claimed_name
from autograder.submission.files import skipped
from autograder.submission.look import MAX_LOOK, Seen, content_of, seen_in
from autograder.submission.naming import named_after

RELEASED = "exercises"  # the folder of a release that holds the exercises


@dataclass(frozen=True, slots=True)
class Asked:
    """What tells a student's file from the course's: the exercises, and what was handed out.

    Attributes
    ----------
    wanted : mapping of str to Wanted
        What each exercise asks for, by its slug.
    handout : mapping of str to str
        What each released file is, by the digest of its content.
    names : frozenset of str
        Names of the released files.
    seen_in : callable
        Looks into an item for what the exercises ask for; it may do so in a limited process.
    """

    wanted: Mapping[str, Wanted]
    handout: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    seen_in: Callable[[Item, Mapping[str, Wanted]], Seen] = seen_in

    def look(self, item: Item) -> Seen:
        """Return what an item answers and imports."""
        return self.seen_in(item, self.wanted)


def digest_of_file(data: bytes) -> str:
    """Return a digest that line ends and blanks at the end do not change."""
    return hashlib.blake2b(data.replace(b"\r\n", b"\n").rstrip(), digest_size=20).hexdigest()


def without_handout(items: Sequence[Item], asked: Asked) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return the items that are not untouched files of the handout, and a sentence on each that is."""
    found = {item.name: _handout(item, asked) for item in items}
    kept = tuple(item for item in items if not found[item.name])
    return kept, tuple(f"{show(name)} is {what}: skipped" for name, what in found.items() if what)


def _handout(item: Item, asked: Asked) -> str:
    """Return what an untouched file of the handout is, empty for anything else."""
    slug = slug_of(item, asked)
    if item.kind == "folder":
        whole = (slug or item.name == RELEASED) and _is_untouched(item.path, asked)
        return "an untouched folder of the handout" if whole else ""
    if not slug and item.name not in asked.names:
        return ""
    if what := asked.handout.get(digest_of_file(content_of(item.path))):
        return what
    if not slug:
        return ""
    names = asked.wanted[slug].all_names
    seen = asked.look(item)
    untouched = names & seen.unwritten and not names & seen.written
    return f"a stub of {slug} in which nothing is written" if untouched else ""


def _is_untouched(folder: Path, asked: Asked) -> bool:
    """Whether a folder holds files of the handout and nothing else."""
    files = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not skipped([name])]
        files += [Path(place) / name for name in names if not skipped([name])]
        if len(files) > MAX_LOOK * len(asked.wanted):
            return False
    return bool(files) and all(digest_of_file(content_of(file)) in asked.handout for file in files)


def slug_of(item: Item, asked: Asked) -> str:
    """Return the exercise that an item is named after, empty if none."""
    if item.kind == "folder":
        return named_after(f"{item.name}.py", asked.wanted)
    return named_after(claimed_name(item.name), asked.wanted) if item.kind == "code" else ""
