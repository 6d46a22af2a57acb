"""Which checks an explanation is said of, and when none is."""

import numpy as np

from autograder import Call, Check, close, satisfies
from autograder.boundary.outputs import Raised, Returned
from autograder.judge import codes
from autograder.judge.patterns import sign, spike_trains
from autograder.judge.patterns.naming import name_patterns
from autograder.judge.verdict import judge_all

T = np.linspace(0.0, 3.0, 20)
NAMES = {"f": ("t", "k")}


def named(checks, right, answer):
    def outputs(function):
        return {check.id: [function(*call.args) for call in check.calls] for check in checks}

    expected, given = outputs(lambda *call: Returned(right(*call))), outputs(answer)
    verdicts = judge_all(checks, given, expected, NAMES)
    return [
        (verdict.diagnosis, bool(verdict.explanation))
        for verdict in name_patterns(checks, given, expected, verdicts, NAMES)
    ]


def curve(t, k):
    return np.exp(-k * t)


def check(name, *calls, **kwargs):
    return Check(id=name, points=1, call=calls, **({"expect": close()} | kwargs))


VISIBLE = check("visible", Call("f", T, 2.0))
HIDDEN = check("hidden", Call("f", T, 1.3), hidden=True)


def test_all_checks_that_may_be_looked_at_have_to_agree():
    assert named([VISIBLE, HIDDEN], curve, lambda t, k: Returned(2 * curve(t, k))) == [
        ("factor:number", True),
        ("factor:number", True),
    ]
    # k is 2 in the visible check alone, which is all that students may be told from
    ambiguous = named([VISIBLE, HIDDEN], curve, lambda t, k: Returned(k * curve(t, k)))
    assert ambiguous[1] == ("factor:quantity", True)
    found = named([VISIBLE, HIDDEN], curve, lambda t, k: Returned(2 * curve(t, k) if k == 2 else t))
    assert found == [("factor:number", True), (None, False)]


def test_what_is_said_of_a_visible_check_does_not_depend_on_a_hidden_one():
    def answer(hidden):
        return lambda t, k: Returned(2 * curve(t, k) if k == 2 else hidden)

    told = {named([VISIBLE, HIDDEN], curve, answer(hidden))[0] for hidden in (T[0], 1.0, 2.0, None)}
    assert told == {("factor:number", True)}


def test_right_answers_and_answers_that_raise_are_left_alone():
    assert named([VISIBLE, HIDDEN], curve, lambda t, k: Returned(curve(t, k))) == [(None, False)] * 2
    raised = Raised("ValueError", "no")
    assert named([VISIBLE], curve, lambda t, k: raised) == [("raised", False)]


def test_a_property_is_not_explained_by_numbers():
    rule = check("rule", Call("f", T, 2.0), expect=satisfies(lambda y: bool((y <= 1).all())), hidden=True)
    assert named([rule], curve, lambda t, k: Returned(2 * curve(t, k))) == [(None, False)]


def test_a_changed_argument_has_a_name_of_its_own():
    same = check("same", Call("f", T, 2.0, observe="arguments"))
    found = named([same], lambda t, k: [t, k], lambda t, k: Returned([t + 1, k]))
    assert found == [("input-changed", True)]


def test_codes_that_stand_in_tables_are_explained():
    listed = {code for code, *_ in (*sign._SIGNS, *spike_trains._TRAINS)}
    assert listed and listed <= set(codes.CODES)


def test_a_check_that_reveals_less_keeps_the_sentence_to_itself():
    reserved = check("reserved", Call("f", T, 2.0), reveal="direction")
    assert named([reserved], curve, lambda t, k: Returned(2 * curve(t, k))) == [("factor:number", False)]


def test_values_are_called_by_the_names_of_the_docstring():
    pair = check("pair", Call("f", T, 2.0), expect=close(item=0))
    right, wrong = (curve(T, 2.0), T), (T, curve(T, 2.0))
    expected, outputs = {"pair": [Returned(right)]}, {"pair": [Returned(wrong)]}
    verdicts = judge_all([pair], outputs, expected, NAMES)
    names = {"f": ("v", "times")}
    (found,) = name_patterns([pair], outputs, expected, verdicts, NAMES, returns=names)
    assert found.explanation == "v and times are exchanged where you return them."


def test_of_a_single_value_all_that_explains_it_is_said(said):
    one = (Call("decay", T, 3.0, 0.7, 0.05),)
    code, text = said(lambda y, *_: y * y, reference=lambda *_: 0.001, calls=one)
    assert code == "factor:number"
    assert text == (
        "Several mistakes give this. Your value is the right one divided by 1000. "
        "Your value is the right one squared."
    )
