"""How scores are made: on time, late, out of a budget, after the end, of several attempts."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.boundary.hand_in import HandIn
from autograder.course.policy import PLAIN, Policy
from autograder.gradebook.policies import Attempt, Extension, make_score

BERLIN = ZoneInfo("Europe/Berlin")
DUE = datetime(2026, 10, 5, 23, 59, tzinfo=BERLIN)
TEN = Policy(DUE, "Europe/Berlin", percent_per_day=10)


def handed_in(delay=None, earned=8.0, *, number=None, late=None):
    when = None if delay is None else (DUE + delay).isoformat()
    return Attempt(earned, 10.0, HandIn(attempt=number, submitted_at=when, late=late))


def texts(making):
    return [step.text for step in making.steps]


def test_without_a_policy_the_points_are_the_score_and_there_is_nothing_to_say():
    making = make_score([handed_in(timedelta(days=9))], PLAIN)
    assert (making.score, making.steps, making.late) == (8.0, (), None)


def test_in_time_nothing_is_taken_off():
    making = make_score([handed_in(-timedelta(minutes=1))], TEN)
    assert (making.score, making.late) == (8.0, False)
    assert texts(making) == [
        "The work earned 8 of 10 points in the checks.",
        "Handed in 2026-10-05 23:58 Europe/Berlin, due 2026-10-05 23:59 Europe/Berlin: in time.",
    ]


def test_each_day_begun_costs_its_share():
    making = make_score([handed_in(timedelta(days=1, hours=2))], TEN)
    assert (making.score, making.late) == (pytest.approx(6.4), True)
    assert texts(making)[-1] == (
        "Handed in 2026-10-07 01:59 Europe/Berlin, 1 day 2 hours late: "
        "20 % of the points are taken off, 10 % a day."
    )
    assert making.steps[-1].score == making.score


def test_grace_holds_on_every_day():
    policy = Policy(DUE, "Europe/Berlin", 15, percent_per_day=10)
    assert make_score([handed_in(timedelta(minutes=15))], policy).score == 8
    assert "with 15 minutes of grace" in texts(make_score([handed_in(timedelta(minutes=15))], policy))[-1]
    assert make_score([handed_in(timedelta(minutes=16))], policy).score == pytest.approx(7.2)
    assert make_score([handed_in(timedelta(days=1, minutes=15))], policy).score == pytest.approx(7.2)


def test_a_day_of_twenty_five_hours_is_one_day():
    due = datetime(2026, 10, 24, 23, 59, tzinfo=BERLIN)  # the clock goes back in the night that follows
    attempt = Attempt(10.0, 10.0, HandIn(submitted_at="2026-10-25T22:50:00Z"))
    making = make_score([attempt], Policy(due, "Europe/Berlin", percent_per_day=10))
    assert making.score == 9.0 and "1 day 51 minutes late" in texts(making)[-1]


def test_nothing_is_left_after_ten_days_of_ten_percent():
    assert make_score([handed_in(timedelta(days=4000))], TEN).score == 0


def test_without_a_late_rule_lateness_is_said_and_costs_nothing():
    making = make_score([handed_in(timedelta(hours=1))], Policy(DUE))
    assert (making.score, making.late) == (8.0, True) and "1 hour late: nothing is taken off" in texts(
        making
    )[-1]


def test_after_the_end_nothing_counts_unless_an_extension_reaches_further():
    policy = Policy(DUE, cut_off=DUE + timedelta(days=2))
    late = [handed_in(timedelta(days=3))]
    assert make_score(late, policy).score == 0 and "it counts nothing" in texts(make_score(late, policy))[-1]
    assert make_score(late, policy, Extension(DUE + timedelta(days=4))).score == 8


def test_an_extension_moves_the_due_date():
    making = make_score([handed_in(timedelta(days=2))], TEN, Extension(DUE + timedelta(days=1)))
    assert making.score == pytest.approx(7.2)
    assert texts(making)[0] == "The due date is extended to 2026-10-06 23:59 Europe/Berlin."


def test_who_is_excused_has_no_score():
    making = make_score([handed_in()], TEN, Extension(excused=True))
    assert (making.score, making.excused, len(making.steps)) == (None, True, 1)


def test_a_time_that_is_not_known_costs_nothing_and_says_so():
    making = make_score([handed_in(late=True)], TEN)
    assert (making.score, making.late) == (8.0, True)
    assert "is not known; the course system says that it was late: nothing is taken off" in texts(making)[-1]


def test_a_time_without_a_zone_is_read_in_that_of_the_course():
    attempt = Attempt(8.0, 10.0, HandIn(submitted_at="2026-10-06 00:30:00"))
    assert make_score([attempt], TEN).score == pytest.approx(7.2)


BUDGET = Policy(DUE, "Europe/Berlin", from_budget=True, late_days=5)


def test_late_days_are_paid_from_the_budget():
    making = make_score([handed_in(timedelta(days=1, hours=1))], BUDGET, days_left=3)
    assert (making.score, making.late_days) == (8.0, 2)
    assert "1 day 1 hour late: paid with 2 of the 3 late days that were left." in texts(making)[-1]


def test_over_the_budget_nothing_counts_and_nothing_is_spent():
    making = make_score([handed_in(timedelta(days=1, hours=1))], BUDGET, days_left=1)
    assert (making.score, making.late_days) == (0.0, 0)
    assert "that takes 2 days, and 1 late day was left: it counts nothing" in texts(making)[-1]


def test_over_the_budget_the_percentage_takes_over():
    policy = Policy(DUE, "Europe/Berlin", percent_per_day=10, from_budget=True, late_days=5)
    making = make_score([handed_in(timedelta(days=1, hours=1))], policy, days_left=1)
    assert (making.score, making.late_days) == (pytest.approx(7.2), 1)


def test_the_best_attempt_counts_after_what_its_time_costs():
    both = [handed_in(timedelta(0), 7.0, number=1), handed_in(timedelta(days=1, hours=1), 8.0, number=2)]
    best = make_score(both, Policy(DUE, percent_per_day=10, attempts="best"))
    assert best.score == 7.0 and texts(best)[-1] == "The best of 2 attempts counts."
    assert texts(best)[0] == "Attempt 1 earned 7 of 10 points in the checks."
    assert make_score(both, Policy(attempts="mean")).score == 7.5
    assert make_score(both, Policy(attempts="last")).score == 8.0


def test_an_attempt_that_is_ungraded_leaves_the_score_open():
    both = [handed_in(earned=None), handed_in(earned=8.0)]
    assert make_score(both, Policy(attempts="best")).score is None
    assert make_score(both, Policy(attempts="last")).score == 8.0
    assert make_score(both[:1], TEN).score is None


def test_a_score_is_clamped_and_says_so():
    making = make_score([handed_in(earned=12.0)], PLAIN)
    assert making.score == 10 and texts(making)[-1] == "A score lies between 0 and 10."
    assert make_score([handed_in(earned=-1.0)], PLAIN).score == 0


@given(
    earned=st.lists(st.floats(0, 10), min_size=1, max_size=4),
    hours=st.integers(-50, 300),
    percent=st.none() | st.floats(0.1, 100),
    budget=st.booleans(),
    left=st.integers(0, 5),
    rule=st.sampled_from(["last", "best", "mean"]),
)
def test_no_policy_adds_points_or_spends_more_than_there_is(earned, hours, percent, budget, left, rule):
    policy = Policy(DUE, "Europe/Berlin", 5, percent, budget, 5, attempts=rule)
    made = make_score([handed_in(timedelta(hours=hours), one) for one in earned], policy, days_left=left)
    assert 0 <= made.score <= max(earned) + 1e-9 and 0 <= made.late_days <= left
    assert made.steps[-1].score == pytest.approx(made.score)
