"""``autograder explain``: what a diagnosis code means."""

from pathlib import Path

import click

from autograder.cli.options import ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import docstring_line, find_course
from autograder.errors import UsageError, near_miss
from autograder.judge.codes import CODES

MISCONCEPTION = "misconception:"


@click.command()
@click.argument("code")
@ROOT
def command(code: str, root: Path | None) -> int:
    """Say what a diagnosis code means."""
    say(explanation_of(code, root))
    return 0


def explanation_of(code: str, root: Path | None) -> str:
    """Return what a code means; a misconception is looked up in every exercise that has it.

    Raises
    ------
    UsageError
        If the code is unknown.
    """
    if not code.startswith(MISCONCEPTION):
        if code in CODES:
            members = [other for other in CODES if other.startswith(f"{code}:")]
            return "\n".join([CODES[code], *([f"More precisely: {', '.join(members)}."] if members else [])])
        raise UsageError(_unknown(code, list(CODES)))
    folders = (find_course(root).root / "solutions").glob("*/misconceptions/*.py")
    found = {(path.parent.parent.name, path.stem): path for path in sorted(folders)}
    name = code.removeprefix(MISCONCEPTION)
    lines = [
        f"{slug}: {docstring_line(path.read_bytes())}" for (slug, stem), path in found.items() if stem == name
    ]
    if not lines:
        raise UsageError(_unknown(code, sorted({f"{MISCONCEPTION}{stem}" for _, stem in found})))
    return "\n".join(lines)


def _unknown(code: str, known: list[str]) -> str:
    near = near_miss(code, known)
    families = ", ".join(other for other in CODES if ":" not in other)
    guess = f"did you mean {near}?" if near else f"there are {families} and {MISCONCEPTION}<name>."
    return f"There is no diagnosis {code!r}; {guess}"
