"""A student's answer becomes a known answer of an exercise, if it is proved, under a name of its own."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from autograder.authoring.verification import Finding
from autograder.course.catalog import Course
from autograder.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KINDS = {"accepted": ("an accepted answer", "one_loop"), "misconceptions": ("a misconception", "no_reset")}


def new_file(course: Course, slug: str, kind: Literal["accepted", "misconceptions"], name: str) -> Path:
    """Return where a known answer of this name is to be written.

    Raises
    ------
    UsageError
        If it is no name, or taken.
    """
    what, example = _KINDS[kind]
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"--name must be of small letters, digits and underscores, such as {example}; got {name!r}."
        )
    path = course.root / "solutions" / slug / kind / f"{name}.py"
    if path.exists():
        raise UsageError(f"There is {what} {name} of {slug} already; give it another --name.")
    return path


def keep_if_proved(
    path: Path, line: str, source: str, prove: Callable[[], Sequence[Finding]]
) -> Sequence[Finding]:
    """Write a known answer below a docstring, and return what a proof finds; then it is not kept."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'"""{line}"""\n\n{source}', encoding="utf-8")
    try:
        found = prove()
    except BaseException:
        path.unlink()
        raise
    if found:
        path.unlink()
    return found
