"""What the references of exercises import, read off before anything is loaded."""

import contextlib
from collections.abc import Sequence

from autograder.course.catalog import Course
from autograder.submission.workdir import outline_of_provided


def imported(course: Course, slugs: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return the top-level modules that each reference imports; nothing of one that cannot be read.

    A fault of a reference is told when it is loaded.
    """
    found = []
    for slug in slugs:
        with contextlib.suppress(OSError):
            reference = (course.root / "solutions" / slug / f"{slug}.py").read_bytes()
            outline = outline_of_provided(reference)
            if outline.bound:  # it is Python, and defines something
                found.append(frozenset(module.partition(".")[0] for module in outline.imports))
    return tuple(found)
