"""As if an argument were something else: the reference is run again and decides."""

import numpy as np
import pytest

from autograder import Call, Check, close
from autograder.boundary.outputs import Raised, Returned
from autograder.judge.patterns.naming import name_patterns
from autograder.judge.verdict import judge_all

NAMES = {"f": ("t", "pars")}


def curve(t, pars):
    with np.errstate(all="ignore"):
        return pars["A"] * np.exp(-np.divide(t, pars["tau"])) * np.cos(0.3 + t * pars["w"])


def call(n, **pars):
    return Call("f", 0.1 * np.arange(n), pars)


CALLS = (call(30, A=2.0, tau=1.5, w=3.0), call(40, A=1.3, tau=0.7, w=2.2))


def rerun(calls):
    def output(one):
        try:
            return Returned(curve(*one.args))
        except (TypeError, KeyError) as error:
            return Raised(type(error).__name__, str(error))

    return [output(one) for one in calls]


def said(answer, calls=CALLS, expect=None, again=rerun):
    check = Check(id="a", points=1, call=calls, expect=expect or close())
    outputs = {"a": [Returned(answer(*one.args)) for one in calls]}
    expected = {"a": [Returned(curve(*one.args)) for one in calls]}
    verdicts = judge_all([check], outputs, expected, NAMES)
    (found,) = name_patterns([check], outputs, expected, verdicts, NAMES, again)
    return found.diagnosis, found.explanation.removeprefix("Your result is what comes out ")


@pytest.mark.parametrize(
    ("change", "how"),
    [
        (lambda t, p: (t, p | {"tau": 1}), "when tau is 1, whatever is passed."),
        (lambda t, p: (t, p | {"w": -p["tau"], "tau": p["tau"]}), None),
        (lambda t, p: (t, p | {"w": p["tau"], "tau": p["w"]}), "when tau and w are exchanged."),
        (lambda t, p: (t, p | {"tau": -p["tau"]}), "when tau has the opposite sign."),
        (lambda t, p: (t, p | {"w": 1000 * p["w"]}), "when w is 1000 times as large, as in another unit."),
        (lambda t, p: (t**2, p), "when t is squared."),
    ],
)
def test_the_other_argument_is_named(change, how):
    code, text = said(lambda t, pars: curve(*change(t, pars)))
    assert (code, text) == (("argument", how) if how else (None, ""))


def test_a_number_of_another_call_that_stands_in_the_code_is_named():
    assert said(lambda t, pars: curve(t, pars | {"tau": 1.5}))[1] == "when tau is 1.5, whatever is passed."


def test_two_arguments_that_explain_as_much_leave_the_answer_without_a_name():
    both = (call(30, A=2.0, tau=1.5, w=1.5),)

    def answer(t, pars):
        return curve(t, pars | {"w": 3.0})

    assert said(answer, both)[1] == "when w is twice as large."
    symmetric = (Call("f", 0.1 * np.arange(9), {"A": 2.0, "B": 2.0}),)

    def again(calls):
        return [Returned(one.args[1]["A"] * one.args[1]["B"] + one.args[0] ** 2) for one in calls]

    check = Check(id="a", points=1, call=symmetric, expect=close())
    wanted, wrong = again(symmetric), again([Call("f", symmetric[0].args[0], {"A": 1, "B": 2.0})])
    verdicts = judge_all([check], {"a": wrong}, {"a": wanted}, NAMES)
    (found,) = name_patterns([check], {"a": wrong}, {"a": wanted}, verdicts, NAMES, again)
    assert found.diagnosis != "argument"


def test_without_the_reference_the_numbers_alone_are_looked_at():
    assert said(lambda t, pars: curve(t, pars | {"tau": 1}), again=None) == (None, "")


def test_a_reference_that_cannot_be_run_again_explains_nothing():
    assert said(lambda t, pars: curve(t, pars | {"tau": 1}), again=lambda calls: ()) == (None, "")


def test_several_numbers_that_an_argument_may_be_leave_the_number_out():
    def again(calls):
        return [Returned(one.args[0] * (2.0 if one.args[1]["k"] > 5 else 3.0)) for one in calls]

    calls = (Call("f", 0.1 * np.arange(9), {"k": 8.0}),)
    check = Check(id="a", points=1, call=calls, expect=close())
    wanted = again(calls)
    # 1 and 0 give the same; the factor is an odd one so that it has no name of its own
    wrong = [Returned(wanted[0].value * 1.5)]
    verdicts = judge_all([check], {"a": wrong}, {"a": wanted}, NAMES)
    (found,) = name_patterns([check], {"a": wrong}, {"a": wanted}, verdicts, NAMES, again)
    assert found.explanation.endswith("when k is another number than the one that is passed.")


def test_a_default_is_found_when_one_call_names_the_argument_and_another_does_not():
    def power(x, n=2.0, scale=1.0):
        return scale * np.power(x, n)

    x = 0.5 + 0.1 * np.arange(20)
    calls = (Call("f", x, n=3.0, scale=1.5), Call("f", x, 2.5, 0.7))

    def again(others):
        return [Returned(power(*one.args, **one.kwargs)) for one in others]

    check = Check(id="a", points=1, call=calls, expect=close())
    names = {"f": ("x", "n", "scale")}
    wanted = {"a": again(calls)}
    wrong = {"a": [Returned(power(x, scale=scale)) for scale in (1.5, 0.7)]}
    verdicts = judge_all([check], wrong, wanted, names)
    (found,) = name_patterns([check], wrong, wanted, verdicts, names, again)
    assert found.explanation == "Your result is what comes out when n is left at its default."
