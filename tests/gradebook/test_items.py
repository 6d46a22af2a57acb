"""Difficulty, correlation and pairs as worked out by hand or by NumPy."""

import math

import numpy as np
import pytest

from autograder.gradebook.items import Items, Pair
from autograder.judge.result import CheckResult, Result


def result(student, **shares):
    checks = [
        CheckResult(name, name, "skipped" if share is None else "failed", 2 * (share or 0.0), 2.0)
        for name, share in shares.items()
    ]
    return Result(student, "lif", "LIF", "graded", 2.0 * len(checks), tuple(checks))


def items_of(rows):
    items = Items()
    for number, row in enumerate(rows):
        items.add(result(f"s{number}", **row))
    return items


def test_the_correlation_is_with_the_rest_and_has_fishers_interval():
    draw = np.random.default_rng(1)
    rows = [dict(zip("abc", map(float, draw.integers(0, 2, 3)), strict=True)) for _ in range(40)]
    found = items_of(rows).found()["lif", "a"]
    table = np.array([[row[name] for name in "abc"] for row in rows])
    r = np.corrcoef(table[:, 0], table[:, 1:].mean(axis=1))[0, 1]
    assert found.rest == pytest.approx(r)
    assert math.atanh(found.high) - math.atanh(found.rest) == pytest.approx(1.96 / math.sqrt(37))
    assert found.share == pytest.approx(table[:, 0].mean()) and found.n == 40


def test_few_students_or_all_alike_have_no_correlation():
    assert items_of([{"a": 1.0, "b": 0.0}] * 4).found()["lif", "a"].rest is None
    assert items_of([{"a": 1.0, "b": float(k % 2)} for k in range(9)]).found()["lif", "a"].rest is None


def test_who_had_nothing_to_run_does_not_count():
    found = items_of([{"a": 1.0, "b": 0.5}, {"a": None, "b": None}]).found()
    assert (found["lif", "a"].n, found["lif", "b"].share) == (1, 0.5)


def test_checks_that_fail_together_are_paired():
    rows = (
        [{"a": 0.0, "b": 0.5, "c": 1.0}] * 6
        + [{"a": 0.0, "b": 1.0, "c": 0.0}]
        + [{"a": 1.0, "b": 1.0, "c": 1.0}]
    )
    assert items_of(rows).pairs() == [Pair(("lif", "a"), ("lif", "b"), 6, 7)]


def test_nothing_collected_is_nothing_found():
    assert Items().found() == {} and Items().pairs() == []


def test_the_order_of_arrival_does_not_show():
    rows = [{"a": k / 7, "b": (k % 3) / 3, "c": (k % 2) / 1} for k in range(8)]
    one, other = Items(), Items()
    for number, row in enumerate(rows):
        one.add(result(f"s{number}", **row))
    for number, row in reversed(list(enumerate(rows))):
        other.add(result(f"s{number}", **row))
    assert one.found() == other.found()
