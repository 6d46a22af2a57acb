"""Which files a limited process may use: those that it was given to look at, and where its results go."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reach:
    """Files and folders besides Python and the packages that are loaded.

    Attributes
    ----------
    read : tuple of Path
        What may be read.
    write : tuple of Path
        Folders in which anything may be done.
    """

    read: tuple[Path, ...] = ()
    write: tuple[Path, ...] = ()


def inputs(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return what is read for some hand-ins: of several in one folder the folder, else each by itself."""
    found = tuple(paths)
    beside = Counter(path.parent for path in found)
    return tuple(dict.fromkeys(path.parent if beside[path.parent] > 1 else path for path in found))
