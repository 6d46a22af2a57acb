"""A class in parallel: limited graders share one zygote, and results arrive as they are finished."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import msgspec

from autograder.grading.budget import TOO_MUCH, budget, sentence, take_seconds
from autograder.grading.exercise import ReadyExercise
from autograder.grading.grade import grade_tasks, make_tasks, ungraded, unread
from autograder.grading.reach import Reach, inputs
from autograder.grading.session import Grader
from autograder.grading.shared_out import SharedOut, Work
from autograder.grading.staff_files import STAFF, write_staff_files
from autograder.grading.student_report import without_curves, write_report
from autograder.grading.student_results import StudentResults, When, unpack_results
from autograder.grading.task import Task
from autograder.grading.turn import Pace, Postponed, Turn
from autograder.judge.human import HumanWord
from autograder.judge.result import Result
from autograder.submission.answer_file import answers
from autograder.submission.entries import Entry
from autograder.submission.submission import HandedIn, Submission, parsed, read_submission


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
    words : mapping of str to HumanWord
        What humans said, by student: reports show it, results do not hold it.
    hidden_from : str
        When reports will show how hidden checks went, if they do not yet.
    """

    grader: Grader
    answered_only: bool
    reports: Path | None
    weights: Mapping[str, float] | None = None
    always: Collection[str] = ()
    slugs: Sequence[str] | None = None
    words: Mapping[str, HumanWord] = field(default_factory=dict)
    hidden_from: str = ""

    @property
    def exercises(self) -> dict[str, ReadyExercise]:
        """What is graded, in order."""
        ready = self.grader.exercises
        return ready if self.slugs is None else {slug: ready[slug] for slug in self.slugs}

    def counting(self, outcome: StudentResults) -> StudentResults:
        """Return a student's results as they count."""
        word = self.words.get(outcome.student)
        return outcome if word is None else outcome.amended(word)


def grade_in_turn(
    entries: Iterable[HandedIn], batch: Batch, when: When = "alone"
) -> Iterator[StudentResults]:
    """Grade students one after the other and write their reports; the next one's work is loading meanwhile.

    It costs what it costs to this process, in which `grade_many` never calls it.

    Parameters
    ----------
    when : {"", "later", "alone"}
        Among others who wait for whoever takes long, when they are done, or when nothing else is graded.

    Raises
    ------
    OSError
        If a report cannot be written.
    ImpossiblePass
        If a check that nobody can pass was passed.
    """
    tasks: list[Task] = []
    pace = Pace()
    for entry in entries:
        upcoming = _tasks_of(entry, batch)
        if tasks:
            yield _timed(_grade_student(tasks, batch, upcoming, when, pace))
        tasks = upcoming
    if tasks:
        yield _timed(_grade_student(tasks, batch, [], when, pace))


def _timed(outcome: StudentResults) -> StudentResults:
    return replace(outcome, seconds=take_seconds(outcome.student))


def _tasks_of(entry: HandedIn, batch: Batch) -> list[Task]:
    exercises = batch.exercises
    try:
        with budget(entry.student, "", "reading"):
            submission = parsed(entry) if isinstance(entry, Submission) else read_submission(entry)
            if batch.answered_only:
                wanted = {slug: ready.handout.wanted for slug, ready in exercises.items()}
                answered = {*answers(submission, wanted), *batch.always}
                exercises = {slug: exercises[slug] for slug in exercises if slug in answered} or exercises
            return make_tasks(submission, exercises, by_name=not batch.answered_only)
    except TOO_MUCH as error:
        return unread(entry, exercises, f"what was handed in {sentence(error)}, so nothing of it was graded")


def _grade_student(
    tasks: list[Task], batch: Batch, upcoming: list[Task], when: When, pace: Pace
) -> StudentResults:
    submission, grader = tasks[0].submission, batch.grader
    student, hand_in = submission.student, submission.hand_in
    turn = Turn(grader.runner, alone=when == "alone", share=math.inf if when else pace.share)
    try:
        with pace:
            results = grade_tasks(tasks, turn, grader.references, upcoming, aftercare=grader.aftercare)
    except Postponed as postponed:
        return StudentResults(student, (), again="alone" if postponed.alone else "later")
    graded = without_curves(results)
    outcome = StudentResults(student, tuple(graded), hand_in=hand_in, fingerprint=submission.fingerprint)
    if batch.reports is None:
        return outcome
    shown = batch.counting(replace(outcome, results=tuple(results)))
    report, fault = write_report(shown, grader.level, batch.reports, batch.weights, batch.hidden_from)
    if report:
        try:
            with budget(student, "", "staff page"):
                write_staff_files(tasks, shown.results, batch.reports.with_name(STAFF), report)
        except TOO_MUCH as error:
            fault = f"its page for staff could not be made: it {sentence(error)}"
    return replace(outcome, report=report, fault=fault)


def grade_many(
    entries: Sequence[HandedIn], batch: Batch, jobs: int, stopping: Callable[[], bool] = lambda: False
) -> Iterator[StudentResults]:
    """Yield the outcome of every entry as it is finished; all work on it is done in limited processes.

    A grader that dies costs no other student a mark. Where it died of what it did, that stage costs the
    submission what the rules say; where somebody else ended it, what it held is graded again one by one, and
    the submission whose grader is ended twice stays ungraded. Who takes much more than the others is graded
    when they are done, and who had too little of the machine is graded alone at the end.

    Parameters
    ----------
    stopping : callable
        Whether no more entries are to be begun; those that are being graded are finished.

    Raises
    ------
    OSError
        If a report cannot be written.
    GraderError
        If there can be no process to grade in, or a check that nobody can pass was passed.
    """
    by_student = {entry.student: entry for entry in entries}
    later: list[HandedIn] = []
    alone: list[HandedIn] = []
    first: When = "" if len(entries) > 1 else "alone"
    for these, when in ((entries, first), (later, "later")):
        shared = _shared_out(these, batch, jobs, when, stopping)
        for outcome in shared.answers():
            if outcome.again:
                again = later if outcome.again == "later" else alone
                again.append(by_student[outcome.student])
            else:
                yield outcome
        alone += [entry for entry, _ in shared.lost]
    for entry in alone:
        shared = _shared_out([entry], batch, 1, "alone", stopping)
        yield from shared.answers()
        for _, why in shared.lost:
            yield lost_result(entry, batch, why)


def _shared_out(
    entries: Sequence[HandedIn], batch: Batch, jobs: int, when: When, stopping: Callable[[], bool]
) -> SharedOut[HandedIn, StudentResults]:
    do, reach = partial(grade_in_turn, batch=batch, when=when), _reach(entries, batch)
    work = Work(do, msgspec.msgpack.encode, unpack_results, _student, reach)
    return SharedOut(entries, work, jobs, stopping)


def _reach(entries: Sequence[HandedIn], batch: Batch) -> Reach:
    """Return the hand-ins, the course, and where reports and outputs are kept, made if need be."""
    handed_in = (path for entry in entries if isinstance(entry, Entry) for path in entry.paths)
    written = (batch.reports, batch.reports.with_name(STAFF)) if batch.reports is not None else ()
    return batch.grader.reach(*written, read=inputs(handed_in))


def grade_entry(entry: Entry, grader: Grader, slugs: Sequence[str] | None = None) -> list[Result]:
    """Grade one hand-in in the exercises named, or in all that are ready, as `grade_many` does.

    Raises
    ------
    GraderError
        If there can be no process to grade in, or a check that nobody can pass was passed.
    """
    (outcome,) = grade_many([entry], Batch(grader, False, None, slugs=slugs), 1)
    return list(outcome.results)


def _student(entry: HandedIn) -> str:
    return entry.student


def lost_result(entry: HandedIn, batch: Batch, why: str) -> StudentResults:
    """Return the results of a student whose submission nobody has read."""
    exercises = batch.exercises
    found = tuple(ungraded(task.submission, task.ready, why) for task in unread(entry, exercises, why))
    return StudentResults(entry.student, found, hand_in=entry.hand_in)
