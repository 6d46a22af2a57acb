"""The rules of an assignment as a gradebook keeps them: its policy, and what single students were given."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, delete, insert, select

from autograder.boundary.moments import is_after, shown
from autograder.course.policy import PLAIN, Policy
from autograder.gradebook.database import inserting
from autograder.gradebook.policies import Extension
from autograder.gradebook.store import Gradebook
from autograder.gradebook.tables import assignments, extensions, policies, students


def policies_in(book: Gradebook) -> dict[str, Policy]:
    """Return the policies of all assignments of the gradebook that were graded with one."""
    query = select(assignments.c.name, policies.c.policy).join_from(policies, assignments)
    with book.reading() as connection:
        return {name: msgspec.json.decode(text, type=Policy) for name, text in connection.execute(query)}


def policy_of(book: Gradebook) -> Policy:
    """Return the policy of this assignment, as it was when something was last graded."""
    return policies_in(book).get(book.assignment, PLAIN)


def hidden_from(policy: Policy) -> str:
    """Return when hidden checks will be shown, or nothing when they are shown now."""
    moment = policy.hidden_checks_from
    if moment is None or not is_after(moment, datetime.now(UTC)):
        return ""
    return shown(moment, policy.zone)


def keep_policy(book: Gradebook, policy: Policy) -> bool:
    """Write down the policy of an assignment that has begun; return whether it was another before."""
    changed = policy_of(book) != policy
    with book.writing() as connection:
        mine = _alone(connection, book)
        connection.execute(delete(policies).where(policies.c.assignment_id == mine))
        row = {"assignment_id": mine, "policy": msgspec.json.encode(policy).decode()}
        connection.execute(insert(policies).values(row))
    return changed


def extensions_of(book: Gradebook) -> dict[str, Extension]:
    """Return what single students were given in this assignment."""
    query = (
        select(students.c.student, extensions.c.until, extensions.c.excused)
        .join_from(extensions, students)
        .join(assignments)
        .where(assignments.c.name == book.assignment)
    )
    with book.reading() as connection:
        return {
            student: Extension(datetime.fromisoformat(until) if until else None, excused)
            for student, until, excused in connection.execute(query)
        }


def keep_extensions(book: Gradebook, given: Mapping[str, Extension]) -> None:
    """Replace what single students were given in this assignment; some may not have handed in anything."""
    with book.writing() as connection:
        mine = _alone(connection, book)
        connection.execute(delete(extensions).where(extensions.c.assignment_id == mine))
        unknown = inserting(students, connection.dialect.name).on_conflict_do_nothing()
        for student, extension in given.items():
            connection.execute(unknown.values(student=student))
            person = select(students.c.id).filter_by(student=student).scalar_subquery()
            until = extension.until.isoformat() if extension.until else None
            row = {"assignment_id": mine, "student_id": person, "until": until, "excused": extension.excused}
            connection.execute(insert(extensions).values(row))


def _alone(connection: Connection, book: Gradebook) -> int:
    """Return the number of this assignment, whose rules no other grader replaces before this one has."""
    query = select(assignments.c.id).filter_by(name=book.assignment).with_for_update()
    return int(connection.execute(query).scalar_one())
