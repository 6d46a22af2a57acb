"""Counts and numbers read the same in every message."""

import pytest

from autograder.boundary.wording import count_of, listed, number, pair, plural


def test_a_count_has_its_noun_in_the_number_that_it_needs():
    assert [count_of(n, "value") for n in (0, 1, 2)] == ["0 values", "1 value", "2 values"]
    assert [plural(n, "check is", "checks are") for n in (1, 2)] == ["check is", "checks are"]


def test_a_number_has_its_unit():
    assert number(0.123456789, "mV") == "0.123457 mV" and number(3) == "3"


def test_two_different_numbers_get_as_many_digits_as_tell_them_apart():
    assert pair(1.0, 2.0) == ("1", "2")
    assert pair(1.0, 1.0 + 1e-8) == ("1", "1.00000001")


@pytest.mark.parametrize(
    ("names", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_in_one_phrase(names, said):
    assert listed(names) == said
