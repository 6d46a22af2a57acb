"""Keep this process to the files that it may use."""

import os
import sys

from autograder.grading.reach import Reach
from autograder.sandbox.forkserver.interpreter import needed_paths
from autograder.sandbox.lockdown import landlock
from autograder.sandbox.lockdown.sequence import rules
from autograder.sandbox.lockdown.steps import play

_SYSTEM = ("/etc/localtime", "/proc/vmstat", "/proc/self")  # the time zone, shortages, and its own size


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
