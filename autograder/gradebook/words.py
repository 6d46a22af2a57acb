"""What humans said, read from a gradebook."""

from collections import defaultdict

from sqlalchemy import Connection, select

from autograder.gradebook.tables import comments, overrides, students
from autograder.judge.human import Comment, HumanWord, Override


def words_in(connection: Connection, assignment: int | None) -> dict[str, HumanWord]:
    """Return what humans said in an assignment, by student."""
    decided: dict[str, list[Override]] = defaultdict(list)
    said: dict[str, list[Comment]] = defaultdict(list)
    row = overrides.c
    query = (
        select(
            students.c.student, row.exercise, row.check_id, row.points, row.because, row.actor, row.at,
            row.submission_digest, row.check_digest,
        )
        .join_from(overrides, students)
        .where(row.assignment_id == assignment)
        .order_by(row.id)
    )  # fmt: skip
    for student, *rest in connection.execute(query):
        decided[student].append(Override(*rest))
    about = (
        select(students.c.student, comments.c.exercise, comments.c.text)
        .join_from(comments, students)
        .where(comments.c.assignment_id == assignment)
        .order_by(comments.c.exercise)
    )
    for student, *rest in connection.execute(about):
        said[student].append(Comment(*rest))
    return {
        student: HumanWord(tuple(decided[student]), tuple(said[student])) for student in {**decided, **said}
    }
