"""A course's totals as an instructor asks for them."""

import pytest

ASSIGNMENTS = """
[first]
exercises = ["decay"]
weight = 3
[second-with-a-long-name]
exercises = ["decay"]
"""


@pytest.fixture
def graded(invoke, hand_in, course):
    """Two assignments, the second without Ben."""
    (course.root / "exercises" / "assignments.toml").write_text(ASSIGNMENTS)
    hand_in(ada="right", ben="hard_coded")
    invoke("grade", "class", "-o", "out", "--assignment", "first")
    (course.root / "class" / "ben" / "decay.py").unlink()
    (course.root / "class" / "ben").rmdir()
    invoke("grade", "class", "-o", "out", "--assignment", "second-with-a-long-name", "--layout", "class")
    return course.root


def test_totals_are_printed_sorted_and_written(invoke, graded):
    done = invoke("gradebook", "-o", "out", "--sort", "total")
    assert done.code == 0 and max(map(len, done.out.splitlines())) <= 80
    rows = [line.split() for line in done.out.splitlines()]
    assert rows[1:4] == [["weight", "x3", "x1"], ["ada", "5", "5", "100", "%"], ["ben", "2", "-", "30", "%"]]
    assert invoke("gradebook", "-o", "out", "--csv", "totals.csv").code == 0
    assert (graded / "totals.csv").read_text() == (
        "student,name,first,second-with-a-long-name,total %\nada,,5,5,100\nben,,2,,30\n"
    )


def test_wrong_wishes_are_one_sentence(invoke, graded):
    wrong = invoke("gradebook", "-o", "out", "--sort", "totl")
    assert (wrong.code, wrong.err.count("\n")) == (2, 1) and "did you mean 'total'?" in wrong.err
    nowhere = invoke("gradebook", "-o", "elsewhere")
    assert nowhere.code == 2 and "There is no gradebook elsewhere/gradebook.db" in nowhere.err
    assert not (graded / "elsewhere").exists()
