"""Plain ``pytest`` in a released folder gives one item a visible check, and no traceback of ours."""

import json
import re
import subprocess
import sys

import pytest

from autograder.student.pytest_checks import hidden_checks_to_come, visible_checks


@pytest.fixture
def run_pytest(released):
    def run():
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
        done = subprocess.run(command, cwd=released, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return done

    return run


def answer(released, source):
    (released / "exercises" / "decay" / "decay.py").write_bytes(source)


def test_a_right_answer_passes_and_hears_what_will_follow(released, known, run_pytest):
    answer(released, known["right"])
    done = run_pytest()
    assert done.returncode == 0 and "1 passed" in done.stdout
    assert "1 hidden check will follow when your work is graded." in done.stdout


def test_a_failure_is_the_feedback_alone(released, known, run_pytest):
    answer(released, known["grows"])
    done = run_pytest()
    assert done.returncode == 1 and "test_visible[decay-decay]" in done.stdout
    assert "Hint: The potential falls" in done.stdout
    assert "Traceback" not in done.stdout and ".py:" not in done.stdout.partition("short test summary")[0]


def test_a_notebook_beside_the_exercises_counts(released, known, run_pytest):
    book = json.loads((released / "exercises.ipynb").read_text())
    (cell,) = [cell for cell in book["cells"] if cell["id"] == "decay-answer"]
    cell["source"] = known["right"].decode()
    (released / "exercises.ipynb").rename(released / "renamed.ipynb")
    (released / "renamed.ipynb").write_text(json.dumps(book))
    assert run_pytest().returncode == 0


def test_missing_examples_are_one_item_that_says_so(released, run_pytest):
    (released / "exercises" / "decay" / "examples.json").unlink()
    done = run_pytest()
    assert done.returncode == 1 and "test_visible[decay-examples]" in done.stdout
    assert "examples.json of decay is missing; get the exercise's folder again" in done.stdout
    assert "Traceback" not in done.stdout


def test_two_notebooks_that_answer_are_told_with_every_check(released, known):
    for name, source in (("a.ipynb", known["right"]), ("b.ipynb", known["grows"])):
        cell = {"cell_type": "code", "source": source.decode()}
        (released / name).write_text(json.dumps({"cells": [cell]}))
    (check,) = visible_checks(released)
    assert "a.ipynb and b.ipynb both answer decay: hand in one of them only" in check.feedback()


def test_a_notebook_that_was_saved_half_way_is_told(released):
    book = released / "exercises.ipynb"
    book.write_bytes(book.read_bytes()[:900])
    (check,) = visible_checks(released / "test_exercises.py")
    assert "exercises.ipynb ends in the middle" in check.feedback()
    assert "it was saved half-way" in check.feedback()


def test_what_the_code_printed_stands_below_the_feedback(released, run_pytest):
    answer(released, b"def decay(t, tau):\n    print('tau', tau)\n    return t\n")
    done = run_pytest()
    assert done.returncode == 1
    feedback = done.stdout.partition("Your code printed:")[2]
    assert re.match(r"\W*(E\W+)?tau \d", feedback), done.stdout


def test_an_exercise_runs_once_for_all_its_checks(released, known, monkeypatch):
    answer(released, known["right"])
    (check,) = visible_checks(released)
    assert check.feedback() == ""
    answer(released, known["grows"])
    assert check.feedback() == ""


def test_hidden_checks_are_counted_over_all_exercises(released):
    assert hidden_checks_to_come(released) == "1 hidden check will follow when your work is graded."
    (released / "exercises" / "decay" / "examples.json").write_text("")
    assert hidden_checks_to_come(released).startswith("0 hidden checks")
