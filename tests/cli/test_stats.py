"""The class in numbers, in words and for programs, the same in each."""

import csv
import io
import json

import pytest


@pytest.fixture
def graded(invoke, hand_in):
    hand_in(ada="hard_coded", ben="hard_coded", cleo="right", dan="grows", eva="def decay(:\n")
    assert invoke("grade", "class", "-o", "out").code == 0


def test_the_terminal_says_what_cost_most_within_80_columns(invoke, graded):
    done = invoke("stats", "-o", "out")
    assert (done.code, done.err) == (0, "")
    assert "5 students" in done.out and "misconception:hard_coded_tau" in done.out
    assert "The 3 largest of 3 causes cost 100% of all lost points" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_json_holds_everything_and_csv_a_line_a_check(invoke, graded):
    data = json.loads(invoke("stats", "-o", "out", "--json").out)
    assert data["graded"]["last"].startswith("20") and data["possible"] == 5
    assert data["states"] == {"graded": 4, "nothing to run": 1}
    assert sum(found["lost"] for found in data["clusters"]) == data["lost"] == 16.0
    (exercise,) = data["exercises"]
    assert (exercise["full_marks"], exercise["zero"]) == (1, 2) and exercise["seconds"]["max"] > 0
    rows = list(csv.DictReader(io.StringIO(invoke("stats", "-o", "out", "--csv").out)))
    assert [(row["check"], row["passed"], row["graded"], row["ran"]) for row in rows] == [
        ("decay", "3", "5", "4"),
        ("other-time-constant", "1", "5", "4"),
    ]


def test_a_folder_without_results_is_refused_in_one_sentence(invoke):
    done = invoke("stats", "-o", "nowhere")
    assert done.code == 2 and "There is no gradebook" in done.err


def test_one_of_several_assignments_must_be_named(invoke, graded, course):
    (course.root / "exercises" / "assignments.toml").write_text(
        '[week-1]\ntitle = "Week 1"\nexercises = ["decay"]\n'
    )
    assert invoke("grade", "class", "-o", "out", "--assignment", "week-1").code == 0
    done = invoke("stats", "-o", "out")
    assert done.code == 2 and "name one with --assignment NAME" in done.err
    assert invoke("stats", "-o", "out", "--assignment", "week-1").out.startswith("week-1: 5 students")
    assert "no assignment 'x'" in invoke("stats", "-o", "out", "--assignment", "x").err
