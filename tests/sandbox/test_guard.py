"""Hidden files inside the interpreter's own folders are refused, as every sandbox must show these."""

import sys
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.sandbox import guard
from autograder.sandbox.guard import readable_roots, refuse_reachable


def test_the_interpreter_and_its_packages_are_readable():
    roots = readable_roots()
    assert Path(sys.prefix).resolve() in roots and Path(sys.base_prefix).resolve() in roots
    assert all(root.is_absolute() for root in roots)


@pytest.mark.parametrize("inside", ["solutions", "lib/course/solutions", "../{name}/solutions"])
def test_solutions_inside_the_environment_are_refused(inside):
    prefix = Path(sys.prefix)
    with pytest.raises(UsageError, match="student code must be able to read") as caught:
        refuse_reachable(prefix / inside.format(name=prefix.name))
    assert "\n" not in str(caught.value) and "move the course" in str(caught.value)


def test_a_link_into_the_environment_is_followed(tmp_path):
    (tmp_path / "solutions").symlink_to(sys.prefix)
    with pytest.raises(UsageError):
        refuse_reachable(tmp_path / "solutions")


def test_solutions_elsewhere_are_fine(tmp_path):
    refuse_reachable(tmp_path / "solutions")
    refuse_reachable(Path(sys.prefix + "-course") / "solutions")


def test_an_environment_beside_the_solutions_is_fine(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "readable_roots", lambda: (tmp_path / ".venv",))
    refuse_reachable(tmp_path / "solutions")


def test_an_interpreter_at_the_root_does_not_forbid_everything(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "readable_roots", lambda: (Path("/"),))
    refuse_reachable(tmp_path / "solutions")
