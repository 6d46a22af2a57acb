"""A class in parallel: forked graders share one zygote, and results arrive as they are finished."""

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.grading import Prepared, Work, grade_works, internal, line_up, ungraded
from autograder.program import answers
from autograder.reference import References
from autograder.report import report_filename, student_html
from autograder.result import Level, Result
from autograder.sandbox.runner import Runner
from autograder.sandbox.syscalls import die_with
from autograder.submission import Entry, read_submission

AHEAD = 4  # submissions handed out in advance for each grader, so that none waits


@dataclass(frozen=True, slots=True)
class Job:
    """What every grader of a batch shares.

    Attributes
    ----------
    exercises : mapping of str to Prepared
    answered_only : bool
        Grade only what a submission answers, instead of everything.
    reports : Path or None
        Folder for the students' reports.
    """

    exercises: Mapping[str, Prepared]
    answered_only: bool
    reports: Path | None
    runner: Runner
    references: References
    level: Level
    weights: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of one student.

    Attributes
    ----------
    report : str
        Name of the report's file, or empty.
    fault : str
        Why there is no report where one was asked for, or empty.
    """

    student: str
    results: tuple[Result, ...]
    report: str = ""
    fault: str = ""


def grade_in_turn(entries: Iterable[Entry], job: Job) -> Iterator[Outcome]:
    """Grade students one after the other and write their reports; the next one's work is loading meanwhile.

    Raises
    ------
    OSError
        If a report cannot be written.
    """
    works: list[Work] = []
    for entry in entries:
        coming = _line_up(entry, job)
        if works:
            yield _grade_student(works, job, coming)
        works = coming
    if works:
        yield _grade_student(works, job, [])


def _line_up(entry: Entry, job: Job) -> list[Work]:
    submission = read_submission(entry)
    exercises = dict(job.exercises)
    if job.answered_only:
        functions = {slug: tuple(prepared.public.functions) for slug, prepared in exercises.items()}
        answered = answers(submission, functions)
        exercises = {slug: exercises[slug] for slug in exercises if slug in answered} or exercises
    return line_up(submission, exercises)


def _grade_student(works: list[Work], job: Job, coming: list[Work]) -> Outcome:
    student = works[0].submission.student
    results = grade_works(works, job.runner, job.references, coming)
    graded = tuple(_without_curves(result) for result in results)
    if job.reports is None:
        return Outcome(student, graded)
    try:
        page = student_html(student, results, job.level, weights=job.weights)
    except Exception as error:  # a report that cannot be drawn costs no marks
        return Outcome(student, graded, fault=f"its report could not be made: {internal(error)}")
    report = report_filename(student)
    (job.reports / report).write_text(page, encoding="utf-8")
    return Outcome(student, graded, report)


def grade_alone(entry: Entry, job: Job) -> Outcome:
    """Grade one student; see `grade_in_turn`."""
    (outcome,) = grade_in_turn([entry], job)
    return outcome


def _without_curves(result: Result) -> Result:
    if all(check.curve is None for check in result.checks):
        return result
    return replace(result, checks=tuple(replace(check, curve=None) for check in result.checks))


def grade_many(entries: Sequence[Entry], job: Job, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of every entry as it is finished.

    A grader that dies takes nobody else's marks with it: what it held is graded again one by one, and
    the submission that ends a grader twice stays ungraded.
    """
    if jobs == 1 or len(entries) == 1:
        yield from grade_in_turn(entries, job)
        return
    waiting = list(reversed(entries))
    while waiting:
        lost: list[Entry] = []
        yield from _pooled(waiting, job, jobs, lost)
        for entry in lost:
            alone: list[Entry] = []
            yield from _pooled([entry], job, 1, alone)
            if alone:
                yield _lost(entry, job)


def _pooled(waiting: list[Entry], job: Job, jobs: int, lost: list[Entry]) -> Iterator[Outcome]:
    """Yield outcomes until `waiting` is empty or a grader dies; put what it may have held into `lost`."""
    context = multiprocessing.get_context("fork")
    pool = concurrent.futures.ProcessPoolExecutor(jobs, context, _start_grader, (job, os.getpid()))
    running: dict[concurrent.futures.Future[Outcome], Entry] = {}
    try:
        while waiting or running:
            while waiting and len(running) < jobs * AHEAD:
                with (
                    uninterrupted()
                ):  # a grader that is just being forked would take an interruption for its own
                    running[pool.submit(_grade, waiting[-1])] = waiting[-1]
                waiting.pop()
            done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                yield future.result()
                del running[future]
    except BrokenProcessPool:
        lost.extend(running.values())
    except BaseException:  # an interruption or a full disk: nobody waits for what is being graded
        for grader in multiprocessing.active_children():
            grader.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_job: Job  # of a forked grader; set before its first submission


def _start_grader(job: Job, parent: int) -> None:
    global _job
    _job = job
    if not die_with(parent):
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _grade(entry: Entry) -> Outcome:
    return grade_alone(entry, _job)


def _lost(entry: Entry, job: Job) -> Outcome:
    submission = read_submission(entry)
    fault = "the grader's own process was ended while it graded this submission"
    return Outcome(
        submission.student, tuple(ungraded(submission, item, fault) for item in job.exercises.values())
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
