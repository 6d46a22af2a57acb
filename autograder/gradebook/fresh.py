"""Whether the views in an output folder still show what the gradebook holds, and need not be written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Executable, func, select, update

from autograder import __version__
from autograder.gradebook.store import Gradebook
from autograder.gradebook.tables import (
    assignments,
    comments,
    extensions,
    overrides,
    policies,
    results,
    submissions,
)
from autograder.grading.store import key_of


def basis(book: Gradebook, *conditions: str) -> str:
    """Return a digest that changes with everything in the gradebook from which views are made.

    Of what was graded it holds how many rows there are, which, when the last was written, and how much they
    say: a row is replaced by one of another number, of a later time, or within a second by another result.

    Parameters
    ----------
    *conditions : str
        On what else the views rest.
    """
    with book.reading() as connection:
        found = [tuple(connection.execute(query)) for query in _queries(book)]
    return key_of(__version__, *conditions, *map(repr, found))


def _queries(book: Gradebook) -> Iterator[Executable]:
    columns = [column for column in assignments.c if column.name != "views"]
    yield select(*columns).filter_by(name=book.assignment)
    found, rows = results.c, submissions.c
    size = func.sum(func.length(found.record))
    in_results = select(
        func.count(), func.sum(found.id), func.max(found.graded_at), func.sum(found.score), size
    )
    in_results = in_results.join_from(results, submissions).where(rows.assignment_id == book.id)
    in_submissions = select(func.count(), func.sum(rows.id), func.max(rows.graded_at))
    in_submissions = in_submissions.where(rows.assignment_id == book.id)
    yield in_submissions
    yield in_submissions.where(rows.current)
    yield in_results
    yield in_results.where(found.current)
    for table in (overrides, comments, policies, extensions):
        yield select(table).where(table.c.assignment_id == book.id).order_by(*table.primary_key)


def are_fresh(book: Gradebook, found: str, files: Iterable[Path]) -> bool:
    """Whether the files are as they were written when the gradebook was as it is: see `basis`."""
    with book.reading() as connection:
        return _kept(connection, book) == key_of(found, *map(_look, files))


def keep_fresh(book: Gradebook, found: str, files: Iterable[Path]) -> None:
    """Remember of files that were just written that they show the gradebook as it was before."""
    with book.writing() as connection:
        row = update(assignments).where(assignments.c.id == book.id)
        connection.execute(row.values(views=key_of(found, *map(_look, files))))


def _kept(connection: Connection, book: Gradebook) -> str | None:
    return connection.scalar(select(assignments.c.views).filter_by(name=book.assignment))


def _look(file: Path) -> str:
    try:
        status = file.stat()
    except OSError:
        return ""
    return f"{file.name} {status.st_size} {status.st_mtime_ns}"
