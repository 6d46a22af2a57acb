"""A child's replies are read as outputs and problems, and the one that explains most is told."""

from autograder.boundary.outputs import Raised, Returned
from autograder.sandbox.replies import read_trouble, what_matters


def trouble(cell, kind, *unbound):
    return [cell, kind, "why", ["", cell, 1], "", list(unbound)]


EARLY, SCALE, RUN = trouble(2, "NameError"), trouble(4, "KeyError", "scale"), trouble(6, "OSError", "run_lif")
MISSED = Raised("NameError", "name 'scale' is not defined, because cell 4, line 1 raised KeyError: why")


def told(troubles, functions=("run_lif",), outputs=()):
    return what_matters(read_trouble(troubles), functions, outputs).place.cell


def test_what_kept_a_function_away_matters_most():
    assert told([EARLY, SCALE, RUN], outputs=[MISSED]) == 6


def test_what_kept_a_name_away_that_a_call_missed_matters_more_than_an_early_mistake():
    assert told([EARLY, SCALE], outputs=[Returned(1.0, 0.0), MISSED]) == 4


def test_where_nothing_was_missed_the_first_trouble_is_told():
    assert told([EARLY, SCALE], outputs=[Returned(1.0, 0.0), Raised("ValueError", "scale")]) == 2


def test_troubles_that_are_not_as_agreed_are_passed_by():
    assert read_trouble([[1], "x", None, EARLY])[0][0].place.cell == 2
    assert len(read_trouble([[1], "x", None, EARLY])) == 1
