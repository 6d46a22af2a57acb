"""Which module that a program imports is not installed: a stand-in does for a student, not for an author."""

from functools import cache
from importlib.util import find_spec

from autograder.boundary.problems import Problem
from autograder.submission.program import Program


def absent_module(program: Program) -> Problem | None:
    """Return what to say of the first module that a known answer imports and nobody installed."""
    for module in sorted(program.modules):
        if not _installed(module):
            return Problem(f"{module} is not installed here", "loading")
    return None


@cache
def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # a module that is half loaded has no spec
        return False
