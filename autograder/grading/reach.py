"""Which files a limited process may use: those that it was given to look at, and where its results go."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.forkserver.interpreter import needed_paths
from autograder.sandbox.lockdown import landlock
from autograder.sandbox.lockdown.sequence import rules
from autograder.sandbox.lockdown.steps import play

_SYSTEM = ("/etc/localtime", "/proc/vmstat", "/proc/self")  # the time zone, shortages, and its own size


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


def keep_to(reach: Reach) -> None:
    """Confine this process to its files for good, where the kernel has Landlock; no_new_privs must be set.

    Raises
    ------
    SandboxFault
        If the kernel refuses.
    """
    version = landlock.abi()
    if not version:
        return
    made = rules(version, (*needed_paths(), *_loaded(), *_SYSTEM, *reach.read), reach.write)
    try:
        play([landlock.restrict(made)])
    finally:
        os.close(made)


def _loaded() -> set[str]:
    """Return the folders of the packages that are loaded, which may load more of themselves."""
    tops = [module for name, module in list(sys.modules.items()) if "." not in name]
    return {str(place) for module in tops for place in getattr(module, "__path__", None) or ()}
