"""A class in parallel: limited graders share one zygote, and results arrive as they are finished."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.boundary.wanted import Wanted
from autograder.grading.budget import TOO_MUCH, budget, sentence
from autograder.grading.exercise import ReadyExercise
from autograder.grading.grade import Task, grade_tasks, grader_bug, make_tasks, ungraded, unread
from autograder.grading.session import Grader
from autograder.grading.shared_out import SharedOut, Work
from autograder.grading.staff_files import STAFF, write_privately, write_staff_files
from autograder.judge.result import Result
from autograder.report.filenames import report_filename
from autograder.report.html import student_html
from autograder.submission.answer_file import answers
from autograder.submission.entries import Entry
from autograder.submission.submission import read_submission


@dataclass(frozen=True, slots=True)
class Batch:
    """What every grader of a batch shares.

    Attributes
    ----------
    grader : Grader
        With the exercises that are graded.
    answered_only : bool
        Grade only what a submission answers, instead of everything.
    reports : Path or None
        Folder for the students' reports; what staff see of a student goes beside it.
    weights : mapping of str to float or None
        Of an assignment's exercises, for the total in a report.
    always : collection of str
        Exercises that are graded though a submission does not answer them.
    slugs : sequence of str or None
        Exercises that are graded; None for all that are ready.
    """

    grader: Grader
    answered_only: bool
    reports: Path | None
    weights: Mapping[str, float] | None = None
    always: Collection[str] = ()
    slugs: Sequence[str] | None = None

    @property
    def exercises(self) -> dict[str, ReadyExercise]:
        """What is graded, in order."""
        ready = self.grader.exercises
        return ready if self.slugs is None else {slug: ready[slug] for slug in self.slugs}


@dataclass(frozen=True, slots=True)
class StudentResults:
    """The results of one student.

    Attributes
    ----------
    report : str
        Name of the report's file, or empty.
    fault : str
        Why there is no report where one was asked for, or empty.
    fingerprint : str
        Of the submission; see `Submission.fingerprint`.
    """

    student: str
    results: tuple[Result, ...]
    report: str = ""
    fault: str = ""
    hand_in: HandIn = UNKNOWN
    fingerprint: str = ""


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(StudentResults)


def grade_in_turn(entries: Iterable[Entry], batch: Batch) -> Iterator[StudentResults]:
    """Grade students one after the other and write their reports; the next one's work is loading meanwhile.

    It costs what it costs to this process, in which `grade_many` never calls it.

    Raises
    ------
    OSError
        If a report cannot be written.
    ImpossiblePass
        If a check that nobody can pass was passed.
    """
    tasks: list[Task] = []
    for entry in entries:
        upcoming = _tasks_of(entry, batch)
        if tasks:
            yield _grade_student(tasks, batch, upcoming)
        tasks = upcoming
    if tasks:
        yield _grade_student(tasks, batch, [])


def _tasks_of(entry: Entry, batch: Batch) -> list[Task]:
    exercises = batch.exercises
    try:
        with budget(entry.student, "", "reading"):
            submission = read_submission(entry)
            if batch.answered_only:
                wanted = {slug: ready.handout.wanted for slug, ready in exercises.items()}
                answered = {*answers(submission, wanted), *batch.always}
                exercises = {slug: exercises[slug] for slug in exercises if slug in answered} or exercises
            return make_tasks(submission, exercises, by_name=not batch.answered_only)
    except TOO_MUCH as error:
        return unread(entry, exercises, f"what was handed in {sentence(error)}, so nothing of it was graded")


def _grade_student(tasks: list[Task], batch: Batch, upcoming: list[Task]) -> StudentResults:
    submission, grader = tasks[0].submission, batch.grader
    student, hand_in = submission.student, submission.hand_in
    results = grade_tasks(tasks, grader.runner, grader.references, upcoming, aftercare=grader.aftercare)
    graded = _without_curves(results)
    outcome = StudentResults(student, tuple(graded), hand_in=hand_in, fingerprint=submission.fingerprint)
    if batch.reports is None:
        return outcome
    report = report_filename(student)
    try:
        write_privately(batch.reports / report, _page(student, results, batch, hand_in))
        with budget(student, "", "staff page"):
            write_staff_files(tasks, graded, batch.reports.with_name(STAFF), report)
    except OSError:
        raise
    except TOO_MUCH as error:
        return replace(outcome, fault=f"its report could not be made: it {sentence(error)}")
    except Exception as error:  # a report that cannot be drawn costs no marks
        return replace(outcome, fault=f"its report could not be made: {grader_bug(error)}")
    return replace(outcome, report=report)


def _page(student: str, results: Sequence[Result], batch: Batch, hand_in: HandIn) -> str:
    """Return a report; what costs too much to draw is left out of it."""
    for drawn, stage in ((results, "drawing"), (_without_curves(results), "writing")):
        with contextlib.suppress(*(TOO_MUCH if stage == "drawing" else ())), budget(student, "", stage):
            return student_html(student, drawn, batch.grader.level, weights=batch.weights, hand_in=hand_in)
    raise AssertionError("unreachable")


def _without_curves(results: Sequence[Result]) -> list[Result]:
    return [
        replace(result, checks=tuple(replace(check, curve=None) for check in result.checks))
        if any(check.curve is not None for check in result.checks)
        else result
        for result in results
    ]


def grade_many(entries: Sequence[Entry], batch: Batch, jobs: int) -> Iterator[StudentResults]:
    """Yield the outcome of every entry as it is finished; all work on it is done in limited processes.

    A grader that dies costs no other student a mark. Where it died of what it did, that stage costs the
    submission what the rules say; where somebody else ended it, what it held is graded again one by one, and
    the submission whose grader is ended twice stays ungraded.

    Raises
    ------
    OSError
        If a report cannot be written.
    GraderError
        If there can be no process to grade in, or a check that nobody can pass was passed.
    """
    work = Work(partial(grade_in_turn, batch=batch), _ENCODER.encode, _unpack, _student)
    shared = SharedOut(entries, work, jobs)
    yield from shared.answers()
    for entry, _ in shared.lost:
        alone = SharedOut([entry], work, 1)
        yield from alone.answers()
        for _, why in alone.lost:
            yield _lost(entry, batch, why)


def grade_entry(entry: Entry, grader: Grader, slugs: Sequence[str] | None = None) -> list[Result]:
    """Grade one hand-in in the exercises named, or in all that are ready, as `grade_many` does.

    Raises
    ------
    GraderError
        If there can be no process to grade in, or a check that nobody can pass was passed.
    """
    (outcome,) = grade_many([entry], Batch(grader, False, None, slugs=slugs), 1)
    return list(outcome.results)


def answered_by(entry: Entry, wanted: Mapping[str, Wanted]) -> tuple[str, ...]:
    """Return what a hand-in answers, found in a limited process; nothing where that costs too much."""
    found = _look_into([entry], lambda entry: answers(read_submission(entry), wanted))
    return found.get(entry.student, ())


def fingerprints(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the fingerprints of hand-ins by student, found in a limited process.

    A student is left out whose hand-in costs too much to read; see `Submission.fingerprint`.
    """
    found = _look_into(entries, lambda entry: (read_submission(entry, parse=False).fingerprint,))
    return {student: fingerprint for student, (fingerprint,) in found.items()}


def _look_into(
    entries: Sequence[Entry], look: Callable[[Entry], tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return what there is to see in hand-ins, by student, as far as it can be seen at a reasonable cost."""

    def do(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, ...]] | None]:
        for entry in entries:
            try:
                with budget(entry.student, "", "reading"):
                    yield entry.student, look(entry)
            except TOO_MUCH:
                yield None

    decoder = msgspec.msgpack.Decoder(tuple[str, tuple[str, ...]] | None)
    work = Work(do, _ENCODER.encode, lambda data, _: decoder.decode(data), _student)
    return dict(found for found in SharedOut(entries, work, 1).answers() if found is not None)


def _unpack(data: bytes, entry: Entry) -> StudentResults:
    """Return what a limited process says of an entry, which is for this student or for nobody."""
    outcome = _DECODER.decode(data)
    if {outcome.student, *(result.student for result in outcome.results)} != {entry.student}:
        raise msgspec.ValidationError("these are the results of another student")
    return outcome


def _student(entry: Entry) -> str:
    return entry.student


def _lost(entry: Entry, batch: Batch, why: str) -> StudentResults:
    """Return the results of a student whose submission nobody has read."""
    exercises = batch.exercises
    found = tuple(ungraded(task.submission, task.ready, why) for task in unread(entry, exercises, why))
    return StudentResults(entry.student, found, hand_in=entry.hand_in)
