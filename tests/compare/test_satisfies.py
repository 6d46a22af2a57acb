import numpy as np
import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.boundary.problems import Place
from autograder.compare import satisfies
from autograder.errors import GraderError, ReferenceFault, SpecError

ONE = (Returned(1.0),)


def judge(fn, *values):
    return satisfies(fn).compare_all([Returned(v) for v in values], [Returned(1.0) for _ in values])


@pytest.mark.parametrize("verdict", [True, np.True_, 1, 1.0, np.float64(1.0), np.array(True)])
def test_true_and_a_whole_fraction_pass(verdict):
    assert judge(lambda value: verdict, 5.0).passed


@pytest.mark.parametrize("verdict", [False, np.False_, 0, 0.0])
def test_false_and_zero_fail(verdict):
    comparison = judge(lambda value: verdict, 5.0)
    assert comparison.fraction == 0.0 and comparison.message


def test_a_sentence_fails_and_is_what_the_student_reads():
    assert judge(lambda value: "the trace must not fall", 5.0).message == "the trace must not fall"


def test_a_fraction_earns_a_part():
    assert judge(lambda value: np.float32(0.25), 5.0).fraction == 0.25


@pytest.mark.parametrize(
    "verdict", [None, float("nan"), 1.5, -0.1, "", [], [True], object(), np.array([True, True])]
)
def test_any_other_verdict_is_a_fault_of_the_grader(verdict):
    with pytest.raises(GraderError, match="satisfies"):
        judge(lambda value: verdict, 5.0)


def test_a_function_that_raises_on_a_students_value_fails_the_check():
    comparison = judge(lambda value: value.mean() > 0, "text")
    assert (comparison.fraction, comparison.message) == (
        0.0,
        "could not be judged: the returned value has another form",
    )


def test_a_function_that_raises_on_the_reference_is_a_fault_of_the_grader():
    with pytest.raises(ReferenceFault, match="AttributeError"):
        satisfies(lambda value: value.mean() > 0).check_reference(ONE)


def test_a_reference_that_lacks_the_property_is_a_fault_of_the_grader():
    with pytest.raises(ReferenceFault, match="too small"):
        satisfies(lambda value: "too small").check_reference(ONE)
    satisfies(lambda value: True).check_reference(ONE)


def test_several_calls_are_judged_together():
    assert judge(lambda values: values == (1, 2, 3), 1, 2, 3).passed


def test_a_call_without_a_value_fails_and_is_named():
    outputs = [Returned(1.0), Raised("KeyError", "'dt'", Place(line=4))]
    comparison = satisfies(lambda values: True).compare_all(outputs, ONE * 2)
    assert (comparison.call, comparison.message) == (1, "raised KeyError at line 4: 'dt'")
    assert (comparison.code, comparison.fraction) == ("raised", 0.0)
    assert satisfies(lambda value: True).compare(Failed("timeout", "too slow"), ONE[0]).message == "too slow"


def test_a_faulty_reference_is_a_fault_of_the_grader():
    with pytest.raises(ReferenceFault):
        satisfies(lambda value: True).compare(Returned(1.0), Raised("KeyError", ""))


def test_a_function_that_changes_its_argument_changes_nothing_for_the_next_check():
    value = np.array([3.0, 1.0])

    def sorts(array):
        array.sort()
        return True

    judge(sorts, value)
    assert value.tolist() == [3.0, 1.0]


def test_warnings_of_numpy_on_a_students_values_do_not_matter():
    assert judge(lambda value: bool(np.isnan(np.log(value)[0])), np.array([-1.0])).passed


def test_what_cannot_be_called_is_refused():
    with pytest.raises(SpecError):
        satisfies(True)


def test_a_visible_check_cannot_use_it():
    assert not satisfies(bool).portable
    with pytest.raises(SpecError, match="satisfies"):
        satisfies(bool).to_dict()
