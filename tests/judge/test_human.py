"""A human's decision stands in place of a verdict until its check or the work changes, and then waits."""

import re
from dataclasses import replace

import pytest

from autograder.judge.human import Comment, HumanWord, Override, amended, reviews
from autograder.judge.records import to_record
from autograder.judge.redaction import redact
from autograder.judge.result import CheckResult, Result

BASIS = "c" * 16 + "o" * 16 + "r" * 16 + "p" * 16
DIGEST = BASIS + "w" * 16
OTHER = DIGEST.replace("o", "O")
CHECK = CheckResult("spike", "Spike", "error", 0.0, 2.0, message="m", diagnosis="sign", digest=DIGEST)
RESULT = Result("ada", "lif", "LIF", "graded", 2.0, (CHECK,), submission_digest="s")


def decided(points):
    return HumanWord((Override("lif", "spike", points, "fair", "tutor", "now", "s", DIGEST),))


@pytest.mark.parametrize(
    ("points", "earned", "status"), [(2.0, 2.0, "passed"), (1.0, 1.0, "partial"), (0.0, 0.0, "failed"),
                                     (9.0, 2.0, "passed"), (-1.0, 0.0, "failed")],
)  # fmt: skip
def test_points_and_status_are_the_humans_within_what_the_check_can_give(points, earned, status):
    (result,) = amended([RESULT], decided(points))
    (check,) = result.checks
    assert (check.earned, check.status, result.score) == (earned, status, earned)
    assert (check.by_hand.earned, check.by_hand.status) == (0.0, "error")
    assert to_record(result)["checks"][0]["by_hand"]["machine"] == {"status": "error", "earned": 0.0}


def test_a_student_reads_the_reason_also_of_a_hidden_check():
    hidden = replace(RESULT, checks=(replace(CHECK, hidden=True),))
    (check,) = redact(amended([hidden], decided(1.0))[0]).checks
    assert check.by_hand.because == "fair" and check.message == ""


@pytest.mark.parametrize(
    ("result", "why"),
    [
        (replace(RESULT, submission_digest="t"), "something else was handed in"),
        (replace(RESULT, checks=(replace(CHECK, digest=OTHER),)), r"changed since \(comparer\)"),
        (replace(RESULT, checks=()), "not there any more"),
    ],
)  # fmt: skip
def test_what_was_decided_about_something_else_waits_for_review(result, why):
    (again,) = amended([result], decided(2.0))
    assert all(check.by_hand is None for check in again.checks)
    (review,) = reviews([result], decided(2.0))
    assert re.search(why, review.why)


def test_other_words_of_a_check_change_nothing():
    other = replace(RESULT, checks=(replace(CHECK, digest=BASIS + "x" * 16),))
    assert amended([other], decided(2.0))[0].score == 2.0
    assert list(reviews([other], decided(2.0))) == []


def test_a_comment_stands_at_its_exercise_and_one_on_all_at_the_first():
    word = HumanWord(comments=(Comment("", "all"), Comment("b", "this")))
    found = amended([replace(RESULT, exercise=slug) for slug in ("a", "b")], word)
    assert [result.comments for result in found] == [("all",), ("this",)]
