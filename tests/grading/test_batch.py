"""A class in parallel: a grader that dies, a report that cannot be drawn, an interruption."""

import math
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.errors import OverShare, Starved
from autograder.grading import batch
from autograder.grading.batch import Batch, grade_in_turn, grade_many
from autograder.grading.session import Grader
from autograder.grading.shared_out import uninterrupted
from autograder.sandbox.fake import FakeRunner
from autograder.submission.entries import class_entries, in_order, list_folder

STUDENTS = [f"s{number:02}" for number in range(12)]
VICTIM = "s03"


@pytest.fixture
def shared(course, runner):
    grader = Grader(course, runner)
    grader.prepare("decay")
    return Batch(grader, False, None)


def grade_alone(entry, shared):
    (outcome,) = grade_in_turn([entry], shared)
    return outcome


def entries_of(folder):
    return in_order(class_entries(list_folder(folder)))


@pytest.fixture
def entries(hand_in):
    return entries_of(hand_in(**dict.fromkeys(STUDENTS, "right")))


def kill_when(monkeypatch, condition):
    """Have the grader of the victim killed when the condition holds."""

    read_submission = batch.read_submission

    def read(entry):
        if entry.student == VICTIM and condition():
            os.kill(os.getpid(), signal.SIGKILL)
        return read_submission(entry)

    monkeypatch.setattr(batch, "read_submission", read)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_student_is_graded_once(entries, shared, jobs):
    outcomes = list(grade_many(entries, shared, jobs))
    assert sorted(outcome.student for outcome in outcomes) == STUDENTS
    assert all(outcome.results[0].score == 5.0 for outcome in outcomes)


def test_a_grader_that_is_killed_once_costs_nobody_anything(entries, shared, monkeypatch, tmp_path):
    reports = tmp_path / "reports"
    mark = reports / "killed"  # where the graders may write

    def first_time():
        if mark.exists():
            return False
        mark.touch()
        return True

    kill_when(monkeypatch, first_time)
    outcomes = list(grade_many(entries, replace(shared, reports=reports), 2))
    assert mark.exists()
    assert sorted(outcome.student for outcome in outcomes) == STUDENTS
    assert all(outcome.results[0].score == 5.0 for outcome in outcomes)


def test_the_submission_that_kills_its_grader_every_time_stays_ungraded_alone(entries, shared, monkeypatch):
    kill_when(monkeypatch, lambda: True)
    outcomes = {outcome.student: outcome.results[0] for outcome in grade_many(entries, shared, 2)}
    assert sorted(outcomes) == STUDENTS
    lost = outcomes.pop(VICTIM)
    assert (lost.state, lost.score, lost.checks) == ("ungraded", None, ())
    assert "process was ended" in lost.problem
    assert all(result.score == 5.0 for result in outcomes.values())


def test_curves_do_not_pile_up(hand_in, shared):
    (entry,) = entries_of(hand_in(ada="hard_coded"))
    assert all(check.curve is None for check in grade_alone(entry, shared).results[0].checks)


def test_a_report_that_cannot_be_drawn_costs_no_marks(hand_in, shared, monkeypatch, tmp_path):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("autograder.grading.student_report.student_html", fail)
    (entry,) = entries_of(hand_in(ada="right"))
    outcome = grade_alone(entry, replace(shared, reports=tmp_path))
    assert outcome.results[0].score == 5.0 and outcome.report == ""
    assert outcome.fault.startswith("its report could not be made: the grader has a fault (ZeroDivisionError")


def test_a_report_that_cannot_be_written_ends_the_batch(hand_in, shared, tmp_path):
    (entry,) = entries_of(hand_in(ada="right"))
    nowhere = replace(shared, reports=tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError):
        grade_alone(entry, nowhere)


def children():
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_leaving_a_batch_early_ends_its_graders(hand_in, shared):
    before = children()
    hangs = {f"hang{number}": "\nwhile True:\n    pass\n" for number in range(3)}
    entries = entries_of(hand_in(ada="right", **hangs))
    outcomes = grade_many(entries, shared, 2)
    assert next(outcomes).student == "ada"
    assert children() > before
    outcomes.close()
    assert children() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_waits_for_the_end_of_the_block(number):
    done = []
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), uninterrupted():
            signal.raise_signal(number)
            done.append("all")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert done == ["all"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_error_in_the_block_is_not_hidden():
    with pytest.raises(ValueError, match="so"), uninterrupted():
        raise ValueError("so")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


class Busy(FakeRunner):
    """A machine on which marked programs have too little, or take too much, unless their turn comes later."""

    def __init__(self, runner, fault):
        super().__init__(behind=runner)
        self.fault = fault

    def run(self, program, plan, limits, *, alone=False, share=math.inf):
        marked = any("# mark" in cell.source for cell in program.cells)
        if marked and not alone and (self.fault is Starved or share < math.inf):
            raise self.fault("f")
        return super().run(program, plan, limits, alone=alone, share=share)


@pytest.mark.parametrize("fault", [Starved, OverShare])
@pytest.mark.parametrize("jobs", [1, 2])
def test_who_must_come_again_comes_last_and_gets_the_same(course, runner, hand_in, known, fault, jobs):
    grader = Grader(course, Busy(runner, fault))
    grader.prepare("decay")
    marked = {"s01": known["right"] + b"\nmarked = 1  # mark\n"}
    outcomes = list(
        grade_many(
            entries_of(hand_in(**dict.fromkeys("abcd", "right"), **marked)), Batch(grader, False, None), jobs
        )
    )
    assert outcomes[-1].student == "s01" and len(outcomes) == 5
    assert all(outcome.results[0].score == 5.0 and not outcome.again for outcome in outcomes)
