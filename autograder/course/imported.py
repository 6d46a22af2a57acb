"""What the references of exercises import, read off quickly before anything is loaded."""

import ast
import contextlib
from collections.abc import Iterator, Sequence

from autograder.course.catalog import Course


def imported(course: Course, slugs: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield the top-level modules that each reference imports; nothing where it cannot be read.

    A fault of a reference is told when it is loaded.
    """
    for slug in slugs:
        with contextlib.suppress(OSError, SyntaxError, ValueError):
            tree = ast.parse((course.root / "solutions" / slug / f"{slug}.py").read_bytes())
            yield frozenset(_tops(tree))


def _tops(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
