import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.compare import Bound, close, exact, satisfies, spikes, statistical, symbolic
from autograder.course.spec import Call, Check
from autograder.judge.misconceptions import diagnose, misconception
from autograder.judge.verdict import judge
from autograder.judge.words import normalised

CURVE = np.array([1.0, 2.0, 3.0])


def make(**comparers):
    return tuple(
        Check(id=name, points=1, call=Call("f", i), expect=expect, hidden=not expect.portable)
        for i, (name, expect) in enumerate(comparers.items())
    )


CHECKS = make(a=close(), b=close(), c=close())


def run(checks, right, values):
    """Return outputs and verdicts of an answer that gives these values, one a check."""
    outputs = {
        check.id: [value if isinstance(value, Raised | Failed) else Returned(value)]
        for check, value in zip(checks, values, strict=True)
    }
    verdicts = tuple(
        judge(check, outputs[check.id], [Returned(wanted)])
        for check, wanted in zip(checks, right, strict=True)
    )
    return outputs, verdicts


def diagnoses(student, mistakes, checks=CHECKS, right=(1.0, 2.0, 3.0)):
    misconceptions = [
        misconception(name, f"about {name}", checks, *run(checks, right, values))
        for name, values in mistakes.items()
    ]
    outputs, verdicts = run(checks, right, student)
    return diagnose(checks, outputs, run(checks, right, right)[0], verdicts, misconceptions)


def names(*args, **kwargs):
    return [result.diagnosis for result in diagnoses(*args, **kwargs)]


def one(yours, mistake, expect, right=CURVE):
    (result,) = diagnoses([yours], {"m": [mistake]}, make(a=expect), [right])
    return result.diagnosis == "misconception:m"


def test_the_same_wrong_values_name_the_mistake_with_its_text():
    results = diagnoses([1, 20, 3], {"tenfold": [1, 20, 3]})
    assert [result.diagnosis for result in results] == [None, "misconception:tenfold", None]
    assert [result.explanation for result in results] == ["", "about tenfold", ""]
    assert results[1].status == "failed" and results[1].earned == 0


def test_other_wrong_values_name_nothing():
    assert names([1, 20, 3], {"tenfold": [1, 21, 3]}) == [None, None, None]


def test_values_match_within_the_checks_own_tolerance():
    assert names([1, 20.0001, 3], {"tenfold": [1, 20, 3]})[1] == "misconception:tenfold"
    assert names([1, 20.001, 3], {"tenfold": [1, 20, 3]})[1] is None


def test_a_mistake_that_fails_what_the_student_passes_is_not_named():
    assert names([1, 20, 3], {"tenfold": [1, 20, 30]}) == [None, None, None]


def test_a_mistake_may_pass_what_the_student_fails():
    assert names([1, 20, 99], {"tenfold": [1, 20, 3]}) == [None, "misconception:tenfold", None]


def test_of_two_the_one_that_explains_more_is_named_everywhere():
    mistakes = {"small": [1, 20, 3], "large": [1, 20, 30]}
    assert names([1, 20, 30], mistakes) == [None, "misconception:large", "misconception:large"]


def test_two_that_explain_as_much_leave_the_check_without_a_name():
    assert names([1, 20, 3], {"one": [1, 20, 3], "other": [1, 20, 3]}) == [None, None, None]


def test_a_tie_for_the_first_place_is_not_broken_by_a_third():
    mistakes = {"one": [1, 20, 30], "other": [1, 20, 30], "third": [1, 20, 3]}
    assert names([1, 20, 30], mistakes) == [None, None, None]


def test_a_mistake_that_explains_less_than_half_of_what_it_fails_is_not_named():
    mistake = {"m": [10, 20, 30]}
    assert names([7, 8, 30], mistake) == [None, None, None]
    assert names([7, 20, 30], mistake) == [None, "misconception:m", "misconception:m"]


def test_two_mistakes_may_each_explain_a_check_of_their_own():
    assert names([10, 20, 3], {"one": [10, 2, 3], "two": [1, 20, 3]}) == [
        "misconception:one",
        "misconception:two",
        None,
    ]


def test_the_order_of_the_misconceptions_does_not_matter():
    mistakes = {"small": [1, 20, 3], "large": [1, 20, 30], "wrong": [7, 7, 7]}
    forward = names([1, 20, 30], mistakes)
    assert names([1, 20, 30], dict(reversed(mistakes.items()))) == forward


def test_without_misconceptions_the_verdicts_stay():
    outputs, verdicts = run(CHECKS, (1.0, 2.0, 3.0), [1, None, 3])
    assert diagnose(CHECKS, outputs, outputs, verdicts, []) == verdicts
    assert verdicts[1].diagnosis == "kind"


def test_a_misconception_that_passes_a_check_never_explains_it():
    # the student is just outside the tolerance, the mistake just inside and close to the student
    assert names([1.00001001, 2, 3], {"m": [1.00001, 2, 30]}) == [None, None, None]


def test_exceptions_match_by_type_and_text_without_its_numbers_and_names():
    student = Raised("IndexError", "index 100 is out of bounds for axis 0 with size 100", "line 7")
    same = Raised("IndexError", "index 99 is out of bounds for axis 0 with size 99", "line 22")
    assert names([1, student, 3], {"m": [1, same, 3]})[1] == "misconception:m"
    assert (
        names([1, student, 3], {"m": [1, Raised("IndexError", "list index out of range"), 3]})[1] == "raised"
    )
    assert names([1, student, 3], {"m": [1, Raised("ValueError", same.message), 3]})[1] == "raised"


def test_names_and_addresses_are_folded():
    assert normalised("name 'par' is not defined; did you mean 'pars'?") == normalised(
        "name 'x' is not defined"
    )
    assert normalised("name 'tau' is not defined") == normalised("name 'tau_m' is not defined")
    assert normalised("<f at 0x7f00> took 1.5e-3 s") == normalised("<f at 0xbeef> took 22 s")
    assert normalised("division by zero") == "division by zero"


def test_failed_calls_match_by_reason():
    student = Failed("timeout", "stopped after 5 s")
    assert (
        names([1, student, 3], {"m": [1, Failed("timeout", "stopped after 15 s"), 3]})[1] == "misconception:m"
    )
    assert names([1, student, 3], {"m": [1, Failed("memory", ""), 3]})[1] == "timeout"
    assert names([1, student, 3], {"m": [1, 99, 3]})[1] == "timeout"


def test_another_kind_of_failure_is_no_match_except_for_the_clock_that_ran_out():
    def failed(reason, kind):
        return [1, Failed(reason, "words", kind), 3]

    printed = failed("output_limit", "printed")
    assert names(printed, {"m": printed})[1] == "misconception:m"
    assert names(printed, {"m": failed("output_limit", "returned")})[1] == "output_limit:printed"
    assert names(failed("crash", "segv"), {"m": failed("crash", "left")})[1] == "crash:segv"
    assert names(failed("timeout", "cpu"), {"m": failed("timeout", "wall")})[1] == "misconception:m"


def test_what_cannot_be_sent_matches_when_it_is_the_same_thing():
    function = Failed("unsendable", "f returned a function, perhaps a function without its parentheses")
    generator = Failed("unsendable", "f returned a generator that yields values one by one")
    assert names([1, function, 3], {"m": [1, function, 3]})[1] == "misconception:m"
    assert names([1, generator, 3], {"m": [1, function, 3]})[1] == "unsendable"


def test_what_is_not_implemented_stays_an_exception():
    found = names([1, Raised("NotImplementedError", ""), 3], {"m": [1, 20, 3]})
    assert found[1] == "raised:unwritten"


@pytest.mark.parametrize(
    "value", [None, "text", CURVE[:2], CURVE.reshape(1, -1), [True] * 3, ["x"] * 3, (CURVE,) * 2]
)
def test_refusals_match_by_rung_and_words(value):
    assert one(value, value, close())


def test_another_refusal_of_the_same_rung_does_not_match():
    assert not one(CURVE[:2], np.ones(4), close())
    assert not one(None, "text", close())


def test_arrays_of_the_same_wrong_length_match_only_with_the_same_values():
    assert one(np.array([1.0, 6.0]), np.array([1.0, 6.0]), close())
    assert not one(np.array([1.0, 2.0]), np.array([5.0, 6.0]), close())


def test_a_lone_array_matches_another_only_as_a_whole():
    # item 0 of both is the same number, but neither is the tuple that was asked for
    assert not one(np.array([0.0, 1.0, 4.0]), np.array([0.0, 2.0, 3.0]), close(item=0), (CURVE, CURVE))
    assert one(np.array([0.0, 2.0, 3.0]), np.array([0.0, 2.0, 3.0]), close(item=0), (CURVE, CURVE))
    assert not one(np.ones((3, 2)), np.ones(3), close(item=0), (CURVE, CURVE))


def test_a_number_in_place_of_a_tuple_matches_the_same_number():
    assert one(0.25, 0.25, close(item=1), (CURVE, 1.0))
    assert not one(0.25, 0.5, close(item=1), (CURVE, 1.0))


def test_symbols_that_do_not_belong_match_by_words():
    assert one("4*a**3*exp(t)", "exp(t)", symbolic("a"), "a**2")
    assert not one("4*a**3*exp(t)", "exp(x)", symbolic("a"), "a**2")


def test_nan_at_the_same_places_matches():
    wrong = np.array([1.0, np.nan, 3.0])
    assert one(wrong, wrong.copy(), close())
    assert not one(wrong, np.array([np.nan, 2.0, 3.0]), close())


def test_an_item_that_the_misconception_lacks_does_not_match_a_value():
    assert not one((1.0, 9.0), (1.0,), close(item=1), (1.0, 2.0))
    assert one((1.0,), (1.0,), close(item=1), (1.0, 2.0))


def test_every_comparer_matches_in_its_own_way():
    assert one([5.0, 9.0, 13.0], [5.0, 9.0, 13.05], spikes(window=0.1))
    assert not one([5.0, 9.0, 13.0], [5.0, 9.0, 13.5], spikes(window=0.1))
    assert one([5.0, np.nan], [5.0, np.nan], spikes(window=0.1))
    assert one([0, 1, 0, 1], np.array([0, 1, 0, 1]), spikes(window=0.1))
    assert not one([0, 1, 0, 1], np.array([0, 1, 1, 0]), spikes(window=0.1))
    assert one("3*a", "a+a+a", symbolic("a"), "a**2")
    assert not one("3*a", "4*a", symbolic("a"), "a**2")
    assert one("4 a", "4 a", symbolic("a"), "a**2")
    assert one(7, 7, exact(), 8)


def test_a_property_is_matched_by_the_values_themselves():
    falling = satisfies(lambda value: bool((np.diff(value) < 0).all()))
    wrong = np.array([1.0, 3.0, 2.0])
    assert one(wrong, wrong.copy(), falling, CURVE[::-1])
    assert not one(wrong, np.array([1.0, 4.0, 2.0]), falling, CURVE[::-1])


def test_random_draws_match_only_when_they_are_the_same_numbers():
    centred = statistical(lambda value: [Bound("mean", value.mean(), 0.0, 0.5)], false_reject=1e-3)
    draws = np.random.default_rng(1).normal(1.0, size=500)
    assert one(draws, draws.copy(), centred, draws - 1)
    assert not one(np.random.default_rng(2).normal(1.0, size=500), draws, centred, draws - 1)


def test_all_calls_of_a_check_must_match():
    check = Check(id="a", points=1, call=(Call("f", 1), Call("f", 2)), expect=close())

    def answer(*values):
        outputs = {"a": [Returned(value) for value in values]}
        return outputs, (judge(check, outputs["a"], [Returned(1.0), Returned(2.0)]),)

    mistake = misconception("m", "text", [check], *answer(10.0, 20.0))
    right, _ = answer(1.0, 2.0)
    for values, named in (((10.0, 20.0), "misconception:m"), ((10.0, 2.0), None)):
        outputs, verdicts = answer(*values)
        assert diagnose([check], outputs, right, verdicts, [mistake])[0].diagnosis == named


def test_only_what_a_misconception_fails_is_kept():
    mistake = misconception("m", "text", CHECKS, *run(CHECKS, (1.0, 2.0, 3.0), [1, 20, 3]))
    assert set(mistake.outputs) == {"b"}
