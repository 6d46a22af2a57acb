"""pytest shows checks and proofs as items, in the grader's words, and never runs what was handed in."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(pytester, course, runner, monkeypatch):
    """Run pytest in the course's folder with the session's sandbox."""
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: runner)
    monkeypatch.chdir(course.root)

    def run(*args):
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", *map(str, args))

    return run


@pytest.fixture
def mistaken(course, known):
    path = course.root / "ada.py"
    path.write_bytes(known["hard_coded"])
    return path


def test_each_check_is_an_item_and_a_failed_one_shows_the_feedback_alone(run, mistaken):
    done = run(f"--submission={mistaken}", "--exercise", "decay", "-v")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(
        [
            "ada.py::decay::decay PASSED*",
            "ada.py::decay::other-time-constant FAILED*",
            "Looks like: Your time constant is always 10 ms: use the argument tau.",
            "decay: 2 of 5 points",
        ]
    )
    assert not re.search(r"Traceback|pytest_items|NotPassed|^E  ", done.stdout.str(), re.MULTILINE)


def test_without_solutions_visible_checks_run_and_the_hidden_ones_are_counted(run, course, mistaken):
    shutil.rmtree(course.root / "solutions")
    done = run(f"--submission={mistaken}")
    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["decay: 2 of 2 points; 1 hidden check will follow when your work is graded."])
    assert "other-time-constant" not in done.stdout.str()


def notebook(source):
    cell = {"cell_type": "code", "source": source.decode(), "metadata": {}, "outputs": []}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_a_notebook_a_folder_and_a_zip_give_the_same_items(run, course, known):
    work = course.root / "work"
    (work / "ada").mkdir(parents=True)
    (work / "ada" / "decay.py").write_bytes(known["right"])
    (work / "ada.ipynb").write_text(notebook(known["right"]))
    with zipfile.ZipFile(work / "ada.zip", "w") as archive:
        archive.writestr("decay.py", known["right"])
    for name in ("ada", "ada.ipynb", "ada.zip"):
        run(f"--submission={work / name}").assert_outcomes(passed=2)


def test_a_problem_of_the_files_stands_in_every_item_that_it_costs(run, course):
    path = course.root / "ada.py"
    path.write_text("def decay(t, tau:\n")
    done = run(f"--submission={path}")
    done.assert_outcomes(failed=2)
    assert done.stdout.str().count("Problem: ada.py: syntax error at line 1") >= 2


def test_junit_xml_carries_the_feedback_and_the_points(run, course, mistaken):
    run(f"--submission={mistaken}", "--junitxml=report.xml")
    cases = ElementTree.parse(course.root / "report.xml").getroot().findall(".//testcase")
    assert [case.get("name") for case in cases] == ["decay", "other-time-constant"]
    properties = {item.get("name"): item.get("value") for item in cases[1].iter("property")}
    assert properties == {"earned": "0.0", "possible": "3.0"}
    assert "use the argument tau" in cases[1].find("failure").text


def test_a_fault_of_the_grader_is_an_error_and_no_failed_check(run, mistaken, solutions):
    (solutions / "decay.py").write_text("def decay(t, tau):\n    raise ValueError('oh')\n")
    done = run(f"--submission={mistaken}")
    done.assert_outcomes(errors=2)
    done.stdout.fnmatch_lines(["This exercise could not be graded.*"])
    assert "Traceback" not in done.stdout.str()


def test_nothing_that_was_handed_in_is_run_by_pytest_itself(run, course, known, tmp_path):
    work = course.root / "work" / "ada"
    work.mkdir(parents=True)
    (work / "decay.py").write_bytes(known["right"])
    trap = f"open({str(tmp_path / 'trapped')!r}, 'w')\n"
    for name in ("conftest.py", "__init__.py", "test_it.py"):
        (work / name).write_text(trap)
    run(f"--submission={work}").assert_outcomes(passed=2)
    run("--submission", work).assert_outcomes(passed=2)
    assert not (tmp_path / "trapped").exists()


def test_options_that_pytest_found_beside_the_submission_are_refused(run, course, known):
    work = course.root / "work" / "ada"
    work.mkdir(parents=True)
    (work / "decay.py").write_bytes(known["right"])
    (work / "pytest.ini").write_text("[pytest]\n")
    done = run("--submission", work)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["ERROR: pytest took its options from *pytest.ini, beside the submission; *"])
    run(f"--submission={work}").assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--exercise=decay"], "--exercise needs --submission=FILE."),
        (["--submission=ada.py", "solutions"], "Give either --submission or paths, not both; got *"),
        (["--submission=nobody.py"], "There is no file or folder nobody.py."),
        (["--submission=ada.py", "--exercise=deca"], "There is no exercise 'deca'; did you mean 'decay'?"),
        (
            ["--submission=ada.py", "-o", "autograder_root=no"],
            "The course's folder must hold exercises/*autograder_root=DIR*",
        ),
    ],
)
def test_a_wrong_command_is_answered_in_one_sentence(run, mistaken, options, said):
    done = run(*options)
    assert done.ret != 0
    output = done.stdout.str() + done.stderr.str()
    assert re.search(re.escape(said).replace(r"\*", ".*"), output), output
    assert "Traceback" not in output


def test_the_course_is_found_from_elsewhere_when_it_is_named(
    run, course, mistaken, tmp_path_factory, monkeypatch
):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    run(f"--submission={mistaken}", "-o", f"autograder_root={course.root}").assert_outcomes(
        passed=1, failed=1
    )


def test_a_proved_exercise_passes_in_every_item(run):
    done = run("solutions", "-v")
    assert done.ret == 0
    passed = set(re.findall(r"^solutions/decay/spec\.py::(.*?) PASSED", done.stdout.str(), re.MULTILINE))
    answers = {"reference", "stub", "accepted/loop", "misconceptions/grows"}
    assert passed > answers | {"checks/decay", "junk/None", "junk/nan in the right shape", "examples"}


def test_a_finding_fails_the_item_that_it_is_about_and_no_other(run, solutions):
    (solutions / "misconceptions" / "none.py").write_bytes((solutions / "decay.py").read_bytes())
    done = run("solutions/decay")
    assert done.parseoutcomes()["failed"] == 1
    done.stdout.fnmatch_lines(["misconceptions/none.py must lose marks; it gets all of them *"])


def test_a_reference_that_fails_is_one_failure_and_keeps_the_rest_from_being_proved(run, solutions):
    (solutions / "decay.py").write_text("def decay(t, tau):\n    raise ValueError('oh')\n")
    done = run("solutions/decay/spec.py")
    outcomes = done.parseoutcomes()
    assert outcomes["failed"] == 1 and set(outcomes) == {"failed", "errors"}
    assert "Traceback" not in done.stdout.str()


def test_a_spec_that_does_not_load_is_one_error(run, respec):
    respec("points=2", "points=-2")
    done = run("solutions")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*The 'points' of Check('decay') must be a number above 0*"])


def test_known_answers_named_like_tests_are_not_imported(run, solutions, tmp_path):
    trap = f"open({str(tmp_path / 'trapped')!r}, 'w')\n"
    (solutions / "accepted" / "test_first.py").write_text(trap + (solutions / "decay.py").read_text())
    done = run("solutions", "-k", "accepted")
    assert done.parseoutcomes()["failed"] == 1, "in the sandbox it may not write there"
    assert not (tmp_path / "trapped").exists()


def test_other_files_named_spec_are_left_alone(run, course):
    for folder in ("specs", "solutions/other"):
        (course.root / folder).mkdir()
        (course.root / folder / "spec.py").write_text("raise RuntimeError\n")
    assert run("specs", "solutions/other").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_run_without_submission_loads_nothing_of_the_grader(tmp_path):
    (tmp_path / "test_it.py").write_text(
        "import sys\n\ndef test_it():\n"
        "    loaded = {name for name in sys.modules if name.partition('.')[0] in ('autograder', 'numpy')}\n"
        "    assert loaded <= {'autograder', 'autograder.version', 'autograder.adapters', "
        "'autograder.adapters.pytest_plugin'} and 'autograder.adapters.pytest_plugin' in loaded\n"
    )
    command = [sys.executable, "-m", "pytest", "-W", "error", "-p", "no:cacheprovider", "test_it.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
