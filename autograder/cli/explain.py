"""``autograder explain``: what a diagnosis code means."""

import contextlib
from pathlib import Path

import click

from autograder.cli.options import ROOT
from autograder.cli.terminal import say
from autograder.course.catalog import Course, find_course
from autograder.course.declared import docstring_line
from autograder.course.examples import load_released
from autograder.course.fingerprints import read_fingerprints
from autograder.errors import UsageError, near_miss
from autograder.judge.codes import CODES
from autograder.judge.result import PREFIX


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
    if not code.startswith(PREFIX):
        if code in CODES:
            members = [other for other in CODES if other.startswith(f"{code}:")]
            return "\n".join([CODES[code], *([f"More precisely: {', '.join(members)}."] if members else [])])
        raise UsageError(_unknown(code, list(CODES)))
    found = _sentences(find_course(root))
    name = code.removeprefix(PREFIX)
    lines = [f"{slug}: {text}" for (slug, stem), text in found.items() if stem == name]
    if not lines:
        raise UsageError(_unknown(code, sorted({f"{PREFIX}{stem}" for _, stem in found})))
    return "\n".join(lines)


def _sentences(course: Course) -> dict[tuple[str, str], str]:
    """Return what misconceptions say, by exercise and name; in a handout, of those with a fingerprint."""
    files = sorted((course.root / "solutions").glob("*/misconceptions/*.py"))
    found = {(path.parent.parent.name, path.stem): docstring_line(path.read_bytes()) for path in files}
    known = {slug for slug, _ in found}
    for slug in course.slugs:
        if slug not in known:
            with contextlib.suppress(UsageError):  # told when the exercise is checked
                for fingerprint in read_fingerprints(load_released(course.root / "exercises" / slug)):
                    found[slug, fingerprint.name] = fingerprint.text
    return found


def _unknown(code: str, known: list[str]) -> str:
    near = near_miss(code, known)
    families = ", ".join(other for other in CODES if ":" not in other)
    guess = f"did you mean {near}?" if near else f"there are {families} and {PREFIX}<name>."
    return f"There is no diagnosis {code!r}; {guess}"
