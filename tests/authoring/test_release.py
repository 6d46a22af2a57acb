"""A release is what students get: the public folders, the same bytes every time, nothing hidden."""

import sys
from pathlib import Path

import pytest

from autograder.authoring.release import write_release
from autograder.authoring.release_proof import release_leaks
from autograder.authoring.scaffold import write_scaffold
from autograder.authoring.wheel import wheel, wheel_name
from autograder.course.catalog import Course
from autograder.errors import UsageError
from autograder.grading.references import References

ROOT = Path(__file__).resolve().parents[2]


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def grouped(course):
    write_scaffold(course, "another")
    (course.root / "exercises" / "assignments.toml").write_text(
        '["week 1"]\ntitle = \'A "quoted" title\'\nexercises = ["decay"]\nweights = { decay = 0.123456789 }\n'
        '[both]\nexercises = ["another", "decay"]\n'
    )
    return course


def test_a_release_holds_the_public_files_alone(course, tmp_path):
    folder = course.root / "exercises" / "decay"
    (folder / "data").mkdir()
    (folder / "data" / "trace.csv").write_text("1,2\n")
    assert write_release(course, None, tmp_path / "out") == ("decay",)
    assert set(contents(tmp_path / "out")) == {
        "exercises/assignments.toml", "exercises/decay/README.md", "exercises/decay/decay.py",
        "exercises/decay/examples.json", "exercises/decay/example.svg", "exercises/decay/data/trace.csv",
        "README.md", "conftest.py", "exercises.ipynb", "test_exercises.py", wheel_name(),
    }  # fmt: skip


def test_by_products_and_links_stay_at_home(course, tmp_path):
    folder = course.root / "exercises" / "decay"
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "decay.pyc").write_bytes(b"x")
    (folder / ".secret").write_text("x")
    (folder / "link.py").symlink_to(course.root / "solutions" / "decay" / "decay.py")
    (folder / "folder").symlink_to(course.root / "solutions" / "decay")
    write_release(course, None, tmp_path / "out")
    assert not [name for name in contents(tmp_path / "out") if "link" in name or "folder/" in name]
    assert not [name for name in contents(tmp_path / "out") if "secret" in name or "pyc" in name]


def test_two_releases_are_the_same_bytes(grouped, tmp_path):
    for name in ("one", "two"):
        write_release(grouped, None, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_assignment_brings_its_exercises_alone(grouped, tmp_path):
    assert write_release(grouped, "week 1", tmp_path / "out") == ("decay",)
    assert not (tmp_path / "out" / "exercises" / "another").exists()


@pytest.mark.parametrize("only", [None, "week 1", "both"])
def test_the_assignments_of_a_release_read_as_those_of_the_course(grouped, tmp_path, only):
    write_release(grouped, only, tmp_path / "out")
    released = Course(tmp_path / "out").assignments()
    wanted = {name: found for name, found in grouped.assignments().items() if only in (None, name)}
    assert released == wanted


def test_a_release_needs_no_solutions(course, tmp_path):
    (course.root / "solutions").rename(tmp_path / "elsewhere")
    assert write_release(course, None, tmp_path / "out") == ("decay",)


def test_an_empty_folder_may_be_filled_and_no_other(course, tmp_path):
    (tmp_path / "out").mkdir()
    write_release(course, None, tmp_path / "out")
    with pytest.raises(UsageError, match="not empty"):
        write_release(course, None, tmp_path / "out")


def test_a_release_of_this_course_holds_nothing_of_its_solutions(tmp_path, runner):
    course = Course(ROOT)
    write_release(course, None, tmp_path / "out")
    files = contents(tmp_path / "out")
    assert files.pop(wheel_name()) == wheel()
    # what one of its exercises makes public is no secret of another
    assert list(release_leaks(course, course.in_order(), files, References(runner))) == []


@pytest.mark.parametrize("only", [None, "week 1"])
def test_there_is_a_notebook_for_each_assignment_and_one_for_the_rest(grouped, tmp_path, only):
    write_scaffold(grouped, "alone")
    write_release(grouped, only, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").glob("*.ipynb")}
    assert names == ({"week-1.ipynb"} if only else {"week-1.ipynb", "both.ipynb", "exercises.ipynb"})


def test_without_nbformat_a_release_is_refused_in_one_sentence(course, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(UsageError, match=r'pip install "neuro-autograder\[notebook\]"'):
        write_release(course, None, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_instructions_name_every_notebook_and_all_three_systems(grouped, tmp_path):
    write_release(grouped, None, tmp_path / "out")
    text = (tmp_path / "out" / "README.md").read_text()
    assert "`week-1.ipynb` goes with `exercises/decay/`" in text and 'check("decay")' in text
    assert "Linux and macOS" in text and "Windows" in text
