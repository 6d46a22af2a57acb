"""The final scores in a gradebook: rules kept, attempts over digests, late days over assignments."""

from datetime import UTC, datetime, timedelta

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.course.policy import PLAIN, Policy
from autograder.gradebook.policies import Extension
from autograder.gradebook.rules import extensions_of, keep_extensions, keep_policy, policy_of
from autograder.gradebook.scores import NO_FILES, scores_in

DUE = datetime(2026, 10, 5, 22, tzinfo=UTC)


def handed_in(days=0.0, attempt=None):
    return HandIn(attempt=attempt, submitted_at=(DUE + timedelta(days=days)).isoformat())


def final(book):
    return {score.student: score.earned for score in scores_in(book)}


def test_without_a_policy_the_points_are_the_scores(book, outcome, add):
    add(book, outcome("ada", 1.5))
    (score,) = scores_in(book)
    assert (score.earned, score.possible, score.steps) == (3.0, 4.0, ()) and policy_of(book) == PLAIN


def test_a_policy_is_kept_whole_and_replaced(book):
    policy = Policy(DUE, "Europe/Berlin", 5, 10, True, 3, DUE + timedelta(days=9), "best", 2, DUE)
    keep_policy(book, policy)
    assert policy_of(book) == policy
    keep_policy(book, PLAIN)
    assert policy_of(book) == PLAIN


def test_extensions_are_kept_also_of_who_handed_in_nothing(book, outcome, add):
    add(book, outcome("ada"))
    given = {"ada": Extension(DUE + timedelta(days=1)), "eve": Extension(excused=True)}
    keep_extensions(book, given)
    assert extensions_of(book) == given and list(final(book)) == ["ada"]
    keep_extensions(book, {})
    assert extensions_of(book) == {}


@pytest.mark.parametrize(("rule", "score"), [("last", 2.0), ("best", 3.0), ("mean", 2.5)])
def test_attempts_are_what_was_graded_of_a_student(book, outcome, add, rule, score):
    add(book, outcome("ada", 0.0, digest=NO_FILES))  # before anything was handed in
    add(book, outcome("ada", 1.5, digest="d1", hand_in=HandIn(attempt=1)))
    add(book, outcome("ada", 1.0, digest="d2", hand_in=HandIn(attempt=2)))
    keep_policy(book, Policy(attempts=rule))
    assert final(book) == {"ada": score}


def test_attempts_that_were_graded_out_of_order_are_told_in_order(book, outcome, add):
    add(book, outcome("ada", 1.0, digest="d2", hand_in=handed_in(-1)))
    add(book, outcome("ada", 1.5, digest="d1", hand_in=handed_in(-2)))
    keep_policy(book, Policy(attempts="mean"))
    (score,) = scores_in(book)
    assert [step.score for step in score.steps] == [3.0, 2.0, 2.5]


def test_late_days_are_spent_in_the_order_of_the_due_dates(open_book, outcome, add):
    first, second = open_book("first"), open_book("second")
    for book, day, late in ((second, 7, 8.5), (first, 0, 1.5)):
        book.begin(("b", "a"), None)
        add(book, outcome("ada", hand_in=handed_in(late)))
        keep_policy(book, Policy(DUE + timedelta(days=day), from_budget=True, late_days=3))
    assert final(first) == {"ada": 2.0} and final(second) == {"ada": 0.0}
    (score,) = scores_in(first)
    assert score.late_days == 2 and score.hand_in.late is True


def test_a_score_is_rounded_once(book, outcome, add):
    add(book, outcome("ada", 1.0049))
    assert final(book) == {"ada": 2.01}
