import pytest

from autograder.boundary.outputs import Failed, Raised, Returned
from autograder.compare import raises
from autograder.errors import ReferenceFault, SpecError

VALUE_ERROR = Raised("ValueError", "dt must be positive", "line 3")


def test_the_right_exception_passes_whatever_its_text():
    assert raises("ValueError").compare(Raised("ValueError", "no"), VALUE_ERROR).passed
    assert raises("TypeError", "ValueError").compare(VALUE_ERROR, VALUE_ERROR).passed


def test_a_returned_value_is_refused():
    comparison = raises("ValueError").compare(Returned(None), VALUE_ERROR)
    assert comparison.message == "returned a value where an exception is asked for"
    assert comparison.detail == "should raise ValueError"
    assert "ValueError" not in comparison.message


def test_another_exception_is_refused_with_its_name():
    comparison = raises("ValueError").compare(Raised("NameError", "dt", "line 4"), VALUE_ERROR)
    assert (comparison.code, comparison.message) == ("raised", "raised NameError at line 4: dt")


def test_a_crash_is_not_an_exception():
    assert raises("ValueError").compare(Failed("crash", "the process ended"), VALUE_ERROR).code == "crash"


def test_a_reference_that_does_not_raise_is_a_fault_of_the_grader():
    for reference in (Returned(1.0), Raised("KeyError", ""), Failed("crash", "")):
        with pytest.raises(ReferenceFault):
            raises("ValueError").compare(VALUE_ERROR, reference)


@pytest.mark.parametrize("types", [(), (ValueError,), ("Value Error",), ("",), (None,)])
def test_types_are_names(types):
    with pytest.raises(SpecError):
        raises(*types)
