"""A class in parallel: forked graders share one zygote, and results arrive as they are finished."""

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.boundary.hand_in import UNKNOWN, HandIn
from autograder.grading.grade import Task, grade_tasks, grader_bug, make_tasks, ungraded
from autograder.grading.session import Grader
from autograder.grading.staff_files import STAFF, write_privately, write_staff_files
from autograder.judge.result import Result
from autograder.report.filenames import report_filename
from autograder.report.html import student_html
from autograder.sandbox.lockdown.syscalls import die_with
from autograder.submission.answer_file import answers
from autograder.submission.entries import Entry
from autograder.submission.submission import Submission, read_submission

AHEAD = 4  # submissions handed out in advance for each grader, so that none waits


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
    """

    grader: Grader
    answered_only: bool
    reports: Path | None
    weights: Mapping[str, float] | None = None
    always: Collection[str] = ()


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


def grade_in_turn(submissions: Iterable[Submission], batch: Batch) -> Iterator[StudentResults]:
    """Grade students one after the other and write their reports; the next one's work is loading meanwhile.

    Raises
    ------
    OSError
        If a report cannot be written.
    ImpossiblePass
        If a check that nobody can pass was passed.
    """
    tasks: list[Task] = []
    for submission in submissions:
        upcoming = _tasks_of(submission, batch)
        if tasks:
            yield _grade_student(tasks, batch, upcoming)
        tasks = upcoming
    if tasks:
        yield _grade_student(tasks, batch, [])


def _tasks_of(submission: Submission, batch: Batch) -> list[Task]:
    exercises = batch.grader.exercises
    if batch.answered_only:
        wanted = {slug: ready.handout.wanted for slug, ready in exercises.items()}
        answered = {*answers(submission, wanted), *batch.always}
        exercises = {slug: exercises[slug] for slug in exercises if slug in answered} or exercises
    return make_tasks(submission, exercises, by_name=not batch.answered_only)


def _grade_student(tasks: list[Task], batch: Batch, upcoming: list[Task]) -> StudentResults:
    submission, grader = tasks[0].submission, batch.grader
    student, hand_in = submission.student, submission.hand_in
    results = grade_tasks(tasks, grader.runner, grader.references, upcoming, aftercare=grader.aftercare)
    graded = tuple(_without_curves(result) for result in results)
    outcome = StudentResults(student, graded, hand_in=hand_in, fingerprint=submission.fingerprint)
    if batch.reports is None:
        return outcome
    report = report_filename(student)
    try:
        page = student_html(student, results, grader.level, weights=batch.weights, hand_in=hand_in)
        write_privately(batch.reports / report, page)
        write_staff_files(tasks, graded, batch.reports.with_name(STAFF), report)
    except OSError:
        raise
    except Exception as error:  # a report that cannot be drawn costs no marks
        fault = f"its report could not be made: {grader_bug(error)}"
        return replace(outcome, fault=fault)
    return replace(outcome, report=report)


def grade_alone(entry: Entry, batch: Batch) -> StudentResults:
    """Grade one student; see `grade_in_turn`."""
    (outcome,) = grade_in_turn([read_submission(entry)], batch)
    return outcome


def _without_curves(result: Result) -> Result:
    if all(check.curve is None for check in result.checks):
        return result
    return replace(result, checks=tuple(replace(check, curve=None) for check in result.checks))


def grade_many(entries: Sequence[Entry], batch: Batch, jobs: int) -> Iterator[StudentResults]:
    """Yield the outcome of every entry as it is finished.

    A grader that dies costs no other student a mark: what it held is graded again one by one, and
    the submission that ends a grader twice stays ungraded.
    """
    if jobs == 1 or len(entries) == 1:
        yield from grade_in_turn(map(read_submission, entries), batch)
        return
    waiting = list(reversed(entries))
    while waiting:
        lost: list[Entry] = []
        yield from _pooled(waiting, batch, jobs, lost)
        for entry in lost:
            alone: list[Entry] = []
            yield from _pooled([entry], batch, 1, alone)
            if alone:
                yield lost_result(entry, batch)


def _pooled(waiting: list[Entry], batch: Batch, jobs: int, lost: list[Entry]) -> Iterator[StudentResults]:
    """Yield outcomes until `waiting` is empty or a grader dies; put what it may have held into `lost`."""
    context = multiprocessing.get_context("fork")
    pool = concurrent.futures.ProcessPoolExecutor(jobs, context, _start_grader, (batch, os.getpid()))
    running: dict[concurrent.futures.Future[StudentResults], Entry] = {}
    try:
        while waiting or running:
            while waiting and len(running) < jobs * AHEAD:
                with uninterrupted():  # an interruption during the fork would reach the new grader too
                    running[pool.submit(_grade, waiting[-1])] = waiting[-1]
                waiting.pop()
            done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                yield future.result()
                del running[future]
    except BrokenProcessPool:
        lost.extend(running.values())
    except BaseException:  # an interruption or a full disk: what is being graded is dropped
        for grader in multiprocessing.active_children():
            grader.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_batch: Batch  # of a forked grader; set before its first submission


def _start_grader(batch: Batch, parent: int) -> None:
    global _batch
    _batch = batch
    if not die_with(parent):
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _grade(entry: Entry) -> StudentResults:
    return grade_alone(entry, _batch)


def lost_result(entry: Entry, batch: Batch) -> StudentResults:
    """Return the results of a submission that ended its grader twice: it stays ungraded."""
    submission = read_submission(entry)
    fault = "the grader's own process was ended while it graded this submission"
    return StudentResults(
        submission.student,
        tuple(ungraded(submission, item, fault) for item in batch.grader.exercises.values()),
        hand_in=submission.hand_in,
        fingerprint=submission.fingerprint,
    )


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Put Ctrl-C and a termination request off until the end of the block."""
    pending: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda number, _: pending.append(number)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    for request in pending:
        signal.raise_signal(request)
