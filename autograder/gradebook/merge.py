"""Gradebooks that were graded apart, joined into one; contradictions are refused and nothing is written."""

import contextlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from autograder.errors import NothingToGrade, UsageError
from autograder.gradebook.conditions import Conditions
from autograder.gradebook.copy_rows import copy_rows
from autograder.gradebook.database import NAME, is_gradebook, transaction
from autograder.gradebook.output import OutputFolder, disk_faults, open_gradebook
from autograder.gradebook.store import Gradebook, assignments_in
from autograder.gradebook.tables import assignments, results, students, submissions
from autograder.grading.pages import pages_of, put_pages
from autograder.grading.store import OutputStore


@dataclass(frozen=True, slots=True)
class _Part:
    """An output folder, and what its gradebook holds of one assignment."""

    folder: Path
    book: Gradebook

    def basis(self) -> dict[str, set[tuple[str, str, str]]]:
        """Return what the results of every exercise rest on: spec, reference and version."""
        rests_on = (results.c.spec_digest, results.c.reference_digest, results.c.grader_version)
        query = (
            select(results.c.exercise, *rests_on)
            .join_from(results, submissions)
            .join(assignments)
            .where(assignments.c.name == self.book.assignment, results.c.state == "graded")
            .where(submissions.c.current, results.c.current)
            .distinct()
        )
        found: dict[str, set[tuple[str, str, str]]] = {}
        with transaction(self.folder / NAME) as connection:
            for exercise, *digests in connection.execute(query):
                found.setdefault(exercise, set()).add(tuple(digests))
        return found

    def students(self) -> list[str]:
        """Return everybody who has a current submission."""
        query = (
            select(students.c.student)
            .join_from(submissions, students)
            .join(assignments)
            .where(assignments.c.name == self.book.assignment, submissions.c.current)
        )
        with transaction(self.folder / NAME) as connection:
            return list(connection.scalars(query))

    def reports(self) -> dict[str, str]:
        """Return the students' reports, by student.

        Raises
        ------
        UsageError
            If one is missing, or it is that of another assignment.
        """
        query = (
            select(students.c.student, submissions.c.report, submissions.c.report_key)
            .join_from(submissions, students)
            .join(assignments)
            .where(assignments.c.name == self.book.assignment, submissions.c.current)
        )
        with transaction(self.folder / NAME) as connection:
            found = [tuple(row) for row in connection.execute(query)]
        reports = {student: report for student, report, _ in found if report}
        for student, report, key in found:
            if report and not (key and (self.folder / "reports" / report).is_file()):
                raise UsageError(
                    f"{self.folder} lacks the report of {student}: the command that graded there writes it."
                )
        return reports


def merge(folders: Sequence[Path], out: Path, assignment: str | None = None) -> int:
    """Join output folders into one, which may be there already, and write the views of one assignment.

    Parameters
    ----------
    assignment : str, optional
        Needed if the folders hold several.

    Returns
    -------
    int
        How many students the assignment has then.

    Raises
    ------
    UsageError
        If a folder holds no gradebook or contradicts another one; then nothing was written.
    GraderError
        If it cannot be written; the same command goes on.
    """
    places = list(dict.fromkeys(folder.resolve() for folder in folders))
    before = [out.resolve()] if is_gradebook(out / NAME) else []
    sources = [place for place in places if place not in before]
    names = {place: assignments_in(place / NAME) for place in (*before, *sources)}
    chosen = _chosen(names, assignment)
    with contextlib.ExitStack() as stack:
        for name in dict.fromkeys(name for found in names.values() for name in found):
            having = [place for place in names if name in names[place]]
            parts = [_Part(place, _opened(stack, place, name)) for place in having]
            _refuse_contradictions(parts)
            if name == chosen:
                merged = parts
        reports = {part.folder: part.reports() for part in merged}
        exercises, weights = merged[0].book.exercises(), merged[0].book.weights()
        left_out = tuple(dict.fromkeys(text for part in merged for text in part.book.left_out()))
        level = merged[0].book.level("isolated")
        book = stack.enter_context(contextlib.closing(open_gradebook(out, chosen)))
        with disk_faults(out):
            for place in sources:
                _copy_files(place, out, reports.get(place, {}).values())
        with transaction(out / NAME, writing=True) as target:
            for place in sources:
                with transaction(place / NAME) as source:
                    copy_rows(source, target)
        has_reports = (out / "reports").is_dir()
        conditions = Conditions(exercises, "", level, shadow=False)
        OutputFolder(out, book, conditions, weights, reports=has_reports, left_out=left_out).finish()
        return sum(1 for _ in book.outcomes())


def _opened(stack: contextlib.ExitStack, place: Path, name: str) -> Gradebook:
    return stack.enter_context(contextlib.closing(Gradebook(place / NAME, name)))


def _chosen(names: dict[Path, tuple[str, ...]], wanted: str | None) -> str:
    known = list(dict.fromkeys(name for found in names.values() for name in found))
    if not known:
        raise NothingToGrade(f"Nothing was graded in {', '.join(map(str, names))}.")
    if wanted is None and len(known) == 1:
        return known[0]
    if wanted is None or wanted not in known:
        listed = ", ".join(name or "''" for name in known)
        raise UsageError(f"The gradebooks hold {listed}; name one", option="--assignment NAME")
    return wanted


def _refuse_contradictions(parts: Sequence[_Part]) -> None:
    """Refuse parts of one assignment that were not graded alike, or do not say the same of a student."""
    first = parts[0]
    for part in parts[1:]:
        both = f"{first.folder} and {part.folder} cannot be merged"
        if first.book.exercises() != part.book.exercises() or first.book.weights() != part.book.weights():
            raise UsageError(f"{both}: they were graded for other exercises or with other weights.")
    _refuse_other_courses(parts)
    owner: dict[str, _Part] = {}
    for part in parts:
        shared: dict[Path, set[str]] = {}
        for student in part.students():
            if student in owner:
                shared.setdefault(owner[student].folder, set()).add(student)
            else:
                owner[student] = part
        for other in parts:
            _refuse_other_results(other, part, shared.get(other.folder, set()))


def _refuse_other_courses(parts: Sequence[_Part]) -> None:
    what = ("another spec", "another reference or other inputs", "another version of autograder")
    seen: dict[str, tuple[_Part, set[tuple[str, str, str]]]] = {}
    for part in parts:
        for exercise, basis in part.basis().items():
            first, known = seen.setdefault(exercise, (part, basis))
            if basis != known:
                differs = (
                    said
                    for number, said in enumerate(what)
                    if {digests[number] for digests in basis} != {digests[number] for digests in known}
                )
                raise UsageError(
                    f"{first.folder} and {part.folder} cannot be merged: {exercise} was graded with "
                    f"{next(differs, 'other combinations of spec and reference')} in one of them; grade both "
                    "again with the same course and version."
                )


def _refuse_other_results(one: _Part, other: _Part, common: set[str]) -> None:
    if not common:
        return
    found = {outcome.student: outcome for outcome in one.book.outcomes(common)}
    for outcome in other.book.outcomes(common):
        if outcome.results != found[outcome.student].results:
            raise UsageError(
                f"{one.folder} and {other.folder} cannot be merged: both hold results of {outcome.student}, "
                "and not the same."
            )


def _copy_files(source: Path, out: Path, reports: Iterable[str]) -> None:
    kept, store = OutputStore(source / "outputs"), OutputStore(out / "outputs", sys.maxsize)
    for name in kept.files():
        store.keep(name, (kept.folder / name).read_bytes())
    for report in reports:
        put_pages(out, report, pages_of(source, report))
