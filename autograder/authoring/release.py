"""``autograder release``: what students get, made from the public folders alone, and the package itself."""

import re
from pathlib import Path

from autograder.authoring.release_notebook import exercise_cells, first_cells, notebook, public_files
from autograder.authoring.wheel import wheel, wheel_name
from autograder.course.assignments import assignments_text
from autograder.course.catalog import Course
from autograder.errors import UsageError

_TESTS = '''\
"""Your work against the visible checks: run pytest in this folder."""

import pytest

from autograder import visible_checks


@pytest.mark.parametrize("visible", visible_checks(__file__), ids=str)
def test_visible(visible):
    feedback = visible.feedback()
    if feedback:
        pytest.fail(feedback, pytrace=False)
'''
_CONFTEST = '''\
"""Ends what pytest prints with how many hidden checks will follow."""

from autograder import hidden_checks_to_come


def pytest_terminal_summary(terminalreporter):
    terminalreporter.write_line(hidden_checks_to_come(__file__))
'''
_README = """\
# {title}

{listing}

Do each exercise in the notebook or in its folder below `exercises/`, whichever you like: fill in the
functions there, and leave the other one as it is.

## Install

You need Python 3.11 or later. The checks come with this folder, as `{wheel}`;
pip fetches the libraries that they need. In this folder, on Linux and macOS:

```sh
python3 -m venv .venv
.venv/bin/pip install "./{wheel}[notebook]" pytest
.venv/bin/jupyter lab
```

On Windows:

```
py -m venv .venv
.venv\\Scripts\\pip install ".\\{wheel}[notebook]" pytest
.venv\\Scripts\\jupyter lab
```

## Check your work

| where | how |
|---|---|
| in a notebook | run the cell with `check("{slug}")` |
| in a terminal on Linux and macOS | `.venv/bin/autograder check`, or `.venv/bin/pytest` |
| in a terminal on Windows | `.venv\\Scripts\\autograder check`, or `.venv\\Scripts\\pytest` |

`autograder check --exercise {slug}` looks at one exercise alone. You see every visible check with what
differs and where. Hidden checks follow when your work is graded: the same functions with other inputs and
parameters.

## Hand in

The notebook or the `.py` files you filled in; a zip of this whole folder will do.
"""


def write_release(course: Course, assignment: str | None, output: Path) -> tuple[str, ...]:
    """Write what students get of an assignment's exercises, or of all; return the exercises' names.

    Only ``exercises/`` is read, so nothing hidden can slip in; the same course gives the same bytes.

    Raises
    ------
    UsageError
        If the assignment is unknown, `output` is a folder that holds something, nbformat is missing, or this
        package is not installed.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise UsageError(f"{output} is not empty; name a new folder with -o.")
    slugs = course.assignment(assignment).exercises if assignment else course.in_order()
    # the package is no part of the course, so that `release_files` and its proof leave it out
    for name, data in {**release_files(course, slugs, assignment), wheel_name(): wheel()}.items():
        target = output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return slugs


def release_files(course: Course, slugs: tuple[str, ...], assignment: str | None) -> dict[str, bytes]:
    """Return every file of a release by its relative name."""
    files: dict[str, bytes] = {}
    chosen = [
        found
        for found in course.assignments().values()
        if assignment in (None, found.name) and set(found.exercises) <= set(slugs)
    ]
    grouped = {slug for found in chosen for slug in found.exercises}
    alone = tuple(slug for slug in slugs if slug not in grouped)
    books = [(found.name, found.title, found.exercises) for found in chosen]
    if alone:
        books.append(("exercises", "Exercises", alone))
    for name, title, exercises in books:
        handouts = [course.handout(slug) for slug in exercises]
        cells = [cell for handout in handouts for cell in exercise_cells(handout)]
        files[f"{_file_name(name)}.ipynb"] = notebook([*first_cells(title or name, handouts), *cells])
    for slug in slugs:
        folder = course.root / "exercises" / slug
        files |= {f"exercises/{slug}/{name}": data for name, data in public_files(folder).items()}
    title = " and ".join(title or name for name, title, _ in books)
    listing = "\n".join(f"- `{name}` goes with `exercises/{slug}/`" for name, slug in _listed(books))
    texts = {
        "exercises/assignments.toml": assignments_text(chosen),
        "test_exercises.py": _TESTS,
        "conftest.py": _CONFTEST,
        "README.md": _README.format(
            title=title, listing=listing, slug=slugs[0] if slugs else "NAME", wheel=wheel_name()
        ),
    }
    return files | {name: text.encode() for name, text in texts.items()}


def _listed(books: list[tuple[str, str, tuple[str, ...]]]) -> list[tuple[str, str]]:
    return [(f"{_file_name(name)}.ipynb", slug) for name, _, exercises in books for slug in exercises]


def _file_name(name: str) -> str:
    """Return an assignment's name as that of a file on any system."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "assignment"
