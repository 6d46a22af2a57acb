"""The workflow for a course's repository is written once and runs what it says."""

import re
from pathlib import Path

from autograder.cli import commands
from autograder.version import __version__

WORKFLOW = Path(".github/workflows/verify.yml")


def test_the_workflow_is_written_where_github_looks_for_it(invoke, course):
    done = invoke("export", "github")
    assert (done.code, done.out.strip()) == (0, str(WORKFLOW))
    text = (course.root / WORKFLOW).read_text()
    assert f"neuro-autograder=={__version__}" in text and "{" not in text
    verbs = re.findall(r"- run: autograder (\w+)$", text, re.MULTILINE)
    assert verbs[-1] == "verify" and set(verbs) <= set(commands.VERBS)


def test_writing_it_again_changes_nothing_and_an_edited_one_is_kept(invoke, course):
    assert invoke("export", "github").code == invoke("export", "github").code == 0
    (course.root / WORKFLOW).write_text("mine\n")
    done = invoke("export", "github")
    assert done.code == 2 and "exists and is not the same" in done.err
    assert (course.root / WORKFLOW).read_text() == "mine\n"


def test_a_place_that_cannot_be_written_is_one_sentence(invoke, course):
    done = invoke("export", "github", "-o", "exercises/decay/decay.py/verify.yml")
    assert done.code == 2 and done.err.count("\n") == 1 and "cannot be written" in done.err


def test_a_students_repository_gets_the_visible_checks_and_they_run_there(invoke, course, monkeypatch, known):
    assert invoke("release", "-o", "handout").code == 0
    monkeypatch.chdir(course.root / "handout")
    done = invoke("export", "github", "--students")
    assert (done.code, done.out.strip()) == (0, ".github/workflows/check.yml")
    text = Path(".github/workflows/check.yml").read_text()
    assert re.findall(r"- run: autograder (\w+)$", text, re.MULTILINE) == ["check"] and "{" not in text
    assert invoke("check").code == 1
    next(Path().rglob("decay.py")).write_bytes(known["right"])
    assert invoke("check").code == 0
