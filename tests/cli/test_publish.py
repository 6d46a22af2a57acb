"""Results are given out once nothing is open, and nothing of staff's with them."""

import contextlib
import sqlite3

import pytest

#: a decision about a check that is not there
GONE = (
    "SELECT 1, student_id, assignment_id, 'decay', 'gone', 1, 'why', '', '', digest, '' "
    "FROM submissions WHERE id = 1"
)


@pytest.fixture
def graded(invoke, hand_in):
    hand_in(ada="grows", ben="right")
    assert invoke("grade", "class", "-o", "out").code == 0


def set_to(course, statement):
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        connection.execute(statement)
        connection.commit()


def test_students_get_their_reports_and_nothing_else(invoke, graded, course):
    done = invoke("publish", "-o", "out")
    assert (done.code, done.out) == (0, "2 reports: out/published\n")
    place = course.root / "out" / "published"
    assert {path.name: path.stat().st_mode & 0o777 for path in place.iterdir()} == {
        "ada.html": 0o600, "ben.html": 0o600,
    }  # fmt: skip
    invoke("override", "ada", "decay", "2", "--because", "fair", "-o", "out")
    assert "Decided by hand" not in (place / "ada.html").read_text()
    assert invoke("publish", "-o", "out").code == 0
    assert "Decided by hand" in (place / "ada.html").read_text()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE submissions SET report_key = '' WHERE id = 1", "report out of date: "),
        ("UPDATE submissions SET fault = 'no room' WHERE id = 1", "without a report: "),
        (f"INSERT INTO overrides {GONE}", "for review: "),
    ],
)  # fmt: skip
def test_nothing_is_given_out_while_something_is_open(invoke, graded, course, statement, sentence):
    set_to(course, statement)
    done = invoke("publish", "-o", "out")
    first, last = done.err.splitlines()
    assert done.code == 3 and first.startswith(f"autograder: {sentence}")
    assert last == "autograder: not published: 1 thing to do."
    assert not (course.root / "out" / "published").exists()


def test_what_a_fault_of_the_grader_left_ungraded_is_not_given_out(invoke, hand_in, solutions):
    hand_in(ada="right", ben="right")
    (solutions / "decay.py").write_text("raise ValueError\n")
    assert invoke("grade", "class", "-o", "out").code == 3
    done = invoke("publish", "-o", "out")
    assert done.code == 3 and "ungraded: ada, decay (" in done.err and "2 things to do" in done.err
