"""Problems are records with a sentence; a place reads as a sentence names it."""

import pytest

from autograder.boundary.problems import NOWHERE, Place, Problem, in_one_line, some


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (NOWHERE, ""),
        (Place(line=12), "line 12"),
        (Place(cell=3), "cell 3"),
        (Place(cell=3, line=2), "cell 3, line 2"),
        (Place("helper.py", line=4), "line 4 of helper.py"),
    ],
)
def test_a_place_in_words(place, text):
    assert str(place) == text


def test_many_problems_are_the_first_of_them_and_a_count():
    problems = [Problem(text) for text in "abc"]
    assert some(problems[:2], 2) == tuple(problems[:2])
    assert [str(problem) for problem in some(problems, 2)] == [
        "a",
        "b",
        "there are 1 more problems like these",
    ]


def test_several_problems_are_one_line_and_none_is_none():
    assert in_one_line([Problem("a"), Problem("b")]) == "a; b"
    assert in_one_line([]) is None
