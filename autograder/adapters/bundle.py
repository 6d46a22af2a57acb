"""What a grading platform gets: this package, exercises and their solutions, in a zip of stable bytes."""

import re
from collections.abc import Collection, Mapping, Sequence
from importlib import metadata
from pathlib import Path

import autograder
from autograder.authoring.stable_zip import folder_files, write_entries
from autograder.authoring.wheel import DISTRIBUTION
from autograder.course.assignments import assignments_text
from autograder.course.catalog import Course
from autograder.errors import UsageError
from autograder.gradebook.whole_file import whole_file

PYTHON = (3, 11)  # the oldest that this package runs on


def bundle_files(course: Course, slugs: Sequence[str]) -> dict[str, bytes]:
    """Return all that grading needs beside a Python environment, by relative name.

    Parameters
    ----------
    course : Course
    slugs : sequence of str
        Exercises to take along, both halves.

    Returns
    -------
    dict of str to bytes
        ``autograder/...``, ``exercises/<slug>/...``, ``solutions/<slug>/...`` and
        ``exercises/assignments.toml`` with those assignments of which every exercise is there.

    Raises
    ------
    SpecError
        If an exercise cannot be loaded: what cannot grade here cannot grade there.
    UsageError
        If a file cannot be read.
    """
    found = folder_files(Path(autograder.__file__).parent, "autograder")
    for slug in slugs:
        course.solution(slug)
        for half in ("exercises", "solutions"):
            found |= folder_files(course.root / half / slug, f"{half}/{slug}")
    whole = [item for item in course.assignments().values() if set(item.exercises) <= set(slugs)]
    return found | {"exercises/assignments.toml": assignments_text(whole).encode()}


def requirements() -> tuple[str, ...]:
    """Return what this package needs from PyPI, with its lower bounds and without the extras.

    Raises
    ------
    UsageError
        If the package is used without having been installed.
    """
    try:
        listed = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        raise UsageError(
            f"What {DISTRIBUTION} needs is not known here; install it with pip and export again."
        ) from None
    return tuple(sorted(item for item in listed if not re.search(r";.*\bextra\b", item)))


def write_zip(path: Path, files: Mapping[str, bytes], executable: Collection[str] = ()) -> None:
    """Write a zip archive, whole at every moment; the same files give the same bytes.

    Parameters
    ----------
    path : Path
        Replaced when it is there.
    files : mapping of str to bytes
    executable : collection of str
        Names of those that are programs.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    try:
        with whole_file(path) as stream:
            write_entries(stream, files, executable)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None


def refuse_in_course(course: Course, path: Path) -> None:
    """Refuse to write an export where the next one, or a release, would take it along.

    Raises
    ------
    UsageError
        With the folder.
    """
    for half in ("exercises", "solutions"):
        if path.resolve().is_relative_to((course.root / half).resolve()):
            raise UsageError(f"-o must name a file outside of {course.root / half}; {path} lies in it.")
