"""What students get holds nothing of the hidden half, and what would is found."""

import json

import numpy as np
import pytest

from autograder.authoring.leaks import hidden_sources, leaked_lines, leaked_numbers
from autograder.authoring.verify import verify
from autograder.boundary.outputs import Returned
from autograder.compare import close
from autograder.course.spec import Call, Check, Exercise
from autograder.grading.references import References


@pytest.fixture
def lines(course):
    """Look for hidden lines in files; return what is found."""

    def look(name, text):
        hidden = hidden_sources(course.root / "solutions" / "decay")
        return list(leaked_lines({name: text.encode()}, hidden, course.handout("decay")))

    return look


def test_the_released_files_of_a_proved_exercise_hold_no_hidden_line(course, lines):
    for path in (course.root / "exercises" / "decay").rglob("*.*"):
        assert lines(path.name, path.read_text()) == []


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Try this:\n\n    return np.exp( -t/tau )\n", "line 7 of decay.py"),
        ("return [math.exp(-x / tau) for x in t]", "line 7 of accepted/loop.py"),
        ("a decay needs a minus sign", ""),
        (
            "Your potential grows: a decay needs a minus sign in the exponent.",
            "diagnosis of misconceptions/grows",
        ),
        ("import numpy as np", ""),
        ("def decay(t, tau):", ""),
    ],
)
def test_a_hidden_line_is_found_whatever_its_blanks_and_a_public_one_is_not(lines, text, origin):
    found = lines("README.md", text)
    assert bool(found) == bool(origin) and all(origin in sentence for sentence in found)


def test_a_hidden_line_is_found_in_a_cell_of_a_notebook(lines):
    cells = [{"cell_type": "code", "source": ["def decay(t, tau):\n", "    return np.exp(-t / tau)\n"]}]
    assert "line 7 of decay.py" in lines("week.ipynb", json.dumps({"cells": cells}))[0]


def test_a_line_of_the_spec_is_found_and_its_words_are_not(course, lines):
    spec = (course.root / "solutions" / "decay" / "spec.py").read_text()
    call = next(line for line in spec.splitlines() if "7.5" in line)
    (hint,) = [line for line in spec.splitlines() if "hint=" in line]
    assert "of spec.py" in lines("notes.txt", call)[0]
    assert lines("notes.txt", hint) == []


def test_a_hidden_source_that_is_no_python_hides_nothing_and_breaks_nothing(course, lines):
    (course.root / "solutions" / "decay" / "accepted" / "wrong.py").write_text("def (((\n  'x\n")
    assert lines("README.md", "def (((") == []


VISIBLE, HIDDEN = np.array([1.5, 2.25, 4.0, 8.5, 3.0]), np.array([2.5, 0.75, 6.5, 1.25, 9.0])
SHOWN, SECRET = np.sqrt(VISIBLE), np.sqrt(HIDDEN)


@pytest.fixture
def numbers(course):
    """Look for numbers of hidden checks in a text; return what is found."""
    checks = (
        Check(id="seen", points=1, call=Call("decay", VISIBLE, 2.0), expect=close()),
        Check(id="unseen", points=1, call=Call("decay", HIDDEN, 3.0), expect=close(), hidden=True),
    )
    exercise = Exercise(slug="decay", title="decay", checks=checks)
    outputs = {"seen": (Returned(SHOWN),), "unseen": (Returned((SECRET, {"k": 7.123456789})),)}
    public = course.handout("decay")

    def look(text, name="README.md"):
        return list(leaked_numbers({name: text.encode()}, exercise, outputs, public))

    return look


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        (f"it is {SECRET[1]!r}", True),
        ("k = 7.123456789 at most", True),
        ("2.5, 0.75, 6.5 and 1.25", True),
        ("| 2.50 | 0.75 | 6.5 | 1.25 |", True),
        (f"it is {SHOWN[1]!r}", False),
        ("1.5, 2.25, 4, 8.5", False),
        ("2.5 and 6.5", False),
        ("0.75, 6.5 and 1.25 in v0.75.6", False),
        ("1, 2, 3, 4, 5, 6", False),
    ],
)
def test_numbers_of_hidden_checks_are_found_and_those_of_visible_ones_are_not(numbers, text, leaks):
    assert bool(numbers(text)) == leaks


def test_a_hidden_number_is_found_in_examples_json(numbers):
    assert numbers(json.dumps({"expected": SECRET.tolist()}), "examples.json")


def test_provided_data_is_public(course, numbers):
    (course.root / "exercises" / "decay" / "data.csv").write_text("2.5,0.75,6.5,1.25")
    assert numbers("2.5,0.75,6.5,1.25", "data.csv")  # the fixture read the folder before
    public = course.handout("decay")
    exercise = Exercise(
        slug="decay",
        title="decay",
        checks=(Check(id="x", points=1, call=Call("decay", HIDDEN), expect=close(), hidden=True),),
    )
    files = {"data.csv": b"2.5,0.75,6.5,1.25"}
    assert list(leaked_numbers(files, exercise, {"x": (Returned(1.0),)}, public)) == []


def test_counting_and_repeating_tell_nothing(course):
    grid = np.arange(0.0, 10.0, 0.1)
    check = Check(id="x", points=1, call=Call("decay", grid, np.ones(9)), expect=close(), hidden=True)
    exercise = Exercise(slug="decay", title="decay", checks=(check,))
    files = {"README.md": b"0.1, 0.2, 0.3, 0.4, 0.5 and 1, 1, 1, 1, 1"}
    found = leaked_numbers(files, exercise, {"x": (Returned(10**400),)}, course.handout("decay"))
    assert list(found) == []


@pytest.mark.parametrize("text", ["np.exp(-t / tau) is what to return:\n\n    return np.exp(-t / tau)\n"])
def test_verify_finds_what_the_readme_gives_away(course, runner, text):
    readme = course.root / "exercises" / "decay" / "README.md"
    readme.write_text(readme.read_text() + text)
    findings = verify(course, "decay", References(runner)).findings
    assert {finding.rule for finding in findings} == {"release"}
    assert any("README.md must not hold line 7 of decay.py" in finding.text for finding in findings)
    assert any("notebook must not hold" in finding.text for finding in findings)
