"""Whoever is forgotten is in no file of the folder any more, and nobody else is touched."""

import contextlib
import json
import sqlite3

import pytest

NAME, EMAIL = "Zerlina Quux", "zq@example.org"
RIGHT = "import numpy as np\ndef decay(t, tau):\n    return 1 / np.exp(np.asarray(t) / tau)\n"
#: tells who wrote it in what is printed and raised
RAISES = "def decay(t, tau):\n    raise ValueError('Zerlina Quux was here')\n"


@pytest.fixture
def graded(invoke, hand_in, course):
    hand_in(s1234567=RAISES, ben="right", cleo="grows")
    roster = f"student,name,email\ns1234567,{NAME},{EMAIL}\nben,Ben,b@x.org\ncleo,Cleo,c@x.org\n"
    (course.root / "class.csv").write_text(roster)
    grade = ["grade", "class", "-o", "out", "--roster", "class.csv", "--exercise", "decay"]
    assert invoke(*grade).code == 0
    (course.root / "class" / "s1234567" / "decay.py").write_text(RIGHT)
    assert invoke(*grade).code == 0
    invoke("uphold", NAME, "decay", "-o", "out", "--name", "one_over")
    invoke("override", "s1234567", "decay", "1", "--because", "Zerlina Quux asked", "-o", "out")
    invoke("comment", "s1234567", "Dear Zerlina Quux, well done.", "-o", "out")
    invoke("comment", "ben", "You work like Zerlina Quux.", "-o", "out")
    invoke("comment", "ben", "Well done.", "-o", "out")
    assert invoke("publish", "-o", "out").code == 0


def ask(course, query):
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        return connection.execute(query).fetchall()


def where(course, *words):
    """Return the files of the folder that hold a word, in their name or in their bytes."""
    found = (path for path in (course.root / "out").rglob("*") if path.is_file())
    return {
        path.name
        for path in found
        if any(word.encode() in path.read_bytes() or word in path.name for word in words)
    }


def test_a_person_is_in_no_byte_of_the_folder_any_more(invoke, graded, course):
    words = ("s1234567", NAME, "Zerlina", EMAIL)
    assert {"gradebook.db", "results.json", "grades.csv", "s1234567.html"} <= where(course, *words)
    done = invoke("forget", "s1234567", "-o", "out")
    assert done.code == 0, done.err
    assert where(course, *words) == set()
    assert "removed: 2 submissions\nremoved: 2 results\n" in done.out
    assert "stays unless you delete it: solutions/decay/accepted/one_over.py" in done.out
    assert invoke("forget", "s1234567", "-o", "out").code == 2


def test_what_others_have_and_that_something_was_done_stays(invoke, graded, course):
    before = (course.root / "out" / "reports" / "cleo.html").read_bytes()
    invoke("forget", NAME, "-o", "out")
    entries = json.loads((course.root / "out" / "results.json").read_text())["results"]
    assert [(entry["student"], entry["score"]) for entry in entries] == [("ben", 5), ("cleo", 0)]
    assert (course.root / "out" / "reports" / "cleo.html").read_bytes() == before
    actions = [action for (action,) in ask(course, "SELECT action FROM events ORDER BY id")]
    assert actions == ["uphold", "override", "comment", "comment", "comment", "publish", "forget"]
    assert ask(course, "PRAGMA foreign_key_check") == []
    (course.root / "class" / "s1234567" / "decay.py").unlink()
    (course.root / "class" / "s1234567").rmdir()
    again = invoke("grade", "class", "-o", "out", "--exercise", "decay")
    assert again.code == 0 and "s1234567" not in again.out
    assert invoke("rejudge", "-o", "out").code == 0


def test_a_wrong_name_is_one_sentence_and_removes_nothing(invoke, graded, course):
    done = invoke("forget", "Zerlina Qux", "-o", "out")
    assert done.code == 2 and f"did you mean {NAME}?" in done.err and done.err.count("\n") == 1
    assert len(ask(course, "SELECT * FROM students")) == 3
