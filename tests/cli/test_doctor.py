"""The doctor says what this machine gives, and when grading cannot work."""

import pytest

from autograder import __version__
from autograder.boundary.outputs import Failed, Returned
from autograder.cli import doctor
from autograder.errors import SandboxFault
from autograder.sandbox.fake import FakeRunner


def test_a_machine_that_works_is_described(invoke, runner):
    done = invoke("doctor")
    assert done.code == 0 and done.err == ""
    assert f"autograder   {__version__}" in done.out
    assert f'"isolation": "{runner.level}"' in done.out
    assert "exercises    decay" in done.out
    assert all(f"{name:<12} " in done.out for name in doctor.LIBRARIES)
    assert "missing" not in done.out


def test_every_level_has_its_meaning():
    assert set(doctor.MEANING) == {"none", "limited", "confined", "isolated"}


def test_a_missing_library_is_named_with_the_cure(invoke, monkeypatch):
    monkeypatch.setattr(doctor, "LIBRARIES", ("numpy", "nosuchlibrary"))
    assert "missing: install it with pip install nosuchlibrary" in invoke("doctor").out


@pytest.mark.parametrize("output", [Returned(22), Returned("21"), Failed("crash", "it died")])
def test_a_sandbox_that_gives_wrong_answers_is_exit_3(invoke, monkeypatch, output):
    monkeypatch.setattr("autograder.sandbox.start.start_runner", lambda warm: FakeRunner(output))
    done = invoke("doctor")
    assert done.code == 3 and "grading is not possible here: a trial run gave" in done.out


def test_a_machine_without_a_sandbox_is_exit_3(invoke, monkeypatch):
    def refuse(warm):
        raise SandboxFault("There is none.")

    monkeypatch.setattr("autograder.sandbox.start.start_runner", refuse)
    done = invoke("doctor")
    assert done.code == 3 and "grading is not possible here: There is none." in done.out


def test_outside_of_a_course_the_machine_is_described_all_the_same(invoke, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    done = invoke("doctor")
    assert done.code == 0 and "exercises    No folder exercises/ was found" in done.out


def test_a_broken_course_is_one_sentence(invoke, course):
    (course.root / "exercises" / "assignments.toml").write_text("[a")
    done = invoke("doctor")
    assert "exercises    assignments.toml must be valid TOML" in done.out
