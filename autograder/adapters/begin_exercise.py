"""``autograder new SLUG --from PATH``: exercises begun from what another system has, of which nothing is run.

Names, points, titles and solutions are taken over. What a test asserts is quoted as a comment beside a check
that waits to be written: it is a program that judges, and here a check is data.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.adapters.assignment import Assignment
from autograder.adapters.import_texts import readme, reference, signatures, spec, stub
from autograder.adapters.nbgrader_source import is_nbgrader, read_nbgrader
from autograder.adapters.neuromatch import is_tutorial, read_tutorial
from autograder.adapters.otter.import_assignment import read_assignment
from autograder.adapters.otter.master_notebook import is_master
from autograder.adapters.otter.test_files import called
from autograder.authoring.scaffold import require_new, write_exercise
from autograder.boundary.text import show
from autograder.course.catalog import Course
from autograder.errors import UsageError
from autograder.submission.entries import one_entry
from autograder.submission.files import suffix
from autograder.submission.notebook import raw_cells
from autograder.submission.submission import read_files


def import_exercise(course: Course, slug: str, source: Path) -> tuple[list[Path], Sequence[str]]:
    """Write the files of new exercises from what another system has.

    A notebook with several exercises gives one for each: ``slug_1``, ``slug_2``, ...

    Returns
    -------
    list of Path
        The files.
    sequence of str
        What was not taken over, a sentence each.

    Raises
    ------
    SpecError, UsageError
        If the name is none for a new exercise, or no assignment can be read there.
    """
    require_new(course, slug)
    found = _read(source)
    slugs = [slug] if len(found) == 1 else [f"{slug}_{number}" for number in range(1, len(found) + 1)]
    for name in slugs:
        require_new(course, name)
    files: list[Path] = []
    notes: list[str] = []
    for name, assignment in zip(slugs, found, strict=True):
        told = _not_taken_over(assignment)
        public, hidden = _texts(name, assignment, told)
        files += write_exercise(course, name, public, hidden)
        notes += told
    return files, notes


def _read(source: Path) -> tuple[Assignment, ...]:
    files, problems = read_files(one_entry(source).path)
    notebooks = [name for name in files if suffix(name) == ".ipynb"]
    if len(notebooks) == 1 and len(files) == 1:
        (name,) = notebooks
        metadata, cells = raw_cells(files[name], name)
        found: tuple[Assignment, ...] | None = None
        if is_nbgrader(cells):
            found = (read_nbgrader(cells),)
        elif not is_master(cells) and "otter" not in metadata and is_tutorial(cells):
            found = read_tutorial(cells)
        if found is not None:
            if not any(assignment.questions for assignment in found):
                why = "; ".join(note for assignment in found for note in assignment.notes[:3])
                besides = f" ({why})" if why else ""
                raise UsageError(
                    f"{show(name)} holds nothing to begin from{besides}: an exercise needs a cell of tests, "
                    "or one to be completed."
                )
            return found
    return (read_assignment(files, source, problems),)


def _not_taken_over(assignment: Assignment) -> list[str]:
    questions = assignment.questions
    notes = [*assignment.notes, *(note for question in questions for note in question.notes)]
    for question in questions:
        if not any(case.calls or called(case.code) for case in question.cases):
            notes.append(
                f"{question.name} looks at variables: have students write a function that returns them"
            )
    return notes


def _texts(
    slug: str, assignment: Assignment, notes: Sequence[str]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the public and the hidden files of an exercise by name."""
    functions = signatures(assignment)
    public = {
        "README.md": readme(slug, assignment, functions),
        f"{slug}.py": stub(slug, assignment, functions),
    }
    hidden = {
        "spec.py": spec(slug, assignment, notes),
        f"{slug}.py": reference(assignment, functions),
    }
    return public, hidden
