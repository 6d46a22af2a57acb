"""Results that were judged again, put beside the old ones without the submissions at hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import or_, select, update

from autograder.gradebook.rows import now, put_results
from autograder.gradebook.store import Gradebook
from autograder.gradebook.tables import results, students, submissions
from autograder.judge.result import Result
from autograder.version import __version__

_DECODER = msgspec.json.Decoder(Result)


@dataclass(frozen=True, slots=True)
class Standing:
    """A student's current submission, as the gradebook has it.

    Attributes
    ----------
    fingerprint : str
        Of the submission; empty where it was graded by an older version.
    """

    id: int
    fingerprint: str
    report: str
    report_key: str


def standings(book: Gradebook) -> dict[str, Standing]:
    """Return the current submission of every student."""
    row = submissions.c
    query = (
        select(students.c.student, row.id, row.fingerprint, row.report, row.report_key)
        .join_from(submissions, students)
        .where(row.assignment_id == book.id, row.current)
    )
    with book.reading() as connection:
        return {student: Standing(*rest) for student, *rest in connection.execute(query)}


def stale(book: Gradebook, basis: Mapping[str, tuple[str, str]]) -> Iterator[Result]:
    """Yield the current results that do not rest on the course and the grader as they are now.

    Parameters
    ----------
    basis : mapping of str to tuple of str
        The digests of spec and reference of each exercise, as they are now.
    """
    row = results.c
    changed = or_(
        *(
            (row.exercise == slug)
            & (
                (row.spec_digest != spec)
                | (row.reference_digest != reference)
                | (row.grader_version != __version__)
            )
            for slug, (spec, reference) in basis.items()
        )
    )
    query = (
        select(row.record)
        .join_from(results, submissions)
        .join(students)
        .where(submissions.c.assignment_id == book.id, submissions.c.current, row.current, changed)
        .order_by(students.c.student, row.exercise)
    )
    with book.reading() as connection:
        for record in connection.execution_options(yield_per=500).execute(query).scalars():
            yield _DECODER.decode(record)


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What is written for a student.

    Attributes
    ----------
    results : tuple of Result
        Those that were judged again.
    conditions : str
        Under which all results of the submission now stand; empty where some do not.
    report_key : str
        Of the report; empty until it is made anew.
    """

    standing: Standing
    results: tuple[Result, ...]
    conditions: str
    report_key: str


def write_rejudged(book: Gradebook, found: Sequence[Rejudged]) -> None:
    """Commit new results of several students at once; the old ones stay and are no longer current.

    How well the code was kept apart when it ran is taken over from the old ones.
    """
    row = results.c
    with book.writing() as connection:
        for item in found:
            mine = (row.submission_id == item.standing.id) & row.current
            query = select(row.exercise, row.level, row.shadow).where(mine)
            ran = {exercise: (level, shadow) for exercise, level, shadow in connection.execute(query)}
            for result in item.results:
                level, shadow = ran[result.exercise]
                connection.execute(
                    update(results).where(mine, row.exercise == result.exercise).values(current=False)
                )
                fixed = {
                    "submission_id": item.standing.id,
                    "level": level,
                    "shadow": shadow,
                    "graded_at": now(),
                }
                put_results(connection, [result], {**fixed, **book.surroundings})
            values = {"report_key": item.report_key}
            if item.conditions:
                values["conditions"] = item.conditions
            connection.execute(
                update(submissions).where(submissions.c.id == item.standing.id).values(**values)
            )
