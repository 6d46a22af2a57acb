"""Otter on the student's side: generated tests that reveal nothing, checked in scripts and notebooks."""

import json
import os
import subprocess
import sys

import nbformat
import pytest

from autograder.adapters.otter.kernel import CheckFailed, check_public
from autograder.adapters.otter.student_tests import otter_tests
from autograder.course.catalog import Course
from autograder.errors import UsageError
from autograder.grading.session import Grader
from autograder.submission.submission import submission_of

SCRIPT = """
{source}
import otter
grader = otter.Notebook()
print(grader.check("decay"))
"""


@pytest.fixture
def released(invoke, course, tmp_path, monkeypatch):
    """A release with Otter's tests, in which the test then works."""
    done = invoke("release", "--otter", "-o", tmp_path / "out")
    assert done.code == 0, done.err
    monkeypatch.chdir(tmp_path / "out")
    return Course(tmp_path / "out")


def test_tests_are_released_only_when_asked_for_and_the_same_twice(invoke, released, tmp_path):
    invoke("release", "-o", tmp_path / "plain")
    invoke("release", "--otter", "-o", tmp_path / "again")
    assert not (tmp_path / "plain" / "tests").exists()
    written = (released.root / "tests" / "decay.py").read_bytes()
    assert written == (tmp_path / "again" / "tests" / "decay.py").read_bytes()


def test_a_generated_test_names_visible_checks_and_says_nothing_about_them(course):
    text = otter_tests(course.handout("decay")).decode("ascii")
    bodies = [line.strip() for line in text.splitlines() if line.startswith("    ")]
    assert bodies == ["check_public('decay', 'decay', env)"]
    assert "other-time-constant" not in text and "37 %" not in text and "linspace" not in text
    assert text.count("@test_case") == 1 and "points=2" in text


def run_script(folder, source):
    (folder / "mine.py").write_text(SCRIPT.format(source=source))
    done = subprocess.run(
        [sys.executable, "mine.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_script_with_a_right_answer_hears_that_a_hidden_check_follows(released, known):
    said = run_script(released.root, known["right"].decode())
    assert "decay results: All test cases passed!" in said
    assert "1 hidden check will follow when your work is graded." in said


def test_a_script_with_a_mistake_reads_the_words_of_the_report_and_a_line_that_reveals_nothing(
    released, known
):
    said = run_script(released.root, known["grows"].decode())
    assert "check_public('decay', 'decay', env)" in said
    assert "CheckFailed: " in said and "Hint: The potential falls to 37 %" in said
    assert "1 hidden check will follow" in said


def test_the_cell_of_a_notebook_shows_the_same(released, known):
    cells = [
        "import otter\ngrader = otter.Notebook('hw.ipynb')",
        known["right"].decode(),
        "grader.check('decay')",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    path = released.root / "hw.ipynb"
    nbformat.write(notebook, path)
    words = ["nbconvert", "--to", "notebook", "--execute", "--inplace", path]
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (output,) = nbformat.read(path, 4).cells[2].outputs
    assert "passed!" in output.data["text/html"] and "1 hidden check will follow" in output.data["text/html"]


ANSWERS = {
    "grows": "import numpy as np\ndef decay(t, tau): return np.exp(t / tau)",
    "too short": "import numpy as np\ndef decay(t, tau): return np.exp(-t / tau)[1:]",
    "a string": "def decay(t, tau): return 'no'",
    "a function": "def decay(t, tau): return decay",
    "nothing": "def decay(t, tau): pass",
    "raises": "def decay(t, tau): raise ValueError('too hard')",
    "exits": "def decay(t, tau): raise SystemExit(3)",
    "no function": "decay = 5",
    "another name": "def decays(t, tau): return t",
    "not one argument": "def decay(): return 1",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_kernel_says_what_the_sandbox_says(released, runner, name):
    """But for the line in the file, which a kernel does not know."""
    source = ANSWERS[name]
    grader = Grader(released, runner)
    grader.prepare_released("decay")
    (result,) = grader.grade(submission_of("me", {"decay.py": source.encode()}))
    (verdict,) = result.checks
    env = {}
    exec(source, env)
    with pytest.raises(CheckFailed) as failed:
        check_public("decay", "decay", env)
    said = str(failed.value).splitlines()
    assert said[0] == verdict.message.replace(" at line 1", "") != ""
    assert verdict.hint in str(failed.value)


def test_a_function_counts_under_its_aliases(released):
    import math

    path = released.root / "exercises" / "decay" / "examples.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"aliases": {"decay": ["my_decay", "Decay"]}}))

    def right(t, tau):
        return [math.exp(-x / tau) for x in t]

    def unwritten(t, tau):
        raise NotImplementedError("yours")

    check_public("decay", "decay", {"my_decay": right})
    check_public("decay", "decay", {"decay": unwritten, "my_decay": unwritten, "Decay": right})
    with pytest.raises(CheckFailed, match="my_decay returned a generator"):
        check_public("decay", "decay", {"my_decay": lambda t, tau: (x for x in t), "decay": unwritten})


def test_a_student_who_stops_a_check_stops_it(released):
    def decay(t, tau):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_public("decay", "decay", {"decay": decay})


def test_arguments_are_fresh_in_every_call(released):
    import numpy as np

    def decay(t, tau):
        result = np.exp(-t / tau)
        t[:] = 0
        return result

    for _ in range(2):
        check_public("decay", "decay", {"decay": decay})


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            lambda folder: (folder / "examples.json").unlink(),
            "examples.json of decay is missing; get the exercise's",
        ),
        (lambda folder: (folder / "examples.json").write_text("{"), "examples.json of decay is damaged"),
        (lambda folder: rename_check(folder), "are not of the same release: there is no check 'decay'"),
    ],
)
def test_a_release_that_is_not_whole_is_one_sentence(released, spoil, sentence):
    spoil(released.root / "exercises" / "decay")
    with pytest.raises(UsageError, match=sentence):
        check_public("decay", "decay", {"decay": len})


def rename_check(folder):
    found = json.loads((folder / "examples.json").read_text())
    found["checks"][0]["id"] = "renamed"
    (folder / "examples.json").write_text(json.dumps(found))
