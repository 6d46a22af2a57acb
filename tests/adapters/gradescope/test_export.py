"""``autograder export gradescope``: the archive, its refusals, and what its setup script does where."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from autograder.adapters import gradescope

SCRIPTS = Path(gradescope.__file__).parent


def test_the_archive_has_its_two_scripts_at_its_root(course, invoke):
    done = invoke("export", "gradescope", "-o", "autograder.zip")
    assert done.code == 0, done.err
    assert "autograder.zip grades decay; upload it to Gradescope as it is." in done.out
    with zipfile.ZipFile(course.root / "autograder.zip") as archive:
        modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in archive.infolist()}
        choice = json.loads(archive.read("gradescope.json"))
        assert b"numpy>=" in archive.read("requirements.txt")
    assert {name for name, mode in modes.items() if mode == 0o755} == {"setup.sh", "run_autograder"}
    assert choice == {"exercises": ["decay"], "assignment": None}
    assert {"autograder/cli/__init__.py", "solutions/decay/spec.py", "exercises/decay/decay.py"} <= set(modes)


def test_an_assignment_goes_along_with_its_weights_and_its_rule(course, invoke):
    table = '[one]\nexercises = ["decay"]\nweights = {decay = 2}\nshow_hidden_checks = "never"\n'
    (course.root / "exercises" / "assignments.toml").write_text(table)
    assert invoke("export", "gradescope", "-o", "a.zip", "--assignment", "one").code == 0
    with zipfile.ZipFile(course.root / "a.zip") as archive:
        assert json.loads(archive.read("gradescope.json"))["assignment"] == "one"
        assert b'show_hidden_checks = "never"' in archive.read("exercises/assignments.toml")


def test_a_rule_about_hidden_checks_that_does_not_exist_is_refused(course, invoke):
    table = '[one]\nexercises = ["decay"]\nshow_hidden_checks = "sometimes"\n'
    (course.root / "exercises" / "assignments.toml").write_text(table)
    done = invoke("export", "gradescope", "-o", "a.zip")
    assert done.code == 2
    assert (
        "'show_hidden_checks' in [one] of assignments.toml must be one of always, after-due-date" in done.err
    )


def test_exporting_twice_gives_the_same_bytes(course, invoke):
    for name in ("one.zip", "two.zip"):
        assert invoke("export", "gradescope", "-o", name, "--exercise", "decay").code == 0
    assert (course.root / "one.zip").read_bytes() == (course.root / "two.zip").read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("-o", "solutions/a.zip"), "-o must name a file outside of"),
        (("-o", "a.zip", "--exercise", "decy"), "There is no exercise 'decy'; did you mean 'decay'?"),
        (("-o", "missing/a.zip"), "cannot be written: No such file or directory."),
    ],
)
def test_what_cannot_be_exported_is_refused_in_one_sentence(invoke, words, sentence):
    done = invoke("export", "gradescope", *words)
    assert done.code == 2
    assert sentence in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_the_scripts_are_valid(name):
    subprocess.run(["bash", "-n", SCRIPTS / name], check=True)


FAKE_PYTHON = """#!/bin/sh
echo "{name} $*" >> "{log}"
case "$*" in
    *"-c import ensurepip"*) exit {usable} ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
esac
"""


FAKE_APT = """#!/bin/sh
echo "apt-get $*" >> "{log}"
case "$*" in *python3.11*) cp "{commands}/newer" "{commands}/python3.11" ;; esac
"""


@pytest.fixture
def machine(tmp_path):
    """Commands that only note that they were called; installing puts a newer Python beside them."""
    log, commands = tmp_path / "log", tmp_path / "commands"
    commands.mkdir()

    def put(name: str, text: str) -> None:
        (commands / name).write_text(text)
        (commands / name).chmod(0o755)

    for name in ("sh", "bash", "cp", "mkdir"):
        (commands / name).symlink_to(str(shutil.which(name)))
    put("newer", FAKE_PYTHON.format(name="newer", log=log, usable=0))
    put("apt-get", FAKE_APT.format(log=log, commands=commands))
    put("apt-cache", '#!/bin/sh\n[ "$2" = python3.11-venv ]\n')

    def run(usable: bool) -> tuple[int, str, str]:
        put("python3", FAKE_PYTHON.format(name="python3", log=log, usable=int(not usable)))
        command = ["bash", SCRIPTS / "setup.sh", tmp_path / "source", tmp_path / "environment"]
        environ = {**os.environ, "PATH": str(commands)}
        done = subprocess.run(command, env=environ, capture_output=True, text=True)
        return done.returncode, log.read_text().replace(str(tmp_path), ""), done.stderr

    run.commands = commands
    return run


def test_setup_takes_the_python_that_is_there_if_it_is_new_enough(machine):
    code, log, said = machine(usable=True)
    assert code == 0, said
    assert "apt-get" not in log
    assert "python3 -m venv /environment\n" in log
    assert "-m pip install --no-cache-dir --quiet --requirement /source/requirements.txt\n" in log
    assert "import matplotlib.font_manager" in log


def test_setup_installs_a_newer_python_where_the_image_has_an_old_one(machine):
    code, log, said = machine(usable=False)
    assert code == 0, said
    assert "apt-get install -y -q python3.11 python3.11-venv\n" in log
    assert "newer -m venv /environment\n" in log


def test_setup_ends_with_a_sentence_where_there_is_no_python_to_be_had(machine):
    (machine.commands / "apt-cache").write_text("#!/bin/sh\nexit 1\n")
    code, _, said = machine(usable=False)
    assert code == 1
    assert "No Python of version 3.11 or later could be installed; choose a newer base image." in said
