"""Totals over assignments: weights, excuses, what is missing, what is ungraded."""

import pytest

from autograder.boundary.hand_in import HandIn
from autograder.gradebook.scores import Score
from autograder.gradebook.totals import Column, in_order_of, totals_csv, totals_of


def score(student, earned, possible=10.0, *, name=None, excused=False):
    return Score(student, earned, possible, earned, (), HandIn(name), excused=excused)


def column(name, weight=1.0, excused=(), **earned):
    return Column(name, weight, {student: score(student, one) for student, one in earned.items()}, excused)


def totals(*columns):
    return {row.student: row.total for row in totals_of(columns)}


def test_assignments_count_by_their_weight_and_not_by_their_points():
    long = Column("two", 3, {"ada": score("ada", 50.0, 100.0)})
    assert totals(column("one", ada=10.0), long) == {"ada": 62.5}


def test_excused_assignments_do_not_count_with_or_without_work():
    there = Column("two", 1, {"ada": score("ada", None, excused=True)})
    assert totals(column("one", ada=8.0, ben=6.0), there, column("three", excused=["ben"], ada=8.0)) == {
        "ada": 80.0, "ben": 30.0
    }  # fmt: skip
    assert totals(there) == {"ada": None}


def test_what_is_missing_counts_nothing_and_what_is_ungraded_leaves_the_total_open():
    found = totals_of([column("one", ada=10.0, ben=None), column("two", ben=5.0)])
    assert [(row.cells, row.total) for row in found] == [(("10", ""), 50.0), (("ungraded", "5"), None)]


def test_rows_are_sorted_by_name_total_or_assignment():
    people = {
        "3": score("3", 5.0, name="Ada"),
        "1": score("1", 9.0, name="cleo"),
        "2": score("2", None, name="Ben"),
    }
    rows = totals_of([Column("one", 1, people)])
    assert [row.student for row in in_order_of(rows, "name", ["one"])] == ["3", "2", "1"]
    assert [row.student for row in in_order_of(rows, "total", ["one"])] == ["1", "3", "2"]
    assert [row.student for row in in_order_of(rows, "one", ["one"])] == ["1", "3", "2"]


@pytest.mark.parametrize(("name", "shown"), [("Ada", "Ada"), ("=cmd()", "'=cmd()")])
def test_the_csv_is_safe_to_open(name, shown):
    rows = totals_of([Column("one", 1, {"1": score("1", 7.25, name=name)})])
    assert totals_csv(rows, ["one"]).decode() == f"student,name,one,total %\n1,{shown},7.25,72.5\n"
