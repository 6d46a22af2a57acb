"""Entries that are looked into before anybody knows whose they are, in a limited process."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType

import msgspec

from autograder.boundary.wanted import Wanted
from autograder.grading.budget import TOO_MUCH, budget
from autograder.grading.limited_process import LimitedProcess
from autograder.grading.reach import Reach
from autograder.submission.entries import Item
from autograder.submission.look import Seen, seen_in


class LimitedLook:
    """Looks into items as `seen_in` does; use as a context manager, which ends the process.

    One process serves all, and is begun when something is looked into. Where it ends, or an item costs too
    much, nothing is seen in that item: whoever grades it says what is wrong with it.

    Parameters
    ----------
    below : iterable of Path
        Folders and files in which all items lie, or to which links among these lead.
    """

    def __init__(self, below: Iterable[Path]) -> None:
        self._below = tuple(below)
        self._process: LimitedProcess | None = None

    def __enter__(self) -> "LimitedLook":
        """Return what looks."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, if there is one."""
        self._end()

    def __call__(self, item: Item, wanted: Mapping[str, Wanted]) -> Seen:
        """Return what there is to see in an item; `wanted` is the same every time."""
        if self._process is None:
            places = (place for path in self._below for place in _places(path))
            self._process = LimitedProcess(partial(_look, wanted), Reach(tuple(dict.fromkeys(places))))
        self._process.send(msgspec.msgpack.encode((item.name, str(item.path), item.kind)))
        while (answers := self._process.answers()) is not None:
            for answer in answers:
                return msgspec.msgpack.decode(answer, type=Seen)
        self._end()
        return Seen()

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


def _look(wanted: Mapping[str, Wanted], requests: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what there is to see in each item, in the limited process."""
    for request in requests:
        name, path, kind = msgspec.msgpack.decode(request, type=tuple[str, str, str])
        try:
            with budget(name, "", "reading"):
                found = seen_in(Item(name, Path(path), kind), wanted)
        except TOO_MUCH:
            found = Seen()
        yield msgspec.msgpack.encode(found)


def _places(path: Path) -> Iterator[Path]:
    """Yield where a path leads, and where the links in a folder lead; of a loop of links, the link."""
    yield Path(os.path.realpath(path))
    with contextlib.suppress(OSError), os.scandir(path) as listing:
        yield from (Path(os.path.realpath(item)) for item in listing if item.is_symlink())
