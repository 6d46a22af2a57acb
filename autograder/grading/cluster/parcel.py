"""The course as it travels, and the digest that tells whether two machines would give the same results."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from autograder.course.catalog import Course, is_clutter
from autograder.grading.session import Grader
from autograder.grading.store import key_of


def pack_course(course: Course, slugs: Sequence[str]) -> dict[str, bytes]:
    """Return the files of exercises, both halves, by their names below the course."""
    found: dict[str, bytes] = {}
    for half in ("exercises", "solutions"):
        for slug in slugs:
            folder = course.root / half / slug
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not is_clutter(path.relative_to(folder)):
                    found[path.relative_to(course.root).as_posix()] = path.read_bytes()
    return found


def unpack_course(files: Mapping[str, bytes], root: Path) -> None:
    """Write the files of a course below a folder that only its owner can read.

    Raises
    ------
    ValueError
        If a name leads out of it.
    """
    root.mkdir(mode=0o700)
    (root / "exercises").mkdir()
    for name, data in files.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(f"{name!r} leads out of the course")
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def basis_of(grader: Grader) -> str:
    """Return a digest of what the grader compares with."""
    parts: list[str] = []
    for slug, ready in sorted(grader.exercises.items()):
        spec = ready.solution.digest if ready.solution else ""
        parts += [slug, spec, ready.expected.digest if ready.expected else ""]
    return key_of(*parts)
