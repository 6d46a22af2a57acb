"""A tally says how many are done, and whether anything is missing through a fault of the grader."""

import pytest

from autograder.gradebook.sink import Tally
from autograder.grading.student_results import StudentResults
from autograder.judge.result import Result


def outcome(student, state="graded", fault=""):
    return StudentResults(student, (Result(student, "decay", "Decay", state, 2.0),), "", fault)


@pytest.mark.parametrize("bad", [{"state": "ungraded"}, {"fault": "its report could not be made"}])
def test_a_fault_of_the_grader_makes_the_batch_incomplete(bad):
    tally = Tally()
    tally.add(outcome("ada"))
    assert not tally.incomplete
    tally.add(outcome("ben", **bad))
    assert tally.incomplete and tally.done == 2
    assert tally.faults == ({f"ben: {bad['fault']}"} if "fault" in bad else set())
