"""A human's word put into a gradebook: what is decided, said or taken back, with who, when and why."""

from sqlalchemy import Connection, Update, delete, insert, select, update

from autograder.gradebook.rows import event, now, who
from autograder.gradebook.store import Gradebook
from autograder.gradebook.tables import comments, events, overrides, students, submissions
from autograder.judge.result import CheckResult, Result
from autograder.report.sentences import number


def override(book: Gradebook, result: Result, check: CheckResult, points: float, because: str) -> None:
    """Decide about a check of a student's current result, in place of what was decided before.

    Parameters
    ----------
    result, check
        As the machine found them.
    """
    with book.writing() as connection:
        student = _student(connection, book, result.student)
        _drop(connection, book, student, result.exercise, check.id)
        row = {
            "student_id": student,
            "assignment_id": book.id,
            "exercise": result.exercise,
            "check_id": check.id,
            "points": points,
            "because": because,
            "actor": who(),
            "at": now(),
            "submission_digest": result.submission_digest,
            "check_digest": check.digest,
        }
        connection.execute(insert(overrides), row)
        told = f"{check.id}: {number(points)} instead of {number(check.earned)}: {because}"
        connection.execute(insert(events), event("override", told, result.student, result.exercise))


def take_back(book: Gradebook, student: str, exercise: str, check: str, because: str) -> bool:
    """Let the machine's verdict count again; return whether anything else did."""
    with book.writing() as connection:
        gone = _drop(connection, book, _student(connection, book, student), exercise, check)
        if gone:
            told = f"{check}: the machine's verdict counts again: {because}"
            connection.execute(insert(events), event("override", told, student, exercise))
    return gone


def comment(book: Gradebook, student: str, exercise: str, text: str) -> None:
    """Say something to a student in place of what was said before; nothing takes that back.

    Parameters
    ----------
    exercise : str
        Empty for all of the work.
    """
    with book.writing() as connection:
        number_ = _student(connection, book, student)
        mine = {"student_id": number_, "assignment_id": book.id, "exercise": exercise}
        connection.execute(delete(comments).filter_by(**mine))
        if text:
            connection.execute(insert(comments), {**mine, "text": text, "actor": who(), "at": now()})
        connection.execute(insert(events), event("comment", text, student, exercise or None))


def report_key(book: Gradebook, student: str) -> str:
    """Return the digest of what a student's current report is made of."""
    row = submissions.c
    mine = (
        select(row.report_key)
        .join_from(submissions, students)
        .where(students.c.student == student, row.assignment_id == book.id, row.current)
    )
    with book.reading() as connection:
        return str(connection.scalar(mine) or "")


def set_report_key(book: Gradebook, student: str, key: str) -> None:
    """Write down that a student's report has been made anew."""
    with book.writing() as connection:
        connection.execute(_keyed(book, _student_id(connection, student), key))


def _student(connection: Connection, book: Gradebook, student: str) -> int:
    """Return a student's key, and mark the report as out of date.

    If what follows is interrupted, the report is made anew when the student is next graded.
    """
    found = _student_id(connection, student)
    connection.execute(_keyed(book, found, ""))
    return found


def _student_id(connection: Connection, student: str) -> int:
    return int(connection.execute(select(students.c.id).filter_by(student=student)).scalar_one())


def _keyed(book: Gradebook, student: int, key: str) -> Update:
    row = submissions.c
    mine = (row.student_id == student) & (row.assignment_id == book.id) & row.current
    return update(submissions).where(mine).values(report_key=key)


def _drop(connection: Connection, book: Gradebook, student: int, exercise: str, check: str) -> bool:
    mine = {"student_id": student, "assignment_id": book.id, "exercise": exercise, "check_id": check}
    return connection.execute(delete(overrides).filter_by(**mine)).rowcount > 0
