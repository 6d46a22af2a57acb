"""A small class for the tour, made from the course's own known answers, whatever the course."""

import json
from collections.abc import Iterator
from pathlib import Path

from autograder.course.catalog import Course, Solution
from autograder.errors import UsageError


def tour(course: Course) -> str | None:
    """Return the assignment for the tour, the smallest of the course; None when there is none."""
    found = course.assignments()
    return min(found, key=lambda name: len(found[name].exercises), default=None)


def write_class(course: Course, folder: Path, assignment: str | None = None) -> int:
    """Write one folder or file per student and return how many there are.

    Parameters
    ----------
    assignment : str, optional
        The exercises that the class works on; all of the course by default.

    Raises
    ------
    UsageError
        If the folder exists and is not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name another folder with -o, or remove it.")
    slugs = course.in_order() if assignment is None else course.assignment(assignment).exercises
    hidden = {slug: course.solution(slug) for slug in slugs}
    for name, data in _class(course, hidden):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(list(folder.iterdir()))


def _class(course: Course, hidden: dict[str, Solution]) -> Iterator[tuple[str, bytes]]:
    for slug, known in hidden.items():
        yield f"ada/{slug}.py", known.reference
        yield f"ben/{slug}.py", _pick(known.accepted, 0, known.reference)
        yield f"chloé/answers/{slug}.py", _pick(known.accepted, -1, known.reference)
        for position, student in enumerate(("dev", "elif", "femi", "gal")):
            source = _pick(known.misconceptions, 3 * position, known.reference)
            yield f"{student}/{slug}.py", source if position % 2 else known.reference
        yield f"hana/{slug}.py", _pick(known.misconceptions, 1, known.reference)
        yield f"new start/{slug}.py", course.handout(slug).stub
    yield "ines.ipynb", _notebook([known.reference for known in hidden.values()])
    broken = dict(list(hidden.items())[:2])
    for slug, known in broken.items():
        yield f"jo/{slug}.py", known.reference.replace(b"return", b"return (", 1)
    yield "kim.ipynb", _notebook([known.reference for known in hidden.values()])[:-40]
    yield "lee.py", b""


def _pick(sources: object, position: int, default: bytes) -> bytes:
    assert isinstance(sources, dict)
    values = list(sources.values())
    return values[position % len(values)] if values else default


def _notebook(sources: list[bytes]) -> bytes:
    """Return a notebook as students hand them in: prose, magics, a cell that fails, and the answers."""
    cells = [_cell("markdown", "# My answers"), _cell("code", "%matplotlib inline\nimport numpy as np")]
    cells += [_cell("code", source.decode()) for source in sources]
    cells.append(_cell("code", "result  # this name was never defined"))
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


def _cell(kind: str, source: str) -> dict[str, object]:
    extra: dict[str, object] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source.splitlines(keepends=True), **extra}
