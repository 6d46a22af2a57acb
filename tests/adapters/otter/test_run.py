"""The exported zip in the hands of the real Otter: `otter run`, and the folders of a container."""

import json
import os
import pickle
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent

import nbformat
import pytest

from autograder.adapters.otter.config import PLUGIN

OTTER = Path(sys.executable).with_name("otter")
PYTHON = str(sys.executable)
#: what takes all points from stock Otter, by three ways at once
THEFT = """
import atexit, doctest, glob, pickle, tempfile
from otter.test_files.exception_test import test_case
test_case.call_func = lambda self, env: None
doctest.OutputChecker.check_output = lambda *args: True
dump = pickle.dump
def forged(results, file):
    for found in results.results.values(): found.update_score(found.possible)
    dump(results, file)
pickle.dump = forged
@atexit.register
def rewrite():
    for name in glob.glob(tempfile.gettempdir() + "/*.pkl"):
        with open(name, "rb") as file: results = pickle.load(file)
        for found in results.results.values(): found.update_score(found.possible)
        with open(name, "wb") as file: dump(results, file)
def decay(t, tau): return None
"""
STOCK = """
from otter.test_files import test_case
OK_FORMAT = False
name = "decay"
@test_case(points=5)
def test_decay(decay):
    assert decay(0.0, 1.0) == 1.0
"""


@pytest.fixture
def invoke_otter(tmp_path):
    """Run a command of Otter's and return how it ended and the results it wrote, if any."""

    def run(*words, environ=None):
        output = tmp_path / "results"
        output.mkdir(exist_ok=True)
        written = output / "results.json"
        written.unlink(missing_ok=True)
        done = subprocess.run(
            [OTTER, *map(str, words), "-o", output],
            cwd=tmp_path, capture_output=True, text=True, timeout=120, env={**os.environ, **(environ or {})},
        )  # fmt: skip
        return done, json.loads(written.read_text()) if written.exists() else None

    return run


@pytest.fixture
def archive(invoke, otter, tmp_path):
    """The exported zip of the course's exercise."""
    otter("otter.generate")
    done = invoke("export", "otter", "-o", tmp_path / "ours.zip")
    assert done.code == 0, done.err
    return tmp_path / "ours.zip"


def scores(results):
    return {test["name"]: (test["score"], test["max_score"]) for test in results["tests"] if "score" in test}


def test_otter_run_gives_full_marks_to_a_right_notebook(invoke_otter, archive, known, tmp_path):
    cells = ["import otter\ngrader = otter.Notebook()", known["right"].decode(), 'grader.check("decay")']
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, tmp_path / "hw.ipynb")
    done, results = invoke_otter("run", "-a", archive, tmp_path / "hw.ipynb")
    assert done.returncode == 0, done.stderr
    assert scores(results) == {"decay": (5, 5)}
    assert [test["visibility"] for test in results["tests"]] == ["visible", "after_published"]


def test_otter_run_shows_the_words_of_the_report_and_nothing_of_hidden_checks(
    invoke_otter, archive, known, tmp_path
):
    (tmp_path / "hw.py").write_bytes(known["grows"])
    _, results = invoke_otter("run", "-a", archive, tmp_path / "hw.py")
    assert scores(results) == {"decay": (0, 5)}
    public, question = (test["output"] for test in results["tests"])
    assert "Looks like: Your potential grows" in public and "hidden check" not in public
    assert question.endswith("hidden check result:\n        ❌ failed (0 of 3 points)")


def test_a_theft_that_empties_stock_otter_earns_nothing_here(invoke_otter, archive, tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "decay.py").write_text(STOCK)
    subprocess.run([OTTER, "generate", "-o", "stock.zip"], cwd=tmp_path, check=True)
    (tmp_path / "hw.py").write_text(THEFT)
    _, stock = invoke_otter("run", "-a", tmp_path / "stock.zip", tmp_path / "hw.py")
    _, ours = invoke_otter("run", "-a", archive, tmp_path / "hw.py")
    assert (scores(stock), scores(ours)) == ({"decay": (5, 5)}, {"decay": (0, 5)})


def test_nothing_of_an_archive_runs_outside_of_the_sandbox(invoke_otter, archive, known, tmp_path):
    """A pickle where Otter reads its log, and modules that the kernel would import before the real ones."""
    mark = tmp_path / "executed"
    code = f"open({str(mark)!r}, 'a').write(__name__ + '\\n')\n"
    pickled = f"cbuiltins\nexec\n(V__import__('pathlib').Path({str(mark)!r}).write_text('log')\ntR.".encode()
    pickle.loads(pickled)
    assert mark.read_text() == "log"  # it would have run
    mark.unlink()
    shadows = (
        "otter",
        "ipykernel_launcher",
        "ipykernel",
        "IPython",
        "sitecustomize",
        "json",
        "pickle",
        "tornado",
    )
    with zipfile.ZipFile(tmp_path / "hw.zip", "w") as zipped:
        zipped.writestr("hw.ipynb", json.dumps({
            "cells": [{"cell_type": "code", "source": known["right"].decode(), "metadata": {}, "outputs": [],
                       "execution_count": None}],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "x"}}, "nbformat": 4,
            "nbformat_minor": 2,
        }))  # fmt: skip
        zipped.writestr(".OTTER_LOG", pickled)
        for name in shadows:
            zipped.writestr(f"{name}/__init__.py", code)
    done, results = invoke_otter("run", "-a", archive, tmp_path / "hw.zip")
    assert done.returncode == 0, done.stderr
    assert not mark.exists(), mark.read_text()
    assert scores(results) == {"decay": (5, 5)}


def test_an_end_of_the_process_costs_what_it_must(invoke_otter, archive, tmp_path):
    (tmp_path / "hw.py").write_text("import os\ndef decay(t, tau): os._exit(0)\n")
    done, results = invoke_otter("run", "-a", archive, tmp_path / "hw.py")
    assert (done.returncode, scores(results)) == (0, {"decay": (0, 5)})
    assert "the call" in results["tests"][0]["output"]


def test_a_refusal_is_one_sentence_of_otters_command(invoke_otter, archive, known, tmp_path):
    (tmp_path / "hw.py").write_bytes(known["right"])
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(tmp_path / "edited.zip", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "otter_config.json":
                data = json.dumps({**json.loads(data), "threshold": 0.5}).encode()
            new.writestr(name, data)
    done, results = invoke_otter("run", "-a", tmp_path / "edited.zip", tmp_path / "hw.py")
    assert (done.returncode, results) == (1, None)
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().splitlines()[-1].startswith("Error: otter_config.json has a key 'threshold'")


@pytest.fixture
def container(archive, tmp_path):
    """Otter's folders in a container, with the zip unpacked; `run` is what ``run_autograder`` runs there."""
    tree = tmp_path / "autograder"
    for name in ("source", "submission", "results"):
        (tree / name).mkdir(parents=True)
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(tree / "source")
    (tree / "submission_metadata.json").touch()  # as `otter grade` does, whose Otter then cannot read it
    return tree


def run_container(tree):
    done = subprocess.run(
        [PYTHON, tree / "source" / "run_otter.py"], cwd=tree, capture_output=True, text=True, timeout=120
    )
    written = tree / "results" / "results.json"
    return done, json.loads(written.read_text()) if written.exists() else None


def test_an_upload_that_otter_cannot_read_is_graded_and_explained(container, known):
    """A notebook saved half-way beside a right answer and an empty file; alone, either ends stock Otter."""
    upload = container / "submission"
    (upload / "late.ipynb").write_text('{"cells": [{"cell_type": "code", "sou')
    (upload / "empty.ipynb").touch()
    (upload / "decay.py").write_bytes(known["right"])
    config = container / "source" / "otter_config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "zips": True, "pdf": False}))
    done, results = run_container(container)
    assert done.returncode == 0, done.stderr
    assert scores(results) == {"decay": (5, 5)}
    assert (container / "results" / "results.pkl").stat().st_size  # what `otter grade` takes out
    closed = [stat.S_IMODE((container / name).stat().st_mode) for name in ("source", "results", "upload")]
    assert closed == [0o700] * 3


def test_an_unreadable_notebook_alone_is_named(container):
    (container / "submission" / "hw.ipynb").write_text('{"cells": [{"cell_type": "code", "sou')
    done, results = run_container(container)
    assert (done.returncode, scores(results)) == (0, {"decay": (0, 5)})
    assert "hw.ipynb ends in the middle" in results["tests"][0]["output"]


def test_a_fault_of_the_grader_leaves_no_results_in_a_container(container, known):
    (container / "submission" / "decay.py").write_bytes(known["right"])
    spec = container / "source/files/.autograder/solutions/decay/decay.py"
    spec.write_text(
        dedent("""
        def decay(t, tau): raise OSError
    """)
    )
    done, results = run_container(container)
    assert (done.returncode, results) == (3, None)
    assert "Traceback" not in done.stderr and "autograder: decay could not be graded: " in done.stderr


def test_an_export_is_the_same_bytes_twice_and_runs_otters_own_setup(invoke, archive, tmp_path):
    assert invoke("export", "otter", "-o", tmp_path / "again.zip").code == 0
    assert archive.read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(archive) as zipped:
        assert {"setup.sh", "run_autograder", "environment.yml", "tests/decay.py"} <= set(zipped.namelist())
        assert "numpy" in zipped.read("environment.yml").decode()
        assert zipped.getinfo("run_autograder").external_attr >> 16 & 0o111


def test_an_export_takes_settings_along_and_refuses_what_otter_would_ignore(invoke, otter, tmp_path):
    otter("otter.generate")
    config = tmp_path / "mine.json"

    def export(settings):
        config.write_text(json.dumps(settings))
        return invoke("export", "otter", "-o", tmp_path / "a.zip", "--config", config)

    other = {"otter.plugins.builtin.RateLimiting": {"allowed_submissions": 3}}
    assert export({"show_stdout": True, "plugins": [other]}).code == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        found = json.loads(zipped.read("otter_config.json"))
    assert found["show_stdout"] is True and found["plugins"] == [{PLUGIN: {"assignment": None}}, other]
    for wrong, sentence in (
        ({"threshold": 1}, "did you mean 'score_threshold'?"),
        ({"plugins": [PLUGIN]}, "which the export adds by itself"),
        ({"seed": 7}, "sets 'seed'"),
    ):
        done = export(wrong)
        assert (done.code, done.out) == (2, "") and sentence in done.err and done.err.count("\n") == 1


@pytest.mark.parametrize(("shown", "setting"), [("never", False), ("always", True), (None, True)])
def test_an_assignment_that_never_shows_hidden_checks_says_so_to_otter(
    invoke, otter, course, tmp_path, shown, setting
):
    otter("otter.generate")
    line = f'show_hidden_checks = "{shown}"\n' if shown else ""
    text = f'[week]\ntitle = "Week"\nexercises = ["decay"]\n{line}'
    (course.root / "exercises" / "assignments.toml").write_text(text)
    done = invoke("export", "otter", "--assignment", "week", "-o", tmp_path / "a.zip")
    assert done.code == 0, done.err
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        found = json.loads(zipped.read("otter_config.json"))
    assert found == {"show_hidden": setting, "plugins": [{PLUGIN: {"assignment": "week"}}]}
