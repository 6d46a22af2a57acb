"""The gradebook of one assignment: what was graded under which conditions, read back in order."""

import contextlib
import platform
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, collate, exists, func, insert, select, update

from autograder.boundary.hand_in import HandIn
from autograder.errors import UsageError
from autograder.gradebook.database import database_faults, is_gradebook, open_database
from autograder.gradebook.rows import event, now, put, put_results
from autograder.gradebook.tables import assignments, events, results, students, submissions
from autograder.gradebook.words import words_in
from autograder.grading.student_results import StudentResults
from autograder.grading.surroundings import versions
from autograder.judge.human import HumanWord
from autograder.judge.result import Result
from autograder.sandbox.isolation import LEVELS, Level

FEW = 500  # students who are looked for by name, where more are sought among all
_DECODER = msgspec.json.Decoder(Result)


@dataclass(frozen=True, slots=True)
class Graded:
    """Under which conditions a student's current submission was graded, and its report made."""

    conditions: str
    report: str
    report_key: str


class Gradebook:
    """One assignment's part of a gradebook; every student is committed as a whole, or not at all.

    Parameters
    ----------
    path : Path
        Of the file, in whose place there may be a server; see `autograder.gradebook.database.open_database`.
    assignment : str
        Its name; empty for what is graded without one.

    Raises
    ------
    UsageError
        If there is no gradebook that can be read at `path`.
    """

    def __init__(self, path: Path, assignment: str = "") -> None:
        self.path, self.assignment = path, assignment
        self._engine = open_database(path)
        order = _CODE_POINTS[self._engine.dialect.name]
        self._in_order = (collate(students.c.student, order), collate(results.c.exercise, order))
        self.surroundings = {
            **{name: versions()[name] for name in ("python", "numpy")},
            "machine": platform.node(),
        }
        with self.reading() as connection:
            self.id = connection.scalar(select(assignments.c.id).filter_by(name=assignment))

    def close(self) -> None:
        """Close the database; what was added is in it."""
        self._engine.dispose()

    def exercises(self) -> tuple[str, ...]:
        """Return the exercises that were graded so far, in their order."""
        with self.reading() as connection:
            found = connection.scalar(select(assignments.c.exercises).filter_by(name=self.assignment))
        return tuple(msgspec.json.decode(found)) if found else ()

    def weights(self) -> dict[str, float] | None:
        """Return how the exercises count, as they were when something was last graded."""
        with self.reading() as connection:
            found = connection.scalar(select(assignments.c.weights).filter_by(name=self.assignment))
        return msgspec.json.decode(found, type=dict[str, float]) if found else None

    def left_out(self) -> tuple[str, ...]:
        """Return the sentences on what was handed in and not understood when a class was last taken in."""
        with self.reading() as connection:
            found = connection.scalar(select(assignments.c.left_out).filter_by(name=self.assignment))
        return msgspec.json.decode(found, type=tuple[str, ...]) if found else ()

    def begin(
        self,
        exercises: Sequence[str],
        weights: Mapping[str, float] | None,
        left_out: Sequence[str] | None = None,
    ) -> None:
        """Say what is graded now: the columns of the class, how they count, and what was not understood.

        Parameters
        ----------
        left_out : sequence of str, optional
            Sentences; without it those of before stay.
        """
        row = {
            "name": self.assignment,
            "exercises": msgspec.json.encode(exercises).decode(),
            "weights": None if weights is None else msgspec.json.encode(dict(weights)).decode(),
        }
        with self.writing() as connection:
            self.id = put(connection, assignments, row)
            if left_out is not None:
                said = msgspec.json.encode(list(left_out)).decode()
                connection.execute(
                    update(assignments).where(assignments.c.id == self.id).values(left_out=said)
                )
            # reports lie under the students' names: those of another assignment are about to be replaced
            other = submissions.c.assignment_id != self.id
            connection.execute(update(submissions).where(other).values(report_key=""))

    def graded(self, *, shadow: bool) -> dict[str, Graded]:
        """Return the students who need not be graded again while their conditions stay the same.

        What is ungraded, disputed or without its report through a fault of the grader is graded again, and
        with `shadow` what no second judge has seen.
        """
        open_questions = (results.c.state != "graded") | results.c.disputed
        if shadow:
            open_questions |= ~results.c.shadow
        of_submission = (results.c.submission_id == submissions.c.id) & results.c.current
        row = submissions.c
        query = (
            select(students.c.student, row.conditions, row.report, row.report_key)
            .join_from(submissions, students)
            .where(row.assignment_id == self.id, row.current, row.fault == "")
            .where(~exists().where(of_submission, open_questions))
        )
        with self.reading() as connection:
            return {student: Graded(*rest) for student, *rest in connection.execute(query)}

    def add(
        self, outcome: StudentResults, *, conditions: str, report_key: str, level: Level, shadow: bool
    ) -> None:
        """Commit a student's results; earlier ones of other digests stay and are no longer current.

        Raises
        ------
        GraderError
            If they cannot be written; then none of them is.
        """
        at = now()
        known = outcome.hand_in
        with self.writing() as connection:
            person = {"student": outcome.student, "name": known.name, "email": known.email}
            student = put(connection, students, person)
            mine = {"student": student, "assignment": self.id}
            connection.execute(_OLD_SUBMISSIONS, mine)
            row = {
                "student_id": student,
                "assignment_id": self.id,
                "digest": outcome.results[0].submission_digest,
                "fingerprint": outcome.fingerprint,
                "attempt": known.attempt,
                "submitted_at": known.submitted_at,
                "late": known.late,
                "group_name": known.group,
                "current": True,
                "conditions": conditions,
                "report": outcome.report,
                "report_key": report_key,
                "fault": outcome.fault,
                "graded_at": at,
            }
            submission = put(connection, submissions, row)
            connection.execute(_OLD_RESULTS, {"submission": submission})
            fixed = {"level": level, "shadow": shadow, "graded_at": at, **self.surroundings}
            put_results(connection, outcome.results, {"submission_id": submission, **fixed})

    def note(self, action: str, detail: str, student: str | None = None, exercise: str | None = None) -> None:
        """Write down who did what."""
        with self.writing() as connection:
            connection.execute(insert(events), event(action, detail, student, exercise))

    def people(self) -> dict[str, str]:
        """Return the names of all who have results, by student; empty where none is known."""
        query = (
            select(students.c.student, students.c.name)
            .join_from(submissions, students)
            .where(submissions.c.assignment_id == self.id, submissions.c.current)
            .order_by(students.c.student)
        )
        with self.reading() as connection:
            return {student: name or "" for student, name in connection.execute(query)}

    def machines(self) -> dict[tuple[str, str], str]:
        """Return on which machine each current result was found, by student and exercise."""
        query = (
            select(students.c.student, results.c.exercise, results.c.machine)
            .join_from(results, submissions)
            .join(students)
            .where(submissions.c.assignment_id == self.id, submissions.c.current, results.c.current)
        )
        with self.reading() as connection:
            return {(student, exercise): machine for student, exercise, machine in connection.execute(query)}

    def words(self) -> dict[str, HumanWord]:
        """Return what humans decided and said, by student."""
        with self.reading() as connection:
            return words_in(connection, self.id)

    def level(self, otherwise: Level) -> Level:
        """Return the weakest isolation under which any of the current results was found."""
        query = (
            select(results.c.level)
            .join_from(results, submissions)
            .where(submissions.c.assignment_id == self.id, submissions.c.current, results.c.current)
            .distinct()
        )
        with self.reading() as connection:
            found = set(connection.scalars(query))
        return next((level for level in LEVELS if level in found), otherwise)

    def graded_between(self) -> tuple[str, str]:
        """Return when the first and the last of the current submissions were graded, empty when none was."""
        graded_at = submissions.c.graded_at
        mine = (submissions.c.assignment_id == self.id) & submissions.c.current
        with self.reading() as connection:
            first, last = connection.execute(
                select(func.min(graded_at), func.max(graded_at)).where(mine)
            ).one()
        return first or "", last or ""

    def outcomes(
        self,
        only: Collection[str] | None = None,
        *,
        machine: bool = False,
        earlier: bool = False,
    ) -> Iterator[StudentResults]:
        """Yield the current results of every student, or of some, in order of student and exercise.

        Parameters
        ----------
        machine : bool
            As the machine found them, without what humans decided and said: not what counts.
        earlier : bool
            Those of earlier hand-ins instead, one after the other in the order of grading.
        """
        if only is not None and not only:
            return
        by_student, by_exercise = self._in_order
        query = (
            select(
                submissions.c.id, students.c.student, students.c.name, students.c.email,
                submissions.c.attempt, submissions.c.submitted_at, submissions.c.late,
                submissions.c.group_name, submissions.c.report, submissions.c.fault,
                submissions.c.fingerprint, results.c.record,
            )
            .join_from(submissions, students)
            .join(results)
            .where(submissions.c.assignment_id == self.id, results.c.current)
            .where(submissions.c.current.is_(not earlier))
            .order_by(by_student, submissions.c.graded_at, submissions.c.id, by_exercise)
        )  # fmt: skip
        if only is not None and len(only) <= FEW:
            query = query.where(students.c.student.in_(only))
        with self.reading() as connection:
            words = {} if machine else words_in(connection, self.id)
            rows = connection.execution_options(yield_per=500).execute(query)
            for (student, _), group in groupby(rows, key=lambda row: (str(row.student), row.id)):
                if only is None or student in only:
                    found = _outcome(student, list(group))
                    yield found.amended(words[student]) if student in words else found

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the gradebook as it is now."""
        with database_faults(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection that waits for other writers before it begins, and commits at the end."""
        with (
            database_faults(self.path),
            self._engine.connect().execution_options(immediate=True) as connection,
            connection.begin(),
        ):
            yield connection


def assignments_in(path: Path) -> tuple[str, ...]:
    """Return the names of all assignments of a gradebook; empty is what was graded without one.

    Raises
    ------
    UsageError
        If there is no gradebook that can be read at `path`.
    """
    if not is_gradebook(path):
        raise UsageError(f"There is no gradebook {path}: 'autograder grade ... -o {path.parent}' makes one.")
    engine = open_database(path)
    with database_faults(path), engine.connect() as connection, connection.begin():
        found = tuple(connection.scalars(select(assignments.c.name).order_by(assignments.c.id)))
    engine.dispose()
    return found


#: how text is ordered by its code points, which `sorted` does, whatever the language of the server
_CODE_POINTS = {"sqlite": "BINARY", "postgresql": "C"}
_OLD_SUBMISSIONS = (
    update(submissions)
    .where(submissions.c.student_id == bindparam("student"))
    .where(submissions.c.assignment_id == bindparam("assignment"), submissions.c.current)
    .values(current=False)
)
_OLD_RESULTS = (
    update(results)
    .where(results.c.submission_id == bindparam("submission"), results.c.current)
    .values(current=False)
)


def _outcome(student: str, rows: Sequence[Any]) -> StudentResults:
    first = rows[0]
    hand_in = HandIn(first.name, first.email, first.attempt, first.submitted_at, first.late, first.group_name)
    found = tuple(replace(_DECODER.decode(row.record), hand_in=hand_in) for row in rows)
    return StudentResults(student, found, first.report, first.fault, hand_in, first.fingerprint)
