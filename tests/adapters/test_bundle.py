"""The shared bundle: complete, importable, the same bytes twice, refusals in one sentence."""

import stat
import subprocess
import sys
import zipfile

import pytest

from autograder.adapters import bundle
from autograder.adapters.bundle import bundle_files, refuse_in_course, requirements, write_zip
from autograder.course.catalog import Course
from autograder.errors import SpecError, UsageError


@pytest.fixture
def whole(course):
    """The test's course with an assignment of one exercise that is there and one of another that is not."""
    (course.root / "exercises" / "assignments.toml").write_text(
        '[one]\ntitle = "A \\"quoted\\" title"\nexercises = ["decay"]\nweights = {decay = 2.5}\n'
    )
    return course


def test_both_halves_of_the_chosen_exercises_and_the_package_are_there(whole):
    files = bundle_files(whole, ["decay"])
    assert {"autograder/__init__.py", "autograder/report/templates/base.html"} <= set(files)
    assert {"exercises/decay/decay.py", "solutions/decay/spec.py", "solutions/decay/decay.py"} <= set(files)
    assert not [name for name in files if "__pycache__" in name or "/." in name]


def test_what_was_unpacked_is_a_course_with_the_same_assignments(whole, tmp_path):
    for name, data in bundle_files(whole, ["decay"]).items():
        place = tmp_path / "unpacked" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    assert Course(tmp_path / "unpacked").assignments() == whole.assignments()
    script = "import autograder.cli.commands, autograder; print(autograder.__file__)"
    command = [sys.executable, "-P", "-c", script]
    environ = {"PYTHONPATH": str(tmp_path / "unpacked")}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    assert done.stdout.strip() == str(tmp_path / "unpacked" / "autograder" / "__init__.py")


def test_an_assignment_with_an_exercise_that_stays_behind_stays_behind(whole):
    assert bundle_files(whole, [])["exercises/assignments.toml"] == b""


def test_an_exercise_that_cannot_be_loaded_is_refused(whole, solutions):
    (solutions / "spec.py").write_text("EXERCISE = 1\n")
    with pytest.raises(SpecError, match="EXERCISE in the spec of decay must be"):
        bundle_files(whole, ["decay"])


def test_the_same_course_gives_the_same_bytes(whole, tmp_path):
    for name in ("one.zip", "two.zip"):
        write_zip(tmp_path / name, bundle_files(whole, ["decay"]))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_programs_are_executable_and_nothing_else_is(tmp_path):
    write_zip(tmp_path / "a.zip", {"b": b"2", "a": b"1"}, executable=["b"])
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
    assert modes == {"a": stat.S_IFREG | 0o644, "b": stat.S_IFREG | 0o755}
    assert list(modes) == ["a", "b"]


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path):
    with pytest.raises(UsageError, match=r"a\.zip cannot be written: No such file"):
        write_zip(tmp_path / "missing" / "a.zip", {})
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="folder cannot be written: Is a directory"):
        write_zip(tmp_path / "folder", {})
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_an_export_into_the_course_is_refused(course):
    with pytest.raises(UsageError, match="-o must name a file outside of"):
        refuse_in_course(course, course.root / "solutions" / "autograder.zip")
    refuse_in_course(course, course.root / "autograder.zip")


def test_requirements_have_their_bounds_and_no_extra(monkeypatch):
    listed = ["numpy>=1.26", "click>=8.1", "pytest>=8.2; extra == 'test'", 'tomli; python_version < "3.11"']
    monkeypatch.setattr(bundle.metadata, "requires", lambda name: listed)
    assert requirements() == ("click>=8.1", "numpy>=1.26", 'tomli; python_version < "3.11"')


def test_a_package_that_was_not_installed_says_so(monkeypatch):
    monkeypatch.setattr(bundle, "DISTRIBUTION", "no-such-distribution")
    with pytest.raises(UsageError, match="install it with pip and export again"):
        requirements()
