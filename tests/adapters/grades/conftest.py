"""Marks of a few people, without a gradebook."""

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.gradebook.scores import score_of
from autograder.grading.student_results import StudentResults
from autograder.judge.result import CheckResult, Result


@pytest.fixture
def score():
    """Make the marks of one person."""

    def make(
        student, earned=7.5, *, possible=10.0, name=None, email=None, state="graded", report="", title="ISI"
    ):
        check = CheckResult("c", "The interval", "partial", earned, possible, message="too long", hint="look")
        hidden = CheckResult("h", "Two spikes", "failed", 0.0, 0.0, hidden=True, message="42 expected")
        hand_in = HandIn(name, email)
        checks = (check, hidden) if state == "graded" else ()
        result = Result(student, "cv_isi", title, state, possible, checks, hand_in=hand_in)
        return score_of([StudentResults(student, (result,), report, hand_in=hand_in)], None)

    return make
