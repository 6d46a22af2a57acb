"""``autograder release``: what students get, copied from the public folders alone."""

from pathlib import Path

from autograder.assignments import assignments_text
from autograder.catalog import Course, is_clutter
from autograder.errors import UsageError


def write_release(course: Course, assignment: str | None, output: Path) -> tuple[str, ...]:
    """Copy the public folders of an assignment's exercises, or of all, and return their names.

    Only ``exercises/`` is read, so nothing hidden can slip in; the same course gives the same bytes.

    Raises
    ------
    UsageError
        If the assignment is unknown or `output` is a folder that holds something.
    """
    slugs = course.assignment(assignment).exercises if assignment else course.in_order()
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise UsageError(f"{output} is not empty; name a new folder with -o.")
    for slug in slugs:
        folder = course.root / "exercises" / slug
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not path.is_symlink() and not is_clutter(name):
                target = output / "exercises" / slug / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    (output / "exercises" / "assignments.toml").write_text(_assignments(course, slugs, assignment), "utf-8")
    return slugs


def _assignments(course: Course, slugs: tuple[str, ...], only: str | None) -> str:
    """Return ``assignments.toml`` of what is released, written from what was read."""
    return assignments_text(
        found
        for found in course.assignments().values()
        if (only is None or found.name == only) and set(found.exercises) <= set(slugs)
    )
