"""The student's own check works from a released folder, with visible checks only."""

import json
import os

import pytest

from autograder.authoring.release import write_release
from autograder.authoring.scaffold import write_scaffold


@pytest.fixture
def released(course, invoke, tmp_path_factory, monkeypatch):
    """A folder as students get it, which is also the working directory."""
    folder = tmp_path_factory.mktemp("handout")
    write_release(course, None, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def work(released, known):
    """Write an answer into the released stub."""

    def write(name):
        path = released / "exercises" / "decay" / "decay.py"
        path.write_bytes(known.get(name, name if isinstance(name, bytes) else b""))
        return path

    return write


def test_a_right_answer_passes_and_hears_how_much_will_follow(invoke, work):
    work("right")
    done = invoke("check")
    assert done.code == 0 and done.err == ""
    assert "Exponential decay (decay): 2 of 2 points" in done.out
    assert done.out.rstrip().endswith("1 hidden check will follow when your work is graded.")


def test_json_says_the_same(invoke, work):
    work("grows")
    done = invoke("check", "--json")
    data = json.loads(done.out)
    assert (done.code, data["hidden_to_follow"]) == (1, 1)
    said = [part["text"] for part in data["exercises"][0]["parts"] if part["kind"] in ("headline", "summary")]
    assert said == ["1 visible check to work on.", "0 of 1 visible check passed."]


def test_a_check_with_less_isolation_says_so(invoke, work, runner, monkeypatch):
    work("right")
    monkeypatch.setattr(runner, "level", "limited")
    done = invoke("check")
    assert done.code == 0 and "Isolation: limited." in done.out


def test_a_wrong_answer_is_exit_1_and_says_where(invoke, work):
    work("grows")
    done = invoke("check")
    assert done.code == 1
    assert "0 of 2 points" in done.out and "Hint: The potential falls" in done.out


def test_a_known_mistake_is_named_and_explained_without_solutions(invoke, work):
    work("grows")
    done = invoke("check")
    assert "Looks like: Your potential grows: a decay needs a minus sign" in " ".join(done.out.split())
    assert "autograder explain misconception:grows" in done.out
    assert "a minus sign in the exponent" in invoke("explain", "misconception:grows").out
    assert invoke("explain", "misconception:hard_coded_tau").code == 2  # only a hidden check finds it


def test_what_only_hidden_checks_find_passes_at_home(invoke, work):
    work("hard_coded")
    assert invoke("check").code == 0


@pytest.mark.parametrize(
    "words",
    [["exercises/decay/decay.py"], ["exercises/decay"], ["exercises"], ["--exercise", "decay"], ["."]],
)
def test_a_path_may_be_a_file_a_folder_or_left_out(invoke, work, words):
    work("right")
    assert invoke("check", *words).code == 0


def test_a_check_works_from_inside_the_exercises_folder(invoke, work, monkeypatch):
    monkeypatch.chdir(work("right").parent)
    assert invoke("check").code == 0


def test_a_notebook_is_checked(invoke, released, known):
    cell = {"cell_type": "code", "source": "%matplotlib inline\n" + known["right"].decode(), "metadata": {}}
    notebook = {"cells": [{**cell, "outputs": []}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (released / "mine.ipynb").write_text(json.dumps(notebook))
    assert invoke("check", "mine.ipynb").code == 0


def test_a_check_cell_in_the_submission_does_nothing(invoke, work, known):
    work(b"from autograder import check\ncheck('decay')\n" + known["right"])
    assert invoke("check").code == 0


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "0 bytes"),
        (b"def decay(t, tau:\n", "line 1"),
        (b"def deccay(t, tau): return t\n", "rename it to decay"),
        (b"from nowhere import other\n", "no function decay was found"),
        (b"def decay(t, tau): raise ValueError('oh')\n", "ValueError"),
        (b"def decay(t, tau): print('x')\n", "None"),
    ],
)
def test_a_broken_answer_is_exit_1_with_its_own_sentence(invoke, work, source, said):
    work(source)
    done = invoke("check")
    assert done.code == 1 and said in done.out and "Traceback" not in done.out + done.err


def test_several_exercises_are_checked_one_after_the_other(invoke, course, known, released):
    write_scaffold(course, "another")
    examples = course.root / "exercises" / "decay" / "examples.json"
    text = examples.read_text().replace('"slug": "decay"', '"slug": "another"')
    (course.root / "exercises" / "another" / "examples.json").write_text(text)
    folder = course.root / "mine"
    folder.mkdir()
    (folder / "decay.py").write_bytes(known["right"])
    (folder / "another.py").write_bytes(known["grows"])
    done = invoke("check", folder, "--root", course.root)
    assert done.code == 1
    assert "(decay): 2 of 2" in done.out and "(another): 0 of 2" in done.out


@pytest.mark.parametrize("name", ["empty", "empty.zip"])
def test_nothing_to_check_is_exit_4(invoke, released, name):
    place = released / name
    if name == "empty":
        place.mkdir()
    else:
        place.write_bytes(b"PK\x05\x06" + bytes(18))
    done = invoke("check", name)
    assert done.code == 4
    assert done.err.startswith("autograder: There is nothing to check: ") and done.err.count("\n") == 1


@pytest.mark.parametrize("text", [None, "", '{"checks": 3}'])
def test_missing_or_damaged_examples_are_exit_2(invoke, work, text):
    examples = work("right").with_name("examples.json")
    if text is None:
        examples.unlink()
    else:
        examples.write_text(text)
    done = invoke("check")
    assert done.code == 2 and "get the exercise's folder again" in done.err and done.err.count("\n") == 1


def test_another_exercise_without_examples_is_in_nobodys_way(invoke, course, work, known, monkeypatch):
    write_scaffold(course, "another")
    stub = course.root / "exercises" / "another" / "another.py"
    stub.write_text(stub.read_text().replace("decay", "grow"))
    (course.root / "decay.py").write_bytes(known["right"])
    assert invoke("check", course.root / "decay.py", "--root", course.root).code == 0


def test_functions_that_a_student_adds_are_not_asked_for(invoke, work, known):
    work(known["right"] + b"\n\ndef helper(x):\n    return x\n")
    done = invoke("check")
    assert done.code == 0 and "helper" not in done.out


def test_colour_is_for_terminals_only(run_cli, released, work):
    work("grows")
    done = run_cli("check", cwd=released)
    assert done.code == 1 and "\x1b" not in done.out


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_no_color_is_honoured_on_a_terminal(start_cli, released, work, read_terminal, no_color, coloured):
    work("grows")
    ours, theirs = os.openpty()
    process = start_cli("check", cwd=released, stdout=theirs, environ={"NO_COLOR": no_color, "TERM": "xterm"})
    os.close(theirs)
    shown = read_terminal(ours)
    assert process.wait(timeout=60) == 1
    assert (b"\x1b[31m" in shown) is coloured


def test_a_function_counts_under_its_aliases(invoke, released, known):
    path = released / "exercises" / "decay" / "examples.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"aliases": {"decay": ["my_decay"]}}))
    (released / "homework.py").write_bytes(known["grows"].replace(b"def decay", b"def my_decay"))
    done = invoke("check", "homework.py")
    assert done.code == 1 and "Exponential decay" in done.out and "no answer" not in done.out
    (released / "homework.py").write_bytes(known["right"].replace(b"def decay", b"def my_decay"))
    assert invoke("check", "homework.py").code == 0


PRINTING = b"""import numpy as np


def decay(t, tau):
    print("tau is", tau, "\x1b[31mred\x1b[0m")
    return np.exp(-t / tau)
"""


def test_what_the_students_own_code_prints_is_shown_clean(invoke, work):
    work(PRINTING)
    done = invoke("check")
    lines = [line.strip() for line in done.out.split("\n")]
    assert "Your code printed:" in lines
    assert any(line.startswith("tau is") and line.endswith("red") for line in lines)
    assert "\x1b" not in done.out


def test_nothing_is_said_of_printing_where_nothing_is_printed(invoke, work):
    work("right")
    assert "printed" not in invoke("check").out


def test_a_flood_of_printing_is_cut(invoke, work):
    work(PRINTING.replace(b'print("tau is"', b'print("flood " * 10000, "tau is"'))
    done = invoke("check")
    assert "shortened from" in done.out and len(done.out) < 5000
