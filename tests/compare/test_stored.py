"""What an example keeps of a comparer gives the same verdicts at home as the comparer itself in class."""

import json

import numpy as np
import pytest

from autograder.boundary.outputs import Raised, Returned
from autograder.compare import close, exact, from_dict, raises, satisfies, spikes, statistical, symbolic
from autograder.compare.base import Comparer
from autograder.errors import SpecError

CURVE = np.array([1.0, 5.0, 2.0])


def at_home(comparer, expected):
    data, values = comparer.example(expected)
    return from_dict(data), [Returned(value) for value in values]


CASES = [
    (
        close(item=1, rtol=1e-3, atol=0.5, scale="each", unit="mV"),
        [(0, CURVE)],
        [(0, CURVE + 0.4)],
        [(0, CURVE + 0.6)],
    ),
    (close(broadcast=True, nan_equal=True), [np.ones(3)], [1], [2]),
    (close(scale=10.0), [CURVE], [CURVE + 9e-5], [CURVE + 2e-4]),
    (exact(item=0), [(3, 4)], [(3, 5)], [(4, 4)]),
    (spikes(window=0.5), [CURVE[:2]], [[1.2, 5.2]], [[1.2, 5.7]]),
    (symbolic("a", rtol=1e-10), ["4*a**3*exp(a^4+1)"], ["exp(a**4+1)*a**3*4"], ["exp(a**4+1)*a**3"]),
    (symbolic("x", "y"), ["x**2*y"], ["x*y*x"], ["y**2*x"]),
]


@pytest.mark.parametrize(("comparer", "expected", "right", "wrong"), CASES)
def test_verdicts_at_home_are_those_in_class(comparer, expected, right, wrong):
    expected = [Returned(value) for value in expected]
    home, values = at_home(comparer, expected)
    for answer, verdict in ((right, True), (wrong, False)):
        outputs = [Returned(value) for value in answer]
        assert comparer.compare_all(outputs, expected).passed is verdict
        assert home.compare_all(outputs, values).passed is verdict


@pytest.mark.parametrize(("comparer", "expected", "right", "wrong"), CASES)
def test_the_words_at_home_are_those_in_class(comparer, expected, right, wrong):
    if comparer.kind == "symbolic":
        return
    expected = [Returned(value) for value in expected]
    home, values = at_home(comparer, expected)
    outputs = [Returned(value) for value in wrong]
    one, other = comparer.compare_all(outputs, expected), home.compare_all(outputs, values)
    assert (one.message, one.detail, one.code) == (other.message, other.detail, other.code)


def test_raises_keeps_no_value():
    expected = [Raised("ValueError", "the reference's own text")]
    home, values = at_home(raises("ValueError", "TypeError"), expected)
    assert values == [Returned(None)]
    assert home.compare_all([Raised("TypeError", "")], values).passed
    assert not home.compare_all([Returned(None)], values).passed
    assert home.agree(values, values)


def test_ignored_places_are_kept_for_each_call():
    comparer = close(ignore=lambda ref: ref > 4)
    expected = [Returned(CURVE), Returned(CURVE[::-1][:2])]
    home, values = at_home(comparer, expected)
    assert home.ignore is None
    for outputs, verdict in (
        ([[1, 0, 2], [2, 0]], True),
        ([[1, 0, 2], [0, 5]], False),
        ([[0, 5, 2], [2, 5]], False),
    ):
        outputs = [Returned(value) for value in outputs]
        assert comparer.compare_all(outputs, expected).passed is verdict
        assert home.compare_all(outputs, values).passed is verdict


def test_a_symbolic_example_holds_two_values_and_not_the_expression():
    data, (values,) = symbolic("a").example([Returned("4*a**3*exp(a**4+1)")])
    assert len(values) == len(data["points"]) == 2
    assert values["7/5"].startswith("1390.35038650842495")
    assert "exp" not in json.dumps([data, values])


def test_a_symbolic_example_agrees_with_itself_and_not_with_another():
    comparer, values = at_home(symbolic("a"), [Returned("a**2")])
    _, others = at_home(symbolic("a"), [Returned("a**2 + 1e-9")])
    assert comparer.agree(values, values)
    assert not comparer.agree(values, others)
    assert not comparer.agree([Returned({})], values)
    assert comparer.compare_all(values, values).code == "kind"


@pytest.mark.parametrize("comparer", [satisfies(bool), statistical(lambda v: [], false_reject=1e-3)])
def test_what_is_code_cannot_be_kept(comparer):
    with pytest.raises(SpecError, match=comparer.kind):
        comparer.example([Returned(1.0)])


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "near"},
        {"kind": "close", "rtoll": 1},
        {"kind": "close", "rtol": 2},
        {"kind": "spikes"},
        {"kind": "raises"},
        {"kind": "symbolic", "names": ["a"]},
        {"kind": "symbolic", "points": []},
        {"kind": "close", "masks": 3},
        {"kind": "raises", "types": [3]},
    ],
)
def test_damaged_data_is_refused_in_one_sentence(data):
    with pytest.raises(SpecError):
        from_dict(data)


@pytest.mark.parametrize("comparer", [case[0] for case in CASES] + [raises("ValueError")])
def test_plain_data_survives_json(comparer):
    data = comparer.to_dict()
    again = from_dict(json.loads(json.dumps(data)))
    assert isinstance(again, Comparer)
    assert again.to_dict() == data
