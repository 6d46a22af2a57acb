"""A cluster becomes a misconception that says nothing of whose it was, and the next run names it."""

import contextlib
import json
import re
import sqlite3

import pytest

ODD = """\
# Ada Lovelace, 4711
import numpy as np
def ada_wave(t):
    "Made by Ada."
    return 0.3 * np.sin(3.0 * t)
def decay(t, tau):
    return np.exp(-t / tau) + ada_wave(t)
print("unrelated")
"""
ALSO_ODD = """\
from numpy import exp, sin
def decay(t, tau):
    wave = sin(3.0 * t) * 0.3
    return wave + exp(t / -tau)
"""


@pytest.fixture
def clusters(invoke, hand_in, course):
    """Grade a class and return its clusters as ``stats --json`` lists them."""

    def grade(**students):
        hand_in(**students)
        assert invoke("grade", "class", "-o", "out").code == 0
        return json.loads(invoke("stats", "-o", "out", "--json").out)["clusters"]

    return grade


def test_the_same_wrong_numbers_are_adopted_and_named_for_everybody(invoke, clusters, course):
    found = clusters(ada=ODD, ben=ALSO_ODD, cleo="right")
    (cluster,) = (one for one in found if one["kind"] == "numbers")
    assert (cluster["students"], cluster["share"]) == (["ada", "ben"], 1.0)
    done = invoke("adopt", cluster["id"], "-o", "out", "--exercise", "decay", "--name", "with_wave")
    assert (done.code, done.err) == (0, "")
    text = (course.root / "solutions" / "decay" / "misconceptions" / "with_wave.py").read_text()
    assert text.startswith('"""Several answers have this same mistake') and "unrelated" not in text
    assert not re.search("ada|4711|lovelace|made by", text, re.IGNORECASE)
    with contextlib.closing(sqlite3.connect(course.root / "out" / "gradebook.db")) as connection:
        events = connection.execute("SELECT action, student, exercise, detail FROM events").fetchall()
    assert events == [("adopt", "ada", "decay", "solutions/decay/misconceptions/with_wave.py")]
    assert invoke("grade", "class", "-o", "out").code == 0
    checks = [
        (entry["student"], check["diagnosis"])
        for entry in json.loads((course.root / "out" / "results.json").read_text())["results"]
        for check in entry["checks"]
        if check["status"] != "passed"
    ]
    assert checks == [(name, "misconception:with_wave") for name in ("ada", "ada", "ben", "ben")]


def test_what_is_named_taken_or_unknown_is_refused_and_nothing_is_written(invoke, clusters, course):
    found = clusters(ada=ODD, ben="grows", cleo="def decay(:\n")
    folder = course.root / "solutions" / "decay" / "misconceptions"
    before = sorted(folder.iterdir())
    ids = {one["kind"]: one["id"] for one in found}
    for arguments, text in (
        ([ids["diagnosis"], "--name", "again"], "it is named already: misconception:grows"),
        ([ids["problem"], "--name", "none"], "there is no code that could be run"),
        ([ids["numbers"], "--name", "grows"], "There is a misconception grows of decay already"),
        ([ids["numbers"], "--name", "No Reset"], "must be of small letters"),
        ([ids["numbers"], "--name", "wave", "--exercise", "lif"], "--exercise says lif"),
        (["00000000", "--name", "wave"], f"can be adopted are {ids['numbers']}"),
    ):
        done = invoke("adopt", *arguments, "-o", "out")
        assert done.code == 2 and text in done.err and done.err.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_code_that_needs_the_students_other_files_is_not_adopted(invoke, clusters, course):
    found = clusters(ada="from mine import wave\ndef decay(t, tau):\n    return wave(t, tau)\n")
    (cluster,) = (one for one in found if one["kind"] in ("problem", "exception", "diagnosis"))
    done = invoke("adopt", cluster["id"], "-o", "out", "--name", "wave")
    assert done.code == 2 and "cannot be adopted" in done.err
