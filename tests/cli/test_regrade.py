"""What grading again would change is shown first; what is accepted is written, and the old results stay."""

import contextlib
import json
import sqlite3

import pytest

NEAR = "import numpy as np\n\n\ndef decay(t, tau):\n    return np.exp(-np.asarray(t) / tau) * 1.001\n"
REGRADE = ["regrade", "class", "-o", "out"]


@pytest.fixture
def graded(invoke, hand_in, respec):
    """A class that was graded with too small a tolerance, which is larger now."""
    hand_in(ada=NEAR, ben="hard_coded", cleo="right")
    assert invoke("grade", "class", "-o", "out").code == 0
    respec("rtol=1e-6", "rtol=1e-2")


def scores(course):
    entries = json.loads((course.root / "out" / "results.json").read_text())["results"]
    return {entry["student"]: entry["score"] for entry in entries}


def ask(course, query):
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        return connection.execute(query).fetchall()


def test_a_difference_is_shown_and_nothing_is_written(invoke, graded, course):
    before = ask(course, "SELECT id, score, current FROM results")
    done = invoke(*REGRADE, "--diff")
    assert done.code == 0
    first, last = done.out.splitlines()
    assert first.startswith("ada, decay: 0 -> 5 (decay failed 0 -> passed 2") and first.endswith(
        ": spec (comparer)"
    )
    assert last == "1 rise by 5 in all, 0 fall by 0, 0 change otherwise."
    assert ask(course, "SELECT id, score, current FROM results") == before
    assert scores(course) == {"ada": 0.0, "ben": 2.0, "cleo": 5.0}


def test_what_is_accepted_is_written_with_who_when_and_why(invoke, graded, course):
    done = invoke(*REGRADE, "--accept", "--because", "the tolerance was too small")
    assert done.code == 0 and scores(course) == {"ada": 5.0, "ben": 2.0, "cleo": 5.0}
    kept = ask(course, "SELECT score, current FROM results ORDER BY score, current")
    assert kept == [(0.0, 0), (2.0, 0), (2.0, 1), (5.0, 0), (5.0, 1), (5.0, 1)]
    ((student, exercise, detail, at),) = ask(course, "SELECT student, exercise, detail, at FROM events")
    assert (student, exercise) == ("ada", "decay") and at
    assert detail.startswith("the tolerance was too small: ada, decay: 0 -> 5")
    assert "5 of 5" in (course.root / "out" / "reports" / "ada.html").read_text()
    again = invoke("grade", "class", "-o", "out")
    assert "3 of 3 were graded before" in again.err


def test_filters_choose_what_is_shown_and_written(invoke, graded, course):
    for options, count in (
        (["--check", "decay"], 1),
        (["--check", "none"], 0),
        (["--exercise", "decay", "--student", "ada"], 1),
        (["--student", "ben"], 0),
        (["--diagnosis", "misconception:grows"], 0),
    ):
        assert len(invoke(*REGRADE, *options).out.splitlines()) == count + 1, options
    invoke(*REGRADE, "--student", "ben", "--accept", "--because", "why not")
    assert scores(course)["ada"] == 0.0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--accept"], "--accept needs a reason"),
        (["--accept", "--diff", "--because", "x"], "either --diff or --accept"),
        (["--assignment", "week1"], "holds nothing of week1"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(invoke, graded, course, options, sentence):
    done = invoke(*REGRADE, *options)
    assert done.code == 2 and sentence in done.err and scores(course)["ada"] == 0.0
