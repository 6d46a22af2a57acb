"""A change is a change of marks or of their reasons, and says what it comes from."""

from autograder.gradebook.regrades import changes_between, line_of, summary
from autograder.judge.result import CheckResult


def test_the_same_marks_are_no_change(outcome):
    assert changes_between(outcome("ada"), outcome("ada", spec_digest="other")) == []


def test_a_change_says_which_checks_and_why(outcome):
    old = outcome("ada", 1.0, slugs=("a",))
    check = CheckResult("c", "C", "passed", 2.0, 2.0, diagnosis="misconception:x")
    new = outcome("ada", slugs=("a",), checks=(check,), spec_digest="t", grader_version="9")
    (change,) = changes_between(old, new)
    assert line_of(change) == (
        "ada, a: 1 -> 2 (c partial 1 -> passed 2, misconception:x), because of: spec, grader version"
    )


def test_an_exercise_that_comes_or_goes_is_a_change(outcome):
    (come,) = changes_between(outcome("ada", slugs=("a",)), outcome("ada"))
    (gone,) = changes_between(outcome("ada"), outcome("ada", slugs=("a",)))
    assert (come.exercise, come.before, come.after) == ("b", None, 1.0)
    assert (gone.exercise, gone.before, gone.after) == ("b", 1.0, None)


def test_gains_and_losses_are_counted_apart(outcome):
    found = [
        *changes_between(outcome("a", 1.0), outcome("a", 2.0)),
        *changes_between(outcome("b", 1.0, slugs=("a",)), outcome("b", 0.5, slugs=("a",))),
        *changes_between(outcome("c", slugs=("a",)), outcome("c", state="ungraded", slugs=("a",))),
    ]
    assert summary(found) == "2 rise by 2 in all, 1 fall by 0.5, 1 change otherwise"
