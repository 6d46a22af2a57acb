"""An appeal ends in proof: the answer becomes an accepted one without a name, or what contradicts is said."""

import contextlib
import sqlite3

import pytest

RIGHT = '''
# Ada Lovelace wrote this
import numpy as np


def decay(t, tau):
    """By Ada."""
    ada_ratio = np.asarray(t) / tau
    return 1 / np.exp(ada_ratio)


print("Ada")
'''
UPHOLD = ["uphold", "ada", "decay", "-o", "out", "--name", "one_over"]


@pytest.fixture
def graded(invoke, hand_in):
    hand_in(ada=RIGHT, ben="grows")
    assert invoke("grade", "class", "-o", "out").code == 0


def test_a_right_answer_is_accepted_without_what_tells_whose_it_is(invoke, graded, course, solutions):
    done = invoke(*UPHOLD)
    assert done.code == 0, done.err
    assert done.out.startswith("solutions/decay/accepted/one_over.py is proved")
    assert "autograder rejudge -o out" in done.out
    source = (solutions / "accepted" / "one_over.py").read_text()
    assert "1 / np.exp(" in source and "ada" not in source.casefold()
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        (row,) = connection.execute("SELECT action, student, exercise, detail FROM events")
    assert row == ("uphold", "ada", "decay", "solutions/decay/accepted/one_over.py")
    again = invoke(*UPHOLD)
    assert again.code == 2 and "There is an accepted answer one_over of decay already" in again.err


def test_what_contradicts_is_said_and_nothing_is_left(invoke, graded, solutions):
    done = invoke("uphold", "ben", "decay", "-o", "out", "--name", "rises")
    assert done.code == 1 and "contradicted: " in done.err and "decay" in done.err
    assert done.err.splitlines()[-1].startswith("autograder: nothing was written")
    assert not (solutions / "accepted" / "rises.py").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["uphold", "ada", "decai", "-o", "out", "--name", "x"], "There is no exercise 'decai'"),
        (["uphold", "ada", "decay", "-o", "out", "--name", "A b"], "--name must be of small letters"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(invoke, graded, words, sentence):
    done = invoke(*words)
    assert done.code == 2 and sentence in done.err and done.err.count("\n") == 1


def test_code_that_was_not_kept_is_one_sentence(invoke, hand_in):
    hand_in(ada=RIGHT, ben="right")
    invoke("grade", "class", "-o", "out", "--no-reports")
    done = invoke(*UPHOLD)
    assert done.code == 2 and "is kept when an answer is graded with reports" in done.err
